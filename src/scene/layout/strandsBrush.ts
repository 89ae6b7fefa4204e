/** Threads as brush strokes: all of one width, alive as a hand is, the same on every machine. */
import type { Point } from '../camera';
import type { StreamPoint } from '../parts';

/** A thread's width swells and thins by this part of it. */
const ALIVE = 0.13;
/** Points between which a stroke is smooth. */
const STEPS = 6;
/** Bristles of a brush that runs dry: where across the stroke they lie (−1…1), and how far they reach of the dry length. */
const BRISTLES = [
  [-0.74, 0.62],
  [-0.26, 1],
  [0.24, 0.78],
  [0.72, 0.9],
] as const;

const ease = (t: number): number => t * t * (3 - 2 * t);
const half = (width: number, seed: number, t: number): number => (width / 2) * (1 + ALIVE * Math.sin(seed * 2.7 + t * 7.3));

/** Even parts of the way from one number to another, both ends among them. */
const parts = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, k) => from + ((to - from) * k) / count);

/** A thread from where the brush is set down, level as far as the bend and from there to its trunk. */
export function inlet([x, y]: Point, bend: number, [endX, endY]: Point, width: number, seed: number): StreamPoint[] {
  const entry = Math.min(width * 2.4, (bend - x) * 0.5);
  return [
    [x, y, width * 0.08],
    [x + entry * 0.4, y, width * 0.3],
    ...parts(x + entry, bend, 2).map((at, k): StreamPoint => [at, y, half(width, seed, k * 0.2)]),
    ...parts(bend, endX, STEPS)
      .slice(1)
      .map((at, k): StreamPoint => {
        const t = (k + 1) / STEPS;
        const across = k + 1 === STEPS ? width / 2 : half(width, seed, 0.6 + t);
        return [at, y + (endY - y) * ease(t), across];
      }),
  ];
}

/**
 * The trunk of a strand, level. It begins full where threads run into it, else as a brush is set down.
 * @param begins true if no thread runs into it
 */
export function trunk(x: number, endX: number, y: number, width: number, seed: number, begins: boolean): StreamPoint[] {
  const entry = begins ? Math.min(width * 2.4, (endX - x) * 0.3) : 0;
  const set: StreamPoint[] = begins
    ? [
        [x, y, width * 0.08],
        [x + entry * 0.4, y, width * 0.3],
      ]
    : [[x, y, width / 2]];
  return [
    ...set,
    ...parts(x + entry, endX, STEPS)
      .slice(begins ? 0 : 1)
      .map((at, k, all): StreamPoint => [at, y, k === all.length - 1 ? width / 2 : half(width, seed, k * 0.31)]),
  ];
}

/**
 * From a trunk to one of its ends, level from where its bend is done.
 * @param lifted the brush is lifted there; else something hangs from it
 */
export function outlet([x, y]: Point, bend: number, [endX, endY]: Point, width: number, seed: number, lifted: boolean): StreamPoint[] {
  const bent = parts(x, bend, STEPS).map((at, k): StreamPoint => {
    const t = k / STEPS;
    const across = k === 0 ? width / 2 : half(width, seed, t);
    return [at, y + (endY - y) * ease(t), across];
  });
  const end: StreamPoint = [endX, endY, width / 2];
  return lifted ? [...bent, end, [endX + width * 0.5, endY, width * 0.3]] : [...bent, end];
}

/** The brush runs dry: its bristles part and leave the paper one after the other. */
export function dryEnd([x, y]: Point, length: number, width: number, seed: number): StreamPoint[][] {
  return BRISTLES.map(([across, reach], k) => {
    const far = length * (reach - 0.12 * Math.abs(Math.sin(seed * 3.1 + k * 1.9)));
    const lane = y + across * (width / 2) * 0.8;
    return parts(0, 1, 4).map((t): StreamPoint => [
      x + far * t,
      lane + across * width * 0.55 * t,
      Math.max(0.3, (width / 2) * 0.36 * (1 - t * t)),
    ]);
  });
}
