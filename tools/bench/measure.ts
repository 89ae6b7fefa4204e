/** One visit to one page, as one reader makes it. */
import type { Browser, CDPSession, Page } from '@playwright/test';
import { installProbe } from './probe.ts';
import { memory, passes, readToEnd, wheel } from './scroll.ts';

export const METRICS = [
  'bytesToPaint',
  'htmlBytes',
  'codeBytes',
  'allCodeBytes',
  'engineBytes',
  'fcp',
  'lcp',
  'stageSeen',
  'shift',
  'blocking',
  'mapReady',
  'wheelToLive',
  'live',
  'pixelRatio',
  'p50',
  'p95',
  'max',
  'slow',
  'longTasks',
  'heap',
  'heapGrowth',
  'nodesGrowth',
  'listenersGrowth',
] as const;
export type Metric = (typeof METRICS)[number];
/** What could not be measured on a page is absent. */
export type Sample = Partial<Record<Metric, number>>;

export interface Profile {
  name: 'phone' | 'desk';
  viewport: { width: number; height: number };
  scale: number;
  mobile: boolean;
  /** How many times slower than this machine. */
  cpu: number;
  network?: { downKbit: number; latencyMs: number };
}

export const PROFILES: readonly Profile[] = [
  { name: 'phone', viewport: { width: 390, height: 844 }, scale: 2, mobile: true, cpu: 4, network: { downKbit: 1600, latencyMs: 150 } },
  { name: 'desk', viewport: { width: 1366, height: 768 }, scale: 1, mobile: false, cpu: 1 },
];

export interface Visit {
  url: string;
  profile: Profile;
  /** Wait for the live map before reading on (`?map=live`). */
  awaitLive: boolean;
  /** Read on to the end: frames, sizes and memory. Loading is measured on every visit. */
  withReading: boolean;
  /** Go up and down five times afterwards and see what grows. */
  withPasses: boolean;
  inlineCodeBytes: number;
}

const ENGINE = /maplibre|engine/i;
const CODE = /\.(m?js|css)$/;
const QUIET_MS = 3_000;

/** True for a path of the map engine, its worker or its style sheet, by the file's name. */
export function isEngine(path: string): boolean {
  return ENGINE.test(path.slice(path.lastIndexOf('/') + 1));
}

interface Traffic {
  /** Monotonic time (s) and size of each piece that arrived, headers included. */
  pieces: [time: number, bytes: number][];
  lastActivity: number;
}

async function throttle(cdp: CDPSession, { cpu, network }: Profile): Promise<Traffic> {
  const traffic: Traffic = { pieces: [], lastActivity: performance.now() };
  const arrived = (time: number, bytes: number): void => {
    traffic.pieces.push([time, bytes]);
    traffic.lastActivity = performance.now();
  };
  cdp.on('Network.responseReceived', ({ timestamp, response }) => arrived(timestamp, response.encodedDataLength));
  cdp.on('Network.dataReceived', ({ timestamp, encodedDataLength }) => arrived(timestamp, encodedDataLength));
  await cdp.send('Network.enable');
  await cdp.send('Performance.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (network) {
    const bytesPerSecond = (network.downKbit * 1000) / 8;
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latencyMs,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
  }
  if (cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return traffic;
}

/**
 * Asks the page until it says yes or the time is over. Playwright's own waiting and its locators would put a library of
 * 0.3 MB into the page, whose heap is measured here.
 */
async function until(page: Page, limitMs: number, answer: () => boolean): Promise<void> {
  for (const limit = performance.now() + limitMs; performance.now() < limit;) {
    if (await page.evaluate(answer)) return;
    await page.waitForTimeout(200);
  }
}

/** Waits until neither the network nor the main thread had anything to do for three seconds. */
async function untilQuiet(page: Page, traffic: Traffic): Promise<void> {
  for (const limit = performance.now() + 40_000; performance.now() < limit;) {
    const idle = await page.evaluate(() => {
      const [start, length] = window.bench.tasks.at(-1) ?? [0, 0];
      return document.readyState === 'complete' ? performance.now() - start - length : 0;
    });
    if (Math.min(idle, performance.now() - traffic.lastActivity) >= QUIET_MS) return;
    await page.waitForTimeout(200);
  }
}

async function loading(page: Page, cdp: CDPSession, traffic: Traffic): Promise<Sample> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const origin = metrics.find(({ name }) => name === 'NavigationStart')?.value ?? 0;
  const seen = await page.evaluate(() => ({
    ...window.bench,
    engine: performance.getEntriesByName('engine-idle')[0] && performance.measure('engine', 'engine-start', 'engine-idle').duration,
  }));
  const blocking = seen.tasks
    .map(([start, length]) => start + length - Math.max(start, seen.firstPaint) - 50)
    .reduce((sum, each) => sum + Math.max(0, each), 0);
  const painted = origin + seen.firstPaint / 1000;
  return {
    fcp: seen.firstPaint,
    blocking,
    bytesToPaint: traffic.pieces.filter(([time]) => time <= painted).reduce((sum, [, bytes]) => sum + bytes, 0),
    ...(seen.largestPaint === 0 ? {} : { lcp: seen.largestPaint }),
    ...(seen.stageSeen === null ? {} : { stageSeen: seen.stageSeen }),
    // The engine's page: from the start of the import until the map is idle, with nothing else going on.
    ...(seen.engine === undefined ? {} : { mapReady: seen.engine }),
  };
}

