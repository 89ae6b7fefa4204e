/** What lies on a shelf: a deed as a bound volume with its title. */
import { textWidth, type Box } from '../box';
import type { Point } from '../camera';
import type { TextBlock } from '../parts';
import type { Volume } from '../deedCharts';
import type { Deed, Fact } from '../../story/types';
import { textBlock } from './blocks';
import { deedFact, GOES_ON, goesOnAt, isResult, nameLines, type DeedType } from './deedText';

/** Of names, and of our own words below them, em. */
const LEADING = 1.34;
/** The stitched back of a volume, em of its name. */
export const BACK = 0.62;
/** Air between the back of a volume and its title, and at its other end, em. */
const INSET = 0.5;

/** The names of a deed that is nothing but several of them, each in its own marks of quotation; else the one. */
function namesOf({ name, kind }: Deed): string[] {
  return kind !== '学习' && /^(“[^”]*”){2,}$/.test(name) ? name.split(/(?<=”)/) : [name];
}

/** Px by which a title stands out so that its first character, and not a mark of quotation, is in line with the others. */
const outdent = (name: string, em: number): number => (/^[“《]/.test(name) ? em * 0.42 : 0);

/** What is no volume: a result has its lantern, an effect and a political term are plain text. */
const isPlain = (deed: Deed): boolean => isResult(deed) || deed.kind === '学习';

/** A deed on a shelf, and px down to the next. */
interface Laid {
  readonly volume: Volume;
  readonly height: number;
}

/** How volumes are set. */
export interface Binding {
  readonly type: DeedType;
  readonly width: number;
  /** Air above and below the lines of a volume, px. */
  readonly pad: number;
  /** Px of every volume where all are alike; 0 = as its lines need, our words beside the name where they fit. */
  readonly each: number;
}

/** Width of a volume that is as long as its title, px. */
const titleWidth = (name: string, em: number): number => textWidth(name, em) + em * (BACK + INSET * 2);

/** A deed of several names: a volume for each, as many in a row as fit; our words after the last. */
function layNames(deed: Deed, names: readonly string[], [x, y]: Point, { type, width, pad, each }: Binding): Laid {
  const em = type.name;
  const row = em * LEADING + pad * 2;
  let [left, top] = [x, y];
  const bodies: Box[] = [];
  const titles: TextBlock[] = [];
  const next = (need: number): void => {
    if (left > x && (each > 0 || left + need > x + width)) [left, top] = [x, top + row];
  };
  for (const name of names) {
    const long = each ? width : Math.min(width, titleWidth(name, em));
    next(long);
    bodies.push({ x: left, y: top, width: long, height: row });
    titles.push(
      textBlock(name, [left + em * (BACK + INSET) - outdent(name, em), top + (row - em * LEADING) / 2], em, Infinity, 'start', LEADING),
    );
    left += long + em * 0.3;
  }
  const tail = (deed.open ? em * GOES_ON : 0) + textWidth(deed.words, type.words);
  if (tail > 0) next(tail);
  const line = each && tail > 0 ? type.words * LEADING + pad : row;
  const middle = top + (line - em * LEADING) / 2;
  const goesOn = deed.open ? goesOnAt(left, middle, em) : null;
  const words = deed.words
    ? textBlock(
        deed.words,
        [left + (goesOn ? em * (GOES_ON + 0.4) : em * 0.3), middle + em - type.words],
        type.words,
        Infinity,
        'start',
        LEADING,
      )
    : null;
  return {
    volume: { id: deed.id, kind: deed.kind, bodies, names: titles, words, fact: null, goesOn, lantern: null },
    height: top + (each && left === x ? line : row) - y,
  };
}

/** One deed at a top left corner. */
export function lay(deed: Deed, facts: readonly Fact[], [x, y]: Point, binding: Binding): Laid {
  const names = namesOf(deed);
  if (names.length > 1) return layNames(deed, names, [x, y], binding);
  const { type, width, pad, each } = binding;
  const em = type.name;
  const textX = x + em * (BACK + INSET) - outdent(deed.name, em);
  const plain = isPlain(deed);
  const inner = width - em * (BACK + INSET * (plain ? 1 : 2));
  const fact = deedFact(deed, facts);
  const digits = em * 1.2;
  const tail = deed.open ? em * GOES_ON : 0;
  const [nameWidth, wordsWidth, factWidth] = [
    textWidth(deed.name, em) + tail,
    textWidth(deed.words, type.words),
    fact ? textWidth(fact.display, digits) : 0,
  ];
  const gap = em * 0.7;
  const beside = nameWidth + (wordsWidth ? gap + wordsWidth : 0) + (factWidth ? gap + factWidth : 0) <= inner;
  const inline = beside && !each;
  const lines = inline ? [deed.name] : nameLines(deed.name, (inner - tail) / em);
  const more = inline || !(deed.words || fact) ? 0 : fact ? digits * 1.15 : type.words * LEADING;
  const need = lines.length * em * LEADING + more;
  const height = Math.max(each, need + pad * 2);
  const top = y + (height - need) / 2;
  const name: TextBlock = { ...textBlock(deed.name, [textX, top], em, Infinity, 'start', LEADING), lines };
  const [tailX, tailY] = [textX + textWidth(lines[lines.length - 1] ?? '', em), top + (lines.length - 1) * em * LEADING];
  const below = top + lines.length * em * LEADING;
  // Baselines meet, whatever the sizes.
  const on = (size: number): number => (inline ? top + (em - size) * 1.02 : below + ((fact ? digits : type.words) - size) * 1.02);
  const wordsX = inline ? textX + nameWidth + gap : x + em * (BACK + INSET);
  const factX = wordsX + (wordsWidth ? wordsWidth + (inline ? gap : type.words * 0.5) : 0);
  return {
    volume: {
      id: deed.id,
      kind: deed.kind,
      bodies: plain ? [] : [{ x, y, width, height }],
      names: [name],
      words: deed.words ? textBlock(deed.words, [wordsX, on(type.words)], type.words, Infinity, 'start', LEADING) : null,
      fact: fact ? { id: fact.id, display: textBlock(fact.display, [factX, on(digits)], digits, Infinity, 'start', LEADING) } : null,
      goesOn: deed.open ? goesOnAt(tailX, tailY, em) : null,
      lantern: deed.kind === '回音' ? { at: [x + em * 0.4, y + height / 2], size: em * 1.5 } : null,
    },
    height,
  };
}

/** Px that the tallest of the deeds needs where all volumes are alike: their names, our words and facts below. */
export function equalHeight(deeds: readonly Deed[], facts: readonly Fact[], binding: Binding): number {
  const one = { ...binding, each: 1 };
  return Math.max(0, ...deeds.filter((deed) => namesOf(deed).length === 1).map((deed) => lay(deed, facts, [0, 0], one).height));
}

/** Px of a deed in a pile: all alike, but for one of several names. */
export function heightInPile(deed: Deed, facts: readonly Fact[], binding: Binding): number {
  return namesOf(deed).length === 1 ? binding.each : lay(deed, facts, [0, 0], binding).height;
}

/** True if what a deed shows beside its back fits into its volume. */
export function isWithin(volume: Volume, x: number, width: number): boolean {
  const right = x + width + 0.5;
  const ends = (block: TextBlock | null): boolean =>
    !block || block.lines.every((line) => block.at[0] + textWidth(line, block.fontSize) <= right);
  return (
    volume.names.every(ends) &&
    ends(volume.words) &&
    ends(volume.fact?.display ?? null) &&
    (!volume.goesOn || volume.goesOn.x + volume.goesOn.width <= right)
  );
}
