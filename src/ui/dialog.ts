/** Dialogs, also in browsers that have none of their own: Firefox before 98, Safari before 15.4. */
import './dialog.css';
import { stayPut } from './stayPut';

const REACHABLE = 'a[href], button:not([disabled]), input, select, textarea';

/** Shows a `<dialog>` over the page, which stays where it is; its `close()` and its `close` event are there in every browser. */
export function showModal(dialog: HTMLDialogElement): void {
  dialog.addEventListener('close', stayPut(dialog), { once: true });
  if (typeof dialog.showModal === 'function') dialog.showModal();
  else standIn(dialog);
}

/** Does what a modal dialog does: keeps the focus, lets nothing behind it be pressed, closes with Escape, gives the focus back. */
function standIn(dialog: HTMLElement & { close?: () => void }): void {
  const before = document.activeElement;
  const set = Object.entries({ open: '', 'data-stand-in': '', role: 'dialog', 'aria-modal': 'true', tabindex: '-1' });
  for (const [name, value] of set) dialog.setAttribute(name, value);

  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      return dialog.close?.();
    }
    if (event.key !== 'Tab') return;
    const all = [...dialog.querySelectorAll<HTMLElement>(REACHABLE)];
    const [first, last] = [all[0], all[all.length - 1]];
    const outside = !dialog.contains(document.activeElement) || document.activeElement === dialog;
    if (!outside && document.activeElement !== (event.shiftKey ? first : last)) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  };
  const onPress = (event: Event): void => {
    if (dialog.contains(event.target as Node)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const presses = ['pointerdown', 'mousedown', 'touchstart', 'click'] as const;
  addEventListener('keydown', onKey, { capture: true });
  for (const name of presses) addEventListener(name, onPress, { capture: true, passive: false });

  dialog.close = () => {
    removeEventListener('keydown', onKey, { capture: true });
    for (const name of presses) removeEventListener(name, onPress, { capture: true });
    for (const [name] of set) dialog.removeAttribute(name);
    delete dialog.close;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    dialog.dispatchEvent(new Event('close'));
  };
  (dialog.querySelector<HTMLElement>(REACHABLE) ?? dialog).focus();
}
