/** The presenter: one step a screen, driven by keys, clicker, click and swipe. It only chooses the step. */
import { mount, unmount } from 'svelte';
import type { StageStory } from '../model/types';
import { actOf, type Act } from './keys';
import Keys from './Keys.svelte';
import { startLoop } from './loop';
import { openNotes } from './notes';
import Overview from './Overview.svelte';
import './present.css';
import type { Stepwise } from './stepwise';
import { words } from './words';

/** Page px for one px of a scene: what is 12 px small in a scene is as large as the text. */
const SMALLEST_PX = 12;
const TYPED_MS = 3000;
/** What has its own use of clicks and keys. */
const OWN = 'a, button, input, select, textarea, dialog, .notes';

/** Colours and sizes of a hall: scenes are drawn as large as the type, whatever the screen. */
export function dress(): void {
  const root = document.documentElement;
  root.dataset.theme = 'projector';
  const fit = (): void => root.style.setProperty('--scale', String(parseFloat(getComputedStyle(root).fontSize) / SMALLEST_PX));
  addEventListener('resize', fit);
  fit();
}

/** Takes over keys and clicks. */
export function drive(steps: Stepwise, story: StageStory): void {
  const root = document.documentElement;

  const said = document.createElement('p');
  said.className = 'present-said';
  said.setAttribute('role', 'status');
  const count = document.createElement('p');
  count.className = 'present-count';
  document.body.append(said, count);
  steps.watch(() => {
    count.textContent = `${steps.index + 1} / ${steps.ids.length}`;
  });
  let sayTimer: ReturnType<typeof setTimeout> | undefined;
  const say = (text: string): void => {
    said.textContent = text;
    clearTimeout(sayTimer);
    sayTimer = setTimeout(() => (said.textContent = ''), TYPED_MS);
  };

  /** An open dialog; opening another closes it. */
  let closeDialog: (() => void) | null = null;
  const show = (what: 'overview' | 'keys'): void => {
    const had = closeDialog;
    had?.();
    if (had && document.querySelector(`[data-dialog="${what}"]`)) return;
    const close = (): void => {
      closeDialog = null;
      void unmount(view);
    };
    const view = what === 'keys'
      ? mount(Keys, { target: document.body, props: { onClose: close } })
      : mount(Overview, { target: document.body, props: { story, index: steps.index, onClose: close, onChoose: (id: string) => steps.go(id) } });
    closeDialog = () => document.querySelector<HTMLDialogElement>(`[data-dialog="${what}"]`)?.close();
  };

  let typed = '';
  const veil = (colour: 'black' | 'white' | null): void => {
    if (colour) root.dataset.veil = colour;
    else delete root.dataset.veil;
  };
  const fullscreen = async (wanted: boolean): Promise<void> => {
    try {
      if (wanted && !document.fullscreenElement) await root.requestFullscreen();
      if (!wanted && document.fullscreenElement) await document.exitFullscreen();
    } catch {
      // Some frames and old systems do not allow it: the presentation goes on in its window.
    }
  };
  const leave = (): void => {
    const id = steps.ids[steps.index] ?? '';
    const { present } = Object.fromEntries(new URLSearchParams(location.search));
    // In the single file the presenter is the story's own page with a word in its address.
    location.href = present === undefined ? `${root.dataset.root ?? './'}index.html#${id}` : `${location.pathname}#${id}`;
  };
  const perform = (act: Act): void => {
    if (act.do === 'digit') {
      typed = (typed + act.digit).slice(-3);
      return say(words.goTo(typed));
    }
    const number = Number(typed);
    typed = '';
    switch (act.do) {
      case 'by': return steps.by(act.count);
      case 'enter': return number > 0 ? steps.go(steps.ids[Math.min(number, steps.ids.length) - 1] ?? '') : steps.by(1);
      case 'first': return steps.by(-steps.ids.length);
      case 'last': return steps.by(steps.ids.length);
      case 'black':
      case 'white': return veil(act.do);
      case 'fullscreen': return void fullscreen(!document.fullscreenElement);
      case 'start': steps.by(-steps.ids.length); return void fullscreen(true);
      case 'continue': return void fullscreen(true);
      case 'overview':
      case 'keys': return show(act.do);
      case 'notes': return notes.toggle();
      case 'escape': return document.fullscreenElement ? void fullscreen(false) : notes.inDrawer ? notes.toggle() : leave();
    }
  };

  /** Keys of this window, and of the notes' window. */
  const onKey = (event: KeyboardEvent): void => {
    const target = event.target as Element | null;
    if (target?.closest?.('input, textarea, select')) return;
    const act = actOf(event);
    if (root.dataset.veil) {
      veil(null);
      return event.preventDefault();
    }
    if (!act) return;
    const open = document.querySelector('dialog[open]');
    // A dialog has keys of its own, and so have links and buttons.
    if (open && (act.do !== 'overview' && act.do !== 'keys')) return;
    if (target?.closest?.('a, button') && ['Enter', 'Space', 'NumpadEnter'].includes(event.code)) return;
    event.preventDefault();
    perform(act);
  };
  addEventListener('keydown', onKey);
  addEventListener('click', (event) => {
    if (root.dataset.veil) return veil(null);
    if (!(event.target as Element).closest(OWN)) steps.by(1);
  });
  const notes = openNotes(story, steps, onKey, say);
  startLoop(steps, say);
}
