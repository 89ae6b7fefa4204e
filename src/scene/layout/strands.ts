/** 题目 → 做法 → 回音: threads through all sections of the report, each as far as the report goes. */
import { must } from '../../tables/must';
import type { StageStory } from '../../story/types';
import { textWidth } from '../box';
import type { Size } from '../camera';
import { NARROW, typeScale } from '../typeScale';
import type { StrandsChart, ThemeSlip } from '../deedCharts';
import type { TextBlock } from '../parts';
import * as words from '../chartWords';
import { textBlock } from './blocks';
import { heardOf } from './deedText';
import { leastHeight, sideOf, strandsIn, type Stacked, type Wish } from './strandsColumns';
import { placeStrand } from './strandsPlace';
import { SPACINGS, strandsDown, TOO_NARROW, type Down, type Spacing } from './strandsDown';
import { carries, strandsOf, themesOf, type Strand } from './strandsRows';
import { followed, INK_MIDDLE, pourInto, pourOf, pressed, slipHeight, slipsOf } from './strandsSlips';

/** Where the names of the columns stand: in the row of the slips, below it, or nowhere for want of room. */
type Heads = 'beside' | 'below' | 'none';

/** A way to set the chart. */
interface Way extends Pick<Wish, 'all' | 'said' | 'rest' | 'bundled'> {
  readonly heads: Heads;
}

/** What does not depend on the way in which the chart is set. */
interface Ask {
  readonly strands: readonly Strand[];
  readonly themes: readonly string[];
  readonly theme: string | null;
  readonly size: Size;
  readonly head: number;
  /** The slips can be pressed. */
  readonly buttons: boolean;
  /** Everything stands in words and nothing is followed: no slips. */
  readonly whole: boolean;
}

/** Air between blocks of words where a picture is as high as it needs to be, em; where it is not, half of it or none. */
const APART = 0.24;

/** Sizes in px of what stands above and below the strands. */
function around(size: Size): { type: number; head: number; foot: number; edge: number; small: number } {
  const { small, label } = typeScale(size);
  const type = Math.min(label, 17);
  return { type, head: type * 1.6, foot: small * 1.8, edge: small * 0.4, small };
}

/** Height in px in which a figure of a width that stands by itself holds every strand in words. */
export function strandsHeight({ deeds, facts }: StageStory, width: number): number {
  const { head, foot, edge } = around({ width, height: width * 2 });
  const strands = strandsOf(deeds);
  if (width < TOO_NARROW)
    return Math.ceil(strandsDown(strands, facts, null, { top: edge + head, width, gutter: false }, () => '').bottom + foot + edge);
  const wish: Wish = {
    strands,
    facts,
    theme: null,
    said: strands,
    all: true,
    rest: true,
    bundled: false,
    width,
    apart: APART,
    gutter: false,
  };
  return Math.ceil(edge + head + foot + leastHeight(wish) * 1.05);
}

interface Frame {
  readonly prefix: TextBlock | null;
  /** The slips in a row from an x on, broken at the right edge. */
  readonly slips: (x: number, right: number) => ThemeSlip[];
  /** Of the first slip where they have rows of their own. */
  readonly slipX: number;
  /** Height at which a theme turns into the margin. */
  readonly bank: number;
  readonly headTop: number;
  readonly bodyTop: number;
}

/** What stands above the strands. */
function frameOf({ themes, theme, size, head, buttons, whole }: Ask, heads: Heads): Frame {
  const { type, head: headRoom, edge, small } = around(size);
  const top = head + edge;
  const shown = whole ? [] : buttons ? themes : themes.filter((each) => each === theme);
  if (shown.length === 0)
    return { prefix: null, slips: () => [], slipX: 0, bank: top, headTop: top, bodyTop: heads === 'none' ? top : top + headRoom };
  const beside = heads === 'beside';
  const slipType = beside ? Math.min(type, 14) : type;
  const slips = (x: number, right: number): ThemeSlip[] => slipsOf(themes, shown, theme, [x, top], right, slipType);
  const middle = top + slipHeight(slipType) / 2;
  const side = sideOf(size.width);
  const afterPrefix = side + textWidth(words.follow, small) + small * 0.8;
  const inRow = (x: number): boolean => new Set(slips(x, size.width - side).map(({ box }) => box.y)).size === 1;
  // Where the slips fill a row by themselves, nothing stands before them.
  const prefixed = !beside && buttons && (inRow(afterPrefix) || !inRow(side));
  const prefix = prefixed ? textBlock(words.follow, [side, middle - small * INK_MIDDLE], small, Infinity) : null;
  const slipX = prefix ? afterPrefix : side;
  const rows = beside ? slips(0, Infinity) : slips(slipX, size.width - side);
  const bank = Math.max(...rows.map(({ box }) => box.y + box.height)) + small * 0.6;
  return {
    prefix,
    slips,
    slipX,
    bank,
    headTop: beside ? middle - type * INK_MIDDLE : bank,
    bodyTop: heads === 'below' ? bank + headRoom : bank + small * 0.4,
  };
}

