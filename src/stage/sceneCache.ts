import { sceneFor, stageOf, stepsOf, type Env, type Scene } from '../model/scene';
import type { StageStory } from '../model/types';

const keyOf = ({ size: { width, height }, foot, button, fade, chosen }: Env): string => `${width}x${height}/${foot}/${button}/${fade}/${chosen ?? ''}`;

/**
 * Scenes of one surface, each made once. Placing names takes a few milliseconds; the next step's are placed while
 * the reader reads this one, so that a change of step costs a frame nothing but its drawing.
 */
export class SceneCache {
  readonly #story: StageStory;
  readonly #steps: readonly string[];
  #key: string;
  #scenes: Map<string, Scene>;

  /** @param first a scene that is there already, of a stage that nothing covers and a reader who chose no street */
  constructor(story: StageStory, first: Scene) {
    this.#story = story;
    this.#key = keyOf(stageOf(first.size));
    this.#scenes = new Map([[first.step, first]]);
    this.#steps = stepsOf(story).map(({ step }) => step.id);
  }

  /** The scene of a step on a surface. What the reader's own camera sees is made each time. */
  scene(stepId: string, env: Env): Scene {
    if (env.camera) return sceneFor(this.#story, stepId, env);
    const key = keyOf(env);
    if (key !== this.#key) {
      this.#key = key;
      this.#scenes.clear();
    }
    let scene = this.#scenes.get(stepId);
    if (!scene) {
      scene = sceneFor(this.#story, stepId, env);
      this.#scenes.set(stepId, scene);
    }
    return scene;
  }

  /** Makes the scenes before and after a step when the browser is idle. */
  prepareAround(stepId: string, env: Env): void {
    if (typeof requestIdleCallback !== 'function') return;
    const here = this.#steps.indexOf(stepId);
    for (const next of [this.#steps[here + 1], this.#steps[here - 1], this.#steps[here + 2]]) {
      if (next) requestIdleCallback(() => this.#key === keyOf(env) && this.scene(next, env));
    }
  }
}
