import { expect, type Page } from '@playwright/test';

/** What went wrong while a page was open. */
export class PageLog {
  readonly consoleErrors: string[] = [];
  readonly pageErrors: string[] = [];
  /** Addresses of requests to any other host. */
  readonly foreignRequests: string[] = [];

  constructor(page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.consoleErrors.push(message.text());
    });
    page.on('pageerror', (error) => this.pageErrors.push(error.message));
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') this.foreignRequests.push(request.url());
    });
  }

  /** Fails the test unless the console is clean and no request left the page's own host. */
  expectClean(): void {
    expect({ console: this.consoleErrors, page: this.pageErrors, foreign: this.foreignRequests }).toEqual({
      console: [],
      page: [],
      foreign: [],
    });
  }
}

/** Waits until the stage shows the whole scene of the active step (of `id`, if given) and nothing moves any more. */
export async function atRest(page: Page, id?: string): Promise<void> {
  const isAtRest = (wanted: string | null): boolean => {
    const step = document.documentElement.dataset.step ?? '';
    const stage = document.querySelector<HTMLElement>('[data-stage]');
    // The page is awake once a step is active; the picture is whole once it is drawn at the stage's own size.
    const awake = document.querySelector('[data-step-id][data-active]')?.getAttribute('data-step-id') === step;
    const { width = 0, height = 0 } = stage?.querySelector<SVGSVGElement>(':scope > svg')?.viewBox.baseVal ?? {};
    // In a hall, and for larger type, the same scene is drawn larger.
    const scale = stage ? Number(getComputedStyle(stage).getPropertyValue('--scale')) : NaN;
    const sized = stage !== null && Math.abs(width - stage.clientWidth / scale) < 1 && Math.abs(height - stage.clientHeight / scale) < 1;
    return awake && sized && (wanted === null || step === wanted) && stage.dataset.rest === 'true';
  };
  // Asked without frames: a window behind another may have none.
  await page.waitForFunction(isAtRest, id ?? null, { timeout: 60_000, polling: 30 }).catch(async (error: unknown) => {
    const where = await page.evaluate(() => ({
      step: document.documentElement.dataset.step,
      rest: document.querySelector<HTMLElement>('[data-stage]')?.dataset.rest,
      address: location.href,
      scrollY,
    }));
    throw new Error(`not at rest${id === undefined ? '' : ` at ${id}`}: ${JSON.stringify(where)}`, { cause: error });
  });
}

/** Waits until the text is laid out: a page just opened may lay out the steps far below when it has time; until then a distance down the page is a guess. */
export async function laidOut(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-step-id]')].every((step) => getComputedStyle(step).contentVisibility !== 'auto'),
  );
}

/** Opens the story, e.g. `openStory(page, 'map=static', 'a-step')`, and waits until its stage is at rest and its text laid out. */
export async function openStory(page: Page, query = '', hash = ''): Promise<PageLog> {
  const log = new PageLog(page);
  await page.goto(`./${query && `?${query}`}${hash && `#${hash}`}`);
  await atRest(page);
  await laidOut(page);
  return log;
}

/**
 * Opens the story with a clock that stands still unless the test turns it (`page.clock.runFor`): timers and frames come
 * as on a quick machine, however slow the one is that runs the test.
 */
export async function openWithClock(page: Page, query = ''): Promise<void> {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  await page.goto(`./${query && `?${query}`}`);
  const awake = page.locator('[data-step-id][data-active]');
  await expect
    .poll(async () => {
      await page.clock.runFor(200);
      return awake.count();
    })
    .toBe(1);
  await page.clock.runFor(2000);
  await atRest(page);
}

/** Scrolls so that the step stands at the reading line (55 % of the window's height); does not wait for anything. */
export async function scrollToStep(page: Page, id: string): Promise<void> {
  await page.locator(`[data-step-id="${id}"]`).evaluate((step) => {
    const box = step.getBoundingClientRect();
    const top = box.top + Math.min(box.height, innerHeight * 0.6) / 2 - innerHeight * 0.55;
    window.scrollBy({ top, behavior: 'instant' });
  });
}

/** Scrolls to a step and waits until it is the active one and its scene is at rest. */
export async function toStep(page: Page, id: string): Promise<void> {
  await scrollToStep(page, id);
  await atRest(page, id);
}

/** Opens the map and waits until it is in the reader's hands: what that needs is fetched first, and a tap before it is one on the story. */
export async function openMap(page: Page): Promise<void> {
  await page.getByRole('button', { name: '自由查看地图' }).click();
  await expect(page.locator('.explore-pad')).toBeFocused();
}

export interface Point {
  x: number;
  y: number;
}

/** The centre of each of the stage's marks by its id, in CSS pixels of the window. */
export function marksOf(page: Page): Promise<Record<string, Point>> {
  return page.locator('[data-stage] [data-mark]').evaluateAll((marks) =>
    Object.fromEntries(
      marks.map((mark) => {
        const shape = [...mark.children].find((child) => child.localName === 'use') ?? mark;
        const { x, y, width, height } = shape.getBoundingClientRect();
        return [mark.getAttribute('data-mark') ?? '', { x: x + width / 2, y: y + height / 2 }];
      }),
    ),
  );
}

/** Drags one finger over the page. */
export async function drag(page: Page, from: Point, dy: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const moves = 12;
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
  for (let k = 1; k <= moves; k += 1) {
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: from.x, y: from.y + (dy * k) / moves }] });
  }
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await cdp.detach();
}

/** Scrolls by half a window a frame, past every step on the way, until the step stands at the reading line. */
export async function readTo(page: Page, id: string): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((done) => {
        const by = innerHeight / 2;
        const frame = (): void => {
          const { top, height } = document.querySelector(`[data-step-id="${wanted}"]`)?.getBoundingClientRect() ?? new DOMRect();
          const way = top + Math.min(height, innerHeight * 0.6) / 2 - innerHeight * 0.55;
          const before = scrollY;
          window.scrollBy({ top: Math.max(-by, Math.min(by, way)), behavior: 'instant' });
          if (scrollY === before || Math.abs(way) <= by) done();
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    id,
  );
}

/** The marks as {@link marksOf} gives them, but from the stage's upper left corner. */
export function marksOnStage(page: Page): Promise<Record<string, Point>> {
  return page.locator('[data-stage]').evaluate((stage) => {
    const corner = stage.getBoundingClientRect();
    return Object.fromEntries(
      [...stage.querySelectorAll('[data-mark]')].map((mark) => {
        const { x, y, width, height } = (mark.querySelector(':scope > use') ?? mark).getBoundingClientRect();
        return [mark.getAttribute('data-mark') ?? '', { x: x + width / 2 - corner.x, y: y + height / 2 - corner.y }];
      }),
    );
  });
}

/** Fails the test unless each mark is within `reach` px of where it was expected. */
export function expectSamePlaces(is: Record<string, Point>, was: Record<string, Point>, reach: number, how: string): void {
  expect(Object.keys(is), how).toEqual(Object.keys(was));
  const moved = Object.entries(was).map(([id, { x, y }]) => ({ id, by: Math.hypot((is[id]?.x ?? NaN) - x, (is[id]?.y ?? NaN) - y) }));
  expect(
    moved.filter(({ by }) => !(by <= reach)),
    how,
  ).toEqual([]);
}

/** Addresses of the map engine's files that the page asks for from now on; it grows. */
export function engineRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/engine|maplibre/.test(new URL(request.url()).pathname)) asked.push(request.url());
  });
  return asked;
}
