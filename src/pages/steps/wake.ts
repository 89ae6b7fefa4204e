/** Brings the story to life where it is shown one step at a time: in a frame, and to a meeting. Built apart from the scrolled page. */
import { story } from 'virtual:yunhe/stage';
import { flushSync, hydrate } from 'svelte';
import type { StageStory } from '../../story/types';
import { element, firstCharts, readFirstScene } from '../parts/found';
import Progress from '../../drive/scroll/Progress.svelte';
import Stage from '../../stage/Stage.svelte';
import { lazily } from '../../ui/lazy';
import { pressOnce } from '../../ui/once';
import { stepwise, type Stepwise } from '../../drive/steps/stepwise';
import { put, standAsText, standing } from '../../drive/surface';

/** Who chooses the step: the stepper or the presenter. */
interface Driver {
  dress?(): void;
  drive(steps: Stepwise, story: StageStory): void;
}

/** Wakes the page as the stepper or the presenter, as its mode says. */
export async function wakeStepwise(): Promise<void> {
  pressOnce(window);
  put('wake', 'begun');
  // Where a host's policy refuses the inline copy, it is fetched.
  if (standing('boot') === undefined) await import('../parts/boot.js').catch(() => undefined);
  const firstScene = readFirstScene();
  const charts = await firstCharts(story, firstScene).catch(() => null);
  const done = await lazily<Driver>(
    standing('mode') === 'embed' ? () => import('./stepper') : () => import('../present/presenter'),
    (driver) => {
      // The page takes its final form before the stage measures itself.
      const steps = stepwise(story);
      driver.dress?.();
      flushSync(() => {
        hydrate(Stage, { target: element('stage'), props: { story, firstScene, charts } });
        hydrate(Progress, { target: element('progress'), props: { story, firstStep: firstScene.step } });
        driver.drive(steps, story);
      });
      put('awake', '');
    },
    null,
  );
  if (!done) standAsText();
}
