/** Keeps the address in step with the reader: every step has one, and reading does not flood the history. */

/** Browsers allow about 100 changes of the address in 30 s; reading needs far fewer. */
const QUIET_MS = 400;

/**
 * Returns a function that writes a step's address once the reader has stayed with it. The entry is replaced, not added:
 * only a followed link makes an entry, so Back returns to where the reader jumped from.
 * The first step is the page itself and has no hash.
 */
export function addressWriter(firstStep: string): (stepId: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (stepId) => {
    clearTimeout(timer);
    const before = location.href;
    timer = setTimeout(() => {
      // A link was followed meanwhile: its address is the newer truth.
      if (location.href !== before) return;
      const hash = stepId === firstStep ? '' : `#${stepId}`;
      if (hash !== location.hash) history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`);
    }, QUIET_MS);
  };
}
