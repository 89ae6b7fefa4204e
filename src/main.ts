/** Brings the prerendered page to life: the stage and the canal of progress are hydrated, the text stays as it is. */
import './page/boot.js';
import { firstScene, story } from 'virtual:yunhe/stage';
import { hydrate } from 'svelte';
import { addressWriter } from './scroll/address';
import { observeSteps } from './scroll/observe';
import Progress from './scroll/Progress.svelte';
import { layOutSteps } from './scroll/layOut';
import Stage from './stage/Stage.svelte';
import { reader } from './state/reader.svelte';
import './ui/index.css';

const firstStep = firstScene.step;
const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
};
const steps = [...document.querySelectorAll<HTMLElement>('[data-step-id]')];

/** Each piece in a task of its own: a slow phone stays responsive while the page wakes. */
const pieces = [
  () => hydrate(Stage, { target: element('stage'), props: { story, firstScene } }),
  () => hydrate(Progress, { target: element('progress'), props: { story, firstStep } }),
  () => {
    const write = addressWriter(firstStep);
    observeSteps(steps, (id) => {
      reader.go(id);
      write(id);
    });
    layOutSteps(steps);
    // The cover painting was folded away like the figures' pictures (see boot.js): now there is time for it.
    document.querySelectorAll('.painting noscript').forEach((fold) => (fold.outerHTML = fold.textContent ?? ''));
    document.documentElement.dataset.awake = '';
  },
];
function wake(): void {
  pieces.shift()?.();
  if (pieces.length > 0) setTimeout(wake);
}
setTimeout(wake);
