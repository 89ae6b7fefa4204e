/** Brings the prerendered page to life: the stage and the canal of progress are hydrated, the text stays as it is. */
import { firstSize, story } from 'virtual:yunhe/stage';
import { hydrate } from 'svelte';
import { stepsOf } from './model/scene';
import { addressWriter } from './scroll/address';
import { observeSteps } from './scroll/observe';
import Progress from './scroll/Progress.svelte';
import Stage from './stage/Stage.svelte';
import { reader } from './state/reader.svelte';
import './ui/index.css';

const firstStep = stepsOf(story)[0]?.step.id ?? '';
const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
};

hydrate(Stage, { target: element('stage'), props: { story, firstStep, firstSize } });
hydrate(Progress, { target: element('progress'), props: { story, firstStep } });

const write = addressWriter(firstStep);
observeSteps([...document.querySelectorAll<HTMLElement>('[data-step-id]')], (id) => {
  reader.go(id);
  write(id);
});
document.documentElement.dataset.awake = '';
