/** The house's rooms: who may know whom. Svelte files count; a type that vanishes when the code is built counts as knowing, too. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../tools/run.mjs';

/** From the ground up: a room knows only rooms that stand before it. */
const FLOORS: readonly (readonly string[])[] = [
  ['src/story', 'src/tables'],
  ['src/scene'],
  ['src/ui'],
  ['src/drive'],
  ['src/draw'],
  ['src/stage'],
  ['src/take'],
  ['src/pages'],
  ['build'],
  ['tools'],
];

interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Gone when the code is built. */
  readonly typeOnly: boolean;
  /** Fetched when it is asked for. */
  readonly later: boolean;
}

const roomOf = (file: string): string => FLOORS.flat().find((room) => file.startsWith(`${room}/`)) ?? '';
const floorOf = (room: string): number => FLOORS.findIndex((floor) => floor.includes(room));

/** Every import of one project file by another, as they are written. */
function arrowsOf(folder: string): Arrow[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mts|svelte|mjs|js|css)$/.test(entry.name))
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const found = readFileSync(file, 'utf8').matchAll(
        /(import|export)( type)?\s([^'";]*?\sfrom\s*)?['"](\.[^'"?]+)|\b(import\(|@import\s*)['"](\.[^'"?]+)/g,
      );
      return [...found].map(([, , type, , written, how, asked]): Arrow => ({
        from: relative(root, file),
        to: relative(root, resolve(dirname(file), written ?? asked ?? '')),
        typeOnly: type !== undefined,
        later: how === 'import(',
      }));
    });
}

const arrows = ['src', 'build', 'tools'].flatMap(arrowsOf);
const told = ({ from, to }: Arrow): string => `${from} → ${to}`;

describe('rooms', () => {
  test('every file of src stands in a room', () => {
    const strays = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .filter((file) => roomOf(file) === '' && file !== 'src/virtual.d.ts' && !file.startsWith('src/public/'));
    expect(strays).toEqual([]);
    for (const room of FLOORS.flat())
      expect(
        arrows.some(({ from }) => from.startsWith(`${room}/`)),
        room,
      ).toBe(true);
  });

  test('no arrow leads upward', () => {
    const upward = arrows.filter(({ from, to }) => floorOf(roomOf(to)) > floorOf(roomOf(from)) && from !== 'src/virtual.d.ts');
    expect(upward.map(told)).toEqual([]);
  });

  test('the story is made while building and never shipped: what is shipped knows only its types', () => {
    const shipped = arrows.filter(
      ({ from, to, typeOnly }) => from.startsWith('src/') && roomOf(from) !== 'src/story' && roomOf(to) === 'src/story' && !typeOnly,
    );
    expect(shipped.map(told)).toEqual([]);
  });

  test('the address is read and written in one place, and so are the attributes of <html>', () => {
    /** The surface; what runs before the first paint, ahead of all modules; and a script of other people's pages. */
    const ALLOWED = ['src/drive/surface.ts', 'src/pages/parts/boot.js', 'src/pages/offline/mode.js', 'src/pages/embed/loader.ts'];
    /** Of the root element the others may have its place, its style and its events. */
    const ROOT =
      /\bdocumentElement\b(?!\.(?:style|lang|scrollHeight|requestFullscreen|addEventListener)\b)(?<!getComputedStyle\(document\.documentElement)|['"`](?:html|:root)[^\s'"`]*['"`]/;
    const ADDRESS =
      /\blocation(?:\s*[?!]?\.\s*(?:search|hash|href|pathname|assign|replace)\b|\s*=[^=]|\[|\))|\}\s*=\s*(?:window\.)?location\b|\bhistory\s*\.|\bURLSearchParams\b/;
    const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|js|svelte)$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
    const code = (file: string): string => readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const at = (file: string): string[] =>
      code(file)
        .split('\n')
        .filter((line) => ROOT.test(line) || ADDRESS.test(line))
        .map((line) => `${file}: ${line.trim()}`);
    // What is looked for is there to be found.
    for (const file of ALLOWED) expect(at(file), file).not.toEqual([]);
    expect(files.filter((file) => !ALLOWED.includes(file)).flatMap(at)).toEqual([]);
  });

  test('what is fetched later is imported by nobody at once: shared, it would lose the names by which it is asked for again', () => {
    const later = new Set(arrows.filter(({ from, later: each }) => each && from.startsWith('src/')).map(({ to }) => to));
    expect(later.size).toBeGreaterThan(5);
    const atOnce = arrows.filter((arrow) => later.has(arrow.to) && !arrow.later && !arrow.typeOnly);
    expect(atOnce.map(told)).toEqual([]);
  });

  test('no file knows itself by a detour', () => {
    const files = new Map<string, string[]>();
    for (const { from, to } of arrows) files.set(from, [...(files.get(from) ?? []), to]);
    const nameOf = (to: string): string | undefined => [to, `${to}.ts`, `${to}.js`, `${to}/index.ts`].find((name) => files.has(name));
    const circles: string[] = [];
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const to of files.get(file) ?? []) {
        const name = nameOf(to);
        if (name) walk(name, [...path, file]);
      }
      done.add(file);
    };
    for (const file of files.keys()) walk(file, []);
    expect(circles).toEqual([]);
  });
});
