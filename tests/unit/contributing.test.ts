/** What the developer's page says of the house is where it says, and the clerk's page says how each item is written. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FIGURE_KINDS } from '../../src/story/kinds';
import { siteFile } from '../../src/story/intake/schema/site';
import { storyFile } from '../../src/story/intake/schema/story';
import { deedRow, factRow, placeRow, platformRow, streetRow } from '../../src/story/intake/schema/tables';
import { root } from '../../tools/run.mjs';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

it('every file and folder that CONTRIBUTING names is there, and every command', () => {
  const text = read('CONTRIBUTING.md');
  const paths = [...text.matchAll(/`((?:src|build|tools|tests|data)\/[\w./-]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/\bx\b/.test(path));
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
  const commands = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});

/** Names of all items that a shape may hold, however deep. */
function itemsOf(shape: object): string[] {
  const { entries, item, wrapped } = shape as { entries?: Readonly<Record<string, object>>; item?: object; wrapped?: object };
  const own = Object.entries(entries ?? {}).flatMap(([name, inner]) => [name, ...itemsOf(inner)]);
  return [...own, ...[item, wrapped].flatMap((inner) => (inner ? itemsOf(inner) : []))];
}

it('data/README says how every item of the tables, of the story and of the settings is written, and every kind of figure', () => {
  const code = [...read('data/README.md').matchAll(/`[^`\n]+`/g)].join(' ');
  const items = [factRow, deedRow, streetRow, platformRow, placeRow, storyFile, siteFile].flatMap(itemsOf);
  expect(items).toContain('fold');
  const unsaid = [...items, ...FIGURE_KINDS].filter((name) => !new RegExp(`\\b${name}\\b`).test(code));
  expect([...new Set(unsaid)]).toEqual([]);
});
