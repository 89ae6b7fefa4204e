/** A deed as a row: its drawing, its name, our words and its number, measured from the row's own top left. */
import { textWidth, type Box } from '../box';
import type { DeedRow } from '../deedCharts';
import { LEAST } from '../typeScale';
import { phraseLines } from './phraseLines';
import type { Deed, Fact } from '../../story/types';
import { blockHeight, textBlock } from './blocks';

/**
 * How all rows of a picture are set, from the most generous: our own words below the name, the word of a kind below its
 * drawing; that word before the drawing; our words after the name where they go; close: without them, for they stand in
 * the table, too.
 */
export interface Setting {
  /** Type size of names, px. */
  readonly name: number;
  readonly way: 'open' | 'beside' | 'along' | 'close';
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
export const WAYS = {
  open: { leading: 1.3, glyph: 1.75, number: 1.45, gap: 0.55, stroke: 6, air: 2 },
  beside: { leading: 1.3, glyph: 1.3, number: 1.4, gap: 0.55, stroke: 5, air: 2 },
  along: { leading: 1.2, glyph: 1.1, number: 1.2, gap: 0.5, stroke: 3, air: 1 },
  close: { leading: 1.2, glyph: 1.1, number: 1.2, gap: 0.5, stroke: 3, air: 1 },
} as const;

const small = ({ name }: Setting): number => Math.max(LEAST, Math.round(name * 1.64) / 2);
const glyphSize = ({ name, way }: Setting): number => name * WAYS[way].glyph;

/** Width of the column that holds drawings and their words, px. */
export function column(set: Setting): number {
  const word = small(set) * 2;
  return set.way !== 'open' ? word + glyphSize(set) + set.name * 0.85 : Math.max(word, glyphSize(set)) + set.name * 0.6;
}

/** Middle of the drawings in their column, px from the fold's left. */
export const middle = (set: Setting): number =>
  set.way !== 'open' ? small(set) * 2 + set.name * 0.3 + glyphSize(set) / 2 : Math.max(small(set) * 2, glyphSize(set)) / 2;

/** A name in its lines, and the brush that runs dry after it where the list goes on. */
function nameOf({ name, open }: Deed, text: number, top: number, width: number, set: Setting): Pick<DeedRow, 'name' | 'goesOn'> {
  const { leading } = WAYS[set.way];
  const em = set.name;
  // A closing mark has air of its own.
  const gap = '”》'.includes(name.slice(-1)) ? BRUSH.gap - 0.3 : BRUSH.gap;
  const lines = phraseLines(name, (width - text) / em, open ? gap + BRUSH.width : 0);
  const block = { ...textBlock(name, [text, top], em, Infinity, 'start', leading), lines, hangs: true };
  const y = top + blockHeight(block) - em * (leading * 0.5 + BRUSH.height * 0.5 - 0.02);
  const x = text + textWidth(lines[lines.length - 1] ?? '', em) + em * gap;
  return { name: block, goesOn: open ? { x, y, width: em * BRUSH.width, height: em * BRUSH.height } : null };
}

interface Said extends Pick<DeedRow, 'words' | 'fact'> {
  /** Where all that the row says ends, px from its top. */
  readonly foot: number;
}

/** True for the ways in which what is said stands after the name, if it goes there. */
export const isTight = ({ way }: Setting): boolean => way === 'along' || way === 'close';

/** Our own words below a name, or after it, and a number beside them. */
function saidOf(deed: Deed, fact: Fact | null, { name, goesOn }: Pick<DeedRow, 'name' | 'goesOn'>, width: number, set: Setting): Said {
  const { leading, number: large } = WAYS[set.way];
  const em = set.name;
  const minor = small(set);
  const [text, y] = [name.at[0], name.at[1] + blockHeight(name)];
  const lines = phraseLines(deed.words, (width - text) / minor);
  const words =
    deed.words && (set.way !== 'close' || fact) ? { ...textBlock(deed.words, [text, y], minor, Infinity, 'start', leading), lines } : null;
  const size = fact ? em * large : minor;
  const before = words ? textWidth(deed.words, minor) + (fact ? em * 0.5 : 0) : 0;
  const long = before + (fact ? textWidth(fact.display, size) : 0);
  const end = goesOn ? goesOn.x + goesOn.width : text + textWidth(name.lines[name.lines.length - 1] ?? '', em);
  const after = end + em * 0.8;
  const same = isTight(set) && after + long <= width;
  const along = same || text + long <= width;
  const x = same ? after : text;
  // What stands on one line stands on one baseline.
  const line = same ? y - em * leading - (size - em) * 1.02 : y;
  const beside = words && along ? { ...words, lines: [deed.words], at: [x, line + (size - minor) * 1.02] as const } : words;
  if (!fact) return { words: beside, fact: null, foot: words && !same ? y + blockHeight(words) : y };
  const top = along || !words ? line : y + blockHeight(words);
  const number = textBlock(fact.display, [x + (along ? before : 0), top], size, Infinity, 'start', 1.2);
  return { words: beside, fact: { id: fact.id, number }, foot: top + blockHeight(number) };
}

/**
 * A deed as a line of its own.
 * @param labelled the word of its kind stands with it
 * @param text px from the left to its name
 * @param width px from the left to where lines end
 */
export function lineOf(deed: Deed, fact: Fact | null, labelled: boolean, text: number, width: number, set: Setting): Line {
  const plain = deed.kind === '学习';
  const { leading, air } = WAYS[set.way];
  const beside = set.way !== 'open';
  const size = glyphSize(set);
  const minor = small(set);
  const line = set.name * leading;
  const named = nameOf(deed, text, plain || beside ? 0 : Math.max(0, (size - line) / 2), width, set);
  const { words, fact: number, foot } = saidOf(deed, fact, named, width, set);
  const lift = beside ? (line - size) / 2 : 0;
  const glyph: Box = { x: middle(set) - size / 2, y: lift, width: size, height: size };
  const at = beside ? ([minor, (line - minor * leading) / 2] as const) : ([middle(set), size] as const);
  const word = !plain && labelled ? textBlock(deed.kind, at, minor, Infinity, 'middle', leading) : null;
  const row: DeedRow = {
    id: deed.id,
    kind: deed.kind,
    glyph: plain ? null : glyph,
    word,
    ...named,
    words,
    fact: number,
    step: null,
    joint: [],
  };
  const end = lift + size + (word && !beside ? minor * leading : 0);
  return { rows: [row], height: Math.max(foot, plain ? 0 : end), from: end + air, to: lift - air, strand: deed.strand };
}
