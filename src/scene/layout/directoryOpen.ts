/** The directory with one of its folds unrolled. */
import type { Env } from '../types';
import type { Fold, ScrollChart } from '../deedCharts';
import { LEAST, typeScale } from '../typeScale';
import * as words from '../chartWords';
import type { StageStory } from '../../story/types';
import { must } from '../../tables/must';
import { textBlock } from './blocks';
import { airOf, controlOf, firstFit, heightIn, openedIn, openFold, rolledFold, type Content, type Opened } from './deedFold';
import { slipHeight, slipsOf, type Slips } from './deedSlips';
import { headHeight, headOf, lineHead, type Part } from './directoryHeads';
import { scrollOf, type Frame } from './scrollFrame';

/** Narrower than this, px, a fold beside others is hard to meet with a finger: in the large version it is 44 px on the screen. */
export const LEAST_FOLD = 29.5;
/** The least that an open fold needs, px. */
const UNROLLED = 320;

/** One fold unrolled among the others, or, where these would be too narrow, by itself. */
export function openDirectory(story: StageStory, parts: readonly Part[], own: Content, frame: Frame, env: Env): ScrollChart | null {
  const { size } = env;
  const { paper } = frame;
  const alone = paper.width - (parts.flatMap(({ folds }) => folds).length - 1) * LEAST_FOLD < UNROLLED;
  const shown = alone ? parts.filter(({ folds }) => folds.includes(own)).map((part) => ({ ...part, folds: [own] })) : parts;
  const folds = shown.flatMap((part) => part.folds);
  const at = folds.indexOf(own);
  const type = Math.max(LEAST, typeScale(size).label * 0.9);
  const head = alone ? type * 1.9 : headHeight(type);
  const width = paper.width - (folds.length - 1) * LEAST_FOLD;
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
  const width = paper.width - (folds.length - 1) * LEAST_FOLD;
  let x = paper.x;
  const placed = folds.map((content, k): Fold => {
    const box = { x, y: paper.y + head, width: k === at ? width : LEAST_FOLD, height: height - head };
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
  const controls = placed.map((fold, k) => controlOf(fold, must(folds[k], 'fold')));
  return scrollOf('directory', frame, paper, env.size, { heads, folds: placed, controls });
}
