/** Ids are the data's: whoever renames one in all files together changes addresses, and nothing that is drawn or said. Of a theme its name changes, and nothing else. */
import { expect, it } from 'vitest';
import { chinese } from '../../build/chinese';
import { readDataFolder } from '../../build/read-data';
import { drawing, scenesOf, type Outputs } from '../fixtures/outputs';
import { renamed } from '../fixtures/renamed';
import { storyOf } from '../fixtures/variant';
import { finderOf } from '../../src/story/make/finder';
import type { Story } from '../../src/story/types';
import { FROZEN } from './pictures';

/** All that is made of a story, under names. */
function madeOf(story: Story, { page, embeds, editors, sheets, files, notes }: Outputs): Map<string, string> {
  const texts = (value: object, name: string): [string, string][] =>
    Object.entries(value).map(([key, part]) => [`${name} ${key}`, String(part)]);
  return new Map([
    ...texts(page, 'page'),
    ...texts(editors, 'editors'),
    ...embeds.flatMap((embed) => texts(embed, `embed ${embed.id}`)),
    ...sheets.flatMap((sheet) => texts(sheet, `${sheet.kind} ${sheet.id}`)),
    ...files,
    ['finder', JSON.stringify(finderOf(story, chinese))],
    ...Object.entries(notes).map(([id, note]): [string, string] => [`notes ${id}`, JSON.stringify(note)]),
    ...scenesOf(story).map((scene): [string, string] => [`scene ${scene.step} ${scene.size.width}`, JSON.stringify(scene)]),
  ]);
}

it('a story in which every id and every theme is another is drawn and told the same', async () => {
  const draw = await drawing();
  const files = readDataFolder(FROZEN);
  const other = renamed(files);
  const [story, again] = [storyOf(files), storyOf(other.files)];
  const now = madeOf(story, draw(story));
  const then = new Map([...madeOf(again, draw(again))].map(([name, text]) => [other.back(name), other.back(text)]));
  expect(other.ids.length).toBeGreaterThan(200);
  expect(other.themes.length).toBeGreaterThan(1);
  expect([...then.keys()].sort()).toEqual([...now.keys()].sort());
  // As names: a comparison of the whole would print the whole.
  expect([...now].filter(([name, text]) => then.get(name) !== text).map(([name]) => name)).toEqual([]);
});