/** The chart set in one way, or null where it does not fit. */
function setIn({ facts, chapters }: StageStory, ask: Ask, { heads, ...way }: Way): StrandsChart | null {
  const { strands, theme, size, whole } = ask;
  const { type, foot, small } = around(size);
  const { label, title } = typeScale(size);
  const { prefix, slips: slipsFrom, slipX, bank, headTop, bodyTop } = frameOf(ask, heads);
  const gutter = slipsFrom(0, Infinity).length > 0;
  const apart = whole ? APART : way.all ? 0 : APART / 2;
  const room = size.height - foot - bodyTop;
  const stacked = strandsIn({ strands, facts, theme, ...way, width: size.width, apart, gutter }, room, way.all ? label : title);
  if (!stacked) return null;
  const { columns, em } = stacked;
  const slips = heads === 'beside' ? slipsFrom(columns.topic.x + type * 2.6, Infinity) : slipsFrom(slipX, size.width - sideOf(size.width));
  if (heads === 'beside' && slips.some(({ box }) => box.x + box.width > columns.way.x - type * 0.4)) return null;
  const down = bodyTop + (room - stacked.bottom) * 0.4;
  const lies = stacked.lies.map(({ trunk, topics, ends }) => ({
    trunk: down + trunk,
    topics: topics.map((y) => down + y),
    ends: ends.map((y) => down + y),
  }));
  const placed: Stacked = { ...stacked, lies };
  const open = slips.find((slip) => slip.open);
  const headed = heads === 'none' ? [] : [columns.topic.x, columns.way.x + em * 0.2, columns.end.x];
  return {
    kind: 'strands',
    heads: headed.map((x, k) => textBlock(words.strandHeads[k] ?? '', [x, headTop], type, Infinity)),
    numerals: numeralsOf(placed, (section) => chapters.find((each) => each.section === section)?.numeral ?? ''),
    prefix,
    slips,
    controls: controlsOf(ask, slips),
    pour: open ? pourOf(open, placed, bank) : [],
    thread: stacked.thread,
    strands: stacked.strands.map((strand, k) => placeStrand(strand, must(lies[k], 'lie'), placed, k + 1)),
    legend: textBlock(words.strands, [size.width / 2, size.height - foot + small * 0.2], small, size.width, 'middle'),
  };
}

/** The chart on a surface that is too narrow for columns: as many as fit of the strands that are followed, from the first on, or else one; null where none fits. */
function setDown({ facts, chapters }: StageStory, ask: Ask, followedOnes: readonly Strand[]): StrandsChart | null {
  const { strands, theme, size, whole } = ask;
  const { type, foot, small } = around(size);
  const { slips: slipsFrom, slipX, bank, headTop, bodyTop } = frameOf(ask, whole ? 'below' : 'none');
  const slips = slipsFrom(slipX, size.width - sideOf(size.width));
  const open = slips.find((slip) => slip.open);
  const numeralOf = (section: Strand['section']): string => chapters.find((each) => each.section === section)?.numeral ?? '';
  const laid = (said: readonly Strand[], spacing: Spacing, top: number): Down =>
    strandsDown(said, facts, theme, { top, width: size.width, gutter: open !== undefined }, numeralOf, spacing);
  const wanted = whole ? strands : followedOnes;
  const legendOf = (said: readonly Strand[]): TextBlock => {
    const lines = said.length < strands.length ? [words.strands, words.othersInTable] : [words.strands];
    const legend = textBlock('', [size.width / 2, 0], small, size.width, 'middle');
    return { ...legend, lines, at: [size.width / 2, size.height - foot + small * 0.2 - (lines.length - 1) * legend.lineHeight] };
  };
  const sets = [...wanted.map((_, k) => wanted.slice(0, wanted.length - k)), ...wanted.slice(1).map((strand) => [strand])];
  const tries = sets.flatMap((said) => SPACINGS.map((spacing) => ({ said, spacing })));
  for (const { said, spacing } of tries) {
    const legend = legendOf(said);
    const room = legend.at[1] - small * 0.2;
    const { bottom } = laid(said, spacing, bodyTop);
    if (bottom > room) continue;
    const down = laid(said, spacing, bodyTop + (room - bottom) * 0.4);
    return {
      kind: 'strands',
      heads: whole ? [textBlock(words.strandHeads.join(' → '), [sideOf(size.width), headTop], type, Infinity)] : [],
      numerals: down.numerals,
      prefix: null,
      slips,
      controls: controlsOf(ask, slips),
      pour: open
        ? pourInto(
            open,
            down.rail,
            down.mouths.map((y) => [down.trunk, y] as const),
            Math.min(down.em * 0.8, down.trunk - down.rail, ((down.mouths[0] ?? Infinity) - bank) / 2),
            down.em,
            bank,
          )
        : [],
      thread: down.thread,
      strands: down.strands,
      legend,
    };
  }
  return null;
}