/**
 * The story's map: the reader begins to move, and holds still as soon as the engine is asked for. So `mapReady`
 * (`data-map` from `loading` to `live`) spans the same work as on the engine's page: import, worker, first whole picture.
 */
async function liveMap(page: Page, cdp: CDPSession): Promise<Sample> {
  await wheel(cdp, 1200, 6_000, () => page.evaluate(() => window.bench.mapStates.some(([, state]) => state === 'loading')));
  await until(page, 30_000, () => ['live', 'failed'].includes(document.documentElement.dataset.map ?? ''));
  const { mapStates, firstWheel } = await page.evaluate(() => window.bench);
  const time = (wanted: string): number | undefined => mapStates.find(([, state]) => state === wanted)?.[0];
  const [asked, live] = [time('loading'), time('live')];
  if (asked === undefined || live === undefined) return {};
  return { mapReady: live - asked, ...(firstWheel === null ? {} : { wheelToLive: live - firstWheel }) };
}

/** The finder comes once, when a pointer first passes over it; its nodes are no growth, whichever pass the pointer meets it on. */
async function fetchFinder(page: Page): Promise<void> {
  const asked = await page.evaluate(() => document.querySelector('#finder')?.dispatchEvent(new Event('pointerover', { bubbles: true })));
  if (asked) await page.waitForLoadState('networkidle');
}

/** Sizes over the whole visit, and the state in which it ended. */
async function outcome(page: Page, inlineCodeBytes: number): Promise<Sample> {
  const { html, files, shift, live, pixelRatio, firstWheel } = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas');
    return {
      html: (performance.getEntriesByType('navigation') as PerformanceResourceTiming[])[0]?.encodedBodySize ?? 0,
      files: (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(({ name, encodedBodySize, startTime }) => ({
        path: new URL(name).pathname,
        bytes: encodedBodySize,
        asked: startTime,
      })),
      shift: window.bench.shift,
      firstWheel: window.bench.firstWheel,
      live: document.documentElement.dataset.map,
      pixelRatio: canvas && canvas.clientWidth > 0 ? canvas.width / canvas.clientWidth : undefined,
    };
  });
  const code = [...new Map(files.filter(({ path }) => CODE.test(path)).map((file) => [file.path, file])).values()];
  const own = code.filter(({ path }) => !isEngine(path));
  const sum = (list: { bytes: number }[]): number => list.reduce((total, { bytes }) => total + bytes, 0);
  return {
    htmlBytes: html,
    codeBytes: inlineCodeBytes + sum(own.filter(({ asked }) => asked < (firstWheel ?? Infinity))),
    allCodeBytes: inlineCodeBytes + sum(own),
    engineBytes: sum(code.filter(({ path }) => isEngine(path))),
    shift,
    ...(live === undefined ? {} : { live: live === 'live' ? 1 : 0 }),
    ...(pixelRatio === undefined ? {} : { pixelRatio }),
  };
}

/** Opens the page with an empty cache, waits until it is quiet, reads it to its end. */
export async function measure(browser: Browser, visit: Visit): Promise<Sample> {
  const { profile } = visit;
  const context = await browser.newContext({
    viewport: profile.viewport,
    deviceScaleFactor: profile.scale,
    isMobile: profile.mobile,
    hasTouch: profile.mobile,
    locale: 'zh-CN',
  });
  try {
    // The compiler wraps named functions in a helper that a page does not have.
    await context.addInitScript('globalThis.__name = (named) => named');
    await context.addInitScript(installProbe);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const traffic = await throttle(cdp, profile);
    await page.goto(visit.url, { waitUntil: 'load', timeout: 60_000 });
    await untilQuiet(page, traffic);
    const sample: Sample = await loading(page, cdp, traffic);
    if (visit.awaitLive) Object.assign(sample, await liveMap(page, cdp));
    if (!visit.withReading) return sample;
    Object.assign(sample, await readToEnd(page, cdp));
    Object.assign(sample, await outcome(page, visit.inlineCodeBytes));
    if (visit.withPasses) await fetchFinder(page);
    const before = await memory(page, cdp);
    sample.heap = before.heap;
    if (visit.withPasses) {
      await passes(page, cdp);
      const after = await memory(page, cdp);
      sample.heapGrowth = after.heap - before.heap;
      sample.nodesGrowth = after.nodes - before.nodes;
      sample.listenersGrowth = after.listeners - before.listeners;
    }
    return sample;
  } finally {
    await context.close();
  }
}
