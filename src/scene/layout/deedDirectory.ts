/** All folds of all sections: rolled up side by side, and one of them unrolled if the reader asks for it. */
import { textWidth, type Box } from '../box';
import type { Size } from '../camera';
import type { Env, Fold, ScrollChart } from '../types';
import { LEAST, NARROW, typeScale } from '../typeScale';
import * as words from '../words';
import type { Chapter, StageStory } from '../../story/types';
import { must } from '../../tables/must';
import { breakLines, evenLines } from '../typeset';
import { blockHeight, textBlock } from './blocks';
import { controlOf } from './deeds';
import { airOf, foldsOf, heightIn, openedIn, openFold, rolledFold, firstFit, type Content, type Opened } from './deedFold';
import { slipHeight, slipsOf, slipWidth, type Slips } from './deedSlips';
import { frameOf, scrollOf, type Frame } from './scrollFrame';

/** A rolled fold beside an open one, and the least that the open one needs, px. */
const REDUCED = 24;
const UNROLLED = 320;

interface Part {
  readonly chapter: Chapter;
  readonly folds: readonly Content[];
}

const partsOf = (story: StageStory): Part[] =>
  story.chapters.flatMap((chapter) =>
    chapter.section === null || chapter.leads.length === 0
      ? []
      : [
          {
            chapter,
            folds: foldsOf(story, chapter.section).map((fold) => ({ ...fold, id: `fold-${chapter.section}-${fold.id.slice(5)}` })),
          },
        ],
  );

type Head = ScrollChart['heads'][number];

interface Placed {
  readonly paper: Box;
  readonly heads: readonly Head[];
  readonly folds: readonly Fold[];
}

/** Numeral and title of a part over its folds; the title only where it has room. */
function headOf({ chapter }: Part, box: Box, type: number): Head {
  const middle = box.x + box.width / 2;
  const numeral = textBlock(chapter.numeral, [middle, box.y + type * 0.2], type * 1.3, Infinity, 'middle', 1.2);
  const lines = breakLines(chapter.title, (box.width - 4) / type);
  const even = breakLines(chapter.title, Math.ceil(textWidth(chapter.title, 1) / 2));
  const at = [middle, box.y + type * 0.2 + blockHeight(numeral)] as const;
  const title = {
    lines: lines.length === 2 && even.length === 2 ? even : lines,
    at,
    fontSize: type,
    anchor: 'middle' as const,
    lineHeight: type * 1.2,
  };
  return { step: must(chapter.steps[0], 'step').id, box, numeral, title: lines.length > 2 ? null : title };
}

const headHeight = (type: number): number => type * 4.4;

/** Px between the folds of two parts. */
const gapOf = ({ width }: Size): number => (width < NARROW ? 2 : width * 0.012);

/** All folds rolled up side by side, those of a part under its title; null where no lead has a column to itself. */
function standing(parts: readonly Part[], frame: Frame, { size }: Env): Placed | null {
  const { paper: offered } = frame;
  const folds = parts.flatMap((part) => part.folds);
  const gap = gapOf(size);
  const width = (offered.width - gap * (parts.length - 1)) / folds.length;
  const type = Math.max(LEAST, Math.min(typeScale(size).label, (width * 3 - 6) / 6));
  const head = headHeight(type);
  const air = type * 0.8;
  const largest = Math.max(LEAST, Math.min(typeScale(size).label * 1.35, (width - 4) / 1.9));
  const slips = slipsOf(
    folds.map(({ lead }) => lead),
    offered.height - head - air * 1.6,
    Math.floor(largest * 2) / 2,
  );
  if (slips.columns.some(({ length }) => length > 1) || slipWidth(slips) > width) return null;
  const height = Math.min(offered.height, head + slipHeight(slips) + air * 3.2);
  const paper = { ...offered, y: offered.y + (offered.height - height) * 0.4, height };
  const left = (part: number): number => parts.slice(0, part).reduce((x, each) => x + each.folds.length * width + gap, paper.x);
  const placed = parts.flatMap((part, p) =>
    part.folds.map((content, k) => {
      const box = { x: left(p) + width * k, y: paper.y + head, width, height: height - head };
      return rolledFold(content, box, air, slips, folds.indexOf(content), null);
    }),
  );
  const heads = parts.map((part, p) => headOf(part, { x: left(p), y: paper.y, width: width * part.folds.length, height: head }, type));
  return { paper, heads, folds: placed };
}

/** All folds rolled up as lines of text, a part below the other: where a stage is low. On the lowest the parts alone. */
function lying(parts: readonly Part[], { paper }: Frame): Placed {
  const [head, pad, line] = [LEAST * 1.55, LEAST * 0.5, LEAST * 1.2];
  const texts = parts.map(({ folds }) => folds.map(({ lead }) => evenLines(lead, (paper.width / folds.length - pad * 2) / LEAST)));
  const needs = texts.map((leads) => head + Math.max(...leads.map(({ length }) => length)) * line + 4);
  const rest = (paper.height - needs.reduce((sum, need) => sum + need, 0)) / parts.length;
  const heights = needs.map((need) => (rest < 0 ? paper.height / parts.length : need + rest));
  const placed = parts.map((part, p) => {
    const width = paper.width / part.folds.length;
    const y = heights.slice(0, p).reduce((sum, height) => sum + height, paper.y);
    const height = (heights[p] ?? 0) - head;
    const folds = part.folds.map((content, k): Fold => {
      const box = { x: paper.x + width * k, y: y + head, width, height };
      const lines = texts[p]?.[k] ?? [];
      const at = [box.x + pad, box.y + (height - lines.length * line) / 2] as const;
      const text = { lines, at, fontSize: LEAST, anchor: 'start' as const, lineHeight: line };
      return { id: content.id, box, open: false, tone: 'equal', slip: null, head: text, rows: [], sign: null };
    });
    return { head: lineHead(part, { x: paper.x, y, width: paper.width, height: head }, LEAST), folds: rest < 0 ? [] : folds };
  });
  return { paper, heads: placed.map((each) => each.head), folds: placed.flatMap(({ folds }) => folds) };
}

