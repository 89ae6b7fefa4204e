/** Folds below one another: the scroll of a figure that stands alone, where nothing can be opened. */
import type { Size } from '../camera';
import type { Fold, ScrollChart } from '../deedCharts';
import type { StageStory } from '../../story/types';
import { breakLines } from '../typeset';
import type { Content } from './deedFold';
import type { Line, Setting } from './deedRow';
import { heightOf, linesOf, placeLines, slackOf } from './deedRows';
import { scrollOf, type Frame } from './scrollFrame';

/** Of a lead above its deeds, by the size of names. */
const HEAD = 1.1;
const HEAD_LEADING = 1.35;

interface Piece {
  readonly head: readonly string[];
  readonly lines: readonly Line[];
  /** Px from the fold's top to its rows. */
  readonly top: number;
  readonly height: number;
}

/** Each fold as it stands in a width. */
function piecesOf(story: StageStory, folds: readonly Content[], width: number, set: Setting): Piece[] {
  const inset = set.name * 0.9;
  return folds.map(({ lead, deeds }) => {
    const lines = linesOf(deeds, story.facts, width - inset * 2, set);
    const head = breakLines(lead, (width - inset * 2 - set.name) / (set.name * HEAD));
    const top = set.name * (0.9 + HEAD_LEADING * HEAD * head.length + 0.9);
    return { head, lines, top, height: top + heightOf(lines, set) + set.name * 0.8 };
  });
}

/** Height of the paper that the folds need below one another, px. */
export const stackHeight = (story: StageStory, folds: readonly Content[], width: number, set: Setting): number =>
  piecesOf(story, folds, width, set).reduce((sum, { height }) => sum + height, 0);

/** The folds below one another; null if they have no room. */
export function stacked(story: StageStory, folds: readonly Content[], frame: Frame, size: Size, set: Setting): ScrollChart | null {
  const { paper } = frame;
  const pieces = piecesOf(story, folds, paper.width, set);
  const total = pieces.reduce((sum, { height }) => sum + height, 0);
  if (total > paper.height + 0.01) return null;
  const all = pieces.flatMap(({ lines }) => lines);
  const slack = Math.min(set.name, slackOf(all, heightOf(all, set) + paper.height - total, set));
  let y = paper.y;
  const placed = pieces.map(({ head, lines, top }, k): Fold => {
    const left = paper.x + set.name * 0.9;
    const { rows, height } = placeLines(lines, [left, y + top], set, slack);
    const box = { x: paper.x, y, width: paper.width, height: top + height + set.name * 0.8 };
    const fontSize = set.name * HEAD;
    y += box.height;
    return {
      id: folds[k]?.id ?? '',
      box,
      open: true,
      tone: 'equal',
      slip: null,
      head: {
        lines: head,
        at: [left + set.name * 0.5, box.y + set.name * 0.9],
        fontSize,
        anchor: 'start',
        lineHeight: fontSize * HEAD_LEADING,
      },
      rows,
      sign: null,
    };
  });
  return scrollOf('deeds', frame, { ...paper, height: y - paper.y }, size, { heads: [], folds: placed, controls: [] });
}
