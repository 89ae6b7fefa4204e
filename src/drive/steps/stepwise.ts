/** Shows the story one step at a time: the stepper in a frame and the presenter are driven by it. It only chooses the step. */
import { idAsked } from '../asked';
import { stepsOf } from '../../scene/find';
import type { StageStory } from '../../story/types';
import { reader } from '../reader.svelte';
import { address, put, writeAddress } from '../surface';
import { plainClick } from '../../ui/plainClick';
import './stepwise.css';

export interface Stepwise {
  /** Ids of all steps in reading order. */
  readonly ids: readonly string[];
  /** Goes to a step; an id that the story does not have is ignored. */
  go(id: string): void;
  /** Goes so many steps on (or back); stops at the first and the last. */
  by(count: number): void;
  /** Index of the active step. */
  readonly index: number;
  /** Calls a listener now and after every change of the step. */
  watch(listener: () => void): void;
  /** Says the step where it is heard, whenever it has changed: not at the start, where the page itself is read. */
  tell(where: Element, sentence: (title: string) => string): void;
}

/** A step's title, as it stands in the page; the cover's is the page's own. */
export const titleOf = (id: string): string =>
  (document.getElementById(`${id}-title`) ?? document.querySelector('h1'))?.textContent?.trim() ?? '';

/** Takes the page over. Links to steps, the address and the driver's keys all lead to the same picture. */
export function stepwise(story: StageStory): Stepwise {
  const ids = stepsOf(story).map(({ step }) => step.id);
  const elements = ids.map((id) => document.querySelector<HTMLElement>(`[data-step-id="${id}"]`));
  const listeners: (() => void)[] = [];
  let index = -1;
  const show = (next: number): void => {
    if (next === index || next < 0 || next >= ids.length) return;
    index = next;
    elements.forEach((element, k) => element?.toggleAttribute('data-active', k === index));
    for (const box of document.querySelectorAll('main, .steps')) box.scrollTo(0, 0);
    const id = ids[index] ?? '';
    reader.go(id);
    writeAddress({ step: id });
    for (const listener of listeners) listener();
  };
  const go = (id: string): void => show(ids.indexOf(id));
  const fromAddress = (): void => go(idAsked(address().step, ids, story.was) ?? '');
  addEventListener('hashchange', fromAddress);
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    const id = link?.getAttribute('href')?.replace(/^#/, '') ?? '';
    if (!ids.includes(id) || !plainClick(event)) return;
    event.preventDefault();
    go(id);
  });
  // Alone on its screen, a step is read under its chapter's name.
  for (const kicker of document.querySelectorAll('.kicker')) {
    kicker.removeAttribute('aria-hidden');
    kicker.setAttribute('role', 'heading');
    kicker.setAttribute('aria-level', '2');
  }
  // On paper pages/parts/boot.js takes it away: the whole story stands in its order, as it does without scripts.
  put('script', 'steps');
  fromAddress();
  if (index < 0) show(0);
  const by = (count: number): void => show(Math.max(0, Math.min(ids.length - 1, index + count)));
  onSwipe(by);
  return {
    ids,
    go,
    by,
    get index() {
      return index;
    },
    watch(listener) {
      listeners.push(listener);
      listener();
    },
    tell(where, sentence) {
      listeners.push(() => (where.textContent = sentence(titleOf(ids[index] ?? ''))));
    },
  };
}

/** Where a finger that moves sideways does something else, or turns what nobody sees. */
const NO_TURN = 'dialog, .notes, [data-veil], [data-laser]';
/** A finger that moves this far sideways turns the page, px. */
const SWIPE_PX = 40;

/** Calls `turn` with 1 (a swipe to the left: on) or -1. */
function onSwipe(turn: (by: 1 | -1) => void): void {
  let from: Touch | null = null;
  addEventListener(
    'touchstart',
    ({ touches, target }) => {
      const own = (target as Element).closest(NO_TURN);
      from = touches.length === 1 && !own ? (touches[0] ?? null) : null;
    },
    { passive: true },
  );
  addEventListener(
    'touchend',
    ({ changedTouches: [to] }) => {
      if (!from || !to) return;
      const [dx, dy] = [to.clientX - from.clientX, to.clientY - from.clientY];
      from = null;
      if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > Math.abs(dy) * 1.5) turn(dx < 0 ? 1 : -1);
    },
    { passive: true },
  );
}
