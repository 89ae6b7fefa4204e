/** 履职长卷: the folds of one part of the report, unrolled to their deeds. */
import type { Box } from '../box';
import type { Size } from '../camera';
import type { Env } from '../types';
import type { Fold, ScrollChart } from '../deedCharts';
import { LEAST, NARROW, typeScale } from '../typeScale';
import * as words from '../chartWords';
import type { Part } from '../../story/kinds';
import type { StageStory } from '../../story/types';
import { must } from '../../tables/must';
import {
  airOf,
  controlOf,
  foldsOf,
  heightIn,
  openedIn,
  openFold,
  rolledFold,
  firstFit,
  hasRoom,
  type Content,
  type Opened,
  largestName,
} from './deedFold';
import type { Setting } from './deedRow';
import { slipHeight, slipsOf, slipWidth, type Slips } from './deedSlips';
import { stacked, stackHeight } from './deedStack';
import { frameOf, scrollOf, type Frame } from './scrollFrame';

/** A rolled fold can be hit with a thumb, px. */
const ROLLED = 30;
/** Below the slip of a rolled fold stands the sign that it opens, px. */
const SIGN = LEAST * 1.6;

/** Folds side by side: those that are open were measured, the others are rolled up. */
interface Row {
  readonly slips: Slips;
  readonly opened: readonly (Opened | null)[];
  readonly air: number;
}

const rolledWidth = (slips: Slips): number => Math.max(ROLLED, slipWidth(slips) + 6);

/** The folds side by side in one setting; null if what is open has no room. */
function rowOf(story: StageStory, folds: readonly Content[], open: readonly boolean[], paper: Box, set: Setting, env: Env): Row | null {
  const { size } = env;
  const air = airOf(set, size);
  const shut = open.filter((is) => !is).length;
  const largest = size.width < NARROW ? 15 : Math.max(15, typeScale(size).label * 1.15);
  const leads = folds.map(({ lead, phrase }) => (phrase ? lead : ''));
  const height = paper.height - air * 2 - (shut > 0 ? SIGN : 0);
  const type = shut === folds.length ? largest * 1.4 : Math.min(largest, set.name * 1.15);
  const slips = slipsOf(leads, height, Math.floor(type * 2) / 2);
  const room = { width: (paper.width - shut * rolledWidth(slips)) / Math.max(1, folds.length - shut), height: paper.height };
  const opened = folds.map((content, k) => (open[k] ? openedIn(story, content, room, set, slips, size) : null));
  return opened.some((each, k) => open[k] && !each) ? null : { slips, opened, air };
}

/** What the reader can do with folds that are rolled up, so many of which she can open. */
const hintOf = (folds: readonly Content[], opens: number): string =>
  opens === folds.length ? words.openOne : opens > 0 ? words.openSome : words.openNone;

/**
 * A row of folds in its place: the scroll is as high as the highest of them.
 * @param pressed for each whether the reader can open it, or roll it up
 */
function placedRow(
  { slips, opened, air }: Row,
  folds: readonly Content[],
  fold: number,
  env: Env,
  frame: Frame,
  pressed: readonly boolean[] = [],
): ScrollChart {
  const { paper: offered } = frame;
  const count = opened.filter(Boolean).length;
  const closed = count === 0 ? offered.width / folds.length : rolledWidth(slips);
  const width = (offered.width - closed * (folds.length - count)) / Math.max(1, count);
  const accordion = count < folds.length;
  const slipsNeed = slipHeight(slips) + air * 2 + (accordion ? SIGN : 0);
  const height = Math.min(offered.height, Math.max(slipsNeed, ...opened.map((each) => (each ? heightIn(each, offered.height) : 0))));
  const paper = { ...offered, y: offered.y + (offered.height - height) * 0.4, height };
  let x = paper.x;
  const placed = folds.map((content, k): Fold => {
    const each = opened[k];
    const box = { x, y: paper.y, width: each ? width : closed, height };
    x += box.width;
    if (each) return openFold(content, each, box, slips, k, accordion || fold === 0 ? 'equal' : fold === k + 1 ? 'own' : 'other');
    const towards = opened.slice(0, k).some(Boolean) ? 'left' : 'right';
    return rolledFold(content, box, air, slips, k, pressed[k] ? { tip: [x - box.width / 2, box.y + height - SIGN * 0.7], towards } : null);
  });
  const controls = placed.flatMap((each, k) => (pressed[k] ? [controlOf(each, must(folds[k], 'fold'))] : []));
  return scrollOf(
    'deeds',
    frame,
    paper,
    env.size,
    { heads: [], folds: placed, controls },
    env.garland ? hintOf(folds, controls.length) : '',
  );
}

