/** Scrolling with a wheel, and what it costs. */
import type { CDPSession, Page } from '@playwright/test';

const TICK_MS = 16;
/** So many wheel events may wait for the page; what cannot be sent is added to the next one, as a browser does. */
const IN_FLIGHT = 3;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Turns the wheel at `speed` px/s (down when positive) until `done` says so or `limitMs` is over. */
export async function wheel(cdp: CDPSession, speed: number, limitMs: number, done: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  let [sent, inFlight, lastAsked, finished] = [0, 0, began, false];
  while (!finished && performance.now() - began < limitMs) {
    const deltaY = Math.round((speed * (performance.now() - began)) / 1000) - sent;
    if (deltaY !== 0 && inFlight < IN_FLIGHT) {
      sent += deltaY;
      inFlight += 1;
      const event = { type: 'mouseWheel', x: 180, y: 400, deltaX: 0, deltaY } as const;
      void cdp
        .send('Input.dispatchMouseEvent', event)
        .catch(() => undefined)
        .finally(() => {
          inFlight -= 1;
        });
    }
    await pause(TICK_MS);
    if (performance.now() - lastAsked > 250) {
      lastAsked = performance.now();
      finished = await done();
    }
  }
  while (inFlight > 0) await pause(TICK_MS);
}

const atEnd = (page: Page) => (): Promise<boolean> =>
  page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2);
const atStart = (page: Page) => (): Promise<boolean> => page.evaluate(() => scrollY <= 1);

export interface ScrollCost {
  p50: number;
  p95: number;
  max: number;
  /** Share of frames that took longer than 33 ms, in per cent. */
  slow: number;
  longTasks: number;
}

/** Reads the page from where it stands to its end at 1200 px/s. */
export async function readToEnd(page: Page, cdp: CDPSession): Promise<ScrollCost | undefined> {
  const began = await page.evaluate(() => {
    window.bench.startFrames();
    return performance.now();
  });
  await wheel(cdp, 1200, 120_000, atEnd(page));
  const { frames, longTasks } = await page.evaluate(
    (since) => ({
      frames: window.bench.stopFrames(),
      longTasks: window.bench.tasks.filter(([start]) => start >= since).length,
    }),
    began,
  );
  if (frames.length === 0) return undefined;
  const sorted = [...frames].sort((a, b) => a - b);
  const quantile = (q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  return {
    p50: quantile(0.5),
    p95: quantile(0.95),
    max: quantile(1),
    slow: (100 * frames.filter((each) => each > 33.4).length) / frames.length,
    longTasks,
  };
}

export interface Memory {
  heap: number;
  nodes: number;
  listeners: number;
}

/** Memory in use after everything that can be freed was freed. */
export async function memory(page: Page, cdp: CDPSession): Promise<Memory> {
  await page.waitForTimeout(1500);
  for (let i = 0; i < 3; i += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { heap: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') };
}

/** Five fast passes up and down, beginning and ending at the end of the page. */
export async function passes(page: Page, cdp: CDPSession): Promise<void> {
  for (let i = 0; i < 5; i += 1) {
    await wheel(cdp, -9000, 30_000, atStart(page));
    await wheel(cdp, 9000, 30_000, atEnd(page));
  }
}
