import { unfold } from '../../ui/unfold';
import { address } from '../surface';

/**
 * On a fresh visit at the top of the page, the steps below the first screen are laid out only when they come near
 * (`content-visibility: auto`, see layout.css): the first words need not wait for the last. This lays them out for good,
 * one by one while the reader reads, or all at once before a jump, so that heights are true when it matters.
 * With each part that no stage draws the picture in it is unfolded too (see boot.js).
 * @param settle puts the reader's place right after heights have changed
 */
export function layOutSteps(steps: readonly HTMLElement[], settle: () => void): void {
  const waiting = [...steps];
  const layOut = (step: HTMLElement): void => {
    step.dataset.laid = '';
    // A step's own is folded until there is no stage beside it: thousands of elements that nobody sees.
    if (!step.dataset.stepId) unfold(step);
  };
  const all = (): void => {
    waiting.splice(0).forEach(layOut);
    settle();
  };
  const next = (): void => {
    const step = waiting.shift();
    if (!step) return;
    layOut(step);
    later();
  };
  function later(): void {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(next);
    else all();
  }
  addEventListener('click', all, { capture: true, once: true });
  addEventListener('keydown', all, { capture: true, once: true });
  addEventListener('hashchange', () => {
    if (waiting.length === 0) return;
    all();
    // The jump was made among guessed heights: make it again among true ones.
    document.getElementById(address().step)?.scrollIntoView();
  });
  later();
}
