/** Ids that went: what had one is found at its old address, and the page there says the new one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { idAsked } from '../../src/drive/asked';
import { pages } from '../../src/pages/list';
import type { Story } from '../../src/story/types';
import { leanStage } from '../../build/lean';
import { sitePage } from '../../build/shell';
import { drawing, type Outputs } from '../fixtures/outputs';
import { edited, inTurn, sentencesOf, storyOf } from '../fixtures/variant';

type Edit = (text: string) => string;
const put =
  (after: string, line: string): Edit =>
  (text) => {
    if (!text.includes(after)) throw new Error(`nothing to change: ${after}`);
    return text.replace(after, () => `${after}\n${line}`);
  };
const steps = put('      - id: growth-pier', '        was: [old-pier, older-pier]');
const figures = put('  - id: along-canal\n    kind: strip', '    was: [strip]');
const folder = (...edits: Edit[]): Parameters<typeof storyOf>[0] => edited({ 'story.yaml': inTurn(...edits) });
const moved = (): Story => storyOf(folder(steps, figures));

describe('the address of a step', () => {
  const ids = ['growth-pier', 'opening'];
  const was = [
    ['old-pier', 'growth-pier'],
    ['older-pier', 'growth-pier'],
  ] as const;

  it.each(['old-pier', '#Old-Pier。', 'old-pier%E3%80%82', '#older-pier?from=timeline'])('%s leads to the successor', (text) =>
    expect(idAsked(text, ids, was)).toBe('growth-pier'),
  );
  it('is its own as before', () => {
    expect(idAsked('opening', ids, was)).toBe('opening');
    expect(idAsked('old-pier', ids)).toBeNull();
    for (const word of ['constructor', 'tostring', 'old']) expect(idAsked(word, ids, was), word).toBeNull();
  });

  it('travels to the browser only where one has gone', () => {
    expect(leanStage(moved().stage).was).toEqual(was);
    expect('was' in leanStage(storyOf(edited({})).stage)).toBe(false);
  });
});

describe('pages', () => {
  let draw: (story: Story) => Outputs;
  beforeAll(async () => {
    draw = await drawing();
  });
  const withAddress: Edit = (text) => text.replace(/^address: .*/m, 'address: https://www.example.cn/art/x/');
  const kind = pages.find(({ folder: name }) => name === 'embed');
  const placed = (each: Outputs['embeds'][number]): string => (kind ? sitePage(kind, each).path : '');

  it('the story’s has an anchor for each old id, inside the step that took its place, and no other', () => {
    const { body } = draw(moved()).page;
    const start = body.indexOf('id="growth-pier"');
    const inside = body.slice(start, body.indexOf('data-step-id', start + 200));
    expect([...body.matchAll(/<span id="([^"]*)"><\/span>/g)].map(([, id]) => id)).toEqual(['old-pier', 'older-pier']);
    for (const id of ['old-pier', 'older-pier']) expect(inside).toContain(`<span id="${id}"></span>`);
  });

  it('a figure stands at its old address too: the same page, which names the new one', () => {
    for (const [site, address] of [
      [withAddress, 'https://www.example.cn/art/x/embed/along-canal/'],
      [String, '../along-canal/'],
    ] as const) {
      const { embeds } = draw(storyOf(edited({ 'story.yaml': figures, 'site.yaml': site })));
      const [now, old] = ['embed/along-canal/', 'embed/strip/'].map((path) => embeds.filter((each) => placed(each) === path));
      expect(now).toHaveLength(1);
      expect(old).toHaveLength(1);
      expect(old?.[0]?.body).toBe(now?.[0]?.body);
      expect([...(old?.[0]?.head.matchAll(/rel="canonical" href="([^"]*)"/g) ?? [])].map(([, href]) => href)).toEqual([address]);
    }
  });

  it('where no figure has gone, there are as many pages as figures', () => {
    const story = storyOf(edited({}));
    expect(draw(story).embeds.map(placed)).toEqual(story.stage.figures.map(({ id }) => `embed/${id}/`));
  });
});

describe('the check', () => {
  it('accepts old ids of both sorts, and the same word for one of each', () => {
    expect(sentencesOf(folder(steps, figures))).toEqual([]);
    expect(sentencesOf(folder(put('      - id: growth-pier', '        was: [strip]'), figures))).toEqual([]);
  });

  it.each([
    ['      - id: growth-pier', '        was: [opening]', 'growth-pier.was.第1个 写的是“opening”：第\\d+行正用着这个编号'],
    ['      - id: growth-pier', '        was: [growth-pier]', '正用着这个编号'],
    ['      - id: growth-pier', '        was: [a, b, a]', 'growth-pier.was.第3个 写的是“a”：第\\d+行已经写了它'],
    ['      - id: growth-pier', '        was: [旧]', '编号只能用小写英文字母'],
    ['      - id: growth-pier', '        was: old', '应是编号的列表'],
    ['  - id: along-canal\n    kind: strip', '    was: [halls]', 'along-canal.was.第1个 写的是“halls”：第\\d+行正用着这个编号'],
    ['  - id: along-canal\n    kind: strip', '    was: [story]', 'embed/story/ 是整卷故事的地址'],
  ])('%s %s: one sentence', (after, line, what) => expect(sentencesOf(folder(put(after, line)))).toEqual([expect.stringMatching(what)]));
});
