/** How the checks move through the pages, and what they all ask of a step. */
import { at, steps, streets } from '../e2e/expected';
import type { Articles } from './articles';
import { until, type Driver } from './driver';
import type { Eye } from './eye';
import { laidOut, look, stands, type StepSeen } from './look';
import type { Handout } from './paper';

/** What one browser showed, to be compared with what another does. */
export interface Seen {
  readonly version: string;
  /** By window size and step. */
  readonly steps: Map<string, StepSeen & { readonly picture: Buffer }>;
  /** The picture to take along. */
  taken?: Buffer;
  handout?: Handout;
}

export interface Visit {
  readonly driver: Driver;
  /** Address of the built pages, and the folder that they come from. */
  readonly url: string;
  readonly folder: string;
  readonly articles: Articles;
  readonly eye: Eye;
  readonly seen: Seen;
  /** What the current Chromium showed; the same as `seen` while it is the one that is looked at. */
  readonly reference: Seen;
  /** Keeps a picture of the window for the sheet. */
  keep(size: string, name: string, png: Buffer): void;
}

export interface Check {
  readonly name: string;
  run(visit: Visit): Promise<string>;
}

/** The drawn map, and pictures without movement: the same in every browser. */
export const STILL = '?map=static&motion=off';

/** A step whose map shows all streets and has a figure to take along. */
export const map = at(
  steps.filter(({ layout, scene, figure }) => layout === 'map' && scene.focus.length === 0 && !scene.reveal && figure !== null),
  0,
);

/** Fails with a sentence unless it holds. */
export function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** Goes to a step of the story by its address and waits until it stands. */
export async function toStep(driver: Driver, id: string): Promise<StepSeen> {
  await driver.evaluate((hash) => {
    location.hash = hash;
  }, id);
  let seen: StepSeen | null = null;
  await until(
    driver,
    `第 ${steps.findIndex((step) => step.id === id) + 1} 步 ${id}`,
    async () => (seen = await driver.evaluate(look, id)) !== null,
  );
  return seen ?? Promise.reject(new Error(id));
}

/** Opens the story and waits until it is awake and has its final sizes. */
export async function openStory(driver: Driver, url: string): Promise<void> {
  await driver.open(url);
  await until(driver, '长卷醒来', () => driver.evaluate(laidOut));
}

/** Opens the presenter, of the site or of the one file, and waits until it takes keys. */
export async function openPresenter(driver: Driver, url: string): Promise<void> {
  await driver.open(url);
  await until(driver, '演示醒来', () =>
    driver.evaluate(() => document.documentElement.dataset.awake !== undefined && document.documentElement.dataset.script === 'steps'),
  );
}

/** Whether the stage, in any mode, shows the n-th step whole. */
export const isAt = (driver: Driver, index: number): Promise<boolean> =>
  driver.evaluate(stands, { id: at(steps, index).id, marks: streets.length });

/** Presses keys one after the other, each once, and waits for what should come of it. */
export async function pressed(driver: Driver, keys: readonly string[], what: string, seen: () => Promise<boolean>): Promise<void> {
  for (const key of keys) await driver.press(key);
  await until(driver, what, seen);
}

/** Gives the focus to what a selector finds, as a keyboard reader has it. */
export const focus = (driver: Driver, selector: string): Promise<void> =>
  driver.evaluate((wanted) => {
    const element = document.querySelector<HTMLElement>(wanted);
    if (!element) throw new Error(`没有 ${wanted}`);
    element.focus();
  }, selector);

/** How far the farthest mark stands from where it was, px. */
export function farthest(is: StepSeen['marks'], was: StepSeen['marks']): number {
  return Math.max(
    ...Object.entries(was).map(([id, [x, y]]) => {
      const [x2 = NaN, y2 = NaN] = is[id] ?? [];
      const way = Math.hypot(x2 - x, y2 - y);
      return Number.isNaN(way) ? Infinity : way;
    }),
  );
}

/** Fails unless the stage stands in the window with all its marks, the words beside it are free, and nothing is wider than the page. */
export function demandWhole(id: string, seen: StepSeen): void {
  const [width, height] = seen.page;
  const [left, top, right, bottom] = seen.stage;
  demand(
    left >= -1 && top >= -1 && right <= width + 1 && bottom <= height + 1,
    `${id}：舞台不在窗口里（${seen.stage.map(Math.round).join('、')}；窗口 ${width}×${height}）`,
  );
  demand(
    right - left > width * 0.4 && bottom - top > height * 0.4,
    `${id}：舞台太小（${Math.round(right - left)}×${Math.round(bottom - top)}）`,
  );
  demand(seen.wide <= width, `${id}：网页比窗口宽（${seen.wide} > ${width}）`);
  demand(Object.keys(seen.marks).length === streets.length, `${id}：${Object.keys(seen.marks).length} 盏灯，应有 ${streets.length}`);
  demand(
    Object.values(seen.marks).every(([, , size]) => size > 4),
    `${id}：有的灯没有大小`,
  );
  demand(seen.lines > 0, `${id}：窗口里没有这一步的字`);
  demand(seen.covered.length === 0, `${id}：字被盖住：${seen.covered.join('；')}`);
}
