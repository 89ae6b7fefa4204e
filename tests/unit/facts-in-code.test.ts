/** The data folder is the only home of facts: no id and no name of it stands in the code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/run.mjs';
import { readDataFolder } from '../../build/read-data';
import { FROZEN } from '../pictures/pictures';
import { renamed } from '../fixtures/renamed';
import { storyOf } from '../fixtures/variant';

/** Ids that are words of the code as well, and what they mean there. */
const WORDS = new Map([
  ['map', 'a layout and kind of figure'],
  ['merger', 'a layout and kind of figure'],
  ['together', 'a layout and kind of figure'],
  ['directory', 'a layout and kind of figure'],
  ['strands', 'a layout and kind of figure'],
  ['platforms', 'what a map figure lists; a data file'],
  ['positions', 'what a map figure lists'],
  ['places', 'what a map figure lists; a data file'],
  ['overview', 'what a key of the presenter does'],
  ['street', 'a parameter of the address; a column'],
  ['cover', 'a kind of sheet'],
  ['canal', 'a class of the drawing'],
  ['joining', 'a class of the drawing'],
]);
/** Files that may hold names: lists of the language, which know no district. */
const DICTIONARIES = ['src/story/check/numeralWords.ts'];

const story = storyOf(readDataFolder(FROZEN));
const { stage, site } = story;
const ids = renamed(readDataFolder(FROZEN)).ids.filter((id) => !WORDS.has(id));
const names = new Set(
  [
    ...stage.streets.flatMap(({ name, label, former }) => [name, label, former, former.slice(1)]),
    ...[...stage.places, ...stage.platforms, ...stage.waterways].map(({ name }) => name),
    ...stage.chapters.flatMap(({ title, heading, result, leads, steps }) => [
      title,
      heading,
      result,
      ...leads,
      ...steps.map((step) => step.title),
    ]),
    ...stage.facts.flatMap(({ display, phrase }) => [display, phrase]),
    // A short one is a word of the language.
    ...stage.deeds.flatMap(({ name, words }) => [name, words]).filter((text) => text.length > 2),
    ...stage.figures.flatMap(({ title, noun }) => [title, noun]),
    ...site.region,
    site.title,
    site.subtitle,
    site.report.name,
    site.report.title,
    stage.merged,
  ].filter(Boolean),
);

/** The code of a file without its comments, which may give examples. */
function codeOf(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');
}

const files = ['src', 'build']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(ts|js|mjs|svelte|css|html)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

/** Ids as quoted words, as anchors, and, where they are more than one word, anywhere; names anywhere. */
function factsIn(code: string): string[] {
  const quoted = new Set([...code.matchAll(/(['"`])([a-z][a-z0-9-]*)\1/g)].map(([, , word = '']) => word));
  const whole = new Set(code.match(/[a-z][a-z0-9]*(?:-[a-z0-9]+)+/g));
  const anchors = new Set([...code.matchAll(/#([a-z][a-z0-9-]*)/g)].map(([, word = '']) => word));
  return [...ids.filter((id) => quoted.has(id) || whole.has(id) || anchors.has(id)), ...[...names].filter((name) => code.includes(name))];
}

test('no id and no name of the data stands in the code', () => {
  expect(files.length).toBeGreaterThan(150);
  const found = files
    .filter((file) => !DICTIONARIES.includes(relative(root, file)))
    .flatMap((file) => factsIn(codeOf(file)).map((fact) => `${relative(root, file)}: ${fact}`));
  expect(found).toEqual([]);
});

test('what would be one is found', () => {
  expect(factsIn("[data-script='on']:not([data-step='opening']) .painting {}")).toEqual(['opening']);
  expect(factsIn("const glyph = place.id === 'gongchen-bridge' ? 'arch' : 'dot';")).toEqual(['gongchen-bridge']);
  expect(factsIn('<a href="#halls">新的拱墅区</a>')).toEqual(expect.arrayContaining(['halls', '新的拱墅区']));
  expect(factsIn("placeholder('天水、ts')")).toEqual(['天水']);
});
