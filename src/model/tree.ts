/** YAML and GeoJSON text → plain values whose every node still knows its line. */
import { isAlias, isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { rowList, type Fault } from './faults';
import { brokenText, tidyText } from './text';

export type Path = readonly (string | number)[];

export interface Tree {
  readonly file: string;
  readonly value: unknown;
  /** 1-based line of the node at a path, or of its nearest ancestor that stands in the file; undefined where lines mean nothing. */
  readonly rowOf: (path: Path) => number | undefined;
}

const TOO_DEEP = '列表里套列表，套得太深；多半是多打了方括号或短横线，请删去';

const YAML_HINTS: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对；同一层的内容要对齐，用空格，不用 Tab',
  TAB_AS_INDENT: '缩进用了 Tab；请改成空格',
  DUPLICATE_KEY: '同一层里这一项写了两次，请删去一个',
  MISSING_CHAR: '少了一个符号；请检查引号、括号是否成对，冒号是否是英文冒号加一个空格',
  BLOCK_AS_IMPLICIT_KEY: '一行里出现了两个“英文冒号加空格”；请把整句放进英文双引号',
  RESOURCE_EXHAUSTION: TOO_DEEP,
  MULTILINE_IMPLICIT_KEY: '这一行少了冒号，或冒号不是“英文冒号加空格”',
};

const START_HINT = '一句话若以 { [ * & ! % @ ` | > # 或引号开头，要整句放进英文双引号';

/**
 * Reads YAML with the failsafe schema: every scalar stays the text that was typed, so nothing is converted behind
 * the writer's back (0330 keeps its zero, 2021 stays text, an empty value is '').
 * @returns the tree, or null with the first syntax error and every key written twice, each with its line
 */
export function readYaml(file: string, text: string): { tree: Tree | null; faults: Fault[] } {
  const typed = typingFault(file, text);
  if (typed) return { tree: null, faults: [typed] };
  return unlessDeep(file, () => readDocument(file, text));
}

function readDocument(file: string, text: string): { tree: Tree | null; faults: Fault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const rowAt = (offset: number): number => lines.linePos(offset).line;
  // What follows a first broken line is mostly its echo; a key written twice breaks nothing else.
  const telling = document.errors.filter((error, index) => index === 0 || error.code === 'DUPLICATE_KEY');
  const typedAt = text.split('\n');
  const inRow = (row: number, message: string): Fault => ({ file, row, ...quoted(typedAt[row - 1]), message });
  const faults = telling.map((error) => {
    const { row, message } = misindented(error.code, rowAt(error.pos[0]), typedAt) ?? { row: openQuoteRow(error.message, text) ?? rowAt(error.pos[0]), message: hintOf(error.code) };
    return inRow(row, message);
  });
  if (faults.length === 0) faults.push(...markOffsets(document).map((offset) => inRow(rowAt(offset), `开头的符号在 YAML 里另有用处；${START_HINT}`)));
  if (faults.length > 0) return { tree: null, faults };
  const rowOf = (path: Path): number | undefined => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return rowAt(node.range[0]);
    }
    return undefined;
  };
  return whole(file, document.toJS(), rowOf, '整个文件应是一项一项的“名字: 内容”；请放回原来的内容');
}

