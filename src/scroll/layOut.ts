/**
 * On a fresh visit at the top of the page, the steps below the first screen are laid out only when they come near
 * (`content-visibility: auto`, see layout.css): the first words need not wait for the last. This lays them out for good,
 * one by one while the reader reads, or all at once before a jump, so that heights are true when it matters.
 */
export function layOutSteps(steps: readonly HTMLElement[]): void {
  const waiting = [...steps];
  const all = (): void => {
    for (const step of waiting.splice(0)) step.dataset.laid = '';
  };
  const next = (): void => {
    const step = waiting.shift();
    if (!step) return;
    step.dataset.laid = '';
    later();
  };
  function later(): void {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(next);
    else all();
  }
  addEventListener('click', all, { capture: true, once: true });
  addEventListener('keydown', all, { capture: true, once: true });
  addEventListener('hashchange', () => {
    if (waiting.length === 0) return;
    all();
    // The jump was made among guessed heights: make it again among true ones.
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  });
  later();
}
