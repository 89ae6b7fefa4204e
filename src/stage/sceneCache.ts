import type { Env, PlaceChart, Scene } from '../scene/types';
import { sceneWith, stageOf, stepsOf } from '../scene/sceneWith';
import type { StageStory } from '../story/types';

const keyOf = ({ size: { width, height }, foot, button, fade, chosen, opened }: Env): string =>
  `${width}x${height}/${foot}/${button}/${fade}/${chosen ?? ''}/${opened ?? 'as it is'}`;

/**
 * Scenes of one surface, each made once. Placing names takes a few milliseconds; the next step's are placed while
 * the reader reads this one, so that a change of step costs a frame nothing but its drawing.
 */
export interface SceneCache {
  /** The scene of a step on a surface. What the reader's own camera sees is made each time. */
  scene(stepId: string, env: Env): Scene;
  /** From now on charts can be placed. */
  chartsCame(place: PlaceChart): void;
  /** Makes the scenes before and after a step when the browser is idle. */
  prepareAround(stepId: string, env: Env): void;
}

/**
 * @param first a scene that is there already, of a stage that nothing covers and a reader who chose no street
 * @param place places charts; null while that part is on its way
 */
export function sceneCacheOf(story: StageStory, first: Scene, place: PlaceChart | null): SceneCache {
  const steps = stepsOf(story).map(({ step }) => step.id);
  const scenes = new Map([[first.step, first]]);
  let known = keyOf(stageOf(first.size));

  function scene(stepId: string, env: Env): Scene {
    if (env.camera) return sceneWith(story, stepId, env, place);
    const key = keyOf(env);
    if (key !== known) {
      known = key;
      scenes.clear();
    }
    const made = scenes.get(stepId) ?? sceneWith(story, stepId, env, place);
    scenes.set(stepId, made);
    return made;
  }
  return {
    scene,
    chartsCame(placed) {
      place = placed;
      // What waits without its chart is made again.
      for (const [step, { map, chart }] of scenes) if (!map && !chart) scenes.delete(step);
    },
    prepareAround(stepId, env) {
      if (typeof requestIdleCallback !== 'function') return;
      const here = steps.indexOf(stepId);
      for (const next of [steps[here + 1], steps[here - 1], steps[here + 2]]) {
        if (next) requestIdleCallback(() => known === keyOf(env) && scene(next, env));
      }
    },
  };
}
