/** The buttons that open the settings; the panel itself is fetched when it is asked for. */
import { lazily } from '../../ui/lazy';

/** Lets every `[data-settings]` of the page open the panel. */
export function offerSettings(): void {
  addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-settings]');
    if (!button) return;
    void lazily(
      () => import('../settings/start'),
      ({ openSettings }) => openSettings(button),
      button,
    );
  });
}
