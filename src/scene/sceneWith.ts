/**
 * A Scene says everything that a stage shows at one step, in stage pixels: it is complete, never a change. Whatever way
 * the reader came, the same story, step and stage size give the same scene.
 */
import type { Size } from './camera';
import { everyStep } from './find';
import { must } from '../tables/must';
import { garland } from './layout/garland';
import { wholeCanal } from './layout/mapCamera';
import { mapLayout } from './layout/map';
import type { Env, PlaceChart, Scene } from './types';
import type { StageStory } from '../story/types';

export { stepsOf } from './find';

/** A stage that nothing covers, with nothing beside it: a phone's, on which the page is prerendered. */
export function stageOf(size: Size): Env {
  return { size, garland: true, foot: 0, button: true, fade: 'none' };
}

/** A figure's own picture: in the text, as a page, on a sheet. Px. */
export const FIGURE_SIZE: Size = { width: 360, height: 420 };

/** The surface of a picture that stands by itself: a figure in the text, a sheet. */
export function alone(size: Size): Env {
  return { size, garland: false, foot: 0, button: false, fade: 'all' };
}

/**
 * The scene of a step where what places charts may still be on its way.
 * @param place places charts; null = not there yet: the actors wait, and a step that has a chart shows none
 * @param stepId id of a step of the story
 * @param env the surface: its size in CSS pixels, what stands on it and beside it, whether idle actors stay in sight
 * @throws Error if the story has no such step: the data check and the drivers let no such id come here
 */
export function sceneWith(story: StageStory, stepId: string, env: Env, place: PlaceChart | null): Scene {
  const { chapter, step } = must(
    everyStep(story).find((each) => each.step.id === stepId),
    `step "${stepId}"`,
  );
  const { size } = env;
  const scene = { step: step.id, chapter: chapter.id, layout: step.scene.layout, figure: step.figure, size, explored: false };
  if (step.scene.layout === 'map') {
    const cover = step === story.chapters[0]?.steps[0];
    const foot = cover ? env.foot : 0;
    return {
      ...scene,
      explored: Boolean(env.camera),
      ...mapLayout(story, step.scene, { ...env, button: env.button && !cover }, foot),
      chart: null,
    };
  }
  const camera = wholeCanal(story, size);
  const { marks, chart } = place ? place(step, env) : { marks: garland(story.streets, size, env.chosen ?? null), chart: null };
  return {
    ...scene,
    camera,
    map: null,
    chart,
    marks: marks.map((mark) => (mark.id === env.chosen ? { ...mark, chosen: true, tone: 'lit' } : mark)),
  };
}
