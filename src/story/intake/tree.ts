/** Plain values whose every node still knows its line: what YAML and GeoJSON are read into. */
import type { Fault } from './faults';
import { brokenText, tidyText } from './text';

export type Path = readonly (string | number)[];

export interface Tree {
  readonly file: string;
  readonly value: unknown;
  /** 1-based line of the node at a path, or of its nearest ancestor that stands in the file; undefined where lines mean nothing. */
  readonly rowOf: (path: Path) => number | undefined;
}

/** A file as far as it could be read; null if nothing can be said of what is in it. */
export interface Read {
  readonly tree: Tree | null;
  readonly faults: Fault[];
}

/** No file of ours needs more. */
const DEEPEST = 64;
export const TOO_DEEP = '列表里套列表，套得太深；多半是多打了方括号或短横线，请删去';

/**
 * The tree with every text tidied, without blanks at its ends; a fault for each text that is broken, which goes on without
 * what is broken in it.
 * @throws RangeError if it is nested deeper than any file of ours
 */
function soundTree(tree: Tree): Read {
  const faults: Fault[] = [];
  const sound = (node: unknown, path: Path): unknown => {
    if (typeof node === 'object' && path.length > DEEPEST) throw new RangeError('nested too deep');
    if (Array.isArray(node)) return node.map((item: unknown, index) => sound(item, [...path, index]));
    if (typeof node === 'object' && node !== null)
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [tidyText(key), sound(value, [...path, key])]));
    if (typeof node !== 'string') return node;
    const text = tidyText(node).trim();
    const broken = brokenText(text);
    if (!broken) return text;
    const row = tree.rowOf(path);
    faults.push({
      file: tree.file,
      ...(row === undefined ? {} : { row }),
      field: nameOfPath(tree, path),
      found: broken.found,
      message: broken.message,
    });
    return broken.rest;
  };
  return { tree: { ...tree, value: sound(tree.value, []) }, faults };
}

/**
 * A file that is a group of entries; of anything else nothing more can be said.
 * @param otherwise what to say then: Chinese, without a closing full stop
 */
export function whole(file: string, value: unknown, rowOf: Tree['rowOf'], otherwise: string): Read {
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value);
  return entries ? soundTree({ file, value, rowOf }) : { tree: null, faults: [{ file, message: otherwise }] };
}

/** What reads a file by going into itself, or says that there are brackets within brackets without end. */
export function unlessDeep(file: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { tree: null, faults: [{ file, message: TOO_DEEP }] };
  }
}

export interface Found {
  readonly path: Path;
  readonly value: unknown;
}

/**
 * All nodes at a dotted pattern in which * stands for every member of a list: chapters.*.steps.*.prose.
 * Tolerates any shape, so that one malformed part does not hide what is wrong in the others.
 */
export function select(value: unknown, pattern: string): Found[] {
  return pattern.split('.').reduce<Found[]>(
    (nodes, key) =>
      nodes.flatMap(({ path, value: node }) => {
        if (key === '*') return Array.isArray(node) ? node.map((item: unknown, index) => ({ path: [...path, index], value: item })) : [];
        const child = childOf(node, key);
        return child === undefined ? [] : [{ path: [...path, key], value: child }];
      }),
    [{ path: [], value }],
  );
}

/** A member of an unknown value, or undefined. */
export function childOf(node: unknown, key: string): unknown {
  return typeof node === 'object' && node !== null && Object.hasOwn(node, key) ? (node as Record<string, unknown>)[key] : undefined;
}

/** The text at a key, trimmed; '' where there is none or it is no text. */
export function textOf(node: unknown, key: string): string {
  const value = childOf(node, key);
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * A path as a person names it: it begins at the innermost thing that has an id (opening.prose),
 * members without an id go by their 1-based place.
 */
export function nameOfPath(tree: Tree, path: Path): string {
  let node: unknown = tree.value;
  let name: (string | number)[] = [];
  for (const key of path) {
    node = Array.isArray(node) && typeof key === 'number' ? (node[key] as unknown) : childOf(node, String(key));
    const id = typeof key === 'number' ? textOf(node, 'id') : '';
    name = id === '' ? [...name, typeof key === 'number' ? `第${key + 1}个` : key] : [id];
  }
  return name.join('.');
}

/**
 * A fault at a place of a tree, in the row where an editor shows it.
 * @param found what stands there; left out where nothing is to be quoted
 */
export function faultAt(tree: Tree, path: Path, message: string, found?: string): Fault {
  const row = tree.rowOf(path);
  return {
    file: tree.file,
    ...(row === undefined ? {} : { row }),
    field: nameOfPath(tree, path),
    ...(found === undefined ? {} : { found }),
    message,
  };
}
