/** Where the page stands as text, in its own order: its pictures are folded into `<noscript>` until then (see pages/parts/boot.js). */

/** Unfolds the pictures within an element or the whole page. */
export function unfold(within: ParentNode): void {
  within.querySelectorAll('noscript').forEach((fold) => (fold.outerHTML = fold.textContent ?? ''));
}
