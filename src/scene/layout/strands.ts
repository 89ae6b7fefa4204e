/** 题目 → 做法 → 回音: threads through all sections of the report, each as far as the report goes. */
import { must } from '../../tables/must';
import type { StageStory } from '../../story/types';
import { textWidth } from '../box';
import type { Size } from '../camera';
import { NARROW, typeScale } from '../typeScale';
import type { StrandsChart, TextBlock, ThemeSlip } from '../types';
import * as words from '../words';
import { textBlock } from './blocks';
import { leastHeight, sideOf, strandsIn, type Stacked, type Wish } from './strandsColumns';
import { placeStrand } from './strandsPlace';
import { carries, strandsOf, themesOf, type Strand } from './strandsRows';
import { followed, INK_MIDDLE, pourOf, slipHeight, slipsOf } from './strandsSlips';

/** Where the names of the columns stand: in the row of the slips, below it, or nowhere for want of room. */
type Heads = 'beside' | 'below' | 'none';

/** A way to set the chart: everything in words, or so many strands of what is followed. */
interface Way extends Pick<Wish, 'all' | 'most' | 'rest'> {
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

/** Sizes in px of what stands above and below the strands. */
function around(size: Size): { type: number; head: number; foot: number; edge: number; small: number } {
  const { small, label } = typeScale(size);
  const type = Math.min(label, 17);
  return { type, head: type * 1.6, foot: small * 1.8, edge: small * 0.4, small };
}

/** Height in px in which a figure of a width that stands by itself holds every strand in words. */
export function strandsHeight({ deeds, facts }: StageStory, width: number): number {
  const { head, foot, edge } = around({ width, height: width * 2 });
  const least = leastHeight({ strands: strandsOf(deeds), facts, theme: null, all: true, most: 0, rest: true, width, gutter: false });
  return Math.ceil(edge + head + foot + least * 1.05);
}

/** The chart set in one way, or null where it does not fit. */
function setIn({ facts, chapters }: StageStory, ask: Ask, { heads, ...way }: Way): StrandsChart | null {
  const { strands, themes, theme, size, buttons, whole } = ask;
  const { type, head, foot, edge, small } = around(size);
  const side = sideOf(size.width);
  const slipType = heads === 'beside' ? Math.min(type, 14) : type;
  const tall = slipHeight(slipType);
  const top = ask.head + edge;
  const shown = whole ? [] : buttons ? themes : themes.filter((each) => each === theme);
  const gutter = shown.length > 0;
  const say = gutter && heads !== 'beside' && buttons;
  const prefix = say ? textBlock(words.follow, [side, top + tall / 2 - small * INK_MIDDLE], small, Infinity) : null;
  const slipsFrom = (x: number, right: number): ThemeSlip[] => slipsOf(themes, shown, theme, [x, top], right, slipType);
  const early = slipsFrom(side + (prefix ? textWidth(words.follow, small) + small * 0.8 : 0), size.width - side);
  const bank = gutter
    ? Math.max(...early.map(({ box }) => box.y + (heads === 'beside' ? 0 : box.height - tall))) + tall + small * 0.6
    : top;
  const headTop = heads === 'beside' && gutter ? top + tall / 2 - type * INK_MIDDLE : bank;
  const bodyTop = heads === 'below' || !gutter ? bank + head : bank + small * 0.4;
  const room = size.height - foot - bodyTop;
  const stacked = strandsIn({ strands, facts, theme, ...way, width: size.width, gutter }, room, typeScale(size).label);
  if (!stacked) return null;
  const { columns, em } = stacked;
  const slips = heads === 'beside' ? slipsFrom(columns.topic.x + type * 2.6, Infinity) : early;
  if (heads === 'beside' && slips.some(({ box }) => box.x + box.width > columns.way.x - type * 0.4)) return null;
  const down = bodyTop + (room - stacked.bottom) * 0.4;
  const lies = stacked.lies.map(({ trunk, topics, ends }) => ({
    trunk: down + trunk,
    topics: topics.map((y) => down + y),
    ends: ends.map((y) => down + y),
  }));
  const placed: Stacked = { ...stacked, lies };
  const open = slips.find((slip) => slip.open);
  return {
    kind: 'strands',
    heads:
      heads === 'none'
        ? []
        : [columns.topic.x, columns.way.x + em * 0.2, columns.end.x].map((x, k) =>
            textBlock(words.strandHeads[k] ?? '', [x, headTop], type, Infinity),
          ),
    numerals: numeralsOf(placed, (section) => chapters.find((each) => each.section === section)?.numeral ?? ''),
    prefix,
    slips,
    controls: buttons
      ? slips.map(({ id, box, open: isOpen, text }) => ({ id, name: words.followed(text.lines.join('')), box, open: isOpen }))
      : [],
    pour: open ? pourOf(open, placed, bank) : [],
    thread: stacked.thread,
    strands: stacked.strands.map((strand, k) => placeStrand(strand, must(lies[k], 'lie'), placed, k + 1)),
    legend: textBlock(words.strands, [size.width / 2, size.height - foot + small * 0.2], small, size.width, 'middle'),
  };
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
  const followedCount = strands.filter((strand) => theme !== null && carries(strand, theme)).length;
  const narrow = size.width < NARROW;
  const everything = { all: true, most: 0, rest: true };
  const its = { all: false, most: Infinity, rest: true };
  const ways: Way[] = [
    ...(narrow || whole ? [] : [{ ...everything, heads: 'beside' as const }]),
    { ...everything, heads: 'below' },
    ...(narrow ? [] : [{ ...its, heads: 'beside' as const }]),
    { ...its, heads: 'below' },
    // On a low stage the columns go without their names, then what is followed stands alone, then its last strands go without words.
    { ...its, heads: 'none' },
    ...(theme === null
      ? []
      : [
          { ...its, rest: false, heads: 'below' as const },
          { ...its, rest: false, heads: 'none' as const },
        ]),
    ...Array.from({ length: followedCount }, (_, k) => ({ ...its, most: followedCount - 1 - k, rest: false, heads: 'none' as const })),
  ];
  for (const way of ways) {
    const chart = setIn(story, ask, way);
    if (chart) return chart;
  }
  throw new Error(`no room for the strands in ${size.width} × ${size.height}`);
}
