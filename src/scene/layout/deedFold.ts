/** One fold of the scroll: what it holds, how it is measured, and its place unrolled or rolled up. */
import type { Box } from '../box';
import type { Size } from '../camera';
import type { Control } from '../parts';
import type { Fold } from '../deedCharts';
import { LEAST, NARROW, typeScale } from '../typeScale';
import type { Part } from '../../story/kinds';
import type { Deed, StageStory } from '../../story/types';
import { must } from '../../tables/must';
import { textBlock } from './blocks';
import type { Line, Setting } from './deedRow';
import { heightOf, linesOf, placeLines, slackOf } from './deedRows';
import { slipHeight, slipIn, slipWidth, type Slips } from './deedSlips';
import { heardOf } from './deedText';

/** A lead and its deeds; a part without leads is one fold under its own name. */
export interface Content {
  readonly id: string;
  readonly lead: string;
  /** True if the lead is a phrase of the report: it stands on a slip. */
  readonly phrase: boolean;
  readonly deeds: readonly Deed[];
}

/** The folds of a part, in the order of the report. */
export function foldsOf({ chapters, deeds }: StageStory, part: Part): Content[] {
  const own = deeds.filter(({ section }) => section === part);
  if (typeof part === 'string') return [{ id: 'fold-1', lead: part, phrase: false, deeds: own }];
  const { leads } = must(
    chapters.find(({ section }) => section === part),
    `section ${part}`,
  );
  return leads.map((lead, k) => ({ id: `fold-${k + 1}`, lead, phrase: true, deeds: own.filter((deed) => deed.lead === k + 1) }));
}

/** Names are never held smaller than this for the stage's sake, px: where there is room for it, they have it. */
const LARGEST = 16;

/** The largest type in which names are set on a stage, px. */
export const largestName = (size: Size): number => Math.max(LARGEST, Math.round(typeScale(size).label * 2.1) / 2);

/** Settings for a stage, from the most generous way to the closest, the sizes of each from the largest. */
function settings(size: Size): Setting[][] {
  const largest = largestName(size);
  const sizes = Array.from({ length: (largest - LEAST) * 2 + 1 }, (_, k) => largest - k / 2);
  const small = sizes.filter((name) => name < 14);
  const down = (names: readonly number[], way: Setting['way']): Setting[] => names.map((name) => ({ name, way }));
  return [down(sizes, 'open'), down(small, 'beside'), down(small, 'along'), down(small, 'close')];
}

/** True if an attempt succeeds in any way. */
export const hasRoom = (size: Size, attempt: (set: Setting) => object | null): boolean =>
  settings(size).some((sizes) => attempt(must(sizes[sizes.length - 1], 'size')) !== null);

/** What the first way gives in which an attempt succeeds, in the largest type in which it does; null if none does. */
export function firstFit<Result>(size: Size, attempt: (set: Setting) => Result | null): Result | null {
  for (const sizes of settings(size)) {
    let best = attempt(must(sizes[sizes.length - 1], 'size'));
    if (!best) continue;
    // Halved again and again: what fits in one size fits in a smaller one.
    let [low, high] = [0, sizes.length - 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const found = attempt(must(sizes[middle], 'size'));
      if (found) [best, high] = [found, middle];
      else low = middle + 1;
    }
    return best;
  }
  return null;
}

/** Rows may be drawn apart by so much of their type size. */
const LOOSE = 1.7;
/** On a wide stage drawing and name have so much to themselves, em: names are not broken too often. */
const LEAST_EMS = 13.5;

/** Air inside a fold, px. */
export const airOf = ({ name }: Setting, size: Size): number => name * (size.width < NARROW ? 0.6 : 1.1);

/** What stands in an unrolled fold, measured. */
export interface Opened {
  readonly lines: readonly Line[];
  /** Px from the fold's left to its rows, and from its top. */
  readonly left: number;
  readonly top: number;
  readonly air: number;
  readonly set: Setting;
}

/** A fold set in a width; null if its rows are too high or its lines too short. */
export function openedIn(story: StageStory, content: Content, room: Size, set: Setting, slips: Slips, size: Size): Opened | null {
  const air = airOf(set, size);
  const left = air * 0.8 + (content.phrase ? slipWidth(slips) + set.name * 0.6 : set.name * 0.4);
  const top = air + (content.phrase ? 0 : set.name * 2);
  const width = room.width - left - air * 0.8;
  if (width < (size.width < NARROW ? 4 : LEAST_EMS) * set.name) return null;
  const lines = linesOf(content.deeds, story.facts, width, set);
  return heightOf(lines, set) > room.height - top - air * 0.8 ? null : { lines, left, top, air, set };
}

const slackIn = ({ lines, top, air, set }: Opened, height: number): number =>
  Math.min(set.name * LOOSE, slackOf(lines, height - top - air * 0.8, set));

/** Height in px that an unrolled fold takes of what it is offered. */
export function heightIn(opened: Opened, offered: number): number {
  return opened.top + placeLines(opened.lines, [0, 0], opened.set, slackIn(opened, offered)).height + opened.air;
}

/** An unrolled fold in its place. */
export function openFold(content: Content, opened: Opened, box: Box, slips: Slips, k: number, tone: Fold['tone']): Fold {
  const { lines, left, top, air, set } = opened;
  const slip = { x: box.x + air * 0.8, y: box.y + air, width: slipWidth(slips), height: slipHeight(slips) };
  return {
    id: content.id,
    box,
    open: true,
    tone,
    slip: content.phrase ? slipIn(slip, slips, k) : null,
    head: content.phrase ? null : textBlock(content.lead, [box.x + left, box.y + air], set.name, Infinity, 'start', 1.3),
    rows: placeLines(lines, [box.x + left, box.y + top], set, slackIn(opened, box.height)).rows,
    sign: null,
  };
}

/** A fold that is rolled up in its place. */
export function rolledFold(content: Content, box: Box, air: number, slips: Slips, k: number, sign: Fold['sign']): Fold {
  const width = slipWidth(slips);
  const slip = { x: box.x + (box.width - width) / 2, y: box.y + air, width, height: slipHeight(slips) };
  return { id: content.id, box, open: false, tone: 'equal', slip: slipIn(slip, slips, k), head: null, rows: [], sign };
}

/** What a finger needs in the large version, drawn at 1.375 times its size, px. */
export const FINGER = 32.5;

/** What opens a fold, all over it; or what rolls it up, over its slip. */
export function controlOf({ id, box, open, slip }: Fold, { lead, deeds }: Pick<Content, 'lead' | 'deeds'>): Control {
  const own = open && slip ? { x: box.x, y: box.y, width: Math.max(slip.box.x + slip.box.width - box.x, FINGER), height: box.height } : box;
  return { id, name: lead, said: heardOf(lead, deeds), box: own, open };
}