/** The whole directory, rolled up. */
function closed(parts: readonly Part[], frame: Frame, env: Env): ScrollChart {
  const leads = new Map(parts.flatMap(({ folds }) => folds).map(({ id, lead }) => [id, lead]));
  const { paper, heads, folds } = standing(parts, frame, env) ?? lying(parts, frame);
  const controls = env.garland ? folds.map((fold) => controlOf(fold, leads.get(fold.id) ?? '')) : [];
  return scrollOf('directory', frame, paper, env.size, { heads, folds, controls }, controls.length > 0 ? words.openOne : '');
}

/** One fold unrolled among the others, or, where these would be too narrow, by itself. */
function opened(story: StageStory, parts: readonly Part[], own: Content, frame: Frame, env: Env): ScrollChart | null {
  const { size } = env;
  const { paper } = frame;
  const alone = paper.width - (parts.flatMap(({ folds }) => folds).length - 1) * REDUCED < UNROLLED;
  const shown = alone ? parts.filter(({ folds }) => folds.includes(own)).map((part) => ({ ...part, folds: [own] })) : parts;
  const folds = shown.flatMap((part) => part.folds);
  const at = folds.indexOf(own);
  const type = Math.max(LEAST, typeScale(size).label * 0.9);
  const head = alone ? type * 1.9 : headHeight(type);
  const width = paper.width - (folds.length - 1) * REDUCED;
  const sign = LEAST * 2;
  return firstFit(size, (set) => {
    const room = paper.height - head - airOf(set, size) * 2 - sign;
    const slips = slipsOf([own.lead], room, Math.floor(set.name * 2.3) / 2);
    const others = slipsOf(
      folds.map(({ lead }) => lead),
      room,
      LEAST + 1,
    );
    const measured = openedIn(story, own, { width, height: paper.height - head }, set, slips, size);
    return measured && placedOpen(shown, { at, opened: measured, slips, others, head, type }, frame, env);
  });
}

/** A fold that was measured, and how it and what stands around it are set. */
interface OneOpen {
  /** Which of the folds it is. */
  readonly at: number;
  readonly opened: Opened;
  readonly slips: Slips;
  readonly others: Slips;
  /** Height of the heads, and their type size, px. */
  readonly head: number;
  readonly type: number;
}

/** The unrolled fold and the others in their places. */
function placedOpen(parts: readonly Part[], { at, opened: own, slips, others, head, type }: OneOpen, frame: Frame, env: Env): ScrollChart {
  const { paper: offered } = frame;
  const folds = parts.flatMap((part) => part.folds);
  const least = Math.max(slipHeight(slips), slipHeight(others)) + own.air * 2 + LEAST * 2;
  const height = Math.min(offered.height, head + Math.max(least, heightIn(own, offered.height - head)));
  const paper = { ...offered, y: offered.y + (offered.height - height) * 0.4, height };
  const width = paper.width - (folds.length - 1) * REDUCED;
  let x = paper.x;
  const placed = folds.map((content, k): Fold => {
    const box = { x, y: paper.y + head, width: k === at ? width : REDUCED, height: height - head };
    x += box.width;
    if (k !== at) return rolledFold(content, box, own.air, others, k, null);
    const fold = openFold(content, own, box, slips, 0, 'own');
    const slip = must(fold.slip, 'slip').box;
    const text = textBlock(words.rollUp, [slip.x + slip.width / 2, slip.y + slip.height + 5], LEAST, Infinity, 'middle', 1.3);
    return { ...fold, sign: { text } };
  });
  x = paper.x;
  const heads = parts.map((part) => {
    const span = part.folds.reduce((sum, fold) => sum + (placed.find(({ id }) => id === fold.id)?.box.width ?? 0), 0);
    const box = { x, y: paper.y, width: span, height: head };
    x += span;
    return folds.length === 1 ? lineHead(part, box, type) : headOf(part, box, type);
  });
  const controls = placed.map((fold, k) => controlOf(fold, folds[k]?.lead ?? ''));
  return scrollOf('directory', frame, paper, env.size, { heads, folds: placed, controls });
}

/** Numeral and title on one line. */
function lineHead({ chapter }: Part, box: Box, type: number): Head {
  const left = box.x + type * 0.6;
  return {
    step: must(chapter.steps[0], 'step').id,
    box,
    numeral: textBlock(chapter.numeral, [left, box.y + type * 0.3], type * 1.15, Infinity, 'start', 1.25),
    title: textBlock(
      chapter.title,
      [left + textWidth(chapter.numeral, type * 1.15) + type * 0.6, box.y + type * 0.45],
      type,
      Infinity,
      'start',
      1.25,
    ),
  };
}

/**
 * The directory of the report: its sections and their folds, each to be opened by the reader.
 * @param top px that the garland takes
 */
export function directoryLayout(story: StageStory, env: Env, top: number): ScrollChart {
  const parts = partsOf(story);
  const own = env.garland ? parts.flatMap(({ folds }) => folds).find(({ id }) => id === env.opened) : undefined;
  const frame = frameOf(env.size, top, env.garland);
  return (own && opened(story, parts, own, frame, env)) ?? closed(parts, frame, env);
}