/** What looks right and is none of YAML's signs: each with its remedy, and the first line of its kind. */
const TYPED: readonly (readonly [RegExp, string])[] = [
  [/^ *\t[ \t]*(?=[-\w“"'#])/, '缩进用了 Tab；请改成空格'],
  [/^ *[\u3000\u00a0][\s\u3000\u00a0]*(?:-\s|[\w-]+\s*[:：])/, '缩进用了全角空格；请改成半角空格'],
  [/^ *[－—–‐•·]\s*[\w-]+\s*[:：]|^ *[－•·]\s*\S/, '列表的短横线要用半角的 -，后面空一格'],
  [/^ *-(?:id|title|label|kind|prose)\s*[:：]/, '短横线 - 后面要空一格'],
];

function typingFault(file: string, text: string): Fault | null {
  const rows = text.split('\n');
  for (const [pattern, message] of TYPED) {
    const found = rows.flatMap((line, index) => (pattern.test(line) && !/^---/.test(line) ? [index + 1] : []));
    const [row, ...more] = found;
    if (row !== undefined) return { file, row, ...quoted(rows[row - 1]), message: more.length === 0 ? message : `${message}；这样的还有${rowList(more)}` };
  }
  return null;
}

/** What a line says, for a sentence about it; an empty one says nothing. */
const quoted = (line = ''): { found?: string } => (line.trim() === '' ? {} : { found: line.trim() });

const hintOf = (code: string): string => YAML_HINTS[code] ?? `这一行的写法不合 YAML 的规矩；请检查缩进、英文冒号后的空格、引号和括号；${START_HINT}`;

/** A line out of line with its neighbours is reported as if a sign were missing, or as two entries in the line above it. */
function misindented(code: string, row: number, lines: readonly string[]): { row: number; message: string } | null {
  const key = /^\s*(?:- )?[\w-]+:(?: [^"'[{]*)?$/;
  const [line = '', next = ''] = lines.slice(row - 1, row + 1);
  const message = YAML_HINTS['BAD_INDENT'] ?? '';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && line.split(': ').length === 2 && key.test(next)) return { row: row + 1, message };
  return code === 'MISSING_CHAR' && key.test(line) && line.split(': ').length <= 2 ? { row, message } : null;
}

/** An open quotation mark is noticed only at the end of the file; the line that opened it is the one with an odd number of marks. */
function openQuoteRow(message: string, text: string): number | null {
  const mark = /Missing closing (["'])quote/.exec(message)?.[1];
  if (mark === undefined) return null;
  const index = text.split('\n').findIndex((line) => (line.split(mark).length - 1) % 2 === 1);
  return index === -1 ? null : index + 1;
}

/** Where a value begins with *, & or !, which YAML takes as alias, anchor or tag and would swallow. */
function markOffsets(document: Document.Parsed): number[] {
  const offsets: number[] = [];
  visit(document, {
    Node: (_, node) => {
      if (node.range && (isAlias(node) || node.anchor !== undefined || node.tag !== undefined)) offsets.push(node.range[0]);
    },
  });
  return offsets;
}

/** Reads JSON. GeoJSON is often one long line, so its nodes carry no line. Null with a fault on a syntax error, with its line where the engine tells it. */
export function readJson(file: string, text: string): { tree: Tree | null; faults: Fault[] } {
  return unlessDeep(file, () => {
    const parsed = parseJson(file, text);
    return 'fault' in parsed ? { tree: null, faults: [parsed.fault] } : whole(file, parsed.value, () => undefined, '整个文件应是一个 FeatureCollection；请从地图软件里重新导出 GeoJSON');
  });
}

/** Line and words of a piece of a text that an engine shows in place of a position. */
function placed(text: string, piece: string | undefined): { row?: number; found?: string } {
  const at = piece === undefined ? -1 : text.indexOf(piece);
  return piece === undefined || at === -1 ? {} : { row: text.slice(0, at).split('\n').length, found: piece.trim() };
}

function parseJson(file: string, text: string): { readonly value: unknown } | { readonly fault: Fault } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const said = error instanceof Error ? error.message : '';
    const position = /end of JSON/.test(said) ? Infinity : /position (\d+)/.exec(said)?.[1];
    const near = /, (?:\.{3})?"([\s\S]+?)"(?:\.{3})? is not valid JSON$/.exec(said)?.[1];
    const row = position === undefined ? placed(text, near) : { row: text.trimEnd().slice(0, Number(position)).split('\n').length };
    const message = (/control character/.test(said) ? brokenText(text)?.message : undefined) ?? '不是完整的 JSON；请检查这附近的引号、逗号和括号是否齐全';
    return { fault: { file, ...row, message } };
  }
}

/** No file of ours needs more. */
const DEEPEST = 64;

/**
 * The tree with every text tidied, without blanks at its ends; a fault for each text that is broken, which goes on without
 * what is broken in it.
 * @throws RangeError if it is nested deeper than any file of ours
 */
function soundTree(tree: Tree): { tree: Tree; faults: Fault[] } {
  const faults: Fault[] = [];
  const sound = (node: unknown, path: Path): unknown => {
    if (typeof node === 'object' && path.length > DEEPEST) throw new RangeError('nested too deep');
    if (Array.isArray(node)) return node.map((item: unknown, index) => sound(item, [...path, index]));
    if (typeof node === 'object' && node !== null) return Object.fromEntries(Object.entries(node).map(([key, value]) => [tidyText(key), sound(value, [...path, key])]));
    if (typeof node !== 'string') return node;
    const text = tidyText(node).trim();
    const broken = brokenText(text);
    if (!broken) return text;
    const row = tree.rowOf(path);
    faults.push({ file: tree.file, ...(row === undefined ? {} : { row }), field: nameOfPath(tree, path), found: broken.found, message: broken.message });
    return broken.rest;
  };
  return { tree: { ...tree, value: sound(tree.value, []) }, faults };
}

/** A file that is a group of entries; of anything else nothing more can be said. */
function whole(file: string, value: unknown, rowOf: Tree['rowOf'], otherwise: string): { tree: Tree | null; faults: Fault[] } {
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value);
  return entries ? soundTree({ file, value, rowOf }) : { tree: null, faults: [{ file, message: otherwise }] };
}

/** What reads a file by going into itself, or says that there are brackets within brackets without end. */
function unlessDeep(file: string, read: () => { tree: Tree | null; faults: Fault[] }): { tree: Tree | null; faults: Fault[] } {
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

/** Names that differ by case, by an ending, or by a letter or so. */
export function alike(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase().replace(/[^a-z]/g, ''), b.toLowerCase().replace(/[^a-z]/g, '')];
  if (x === '' || y === '') return false;
  let start = 0;
  while (start < Math.min(x.length, y.length) && x[start] === y[start]) start += 1;
  let end = 0;
  while (end < Math.min(x.length, y.length) - start && x.charAt(x.length - 1 - end) === y.charAt(y.length - 1 - end)) end += 1;
  return Math.max(x.length, y.length) - start - end <= 2 && start + end > 0;
}
