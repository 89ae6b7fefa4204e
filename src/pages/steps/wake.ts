/** Brings the story to life where it is shown one step at a time: in a frame, and to a meeting. Built apart from the scrolled page. */
import { story } from 'virtual:yunhe/stage';
import { flushSync, hydrate } from 'svelte';
import { element, readFirstScene } from '../parts/found';
import Progress from '../../drive/scroll/Progress.svelte';
import Stage from '../../stage/Stage.svelte';
import { pressOnce } from '../../ui/once';
import { standAsText } from '../../ui/unfold';
import { stepwise } from '../../drive/steps/stepwise';

/** Wakes the page as the stepper or the presenter, as its mode says. */
export async function wakeStepwise(): Promise<void> {
  pressOnce(window);
  const { dataset } = document.documentElement;
  dataset.wake = 'begun';
  // Where a host's policy refuses the inline copy, it is fetched.
  if (!('boot' in dataset)) void import('../parts/boot.js');
  try {
    const firstScene = readFirstScene();
    const driver = await (dataset.mode === 'embed' ? import('./stepper') : import('../present/presenter'));
    // The page takes its final form before the stage measures itself.
    const steps = stepwise(story);
    if ('dress' in driver) driver.dress();
    flushSync(() => {
      hydrate(Stage, { target: element('stage'), props: { story, firstScene } });
      hydrate(Progress, { target: element('progress'), props: { story, firstStep: firstScene.step } });
      driver.drive(steps, story);
    });
    dataset.awake = '';
  } catch (error) {
    standAsText();
    throw error;
  }
}
