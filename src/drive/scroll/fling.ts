/** Steps that are flung past. */

/** Nobody sees more of a step that is passed in less, ms. */
const FLUNG_MS = 125;
/** While steps are flung past, the page follows no oftener, ms. */
const APART_MS = 250;

/**
 * Lets the page follow the reader step by step, but spares it most of the steps that she flings past: each would be drawn
 * whole, for a tenth of a second. The step at which a fling ends always comes, a quarter of a second later at most.
 * @param follow shows a step by its id
 * @returns to be called with the id of every step that is passed
 */
export function sparingly(follow: (id: string) => void): (id: string) => void {
  let [passed, followed] = [-Infinity, -Infinity];
  let late: ReturnType<typeof setTimeout> | undefined;
  const come = (id: string): void => {
    followed = performance.now();
    follow(id);
  };
  return (id) => {
    clearTimeout(late);
    const now = performance.now();
    const wait = now - passed < FLUNG_MS ? followed + APART_MS - now : 0;
    passed = now;
    if (wait > 0) late = setTimeout(come, wait, id);
    else come(id);
  };
}
