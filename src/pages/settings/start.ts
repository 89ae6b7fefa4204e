/** Opens the panel of settings; fetched when a reader first asks for it. */
import { flushSync, mount, unmount } from 'svelte';
import { standing } from '../../drive/surface';
import Panel from './Panel.svelte';

/** @param opener gets the focus back */
export function openSettings(opener: HTMLElement): void {
  // Asked for twice while it was being fetched, it opens once.
  if (document.querySelector('dialog.settings[open]')) return;
  const view = mount(Panel, {
    target: document.body,
    props: {
      mode: standing('mode') ?? '',
      onClose: () => {
        void unmount(view);
        opener.focus({ preventScroll: true });
      },
    },
  });
  flushSync();
}