/** What can be pressed: the slips, each with what it says of its strands. */
function controlsOf({ strands, buttons }: Ask, slips: readonly ThemeSlip[]): StrandsChart['controls'] {
  return buttons
    ? slips.map((slip) => {
        const own = slip.text.lines.join('');
        const rows = strands.filter((strand) => carries(strand, own)).flatMap(({ topics, way, ends }) => [...topics, ...way, ...ends]);
        return { id: slip.id, name: words.followed(own), said: heardOf(own, rows), box: pressed(slip), open: slip.open };
      })
    : [];
}

/** The numerals of the sections in the margin, each at the first thread of its own. */
function numeralsOf({ strands, lies, columns, em }: Stacked, numeralOf: (section: Strand['section']) => string): TextBlock[] {
  return strands.flatMap(({ strand, need }, k) => {
    const text = need.first ? numeralOf(strand.section) : '';
    const y = lies[k]?.topics[0] ?? lies[k]?.trunk ?? 0;
    const fontSize = em * 1.1;
    return text
      ? [{ lines: [text], at: [columns.numeral, y - fontSize * INK_MIDDLE], fontSize, anchor: 'middle' as const, lineHeight: em }]
      : [];
  });
}

/**
 * Everything in words where there is room, with what is followed before the rest; else its words alone, and the rest as
 * far threads. A reader who follows nothing there sees all threads alike.
 * @param head px at the top that the garland has
 * @param opened see {@link import('../types').Env.opened}
 * @param buttons the slips can be pressed; a picture that stands by itself has none
 */
export function strandsLayout(story: StageStory, size: Size, head: number, opened: string | null, buttons: boolean): StrandsChart {
  const themes = themesOf(story.deeds);
  const whole = !buttons && strandsHeight(story, size.width) <= size.height;
  const theme = whole ? null : followed(themes, opened);
  const strands = strandsOf(story.deeds);
  const ask: Ask = { strands, themes, theme, size, head, buttons, whole };
  const narrow = size.width < NARROW;
  // Where nothing can be followed, all that is there is.
  const followedOnes = themes.length > 0 ? strands.filter((strand) => carries(strand, theme)) : strands;
  const down = size.width < TOO_NARROW && (whole || theme !== null) ? setDown(story, ask, followedOnes) : null;
  if (down) return down;
  const everything = { all: true, said: strands, rest: true, bundled: false };
  const its = { all: false, said: followedOnes, rest: true, bundled: narrow && theme !== null };
  const alone = { ...its, rest: theme === null, bundled: true };
  const ways: Way[] = [
    ...(narrow || whole ? [] : [{ ...everything, heads: 'beside' as const }]),
    { ...everything, heads: 'below' },
    ...(narrow ? [] : [{ ...its, heads: 'beside' as const }]),
    { ...its, heads: 'below' },
    // On a low stage the columns go without their names, then what is followed stands alone, then its last strands go without words.
    { ...its, heads: 'none' },
    { ...alone, heads: 'below' },
    ...[...followedOnes, null].map((_, k) => ({ ...alone, said: followedOnes.slice(0, followedOnes.length - k), heads: 'none' as const })),
  ];
  for (const way of ways) {
    const chart = setIn(story, ask, way);
    if (chart) return chart;
  }
  throw new Error(`no room for the strands in ${size.width} × ${size.height}`);
}
