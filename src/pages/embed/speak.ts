/**
 * What a frame says to the page around it is lost if nobody listens yet. So it is said again whenever somebody may have
 * begun to: when the frame is loaded, looked at, turned, shown again; a few times by the clock; and to whoever asks.
 */

/** By the clock, after the start, s: scripts of the host that come late. */
const AGAIN_S = [1, 3, 8, 20] as const;

/** pym.js 1.3: pymxPYMx{child}xPYMx{type}xPYMx{message}. Its parent tells the width, and waits for the height. */
const PYM = 'xPYMx';
const PYM_QUESTION = /^pymxPYMx(.{1,200}?)xPYMxwidthxPYMx/s;

/** A pym message. */
export const pymMessage = (id: string, type: string, message: string): string => ['pym', id, type, message].join(PYM);

/**
 * Calls `say` whenever the page around may want to hear it again. How often in all is for `say` to bound: a host may ask
 * without end.
 * @param say takes the name by which a pym.js parent knows this frame, if such a parent asked
 */
export function sayAgain(say: (pymId?: string) => void): void {
  let waiting = false;
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      say();
    });
  };
  for (const moment of ['load', 'focus', 'pageshow'] as const) addEventListener(moment, soon);
  addEventListener('resize', soon, { once: true });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') soon();
  });
  for (const seconds of AGAIN_S) setTimeout(() => say(), seconds * 1000);
  addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== parent) return;
    if (typeof data === 'string') {
      const [, pymId] = PYM_QUESTION.exec(data) ?? [];
      if (pymId) say(pymId);
    } else if (typeof data === 'object' && data !== null && 'yunhe' in data && data.yunhe === 'ask') say();
  });
}
