/** Where the columns of the strands stand, and what each strand needs in them. */
import { LEAST, NARROW } from '../typeScale';
import type { Run } from '../deedCharts';
import type { Deed, Fact } from '../../story/types';
import { carries, type Strand } from './strandsRows';
import { easeInto, stack, type Air, type Lie, type Need } from './strandsStack';
import { runLines } from './strandsWords';

/** x of the columns, px; the widths of those that hold words. */
interface Columns {
  readonly numeral: number;
  readonly rail: number;
  readonly topic: { readonly x: number; readonly width: number };
  /** Where threads begin to bend towards their trunk. */
  readonly bend: number;
  readonly way: { readonly x: number; readonly width: number };
  /** Where a trunk parts towards its ends, or runs dry. */
  readonly part: number;
  readonly end: { readonly x: number; readonly width: number };
  readonly lantern: { readonly x: number; readonly size: number };
}

/** A strand whose words are broken into lines; null where its words are not shown. */
export interface SetStrand {
  readonly strand: Strand;
  /** Null if nothing is followed. */
  readonly lit: boolean | null;
  readonly topics: readonly { readonly row: Deed; readonly lit: boolean | null; readonly lines: Run[][] | null }[];
  readonly way: Run[][] | null;
  /** px from the column's left that the words of the way may take. */
  readonly wayWidth: number;
  readonly ends: readonly { readonly row: Deed; readonly lines: Run[][] | null }[];
  readonly need: Need;
}

/** What is to be set, and in what width. */
export interface Wish {
  readonly strands: readonly Strand[];
  readonly facts: readonly Fact[];
  readonly theme: string | null;
  /** Whose words are shown, */
  readonly said: readonly Strand[];
  /** and whether all of them are, also of topics that are not followed. */
  readonly all: boolean;
  /** What is not followed is there too, at least as threads. */
  readonly rest: boolean;
  /** What is neither followed nor said is one thread a strand. */
  readonly bundled: boolean;
  readonly width: number;
  /** Air between one block of words and the next, em. */
  readonly apart: number;
  /** The theme is poured down a gutter of its own. */
  readonly gutter: boolean;
}

export interface Stacked {
  readonly em: number;
  /** px */
  readonly lineHeight: number;
  readonly columns: Columns;
  readonly strands: readonly SetStrand[];
  readonly lies: readonly Lie[];
  readonly thread: number;
  readonly bottom: number;
}

/** How topic, way and end share the room for words. */
type Shares = readonly [topic: number, way: number, end: number];
const SHARES: readonly Shares[] = [
  [0.32, 0.38, 0.3],
  [0.27, 0.45, 0.28],
  [0.25, 0.49, 0.26],
  [0.24, 0.42, 0.34],
  [0.34, 0.33, 0.33],
  [0.2, 0.38, 0.42],
  [0.18, 0.35, 0.47],
];

/** Line height, em: closer where everything stands in words. */
const leadingOf = (all: boolean): number => (all ? 1.17 : 1.22);
/** Air between the words of a way and the trunk below them, em. */
export const LIFT = 0.1;

/** Margin at the sides of a stage, px. */
export const sideOf = (width: number): number => (width < NARROW ? 8 : Math.max(16, width * 0.02));

function columnsOf(width: number, em: number, [t, w, e]: Shares, gutter: boolean): Columns {
  const narrow = width < NARROW;
  const side = sideOf(width);
  const rail = side + em * (narrow ? 1.7 : 2.3);
  const x = gutter ? rail + em * (narrow ? 0.75 : 1.3) : side + em * 1.6;
  const bend = narrow ? 18 : Math.min(90, width * 0.07);
  const fan = narrow ? 16 : bend * 0.7;
  const lantern = em * (narrow ? 1.3 : 1.5);
  const room = width - side - x - bend - fan - lantern - em * 0.8;
  const topic = { x, width: room * t };
  const way = { x: x + topic.width + bend, width: room * w };
  const part = way.x + way.width + em * 0.2;
  const middle = part + fan + lantern / 2;
  return {
    numeral: side + em * 0.65,
    rail,
    topic,
    bend: x + topic.width + bend * 0.08,
    way,
    part,
    lantern: { x: middle, size: lantern },
    end: { x: middle + lantern / 2 + em * 0.3, width: room * e },
  };
}

