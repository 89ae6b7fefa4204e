/** Brings the story to life where it is shown one step at a time: in a frame, and to a meeting. Built apart from the scrolled page. */
import { story } from 'virtual:yunhe/stage';
import { hydrate } from 'svelte';
import type { Scene } from '../model/scene';
import { FIRST_SCENE } from '../page/first';
import Progress from '../scroll/Progress.svelte';
import Stage from '../stage/Stage.svelte';
import { reader } from '../state/reader.svelte';
import '../ui/index.css';
import { stepwise } from './stepwise';

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
};
const root = document.documentElement;
const firstScene = JSON.parse((element(FIRST_SCENE) as HTMLTemplateElement).content.textContent ?? '') as Scene;

hydrate(Stage, { target: element('stage'), props: { story, firstScene } });
hydrate(Progress, { target: element('progress'), props: { story, firstStep: firstScene.step } });
const steps = stepwise(story, (id) => reader.go(id));
void (root.dataset.mode === 'embed' ? import('../embed/story') : import('./presenter')).then(({ drive }) => {
  drive(steps, story);
  root.dataset.awake = '';
});
