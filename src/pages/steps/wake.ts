/** Brings the story to life where it is shown one step at a time: in a frame, and to a meeting. Built apart from the scrolled page. */
import { story } from 'virtual:yunhe/stage';
import { flushSync, hydrate } from 'svelte';
import { element, readFirstScene } from '../parts/found';
import Progress from '../../drive/scroll/Progress.svelte';
import Stage from '../../stage/Stage.svelte';
import { pressOnce } from '../../ui/once';
import { stepwise } from '../../drive/steps/stepwise';
import { put, standAsText, standing } from '../../drive/surface';

/** Wakes the page as the stepper or the presenter, as its mode says. */
export async function wakeStepwise(): Promise<void> {
  pressOnce(window);
  put('wake', 'begun');
  try {
    // Where a host's policy refuses the inline copy, it is fetched.
    if (standing('boot') === undefined) await import('../parts/boot.js');
    const firstScene = readFirstScene();
    const driver = await (standing('mode') === 'embed' ? import('./stepper') : import('../present/presenter'));
    // The page takes its final form before the stage measures itself.
    const steps = stepwise(story);
    if ('dress' in driver) driver.dress();
    flushSync(() => {
      hydrate(Stage, { target: element('stage'), props: { story, firstScene } });
      hydrate(Progress, { target: element('progress'), props: { story, firstStep: firstScene.step } });
      driver.drive(steps, story);
    });
    put('awake', '');
  } catch (error) {
    standAsText();
    throw error;
  }
}