/** A scroll of one fold is as broad as its lines need, em of the largest type, and hangs in the middle of the stage. */
const LONE_EMS = 30;

function held(frame: Frame, size: Size): Frame {
  const width = Math.min(frame.paper.width, LONE_EMS * largestName(size));
  return { ...frame, paper: { ...frame.paper, x: frame.paper.x + (frame.paper.width - width) / 2, width } };
}

/** Of the stage's height: a strip of small type that takes less of it is no picture. */
const STRIP = 0.35;

/** True if folds have room side by side in small type alone, and their scroll is a strip: many leads, few deeds. */
const isStrip = (row: Row, { paper }: ScrollChart, size: Size): boolean =>
  paper.height < size.height * STRIP && row.opened.some((each) => each !== null && each.set.name < largestName(size));

/**
 * The folds of a part on a stage: side by side where all have room, else one open and the others rolled up beside it.
 * A picture that stands alone has all of them open, one below the other if need be.
 * @param fold the lead that the step is about, 1-based; 0 = all of them
 * @param top px that the garland takes
 */
export function deedsLayout(story: StageStory, part: Part, fold: number, env: Env, top: number): ScrollChart {
  const { size } = env;
  const folds = foldsOf(story, part);
  const frame = folds.length === 1 ? held(frameOf(size, top, true), size) : frameOf(size, top, true);
  const all = folds.map(() => true);
  const wide = size.width >= NARROW || folds.length === 1 ? firstFit(size, (set) => rowOf(story, folds, all, frame.paper, set, env)) : null;
  const row = wide && placedRow(wide, folds, fold, env, frame);
  if (row && !(folds.length > 1 && env.garland && isStrip(wide, row, size))) return row;
  const stack = env.garland ? null : firstFit(size, (set) => stacked(story, folds, frame, size, set));
  if (stack) return stack;
  return unrolled(story, folds, fold, env, frame);
}

/**
 * One fold open and the others rolled up beside it; on the smallest stages it is unrolled alone, where it has room at all:
 * rolled up again, it leaves the others theirs.
 */
function unrolled(story: StageStory, folds: readonly Content[], fold: number, env: Env, frame: Frame): ScrollChart {
  const attempt =
    (own: readonly Content[], id: string) =>
    (set: Setting): Row | null =>
      rowOf(
        story,
        own,
        own.map((each) => each.id === id),
        frame.paper,
        set,
        env,
      );
  const asked = env.opened ?? `fold-${Math.max(1, fold)}`;
  const content = folds.find(({ id }) => id === asked);
  const beside = firstFit(env.size, attempt(folds, asked));
  const alone = beside || !content || (env.opened ?? fold) === 0 ? null : firstFit(env.size, attempt([content], asked));
  if (alone && content) return placedRow(alone, [content], 0, env, frame, [env.garland]);
  const shut = {
    slips: slipsOf(
      folds.map(({ lead }) => lead),
      frame.paper.height - SIGN * 2,
      LEAST,
    ),
    opened: folds.map(() => null),
    air: LEAST * 0.6,
  };
  const opens = folds.map((each) => env.garland && [folds, [each]].some((own) => hasRoom(env.size, attempt(own, each.id))));
  return placedRow(beside ?? shut, folds, 0, env, frame, opens);
}

/** A picture that stands alone goes on a printed page: it is at most so many times as high as wide where its rows can be set closer. */
const TALLEST = 2.6;
/** Rows that are set close are drawn apart again by so much, so that one sees where a sentence ends. */
const AIRY = 1.14;

/** Size in px of a picture of a part that stands alone, of a width: as high as its deeds need, and no lower than `least`. */
export function deedsSize(story: StageStory, part: Part, least: Size): Size {
  const { paper } = frameOf(least, 0, true);
  const folds = foldsOf(story, part);
  const height = (way: Setting['way']): number =>
    Math.ceil(Math.max(0, stackHeight(story, folds, paper.width, { name: LEAST + 1, way }) - paper.height) + least.height);
  const own = (['open', 'along'] as const).map(height).find((each) => each <= least.width * TALLEST);
  return { width: least.width, height: own ?? Math.ceil(height('close') * AIRY) };
}
