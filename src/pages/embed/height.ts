/**
 * Tells the page around a frame how high the frame's content is, in the dialects that newsrooms listen for:
 * Datawrapper's, pym.js's and our own. Needs no storage and no origin, so it works in `sandbox="allow-scripts"`.
 */
import { childIdAsked } from '../../drive/surface';
import { pymMessage, sayAgain } from './speak';

/** So often may the content grow without the reader's doing or a new width: a page that grows with its frame is stopped. */
const MOST_GROWTHS = 5;
/** So often is a height said again that the page around has been told already. */
const MOST_REPEATS = 30;
const MOST_PX = 20_000;

/** Our own message, from the frame to the page around it. */
export interface HeightMessage {
  readonly yunhe: 'height';
  readonly id: string;
  /** Whole CSS px. */
  readonly height: number;
}

/**
 * Reports the height of an element whenever it changes, at most once a frame; and again to whom the word may have been lost.
 * @param content what the frame shows: measured instead of the document, whose height follows the frame's
 * @param id of the figure, for listeners that tell frames apart by name
 */
export function reportHeight(content: HTMLElement, id: string): void {
  if (parent === window) return;
  let pymId = childIdAsked();
  let sent = 0;
  let width = 0;
  let growths = 0;
  let repeats = 0;
  let waiting = false;

  const send = (height: number): void => {
    sent = height;
    parent.postMessage({ yunhe: 'height', id, height } satisfies HeightMessage, '*');
    parent.postMessage({ 'datawrapper-height': { [id]: height } }, '*');
    if (pymId) parent.postMessage(pymMessage(pymId, 'height', String(height)), '*');
  };
  const afresh = (): void => {
    growths = 0;
    repeats = 0;
  };
  const look = (again: boolean): void => {
    waiting = false;
    const box = content.getBoundingClientRect();
    // A frame that is not displayed has no size; the last one stands.
    if (box.width === 0) return;
    if (Math.abs(box.width - width) >= 1) afresh();
    width = box.width;
    const height = Math.min(MOST_PX, Math.ceil(box.height));
    if (height > sent && sent > 0) growths += 1;
    if (height !== sent && growths <= MOST_GROWTHS) return send(height);
    if (!again || repeats >= MOST_REPEATS) return;
    repeats += 1;
    send(height);
  };
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => look(false));
  };
  new ResizeObserver(soon).observe(content);
  for (const act of ['click', 'keydown'] as const) addEventListener(act, afresh, { capture: true });
  sayAgain((asking) => {
    pymId = asking ?? pymId;
    look(true);
  });
  soon();
}
