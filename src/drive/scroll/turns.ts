/** The two large buttons that turn from step to step, as a part to be fetched. */
import { mount } from 'svelte';
import Turns from './Turns.svelte';

/** Puts them into the canal of progress, once; `<html data-turns>` shows them. */
export function showTurns(): void {
  const canal = document.querySelector('.progress');
  if (!canal?.firstChild || canal.querySelector('.turns')) return;
  mount(Turns, { target: canal, anchor: canal.firstChild });
}
