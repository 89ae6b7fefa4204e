/** A sample of the folders of `npm run fuzz`, and proof that the fuzzer damages, judges and ends what hangs. */
import { spawn } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DataFiles } from '../../src/story/load';
import { ask } from '../fuzz/ask';
import { asBook } from '../fuzz/book';
import { damagedFolder, damagesOf, KINDS } from '../fuzz/folder';
import { drawing, judge, sentenceProblems, storyProblems, xmlProblems } from '../fuzz/judge';
import { mulberry32 } from '../fuzz/random';
import { withDeeds } from '../fixtures/deeds';
import { fixture, fixtureStory } from '../fixtures/overlay';

const [BASE, LEDGER] = [fixture('base'), withDeeds()];
const SAMPLE = Array.from({ length: 60 }, (_, index) => 5000 + index);

let draw: Awaited<ReturnType<typeof drawing>>;
beforeAll(async () => {
  draw = await drawing();
});

describe('a damaged folder', () => {
  it('is refused in Chinese, or drawn soundly', () => {
    const verdicts = SAMPLE.map((seed) => judge(damagedFolder(seed, [BASE, LEDGER]), draw));
    expect(verdicts.flatMap(({ seed, problems }) => problems.map((problem) => `seed ${seed}: ${problem}`))).toEqual([]);
    expect(verdicts.filter(({ accepted }) => accepted).length).toBeGreaterThan(5);
    expect(verdicts.filter(({ sentences }) => sentences.length > 0).length).toBeGreaterThan(20);
  });

  it('is the same whenever its seed is used, and another for each seed', () => {
    const text = (seed: number): string => JSON.stringify(damagedFolder(seed, [BASE, LEDGER]));
    expect(text(77)).toBe(text(77));
    expect(new Set(SAMPLE.map(text)).size).toBe(SAMPLE.length);
  });
});

describe('every kind of damage', () => {
  const files: DataFiles = { ...LEDGER, ...asBook(LEDGER), 'boundary.geojson': BASE['waterways.geojson'] ?? new Uint8Array() };
  it.each(KINDS)('%s changes some file', (kind) => {
    const results = Object.entries(files).flatMap(([file, bytes]) => {
      const damage = damagesOf(file)[kind];
      return damage ? Array.from({ length: 20 }, (_, seed) => ({ bytes, content: damage(bytes, mulberry32(seed)) })) : [];
    });
    expect(results.some(({ bytes, content }) => !content || !Buffer.from(content).equals(bytes))).toBe(true);
  });
});

describe('the judge', () => {
  it.each([
    ['TypeError: x is not a function', 'raw error'],
    ['story.yaml：undefined 不对，请改正。', 'raw error'],
    ['story.yaml：这里是 [object Object]，请改正。', 'raw error'],
    ['site.yaml 第3行：Invalid type received here，请改正。', 'raw error'],
    ['这里写错了，请改正。', 'names no file'],
    ['story.yaml: wrong。', 'not Chinese'],
    ['story.yaml：第一行\n第二行。', 'line breaks'],
    [`story.yaml：${'很长'.repeat(400)}。`, 'too long'],
    ['story.yaml：没有说完', 'no end'],
  ])('does not let “%s” pass', (sentence, what) => expect(sentenceProblems(sentence).join()).toContain(what));

  it('lets pass what a sentence quotes', () => expect(sentenceProblems('facts.csv 第2行的 value 写的是“NaN”：只能写整数。')).toEqual([]));

  it.each([
    ['<svg><path d="M0 NaN"/></svg>', '<path d='],
    ['<svg width="undefined"/>', 'width'],
    ['<svg><g></svg>', 'no XML'],
    ['<svg>\u000b</svg>', 'no XML'],
    ['<svg>&nbsp;</svg>', 'no XML'],
    ['<svg x="1" x="2"/>', 'no XML'],
    ['<svg><text>NaN</text></svg>', 'says NaN'],
  ])('sees what is wrong with %s', (markup, what) => {
    expect(xmlProblems(markup).join()).toContain(what);
    expect(xmlProblems('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 1" aria-label="NaN"/></svg>')).toEqual([]);
  });

  it('sees a canal that leaves the district', () => {
    const story = fixtureStory('base');
    const box = [120.04, 30.25, 120.22, 30.42] as const;
    expect(storyProblems(story, box, draw)).toEqual([]);
    const waterways = story.stage.waterways.map((water) =>
      water.main ? { ...water, line: [...water.line, [121.13, 30.3] as const] } : water,
    );
    expect(storyProblems({ ...story, stage: { ...story.stage, waterways } }, box, draw)).toContain('grand-canal leaves the district');
  });
});

describe('a process that', () => {
  const process = (code: string) => spawn(globalThis.process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  // It never answers: however slow the machine, the limit is what ends it.
  it('hangs is ended', async () => {
    const child = process('process.on("message", () => { for (;;); })');
    const { problems } = await ask(child, 7, 1500);
    expect(problems).toEqual(['no answer in 1.5 s']);
    expect(child.killed).toBe(true);
  });
  it('dies is noticed', async () =>
    expect((await ask(process('process.on("message", () => process.exit(3))'), 7, 100_000)).problems).toEqual(['the process ended']));
});
