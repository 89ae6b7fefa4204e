/** The page stays where it is behind an open dialog, whatever is turned, dragged or pressed; what is in the dialog moves. */

/** Where keys scroll to: down, or up. */
const KEYS: Readonly<Record<string, number>> = { ArrowDown: 1, PageDown: 1, End: 1, ' ': 1, ArrowUp: -1, PageUp: -1, Home: -1 };
/** What has its own use of such keys. */
const TYPED = 'input, textarea, select';

/**
 * Keeps the page behind a dialog in its place.
 * @returns lets it go
 */
export function stayPut(dialog: HTMLElement): () => void {
  /** Whether something in the dialog can be scrolled that way. */
  const moves = (from: EventTarget | null, down: number): boolean => {
    for (let box = from instanceof Element ? from : null; box && dialog.contains(box); box = box.parentElement) {
      const { scrollTop, clientHeight, scrollHeight } = box;
      const room = down > 0 ? scrollHeight - clientHeight - scrollTop : scrollTop;
      if (room >= 1 && (box === dialog || /auto|scroll/.test(getComputedStyle(box).overflowY))) return true;
    }
    return false;
  };
  const stop = (event: Event, down: number): void => {
    if (event.cancelable && !moves(event.target, down)) event.preventDefault();
  };
  let from = 0;
  const onWheel = (event: WheelEvent): void => {
    // Ctrl and wheel is the browser's zoom.
    if (!event.ctrlKey) stop(event, event.deltaY);
  };
  const onTouch = (event: TouchEvent): void => {
    const y = event.touches[0]?.clientY ?? 0;
    // Two fingers zoom.
    if (event.type === 'touchmove' && event.touches.length === 1) stop(event, from - y);
    from = y;
  };
  const onKey = (event: KeyboardEvent): void => {
    const down = KEYS[event.key];
    const target = event.target as Element;
    if (down === undefined || target.matches(TYPED) || (event.key === ' ' && target.matches('button, summary, a'))) return;
    stop(event, event.shiftKey ? -down : down);
  };
  addEventListener('wheel', onWheel, { passive: false });
  addEventListener('touchstart', onTouch, { passive: true });
  addEventListener('touchmove', onTouch, { passive: false });
  addEventListener('keydown', onKey);
  return () => {
    removeEventListener('wheel', onWheel);
    removeEventListener('touchstart', onTouch);
    removeEventListener('touchmove', onTouch);
    removeEventListener('keydown', onKey);
  };
}
