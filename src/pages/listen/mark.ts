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
