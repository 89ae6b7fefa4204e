/** Keeps the hall's screen from falling asleep while it is presented to, where the browser can; where it cannot, nothing is said. */

interface Lock extends EventTarget {
  release(): Promise<void>;
}
type Holder = Navigator & { readonly wakeLock?: { request(kind: 'screen'): Promise<Lock> } };

/** What may have brought the page back into sight, or given the permission that was lacking. */
const OCCASIONS = ['pageshow', 'keydown', 'pointerdown', 'fullscreenchange', 'visibilitychange'] as const;

/**
 * Holds the screen awake from now on, and again whenever the system has let go and the page is seen.
 * @returns the way to let it sleep
 */
export function keepAwake(): () => void {
  let lock: Lock | null = null;
  let asking = false;
  let left = false;
  const letGo = (): void => {
    lock?.release().catch(() => undefined);
    lock = null;
  };
  const take = async (): Promise<void> => {
    const { wakeLock } = navigator as Holder;
    if (!wakeLock || lock || asking || left || document.visibilityState !== 'visible') return;
    asking = true;
    try {
      const taken = await wakeLock.request('screen');
      lock = taken;
      taken.addEventListener('release', () => {
        if (lock === taken) lock = null;
      });
    } catch {
      // A battery that runs low, a frame that may not: the talk goes on.
    }
    asking = false;
    // Left while the system was asked.
    if (left) letGo();
  };
  const leave = (): void => {
    left = true;
    letGo();
  };
  const come = (event: Event): void => {
    // A page that is kept for the way back is left only for a while.
    if (event.type === 'pageshow') left = false;
    void take();
  };
  for (const name of OCCASIONS) addEventListener(name, come, { capture: true });
  addEventListener('pagehide', leave);
  void take();
  return leave;
}
