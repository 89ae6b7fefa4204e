/** The hand-scroll itself: its rollers, its borders, and what its signs mean. */
import { clamp, textWidth, type Box } from '../box';
import type { Size } from '../camera';
import type { DeedRow, Fold, ScrollChart } from '../deedCharts';
import type { TextBlock } from '../parts';
import { LEAST, NARROW, typeScale } from '../typeScale';
import * as words from '../chartWords';
import { textBlock } from './blocks';

/** A scroll's place on a stage before it is known how much of it is needed. */
export interface Frame {
  readonly roller: number;
  /** Height of the upper border and of the lower one, which holds the legend, px. */
  readonly upper: number;
  readonly lower: number;
  /** What the paper may take at most. */
  readonly paper: Box;
}

/**
 * @param top px that the garland takes
 * @param signs whether anything on it needs a legend
 */
export function frameOf(size: Size, top: number, signs: boolean): Frame {
  const narrow = size.width < NARROW;
  const roller = narrow ? 4.5 : clamp(size.width * 0.009, 6, 11);
  const side = roller * 2 + (narrow ? 1 : clamp(size.width * 0.012, 4, 16));
  const air = narrow ? 6 : clamp(size.height * 0.02, 8, 22);
  const upper = narrow ? 8 : clamp(size.height * 0.022, 9, 22);
  const lower = signs ? Math.max(upper, legendSize(size) * 1.55) : upper;
  const y = top + air + upper;
  return { roller, upper, lower, paper: { x: side, y, width: size.width - side * 2, height: size.height - air - lower - y } };
}

const legendSize = (size: Size): number => Math.max(LEAST, typeScale(size).small * 0.9);

/** True if a row carries a sign that has to be explained. */
const needs = (rows: readonly DeedRow[], sign: 'goesOn' | 'joint'): boolean =>
  rows.some((row) => (sign === 'goesOn' ? row.goesOn !== null : row.joint.length > 0));

/** The signs that stand on the folds, and what each says, along the lower border as far as it reaches. */
function legendOf(folds: readonly Fold[], paper: Box, lower: number, size: Size, hint: string): ScrollChart['legend'] {
  const rows = folds.flatMap((fold) => fold.rows);
  const fontSize = legendSize(size);
  const width = fontSize * 1.9;
  const y = paper.y + paper.height;
  let x = paper.x + fontSize * 0.7;
  const line = (said: string): TextBlock => textBlock(said, [x, y + lower / 2 - fontSize * 0.65], fontSize, Infinity, 'start', 1.3);
  const within = ({ text }: ScrollChart['legend'][number]): boolean =>
    text.at[0] + textWidth(text.lines.join(''), fontSize) <= paper.x + paper.width;
  if (rows.length === 0) return hint ? [{ sign: null, box: { x, y, width: 0, height: 0 }, text: line(hint) }].filter(within) : [];
  return (['goesOn', 'joint'] as const)
    .filter((sign) => needs(rows, sign))
    .map((sign) => {
      const said = sign === 'goesOn' ? words.listGoesOn : words.oneSentence;
      const box = { x, y: y + lower / 2 - fontSize * 0.3, width, height: fontSize * 0.6 };
      x += width + fontSize * 0.4;
      const text = line(said);
      x += fontSize * 1.2 + textWidth(said, fontSize);
      return { sign, box, text };
    })
    .filter(within);
}

/**
 * The whole chart, its scroll as high as its paper.
 * @param hint what the reader can do where every fold is rolled up; may be empty
 */
export function scrollOf(
  kind: ScrollChart['kind'],
  { roller, upper, lower }: Frame,
  paper: Box,
  size: Size,
  parts: Pick<ScrollChart, 'heads' | 'folds' | 'controls'>,
  hint = '',
): ScrollChart {
  const box = { x: paper.x - roller, y: paper.y - upper, width: paper.width + roller * 2, height: paper.height + upper + lower };
  return { kind, box, paper, roller, ...parts, legend: legendOf(parts.folds, paper, lower, size, hint) };
}
