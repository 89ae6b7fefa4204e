/** Keeps the address in step with the reader: it says the step on the reading line and the street that is lit. */
import { writeAddress } from '../address';
import { choice } from '../choice.svelte';

/** Browsers allow about 100 changes of the address in 30 s; reading needs far fewer. */
const QUIET_MS = 400;

/**
 * Keeps the address true: at once where somebody may copy it or leave (a click, another window, a page put away), and
 * else once the reader has stayed with a step. The first step is the page itself and has no hash.
 * @param here looks which step is on the reading line now
 * @returns tells it that the reader has moved
 */
export function keepAddress(firstStep: string, here: () => string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known = location.hash;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, QUIET_MS);
  };
  function write(): void {
    // A link was followed meanwhile: its address is the newer truth until the page has gone there.
    if (location.hash !== known) return;
    clearTimeout(timer);
    const url = choice.in(new URL(location.href));
    const step = here();
    url.hash = step === firstStep ? '' : step;
    if (!writeAddress(url)) later();
    known = location.hash;
  }
  // Where heights have changed since, the browser goes back to a distance and not to a step.
  const arrive = (): void => {
    known = location.hash;
    const wanted = document.getElementById(known.slice(1) || firstStep);
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
