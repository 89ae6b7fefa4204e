/** Whether things may move: the system's wish, or `?motion=off`. */

const calm = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-reduced-motion: reduce)');

/** True if scenes are to be cut to instead of travelled to. Read anew each time: the wish may change while reading. */
export function motionOff(): boolean {
  return calm?.matches === true || (typeof document !== 'undefined' && document.documentElement.dataset.motion === 'off');
}
