/**
 * Calls `then` once, when the reader has first moved and the browser has time: a page left alone fetches and reckons
 * nothing for what she may never come to. Returns the way not to wait any longer.
 */
export function whenReaderMoves(then: () => void): () => void {
  const events = ['scroll', 'wheel', 'touchmove', 'keydown', 'click'] as const;
  const stop = (): void => events.forEach((name) => removeEventListener(name, go));
  function go(): void {
    stop();
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(then, { timeout: 1500 });
    else setTimeout(then, 200);
  }
  events.forEach((name) => addEventListener(name, go, { passive: true }));
  return stop;
}
