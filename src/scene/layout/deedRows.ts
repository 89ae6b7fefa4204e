/** Deeds as rows below one another, in one setting. */
import { textWidth } from '../box';
import type { Point } from '../camera';
import type { DeedRow } from '../deedCharts';
import type { StreamPoint, TextBlock } from '../parts';
import { must } from '../../tables/must';
import type { Deed, Fact } from '../../story/types';
import { column, isTight, lineOf, middle, WAYS, type Line, type Setting } from './deedRow';

const movedBlock = <Block extends TextBlock | null>(block: Block, x: number, y: number): Block =>
  block && { ...block, at: [block.at[0] + x, block.at[1] + y] as Point };

/** A row set elsewhere. */
function moved(row: DeedRow, x: number, y: number): DeedRow {
  const box = <B extends DeedRow['glyph']>(b: B): B => b && { ...b, x: b.x + x, y: b.y + y };
  return {
    ...row,
    glyph: box(row.glyph),
    goesOn: box(row.goesOn),
    word: movedBlock(row.word, x, y),
    name: movedBlock(row.name, x, y),
    words: movedBlock(row.words, x, y),
    fact: row.fact && { ...row.fact, number: movedBlock(row.fact.number, x, y) },
  };
}

const endOf = ({ name, goesOn }: DeedRow): number =>
  goesOn ? goesOn.x + goesOn.width : name.at[0] + Math.max(...name.lines.map((line) => textWidth(line, name.fontSize)));

/** Where plain text ends short of the edge, the next one that fits stands on the same line. */
function packed(lines: readonly Line[], width: number, gap: number): Line[] {
  const rows: Line[] = [];
  for (const line of lines) {
    const before = rows[rows.length - 1];
    const [next] = line.rows;
    const last = before?.rows[before.rows.length - 1];
    const short = (row: DeedRow | undefined): row is DeedRow => row !== undefined && row.glyph === null && row.name.lines.length === 1;
    if (before && short(last) && short(next) && endOf(last) + gap + endOf(next) <= width)
      rows[rows.length - 1] = { ...before, rows: [...before.rows, moved(next, endOf(last) + gap, 0)] };
    else rows.push(line);
  }
  return rows;
}

/**
 * The lines of a fold's deeds.
 * @param width px from the left of the drawings to the right of the text
 */
export function linesOf(deeds: readonly Deed[], facts: readonly Fact[], width: number, set: Setting): Line[] {
  const drawn = deeds.some(({ kind }) => kind !== '学习');
  const left = drawn ? column(set) : 0;
  const lines = deeds.map((deed, k) => {
    const fact = deed.fact
      ? must(
          facts.find(({ id }) => id === deed.fact),
          `fact "${deed.fact}"`,
        )
      : null;
    return lineOf(deed, fact, deed.kind !== deeds[k - 1]?.kind, left, width, set);
  });
  return isTight(set) ? packed(lines, width, set.name * 1.6) : lines;
}

const isJoined = (a: Line, b: Line | undefined): boolean => b !== undefined && a.strand !== '' && a.strand === b.strand;

/** Least distance between the tops of two lines, px. */
function advance(a: Line, b: Line | undefined, set: Setting): number {
  if (!b) return a.height;
  if (!isJoined(a, b)) return a.height + set.name * WAYS[set.way].gap;
  return Math.max(a.height + set.name * 0.15, a.from - b.to + WAYS[set.way].stroke);
}

/** Least height of lines below one another, px. */
export const heightOf = (lines: readonly Line[], set: Setting): number =>
  lines.reduce((sum, line, k) => sum + advance(line, lines[k + 1], set), 0);

/** How much of the room left over goes between two lines: more where a sentence ends. */
const share = (a: Line, b: Line | undefined): number => (!b ? 0 : isJoined(a, b) ? 1 : 1.8);

/** How far lines can be drawn apart in a room, px a share. */
export function slackOf(lines: readonly Line[], room: number, set: Setting): number {
  const shares = lines.reduce((sum, line, k) => sum + share(line, lines[k + 1]), 0);
  return shares === 0 ? Infinity : Math.max(0, room - heightOf(lines, set)) / shares;
}

/** A short stroke of the brush downward, pressed at its head; the same on every machine. */
function joint(x: number, y0: number, y1: number, half: number, seed: number): StreamPoint[] {
  return Array.from({ length: 5 }, (_, k) => {
    const t = k / 4;
    const sway = Math.sin(seed * 2.4 + t * 2.2) * half * 0.5;
    return [x + sway, y0 + (y1 - y0) * t, half * (1 - 0.45 * t + 0.12 * Math.sin(seed + t * 7))];
  });
}

/**
 * Lines placed below one another.
 * @param slack px that a share of the gaps grows by
 */
export function placeLines(lines: readonly Line[], [x, y]: Point, set: Setting, slack: number): { rows: DeedRow[]; height: number } {
  let at = y;
  const rows = lines.flatMap((line, k) => {
    const next = lines[k + 1];
    const step = advance(line, next, set) + share(line, next) * slack;
    const stroke =
      next && isJoined(line, next) ? joint(x + middle(set), at + line.from, at + step + next.to, Math.max(1.6, set.name * 0.13), k) : [];
    const placed = line.rows.map((row) => ({ ...moved(row, x, at), joint: stroke }));
    at += step;
    return placed;
  });
  return { rows, height: at - y };
}