/** @param said whether its words are shown */
function setStrand(strand: Strand, said: boolean, first: boolean, columns: Columns, em: number, wish: Wish): SetStrand {
  const { facts, theme, all, apart } = wish;
  const lit = theme === null ? null : carries(strand, theme);
  const lines = (rows: readonly Deed[], width: number): Run[][] => runLines(rows, facts, lit ? theme : null, width / em);
  const height = (block: Run[][] | null): number => (block ? (block.length * leadingOf(all) + apart) * em : 0);
  const topics = strand.topics.map((row) => {
    const own = theme === null ? null : row.theme === theme;
    return { row, lit: own, lines: said && (all || own !== false) ? lines([row], columns.topic.width) : null };
  });
  // On a narrow stage the words of a way that has no topic may begin where topics do.
  const spare = wish.width < NARROW && topics.length === 0 ? columns.way.x - columns.topic.x : 0;
  const way = said && strand.way.length > 0 ? lines(strand.way, columns.way.width + spare) : null;
  const ends = strand.ends.map((row) => ({ row, lines: said ? lines([row], columns.end.width) : null }));
  const bundled = wish.bundled && !said && lit !== true;
  // What a theme pours into directly keeps the way to it free.
  const poured = topics.length === 0 && (lit || (way && spare > 0)) ? [0] : [];
  return {
    strand,
    lit,
    topics,
    way,
    wayWidth: columns.way.width,
    ends,
    need: {
      topics: bundled ? topics.slice(0, 1).map(() => 0) : [...topics.map((topic) => height(topic.lines)), ...poured],
      way: way ? height(way) + em * (LIFT - apart) : 0,
      broad: way !== null && spare > 0,
      ends: ends.map(({ row, lines: words }) => (words ? Math.max(height(words), row.kind === '回音' ? columns.lantern.size : 0) : 0)),
      first,
    },
  };
}

function setAll(wish: Wish, em: number, columns: Columns): SetStrand[] {
  const shown = wish.strands.filter((strand) => wish.rest || carries(strand, wish.theme));
  return shown.map((strand, k) =>
    setStrand(strand, wish.said.includes(strand), strand.section !== shown[k - 1]?.section, columns, em, wish),
  );
}

/** @param share how much of the room for air is used, 0…1 */
function airOf({ all }: Wish, em: number, share: number): Air {
  const thread = Math.max(2.3, em * 0.21);
  return {
    gap: em * (all ? 0.03 + share * 0.7 : 0.04 + share * 0.6),
    leaf: thread * (all ? 1.1 : 1.3) + share * em * 0.4,
    thread,
    numeral: em * 1.35,
    level: share,
  };
}

/** How high the strands are in the least type with some shares. */
function heightWith(wish: Wish, shares: Shares): number {
  const needs = setAll(wish, LEAST, columnsOf(wish.width, LEAST, shares, wish.gutter)).map(({ need }) => need);
  return stack(needs, 0, airOf(wish, LEAST, 0)).bottom;
}

/** The least height in px in which the strands can be read. */
export const leastHeight = (wish: Wish): number => Math.min(...SHARES.map((shares) => heightWith(wish, shares)));

/** The strands in the largest type in which they fit a room's height; null if they fit in none. */
export function strandsIn(wish: Wish, room: number, largest: number): Stacked | null {
  // A topic takes a line at least: where these alone are too many, nothing needs to be set.
  const topics = wish.strands.reduce((sum, strand) => sum + strand.topics.length, 0);
  if (wish.all && topics * LEAST * leadingOf(true) > room) return null;
  const heights = SHARES.map((shares) => ({ shares, height: heightWith(wish, shares) })).filter(({ height }) => height <= room);
  // Many words take the shares in which they are lowest, a few the first, which are the most even.
  const shares = wish.all ? heights.sort((a, b) => a.height - b.height)[0]?.shares : heights[0]?.shares;
  if (!shares) return null;
  const at = (halves: number): Stacked | null => {
    const em = halves / 2;
    const columns = columnsOf(wish.width, em, shares, wish.gutter);
    const strands = setAll(wish, em, columns);
    const needs = strands.map(({ need }) => need);
    const share = easeInto(room, (each) => stack(needs, 0, airOf(wish, em, each)).bottom);
    if (share === null) return null;
    const air = airOf(wish, em, share);
    return { em, lineHeight: em * leadingOf(wish.all), columns, strands, thread: air.thread, ...stack(needs, 0, air) };
  };
  let best = at(LEAST * 2);
  for (let [low, high] = [LEAST * 2, Math.floor(largest * 2)]; low < high;) {
    const middle = Math.ceil((low + high) / 2);
    const tried = at(middle);
    if (tried) [best, low] = [tried, middle];
    else high = middle - 1;
  }
  return best;
}
