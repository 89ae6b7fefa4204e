/** The buttons that open the settings, or show everything large (长辈版); what does it is fetched when it is asked for. */
import { lazily } from '../../ui/lazy';

/** Lets every `[data-settings]` and `[data-larger]` of the page work. */
export function offerSettings(): void {
  addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-settings], [data-larger]');
    if (!button) return;
    if ('larger' in button.dataset)
      void lazily(
        () => import('../settings/press'),
        ({ pressLarge }) => pressLarge(),
        button,
      );
    else
      void lazily(
        () => import('../settings/start'),
        ({ openSettings }) => openSettings(button),
        button,
      );
  });
}
