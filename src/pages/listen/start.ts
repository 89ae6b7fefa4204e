/** Starts and ends the reading aloud; fetched when it is asked for. */
import { mount, unmount } from 'svelte';
import Panel from './Panel.svelte';
import { bestOf } from './speak';

let close: (() => void) | null = null;

/** The buttons that are seen tell which step is being read. */
function press(step: string | null): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-listen]'))
    button.setAttribute('aria-pressed', String(button.dataset.listen === step));
}

/**
 * Reads the button's step, or ends the reading of it.
 * @param go brings a step before the reader
 * @param voices those of her machine that can read it
 */
export function listen(button: HTMLElement, go: (id: string) => void, voices: readonly SpeechSynthesisVoice[]): void {
  const again = button.getAttribute('aria-pressed') === 'true';
  close?.();
  if (again) return;
  const panel = mount(Panel, {
    target: document.body,
    props: { first: button.dataset.listen ?? '', go, voice: bestOf(voices), onStep: press, onClose: () => close?.() },
  });
  close = () => {
    close = null;
    // Whoever used the panel by key is not left without a place.
    const pressed = [...document.querySelectorAll<HTMLElement>('[data-listen][aria-pressed="true"]')].pop();
    if (document.activeElement?.closest('.listening')) (pressed ?? button).focus({ preventScroll: true });
    void unmount(panel);
  };
}
