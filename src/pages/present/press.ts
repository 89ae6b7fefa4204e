/** What hands do in a meeting: keys, clicker, clicks. Repeats, drags, slips and other buttons are told from what is meant. */
import type { ControlAct } from './Controls.svelte';
import { actOf, isSilent, keyName } from '../../drive/steps/keys';

/** A press that moves further drags or selects; less is a hand that trembles. */
const TREMBLE_PX = 10;
/** What has its own use of clicks. */
const OWN = 'a, button, input, select, textarea, dialog, .notes, .present-controls';
/** What is done although a dialog is open: it goes through its own steps. */
const OVER_DIALOG: readonly string[] = ['overview', 'keys', 'black', 'white', 'start', 'continue', 'fullscreen'];
/** Keys that a field of the notes leaves to the talk: what a clicker sends. */
const CLICKER = ['PageDown', 'PageUp', 'F5'];

/** What hands lead. */
export interface Led {
  /** The screen is black or white. */
  readonly veiled: boolean;
  unveil(): void;
  /** The dot is on. */
  readonly pointing: boolean;
  type(digit: string): void;
  perform(act: ControlAct): void;
}

/**
 * Listens to keys and clicks of the page.
 * @returns the listener of keys, for the notes' window too
 */
export function hear(led: Led): (event: KeyboardEvent) => void {
  /** One press is one act: a clicker's button that is held does not run through the talk. */
  const onKey = (event: KeyboardEvent): void => {
    const target = event.target as Partial<HTMLElement> | null;
    const name = keyName(event);
    const field = target?.closest?.<HTMLElement>('input, textarea, select');
    if (field && (name === 'Enter' || name === 'Escape')) {
      field.blur();
      return event.preventDefault();
    }
    if (field && !CLICKER.includes(name)) return;
    if (led.veiled) {
      if (isSilent(event)) return;
      if (!event.repeat) led.unveil();
      return event.preventDefault();
    }
    // Links and buttons have keys of their own.
    if ((name === 'Enter' || name === 'Space') && target?.closest?.('a, button')) return;
    const act = actOf(event);
    if (!act || (document.querySelector('dialog[open]') && !OVER_DIALOG.includes(act.do))) return;
    event.preventDefault();
    if (event.repeat) return;
    if (act.do === 'digit') led.type(act.digit);
    else led.perform(act.do);
  };
  addEventListener('keydown', onKey);

  let pressed: PointerEvent | null = null;
  addEventListener('pointerdown', (event) => (pressed = event), { capture: true });
  addEventListener(
    'click',
    (event) => {
      if (led.veiled) {
        event.stopPropagation();
        return led.unveil();
      }
      // Nothing behind an open dialog is pressed, in browsers without dialogs of their own too.
      if (document.querySelector('dialog[open]') || (event.target as Element).closest(OWN)) return;
      // Said before the stage hears of it: in a hall a lantern under the hand is not chosen.
      event.preventDefault();
      const dragged = pressed !== null && Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) >= TREMBLE_PX;
      const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
      // Finger and pen point by touching.
      const points = led.pointing && pressed !== null && pressed.pointerType !== 'mouse';
      if (event.button === 0 && !dragged && !held && !points) led.perform('next');
    },
    { capture: true },
  );
  return onKey;
}
