/** The presenter: one step a screen, driven by keys, clicker, click and swipe. It only chooses the step. */
import { rest } from 'virtual:yunhe/rest';
import { flushSync, mount, unmount } from 'svelte';
import type { StageStory } from '../../story/types';
import { wholeStory } from '../../scene/whole';
import { choice } from '../../drive/choice.svelte';
import { leaveForStory, put, standing } from '../../drive/surface';
import { keepAwake } from './awake';
import Controls, { type ControlAct } from './Controls.svelte';
import { fullScreen } from './fullscreen';
import Keys from './Keys.svelte';
import { laserPointer } from './laser.svelte';
import { startLoop } from './loop';
import { openNotes } from './notes';
import Overview from './Overview.svelte';
import './present.css';
import './notes-large.css';
import { hear } from './press';
import { unfold } from '../../ui/unfold';
import { titleOf, type Stepwise } from '../../drive/steps/stepwise';
import { typedNumber } from './typed';
import { words } from './words';

/** Page px for one px of a scene: what is 12 px small in a scene is as large as the text. */
const SMALLEST_PX = 12;
const SAID_MS = 3000;

/** Sizes of a hall: scenes are drawn as large as the type, whatever the screen. */
export function dress(): void {
  const fit = (): void =>
    document.documentElement.style.setProperty(
      '--scale',
      String(parseFloat(getComputedStyle(document.documentElement).fontSize) / SMALLEST_PX),
    );
  addEventListener('resize', fit);
  fit();
}

/** Takes over keys and clicks. */
export function drive(steps: Stepwise, lean: StageStory): void {
  const story = wholeStory(lean, rest);
  document.querySelectorAll('.painting').forEach(unfold);
  const said = document.createElement('p');
  said.className = 'present-said';
  said.setAttribute('role', 'status');
  const count = document.createElement('p');
  count.className = 'present-count';
  const bar = document.createElement('aside');
  bar.className = 'present-bar';
  bar.setAttribute('aria-label', words.bar);
  bar.append(count);
  const heard = document.createElement('p');
  heard.className = 'unseen';
  heard.setAttribute('role', 'status');
  bar.append(heard);
  document.body.append(said, bar);
  const where = (title: string): string => words.heard(words.step(steps.index + 1, steps.ids.length), title);
  steps.tell(heard, where);
  steps.watch(() => {
    count.textContent = `${steps.index + 1} / ${steps.ids.length}`;
  });
  let sayTimer: ReturnType<typeof setTimeout> | undefined;
  const say = (text: string, ms = SAID_MS): void => {
    said.textContent = text;
    clearTimeout(sayTimer);
    sayTimer = setTimeout(() => (said.textContent = ''), ms);
  };

  /** An open dialog; opening another closes it. */
  let closeDialog: (() => void) | null = null;
  const show = (what: 'overview' | 'keys'): void => {
    // One that is closing says so a moment later only: it is not open any more, and its word is not the next one's.
    const openOne = (): HTMLDialogElement | null => document.querySelector(`[data-dialog="${what}"][open]`);
    const again = openOne() !== null;
    closeDialog?.();
    if (again) return;
    const shut = (): void => openOne()?.close();
    const close = (): void => {
      if (closeDialog === shut) closeDialog = null;
      void unmount(view);
    };
    const view =
      what === 'keys'
        ? mount(Keys, { target: document.body, props: { onClose: close } })
        : mount(Overview, {
            target: document.body,
            props: { story, index: steps.index, onClose: close, onChoose: (id: string) => steps.go(id) },
          });
    flushSync();
    closeDialog = shut;
  };

  const screen = fullScreen();
  const typed = typedNumber(steps.ids.length, say);
  const laser = laserPointer();
  const sleep = keepAwake();
  /** Whoever listens hears that the hall sees nothing, and then where the talk goes on. */
  const veil = (colour: 'black' | 'white' | null): void => {
    put('veil', colour);
    heard.textContent = colour ? words.veiled[colour] : where(titleOf(steps.ids[steps.index] ?? ''));
  };
  const leave = (): void => {
    sleep();
    leaveForStory(steps.ids[steps.index] ?? '', choice.asked);
  };
  /** One thing at a time, the last one that was begun first. */
  const escape = (): void => {
    if (laser.on) return laser.set(false);
    // The screen is just being given back by the same key.
    if (screen.changing) return;
    if (screen.on) return void screen.set(false);
    if (notes.inDrawer) return notes.toggle();
    leave();
  };
  const perform = (act: ControlAct): void => {
    const number = typed.take();
    // Nothing covers an open dialog, and a talk that begins anew is not hidden by one.
    if (act === 'black' || act === 'white' || act === 'start' || act === 'continue') closeDialog?.();
    switch (act) {
      case 'next':
        return steps.by(1);
      case 'back':
        return steps.by(-1);
      case 'enter':
        return number === null ? steps.by(1) : steps.go(steps.ids[Math.max(1, Math.min(number, steps.ids.length)) - 1] ?? '');
      case 'first':
        return steps.by(-steps.ids.length);
      case 'last':
        return steps.by(steps.ids.length);
      case 'black':
      case 'white':
        return veil(act);
      case 'fullscreen':
        return void screen.set(!screen.on);
      case 'start':
        steps.by(-steps.ids.length);
        return void screen.set(true);
      case 'continue':
        return void screen.set(true);
      case 'overview':
      case 'keys':
        return show(act);
      case 'notes':
        return notes.toggle();
      case 'pointer':
        return laser.set(!laser.on);
      case 'escape':
        return number === null ? escape() : undefined;
      case 'leave':
        return leave();
    }
  };

  const onKey = hear({
    get veiled() {
      return standing('veil') !== undefined;
    },
    get pointing() {
      return laser.on;
    },
    unveil: () => veil(null),
    type: typed.add,
    perform,
  });
  const notes = openNotes(story, steps, onKey, say, laser);
  mount(Controls, { target: bar, props: { laser, fullscreen: screen.possible, onAct: perform } });
  startLoop(steps, say);
}
