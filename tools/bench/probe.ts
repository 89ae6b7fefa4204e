/** What runs inside a measured page: it watches and writes down, and touches nothing. */

export interface Probe {
  firstPaint: number;
  largestPaint: number;
  /** Sum of all layout shifts that no tap or key caused. */
  shift: number;
  /** Start and length of every task above 50 ms. */
  tasks: [start: number, length: number][];
  /** Each value that `html[data-map]` took on, with its time. */
  mapStates: [time: number, state: string][];
  /** First frame that shows the stage with a mark on it. */
  stageSeen: number | null;
  firstWheel: number | null;
  /** Intervals between animation frames since `startFrames`. */
  frames: number[];
  startFrames(): void;
  stopFrames(): number[];
}

declare global {
  interface Window {
    bench: Probe;
  }
}

/** Installs `window.bench`; runs before the page's own scripts. */
export function installProbe(): void {
  const watch = (type: string, see: (entry: PerformanceEntry) => void): void => {
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
  };
  let running = false;
  let last = 0;
  const frame = (now: number): void => {
    if (!running) return;
    if (last > 0) probe.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  const probe: Probe = {
    firstPaint: 0,
    largestPaint: 0,
    shift: 0,
    tasks: [],
    mapStates: [],
    stageSeen: null,
    firstWheel: null,
    frames: [],
    startFrames() {
      probe.frames = [];
      last = 0;
      running = true;
      requestAnimationFrame(frame);
    },
    stopFrames() {
      running = false;
      return probe.frames;
    },
  };
  window.bench = probe;

  watch('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') probe.firstPaint = entry.startTime;
  });
  watch('largest-contentful-paint', (entry) => {
    probe.largestPaint = entry.startTime;
  });
  watch('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) probe.shift += value;
  });
  watch('longtask', (entry) => probe.tasks.push([entry.startTime, entry.duration]));
  addEventListener(
    'wheel',
    () => {
      probe.firstWheel ??= performance.now();
    },
    { capture: true, passive: true },
  );
  new MutationObserver(() => {
    const state = document.documentElement.dataset.map;
    if (state && state !== probe.mapStates.at(-1)?.[1]) probe.mapStates.push([performance.now(), state]);
  }).observe(document, { attributes: true, attributeFilter: ['data-map'], subtree: true });

  const look = (now: number): void => {
    const mark = document.querySelector('[data-stage] [data-mark]');
    if (mark && mark.getBoundingClientRect().width > 0) probe.stageSeen = now;
    else if (now < 10_000) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
