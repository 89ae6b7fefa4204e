/** Deeds set as rows: each is measured by itself, then they are placed below one another. */
import { textWidth } from '../box';
import type { Point } from '../camera';
import type { DeedRow, StreamPoint, TextBlock } from '../types';
import { LEAST } from '../typeScale';
import { must } from '../../tables/must';
import { phraseLines } from './phraseLines';
import type { Deed, Fact } from '../../story/types';
import { blockHeight, textBlock } from './blocks';

/**
 * How all rows of a picture are set, from the most generous: our own words below the name, the word of a kind below its
 * drawing; that word before the drawing; close: without our own words, which stand in the table, too.
 */
export interface Setting {
  /** Type size of names, px. */
  readonly name: number;
  readonly way: 'open' | 'beside' | 'close';
}

/** Deeds that stand on one line of a fold, from its top left; more than one only where they are plain text. */
export interface Line {
  readonly rows: readonly DeedRow[];
  readonly height: number;
  /** Where a stroke to the line may end, and where one from it may begin. */
  readonly from: number;
  readonly to: number;
  readonly strand: string;
}

/** The dry brush after a name, em: it needs a gap before it. */
const BRUSH = { gap: 0.35, width: 1.7, height: 0.58 };
/** By the way of setting. Leading, size of drawings and of numbers, gap after a sentence: em; a stroke's least length, and the air at its ends: px. */
const WAYS = {
  open: { leading: 1.3, glyph: 1.75, number: 1.45, gap: 0.55, stroke: 6, air: 2 },
  beside: { leading: 1.3, glyph: 1.3, number: 1.4, gap: 0.55, stroke: 5, air: 2 },
  close: { leading: 1.2, glyph: 1.1, number: 1.2, gap: 0.5, stroke: 3, air: 1 },
} as const;

const small = ({ name }: Setting): number => Math.max(LEAST, Math.round(name * 1.64) / 2);
const glyphSize = ({ name, way }: Setting): number => name * WAYS[way].glyph;

/** Width of the column that holds drawings and their words, px. */
function column(set: Setting): number {
  const word = small(set) * 2;
  return set.way !== 'open' ? word + glyphSize(set) + set.name * 0.85 : Math.max(word, glyphSize(set)) + set.name * 0.6;
}

/** Middle of the drawings in their column, px from the fold's left. */
const middle = (set: Setting): number =>
  set.way !== 'open' ? small(set) * 2 + set.name * 0.3 + glyphSize(set) / 2 : Math.max(small(set) * 2, glyphSize(set)) / 2;

/** A deed as a line of its own. */
function lineOf(deed: Deed, fact: Fact | null, labelled: boolean, left: number, width: number, set: Setting): Line {
  const plain = deed.kind === '学习';
  const { leading, number: large, air } = WAYS[set.way];
  const beside = set.way !== 'open';
  const glyph = glyphSize(set);
  const fontSize = set.name;
  const text = left;
  const ems = (width - text) / fontSize;
  const top = plain || beside ? 0 : Math.max(0, (glyph - fontSize * leading) / 2);
  const block = (said: string, y: number, size: number): TextBlock => textBlock(said, [text, y], size, width - text, 'start', leading);
  const gap = '”》'.includes(deed.name.slice(-1)) ? BRUSH.gap - 0.3 : BRUSH.gap;
  const lines = phraseLines(deed.name, ems, deed.open ? gap + BRUSH.width : 0);
  const name = { ...block(deed.name, top, fontSize), lines, hangs: true };
  let y = top + blockHeight(name);
  const last = lines[lines.length - 1] ?? '';
  const goesOn = deed.open
    ? {
        x: text + textWidth(last, fontSize) + fontSize * gap,
        y: y - fontSize * (leading * 0.5 + BRUSH.height * 0.5 - 0.02),
        width: fontSize * BRUSH.width,
        height: fontSize * BRUSH.height,
      }
    : null;
  const said =
    deed.words && (set.way !== 'close' || fact)
      ? { ...block(deed.words, y, small(set)), lines: phraseLines(deed.words, (width - text) / small(set)) }
      : null;
  let words = said;
  let number: TextBlock | null = null;
  if (fact) {
    const size = fontSize * large;
    const own = said ? textWidth(deed.words, small(set)) + fontSize * 0.5 : 0;
    const long = own + textWidth(fact.display, size);
    // Where height is dear the number stands after the name.
    const after = textWidth(last, fontSize) + fontSize * 0.8;
    const same = set.way === 'close' && !goesOn && after + long <= width - text;
    const along = same || long <= width - text;
    const x = text + (same ? after : 0);
    if (same) y -= fontSize * leading + (size - fontSize) * 1.02;
    else if (!along && said) y += blockHeight(said);
    number = textBlock(fact.display, [x + (along ? own : 0), y], size, Infinity, 'start', 1.2);
    // What stands beside the number stands on its baseline.
    if (along && said) words = { ...said, lines: [deed.words], at: [x, y + (size - small(set)) * 1.02] };
    y += blockHeight(number);
  } else if (said) y += blockHeight(said);
  const wordSize = small(set);
  const lift = beside ? (fontSize * leading - glyph) / 2 : 0;
  const word =
    !plain && labelled
      ? textBlock(
          deed.kind,
          beside ? [wordSize, (fontSize * leading - wordSize * leading) / 2] : [middle(set), glyph],
          wordSize,
          Infinity,
          'middle',
          leading,
        )
      : null;
  const row: DeedRow = {
    id: deed.id,
    kind: deed.kind,
    glyph: plain ? null : { x: middle(set) - glyph / 2, y: lift, width: glyph, height: glyph },
    word,
    name,
    goesOn,
    words,
    fact: fact && number ? { id: fact.id, number } : null,
    joint: [],
  };
  const foot = lift + glyph + (word && !beside ? wordSize * leading : 0);
  return { rows: [row], height: Math.max(y, plain ? 0 : foot), from: foot + air, to: lift - air, strand: deed.strand };
}

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
  return set.way === 'close' ? packed(lines, width, set.name * 1.6) : lines;
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
