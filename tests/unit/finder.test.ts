/** Finding a street, and what the story tells of it. */
import { describe, expect, it } from 'vitest';
import { finderOf, searchStreets } from '../../src/model/finder';
import { nearestNeighbours } from '../../src/model/geography';
import { leanStage } from '../../src/model/lean';
import { streetById } from '../../src/model/streets';
import { readings } from '../../tools/pinyin';
import { fixtureStory } from '../fixtures/overlay';

const story = fixtureStory('base');
const { entries, halls } = finderOf(story, readings);
const found = (typed: string): string[] => searchStreets(entries, typed).map(({ id }) => id);

describe('finding a street', () => {
  it('knows every street by its id read aloud, so that the pinyin library and the ids agree', () => {
    for (const { id, spellings } of entries) expect(spellings, id).toContain(id);
  });

  it.each([
    ['拱宸', ['gongchenqiao']], ['gongchen', ['gongchenqiao']], ['gcq', ['gongchenqiao']], ['ＧＣＱ', ['gongchenqiao']],
    ['gong chen qiao', ['gongchenqiao']], ["gong'chen", ['gongchenqiao']], ['拱宸桥街道', ['gongchenqiao']], ['gongchenqiaojiedao', ['gongchenqiao']],
    ['zhangqing', ['changqing']], ['chaohui', ['zhaohui']], ['hangzhou', []], ['123', []],
  ])('%s → %j', (typed, ids) => expect(found(typed)).toEqual(ids));

  it('puts beginnings before middles and keeps the order along the canal among equals', () => {
    expect(found('桥')).toEqual(entries.filter(({ label }) => label.includes('桥')).map(({ id }) => id));
    const all = found('h');
    expect(all.length).toBeGreaterThan(2);
    const begins = (id: string): boolean => entries.some((entry) => entry.id === id && [entry.id, ...entry.spellings].some((text) => text.startsWith('h')));
    expect(all.map(begins)).toEqual([...all.map(begins)].sort((a, b) => Number(b) - Number(a)));
  });

  it('gives all streets for nothing typed', () => expect(found('  ')).toHaveLength(entries.length));
});

describe('what is told of a street', () => {
  it('says the halls in the exact wording', () => expect(halls.phrase).toContain(story.stage.facts.find(({ id }) => id === 'halls')?.display));

  it('names who stands before and after it along the canal', () => {
    entries.forEach((entry, k) => {
      expect(entry.before).toBe(entries[k - 1]?.label ?? null);
      expect(entry.after).toBe(entries[k + 1]?.label ?? null);
    });
  });

  it('takes neighbours by distance on the ground', () => {
    const line = [['a', 120.1], ['b', 120.11], ['c', 120.13], ['d', 120.2]].map(([id, lon]) => ({ id: String(id), at: [Number(lon), 30.3] as const }));
    expect(Object.fromEntries(nearestNeighbours(line, 2))).toEqual({ a: ['b', 'c'], b: ['a', 'c'], c: ['b', 'a'], d: ['c', 'b'] });
  });

  it('keeps an address honest: only a street’s id is a street', () => {
    expect(streetById(story.stage, 'daguan')).toBe('daguan');
    // As a chat or a mail may write it.
    expect(streetById(story.stage, 'Daguan')).toBe('daguan');
    for (const id of [null, '', 'gongchen-bridge', '__proto__']) expect(streetById(story.stage, id)).toBeNull();
  });
});

describe('what travels to the browser', () => {
  it('is the stage’s story without the words of the text', () => {
    const lean = JSON.stringify(leanStage(story.stage));
    for (const { phrase, not } of story.stage.facts) for (const words of [phrase, not]) expect(lean).not.toContain(words);
    for (const { display } of story.stage.facts) expect(lean).toContain(display);
    expect(lean.length).toBeLessThan(JSON.stringify(story.stage).length / 2);
  });
});
