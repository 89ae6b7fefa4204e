/** The one place that decides whether things may move: what the reader has asked for (see settings.ts), else her system's wish; or a machine that cannot move them smoothly. */
import { put, standing } from './surface';

const calm = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-reduced-motion: reduce)');

/** True if scenes are to be cut to instead of travelled to. Read anew each time: the wish may change while reading. */
export function motionOff(): boolean {
  if (typeof document === 'undefined') return true;
  const asked = standing('motion');
  return asked === 'off' || (asked === undefined && calm?.matches === true) || slowPace();
}

/** A flight whose middle frame took longer than this stutters, ms. */
const SLOW_FRAME_MS = 26;
const ENOUGH_FRAMES = 6;
const HIDDEN_MS = 1000;

/**
 * Judges the frames of a flight. On a machine that cannot draw them in time (no graphics hardware, a very old phone)
 * scenes are cut to from then on: reading stays smooth, and nothing is lost but the journey.
 * @param intervals milliseconds between frames
 * @param finished true if the flight has run its whole time: too few frames in it are an answer too
 * @returns false if it was broken off before there were frames enough to judge by
 */
export function judgePace(intervals: readonly number[], finished: boolean): boolean {
  // A hidden page gets no frames; that says nothing about the machine.
  if (intervals.some((interval) => interval > HIDDEN_MS)) return false;
  const few = intervals.length < ENOUGH_FRAMES;
  if (few && !finished) return false;
  const middle = [...intervals].sort((a, b) => a - b)[intervals.length >> 1] ?? 0;
  if (few || middle > SLOW_FRAME_MS) put('pace', 'slow');
  return true;
}

/** True if flights were found to stutter on this machine. */
export function slowPace(): boolean {
  return standing('pace') === 'slow';
}
