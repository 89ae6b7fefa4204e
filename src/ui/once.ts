/** One press is one act, on every control of a page: a double click is meant once, and so is a key that is held down. */

/** Two taps of a finger within this time and distance are one double tap, where the browser does not count them itself. */
const DOUBLE_MS = 350;
const NEAR_PX = 24;

/**
 * Takes the second of two quick clicks out of a window, whatever the first one has brought under the finger, and the
 * repeats of a held Enter. Of more clicks in a row every other one counts: nobody who hurries stands still.
 * A control on which each click counts says so with `data-again`.
 * @param page its document's window, before any other listener is there
 */
export function pressOnce(page: Window): void {
  let touched = -Infinity;
  let last: MouseEvent | null = null;
  page.addEventListener('touchend', ({ timeStamp }) => (touched = timeStamp), { capture: true, passive: true });
  page.addEventListener(
    'click',
    (event) => {
      const { detail, timeStamp, clientX, clientY, target } = event;
      const near = last !== null && Math.hypot(clientX - last.clientX, clientY - last.clientY) < NEAR_PX;
      // WebKit calls every tap of a finger the first.
      const tappedAgain =
        detail === 1 && last !== null && near && timeStamp - touched < DOUBLE_MS && timeStamp - last.timeStamp < DOUBLE_MS;
      // Chromium counts two taps at one place as one double tap although another place was clicked between them.
      const second = tappedAgain || (detail > 0 && detail % 2 === 0 && (last === null || near));
      last = second || detail === 0 ? null : event;
      if (!second || (target as Partial<Element>).closest?.('[data-again]')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.repeat && event.key === 'Enter' && (event.target as Partial<Element>).closest?.('a, button, summary'))
        event.preventDefault();
    },
    { capture: true },
  );
}
