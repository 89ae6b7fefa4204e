/** Deeds as text on a stage: names in full, our own words, facts in their exact wording. */
import type { Box } from '../box';
import { textWidth } from '../box';
import type { Point } from '../camera';
import type { DeedText, Upright } from '../deedCharts';
import type { TextBlock } from '../parts';
import { breakLines, evenLines } from '../typeset';
import { AND_SO_ON } from '../chartWords';
import type { Deed, Fact } from '../../story/types';
import { RESULT_KINDS } from '../../tables/deeds';
import { textBlock } from './blocks';

/** What the report says came of a strand: a result with a name, or an effect. */
export const isResult = ({ kind }: Deed): boolean => RESULT_KINDS.includes(kind);

/** A deed's name, with 等 where the report's list goes on. */
export const calledIn = ({ name, open }: Deed): string => (open ? name + AND_SO_ON : name);

/** One sentence for whoever listens: what the report names under a head. */
export const heardOf = (head: string, deeds: readonly Deed[]): string => `${head}：${deeds.map(calledIn).join('；')}。`;

/** Sizes of type for deeds, px. */
export interface DeedType {
  readonly name: number;
  readonly words: number;
}

/** Advance from one character to the next of text that is set downward, em. */
export const DOWN = 1.14;
/** Advance of the characters of our own words, which are set closer. */
const LEADING = 1.36;

/** Room that the sign for 等 needs after a name, em. */
export const GOES_ON = 3.4;

/** The dry brush after a text that ends at a point of its block's top line. */
export function goesOnAt(x: number, y: number, fontSize: number): Box {
  return { x: x + fontSize * 0.3, y: y + fontSize * 0.1, width: fontSize * (GOES_ON - 0.3), height: fontSize * 1.1 };
}

/** Width of the longest line of a block, px. */
export function blockWidth({ lines, fontSize }: TextBlock): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, fontSize)));
}

/** The lines of a name of so many em: broken after a comma, or about what stands in quotes, where that costs no line more, else evenly. */
export function nameLines(name: string, ems: number): string[] {
  if (textWidth(name, 1) <= ems) return [name];
  const lines = evenLines(name, ems);
  if (lines.length !== 2) return lines;
  const cuts = [...name.matchAll(/[、，”](?!$|[、，。”])|.(?=“)/g)].map(({ index }) => [name.slice(0, index + 1), name.slice(index + 1)]);
  const widest = (parts: readonly string[]): number => Math.max(...parts.map((part) => textWidth(part, 1)));
  const [best] = cuts.filter((parts) => widest(parts) <= ems).sort((a, b) => widest(a) - widest(b));
  return best ?? lines;
}

/** The fact that a deed carries, if any. */
export function deedFact(deed: Deed, facts: readonly Fact[]): Fact | null {
  return facts.find(({ id }) => id === deed.fact) ?? null;
}

/** A deed centred below a point: name, below it our words and the fact on one line if they fit. @returns the deed and its height, px */
export function centredDeed(
  deed: Deed,
  facts: readonly Fact[],
  [x, y]: Point,
  type: DeedType,
  width: number,
): { text: DeedText; height: number } {
  const tail = deed.open ? type.name * GOES_ON : 0;
  const lines = nameLines(deed.name, (width - tail) / type.name);
  const name: TextBlock = { ...textBlock(deed.name, [x - tail / 2, y], type.name, Infinity, 'middle', LEADING), lines };
  const last = textWidth(lines[lines.length - 1] ?? '', type.name);
  const lineHeight = type.name * LEADING;
  let below = y + lines.length * lineHeight;
  const fact = deedFact(deed, facts);
  const wordsWidth = textWidth(deed.words, type.words);
  const digits = type.name * 1.3;
  const factWidth = fact ? textWidth(fact.display, digits) : 0;
  const gap = deed.words && fact ? type.words * 0.6 : 0;
  const oneLine = wordsWidth + gap + factWidth <= width;
  const start = x - (wordsWidth + gap + factWidth) / 2;
  const words: TextBlock | null = !deed.words
    ? null
    : fact && oneLine
      ? textBlock(deed.words, [start, below + digits - type.words], type.words, Infinity, 'start', LEADING)
      : { ...textBlock(deed.words, [x, below], type.words, Infinity, 'middle', LEADING), lines: evenLines(deed.words, width / type.words) };
  if (words && !(fact && oneLine)) below += words.lines.length * words.lineHeight;
  const display = fact
    ? textBlock(fact.display, [oneLine ? start + wordsWidth + gap + factWidth / 2 : x, below], digits, Infinity, 'middle', LEADING)
    : null;
  if (display) below += digits * LEADING;
  return {
    text: {
      id: deed.id,
      kind: deed.kind,
      name,
      words,
      fact: fact && display ? { id: fact.id, display } : null,
      goesOn: deed.open ? goesOnAt(x - tail / 2 + last / 2, y + (lines.length - 1) * lineHeight, type.name) : null,
    },
    height: below - y,
  };
}

/** Text downward in columns of at most `most` characters, the first at the right. `at` is the middle of the columns' top. */
export function upright(text: string, [x, y]: Point, fontSize: number, most = Infinity): Upright {
  const length = [...text].length;
  // Columns of even length: no character stands alone.
  const parts = breakLines(text, length > most ? Math.ceil(length / Math.ceil(length / Math.max(2, most))) : most);
  const pitch = fontSize * 1.3;
  return {
    columns: parts.map((part, k) => ({ text: part, at: [x + ((parts.length - 1) / 2 - k) * pitch, y] as const })),
    fontSize,
  };
}

/** Height in px of text that is set downward. */
export function uprightHeight({ columns, fontSize }: Upright): number {
  return Math.max(0, ...columns.map(({ text }) => [...text].length)) * fontSize * DOWN;
}

/** The parts of a name that lists several things: the comma stays with the one before it. */
export function partsOf(name: string): string[] {
  return name.split(/(?<=、)/);
}

/** Px by which a centred text stands aside, so that its characters and not its marks are in the middle. */
export function hanging(text: string, fontSize: number): number {
  const before = /^[“《「（]+/.exec(text)?.[0] ?? '';
  const after = /[”》」）、，]+$/.exec(text)?.[0] ?? '';
  return (textWidth(after, fontSize) - textWidth(before, fontSize)) / 2;
}

/** The largest type of those that fit: from `most` times a size down to the least. @param fits whether a factor's drawing has room */
export function largestThatFits(most: number, least: number, fits: (factor: number) => boolean): number {
  for (let factor = most; factor > least; factor -= 0.05) if (fits(factor)) return factor;
  return least;
}
