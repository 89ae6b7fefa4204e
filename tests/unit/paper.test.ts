/** How the story is printed: each figure once, and nothing that only its picture or only its table says is lost. */
import { expect, test } from 'vitest';
import { figureTable } from '../../src/tables/figures';
import { paperForms } from '../../src/tables/paper';
import { storyFrom } from '../../build/check-data';
import { dataFolder } from '../../build/data-folder';

const story = storyFrom(dataFolder);
const { chapters, foot, figures, deeds, platforms } = story.stage;
const steps = [...chapters, ...foot].flatMap((chapter) => chapter.steps);
const forms = paperForms(story.stage);
const printed = steps.flatMap(({ id, figure }) => {
  const form = forms.get(id) ?? 'words';
  const shown = figures.find((each) => each.id === figure);
  return shown && form !== 'words' ? [{ figure: shown, form }] : [];
});
const tables = printed
  .filter(({ form }) => ['list', 'rows', 'short', 'both'].includes(form))
  .map(({ figure }) => figureTable(story, figure));
const cells = (table: (typeof tables)[number]): string[] => table.rows.flat().map((cell) => (typeof cell === 'string' ? cell : cell.fact));

test('each figure that a step shows is printed once', () => {
  const shown = [...new Set(steps.flatMap(({ figure }) => (figure ? [figure] : [])))].sort();
  expect(printed.map(({ figure }) => figure.id).sort()).toEqual(shown);
});

test('every deed, every fact, every platform and every position stands in a printed table', () => {
  const said = tables.flatMap(cells);
  for (const { name } of deeds) expect(said.some((cell) => cell.startsWith(name))).toBe(true);
  for (const { id } of story.stage.facts) expect(said).toContain(id);
  for (const { name } of platforms) expect(said).toContain(name);
  for (const { at } of story.stage.streets) expect(said).toContain(String(at[0]));
});

test('no deed is listed by two figures', () => {
  const lists = printed.filter(({ figure, form }) => form === 'list' && figure.part !== null);
  const parts = lists.map(({ figure }) => `${figure.part} ${figure.strand}`);
  expect(new Set(parts).size).toBe(parts.length);
});

test('what draws deeds that no list has keeps its own table', () => {
  const alone = figures.filter(({ kind }) => kind === 'days');
  expect(alone.length).toBeGreaterThan(0);
  const without = { ...story.stage, figures: figures.filter(({ kind }) => kind !== 'deeds' && kind !== 'shelves') };
  const own = paperForms(without);
  for (const { id } of steps.filter(({ figure }) => alone.some((each) => each.id === figure))) expect(own.get(id)).toBe('both');
});
