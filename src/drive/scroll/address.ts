/** Keeps the address in step with the reader: it says the step on the reading line and the street that is lit. */
import { choice } from '../choice.svelte';
import { address, writeAddress } from '../surface';

/** Browsers allow about 100 changes of the address in 30 s, and each costs a slow phone two frames: who reads on is not held up for it. */
const QUIET_MS = 1000;

/**
 * Keeps the address true: at once where somebody may copy it or leave (a click, another window, a page put away), and
 * else once the reader has stayed with a step. The first step is the page itself and has no hash.
 * @param here looks which step is on the reading line now
 * @returns tells it that the reader has moved
 */
export function keepAddress(firstStep: string, here: () => string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known = address().step;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, QUIET_MS);
  };
  function write(): void {
    // A link was followed meanwhile: its address is the newer truth until the page has gone there.
    if (address().step !== known) return;
    clearTimeout(timer);
    const step = here();
    if (!writeAddress({ step: step === firstStep ? '' : step, street: choice.asked })) later();
    known = address().step;
  }
  // Where heights have changed since, the browser goes back to a distance and not to a step.
  const arrive = (): void => {
    known = address().step;
    const wanted = document.getElementById(known || firstStep);
    if (wanted?.dataset.stepId && here() !== wanted.id) wanted.scrollIntoView();
    later();
  };
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (visit && visit.type !== 'navigate') arrive();
  addEventListener('popstate', () => requestAnimationFrame(arrive));
  for (const leaving of ['click', 'copy', 'pagehide', 'visibilitychange']) addEventListener(leaving, write, true);
  // The window's own, not that of a button which goes away while the stage is being drawn: then nothing may be set.
  addEventListener('blur', write);
  addEventListener('resize', later);
  later();
  return later;
}
