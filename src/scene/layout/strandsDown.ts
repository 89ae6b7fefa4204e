/** Strands on a surface too narrow for columns: each runs down its own trunk, past its topics and its way to its ends. */
import { LEAST } from '../typeScale';
import type { Run, RunBlock, StrandsChart } from '../deedCharts';
import type { Point } from '../camera';
import type { StreamPoint, TextBlock } from '../parts';
import type { Deed, Fact } from '../../story/types';
import { dryEnd } from './strandsBrush';
import { sideOf } from './strandsColumns';
import { carries, type Strand } from './strandsRows';
import { INK_MIDDLE } from './strandsSlips';
import { runLines } from './strandsWords';

/** Narrower than this no column of words has room for a handful of characters, px. Only in the large version a surface is. */
export const TOO_NARROW = 300;

/** Where the strands stand, px. */
export interface DownPlace {
  readonly top: number;
  readonly width: number;
  /** The theme is poured down a gutter of its own. */
  readonly gutter: boolean;
}

/** Strands one below the other. */
export interface Down extends Pick<StrandsChart, 'strands' | 'thread' | 'numerals'> {
  readonly em: number;
  /** x of the gutter, and of all trunks, px. */
  readonly rail: number;
  readonly trunk: number;
  /** Heights at which the theme runs into a trunk. */
  readonly mouths: readonly number[];
  readonly bottom: number;
}

type PlacedStrand = StrandsChart['strands'][number];

/** How close lines, blocks and strands stand: line height, and air between blocks and between strands, em. */
export interface Spacing {
  readonly leading: number;
  readonly apart: number;
  readonly gap: number;
}
/** With air, and where that has no room. */
export const SPACINGS: readonly [Spacing, Spacing] = [
  { leading: 1.25, apart: 0.3, gap: 1 },
  { leading: 1.17, apart: 0.1, gap: 0.6 },
];
/** How far a thread bends where it meets its trunk, em. */
const BEND = 0.7;
/** How long a thread is that runs dry, em. */
const DRY = 2.6;

/**
 * Lays strands down from a top.
 * @param theme what is followed; null = nothing
 * @param numeralOf the numeral of a section
 * @param spacing how close they stand
 */
export function strandsDown(
  strands: readonly Strand[],
  facts: readonly Fact[],
  theme: string | null,
  { top, width, gutter }: DownPlace,
  numeralOf: (section: Strand['section']) => string,
  spacing: Spacing = SPACINGS[0],
): Down {
  const { leading, apart, gap } = spacing;
  const em = LEAST;
  const side = sideOf(width);
  const thread = Math.max(2.3, em * 0.21);
  const half = thread / 2;
  const rail = side + em * 1.8;
  const x = gutter ? rail + em * 1.4 : side + em * 1.9;
  const [words, lantern] = [x + em * 1.2, { x: x + em * 1.5, size: em * 1.3 }];
  const endWords = lantern.x + em * 0.95;
  const mouths: number[] = [];
  const numerals: TextBlock[] = [];
  let y = top;

  const placed = strands.map((strand, k): PlacedStrand => {
    const lit = theme === null ? null : carries(strand, theme);
    const first = strand.section !== strands[k - 1]?.section;
    if (k > 0) y += em * gap * (first ? 1.6 : 1);
    const began = y + em * INK_MIDDLE;
    /** Sets rows as a block from here on. @returns it, and the middle of its first line */
    const set = (rows: readonly Deed[], left: number): { block: RunBlock; level: number } => {
      const lines: Run[][] = runLines(rows, facts, lit ? theme : null, (width - side - left) / em);
      const block: RunBlock = { lines, at: [left, y], fontSize: em, lineHeight: em * leading };
      const level = y + em * INK_MIDDLE;
      y += (lines.length * leading + apart) * em;
      return { block, level };
    };
    const topics = strand.topics.map((row) => ({ row, own: theme === null ? null : row.theme === theme, ...set([row], words) }));
    const way = strand.way.length > 0 ? set(strand.way, words) : null;
    const ends = strand.ends.map((row) => ({ row, ...set([row], endWords) }));
    // Where nothing came of it, the thread has a line to run dry on.
    const dryAt = y + em * 0.2;
    if (ends.length === 0) y += em * 0.6;
    if (topics.length > 0) mouths.push(...topics.filter(({ own }) => own).map(({ level }) => level));
    else if (lit) mouths.push(began);
    const text = first ? numeralOf(strand.section) : '';
    if (text)
      numerals.push({
        lines: [text],
        at: [side + em * 0.65, began - em * INK_MIDDLE * 1.1],
        fontSize: em * 1.1,
        anchor: 'middle',
        lineHeight: em,
      });

    const bend = em * BEND;
    const from = topics.length > 0 ? began + bend : began;
    const last = ends[ends.length - 1]?.level ?? dryAt;
    /** Off the trunk to the right. */
    const outOf = (level: number, endX: number): StreamPoint[] => [
      [x, level - bend, half],
      [x, level - bend * 0.3, half],
      [x + bend * 0.5, level, half],
      [endX, level, half],
    ];
    const trunk: StreamPoint[] = [
      [x, from, topics.length > 0 ? half : thread * 0.08],
      [x, from + em * 0.3, half],
      [x, last - bend, half],
    ];
    return {
      id: strand.id,
      lit,
      topics: topics.map(({ row, own, block, level }) => ({
        id: row.id,
        lit: own,
        words: block,
        stroke: [
          [words - em * 0.2, level, thread * 0.08],
          [words - em * 0.5, level, half],
          [x + bend * 0.3, level + bend * 0.1, half],
          [x, level + bend, half],
        ],
      })),
      way: way?.block ?? null,
      trunk: ends.length > 0 ? trunk : [...trunk, ...outOf(dryAt, x + em).slice(1)],
      dry: ends.length > 0 ? [] : dryEnd([x + em - 0.5, dryAt], em * DRY, thread, k + 1),
      ends: ends.map(({ row, block, level }) => {
        const light = row.kind === '回音';
        const at: Point = [lantern.x, level];
        return {
          id: row.id,
          words: block,
          stroke: outOf(level, light ? lantern.x : lantern.x + em * 0.5),
          lantern: light ? { at, size: lantern.size, far: false } : null,
        };
      }),
    };
  });
  return { strands: placed, thread, numerals, em, rail, trunk: x, mouths, bottom: y };
}
