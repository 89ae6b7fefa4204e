/** Marks the words that are being read, without a change of the page: nothing moves (CSS Custom Highlight API). */

/** Name in `::highlight()`. */
const NAME = 'listened';

/**
 * Marks a piece of the page, or nothing.
 * @returns false where the browser cannot mark
 */
export function mark(range: Range | null): boolean {
  if (typeof Highlight === 'undefined') return false;
  if (range) CSS.highlights.set(NAME, new Highlight(range));
  else CSS.highlights.delete(NAME);
  return true;
}

/** Whether the reader sees a piece of the page: both its ends are in the window, and nothing lies over them. */
export function inSight(range: Range): boolean {
  const lines = range.getClientRects();
  const inside = range.commonAncestorContainer;
  const holder = inside instanceof Element ? inside : inside.parentElement;
  return [lines[0], lines[lines.length - 1]].every(
    (line) => line && holder?.contains(document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2)),
  );
}
