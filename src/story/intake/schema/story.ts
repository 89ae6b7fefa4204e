/** `story.yaml`: what each entry may hold, said in Chinese. */
import * as v from 'valibot';
import { FIGURE_KINDS, MAP_ROWS } from '../../kinds';
import { id, text, name, words, label, names, ids, flag, between, oneOf, MOST_SECTIONS, MOST_LEADS, part } from './cells';

const scene = v.strictObject(
  {
    layout: oneOf(FIGURE_KINDS),
    focus: ids,
    places: ids,
    emphasis: ids,
    platforms: flag,
    basis: flag,
    reveal: flag,
    note: words,
    fold: v.optional(between(1, MOST_LEADS)),
  },
  '应写成 { layout: … }',
);

const step = v.strictObject(
  { id, was: ids, title: name, prose: text, notes: text, figure: v.optional(id), finder: flag, scene },
  '应是一步：id、title、prose、notes、scene',
);

const chapter = v.strictObject(
  {
    id,
    title: name,
    numeral: label,
    foot: flag,
    section: v.optional(between(1, MOST_SECTIONS)),
    heading: label,
    result: label,
    leads: v.pipe(names, v.maxLength(MOST_LEADS, `太多了，最多 ${MOST_LEADS} 条`)),
    steps: v.pipe(v.array(step, '应是步的列表'), v.minLength(1, '一章至少要有一步')),
  },
  '应是一章：id、title、steps',
);

const figure = v.strictObject({
  id,
  was: ids,
  kind: oneOf(FIGURE_KINDS),
  title: name,
  summary: text,
  fact: v.optional(id),
  glyph: v.optional(oneOf(['boat', 'bridge', 'roof', 'ripple', 'sail'])),
  unit_label: label,
  noun: label,
  rows: v.optional(oneOf(MAP_ROWS)),
  counts: words,
  not: words,
  source: words,
  part: v.optional(part),
  strand: v.optional(id),
});

export const storyFile = v.strictObject({
  names,
  chapters: v.pipe(v.array(chapter, '应是章的列表'), v.minLength(1, '至少要有一章')),
  figures: v.array(figure, '应是图的列表'),
});

export type StoryFile = v.InferOutput<typeof storyFile>;
