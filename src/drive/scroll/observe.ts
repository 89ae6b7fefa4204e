/** Tells which step lies on the reading line, by watching and never by steering the scroll. */

/** The reading line, as a fraction of the viewport's height from its top. */
export const READING_LINE = 0.55;

/**
 * Watches the steps (elements with `data-step-id`, in reading order, without gaps) and names the one on the reading line
 * whenever it changes. An IntersectionObserver on that line says that something changed; the winner is taken from the
 * positions, so that a fling, a jump, a resize or a reload in mid-page all end with the same answer.
 * @returns looks at once and gives the id of the step on the reading line
 */
export function observeSteps(steps: readonly HTMLElement[], onStep: (id: string) => void): () => string {
  let current = '';
  let index = 0;
  const topOf = (k: number): number => steps[k]?.getBoundingClientRect().top ?? Infinity;
  const settle = (): string => {
    const line = innerHeight * READING_LINE;
    // From the last answer on: while reading, two positions are asked for instead of all.
    while (topOf(index + 1) <= line) index += 1;
    while (index > 0 && topOf(index) > line) index -= 1;
    const winner = steps[index];
    const id = winner?.dataset.stepId ?? '';
    if (!id || id === current) return current;
    current = id;
    for (const step of steps) step.toggleAttribute('data-active', step === winner);
    onStep(id);
    return current;
  };
  let observer = watch();
  function watch(): IntersectionObserver {
    const line = `${-READING_LINE * 100}% 0px ${-(1 - READING_LINE) * 100}% 0px`;
    const made = new IntersectionObserver(settle, { rootMargin: line });
    for (const step of steps) made.observe(step);
    return made;
  }
  addEventListener('resize', () => {
    observer.disconnect();
    observer = watch();
    settle();
  });
  addEventListener('scrollend', settle);
  addEventListener('pageshow', settle);
  settle();
  return settle;
}
