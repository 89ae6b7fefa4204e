import type { Size } from '../model/camera';
import { sceneFor, stepsOf, type Scene } from '../model/scene';
import type { StageStory } from '../model/types';

const keyOf = ({ width, height }: Size, foot: number): string => `${width}x${height}/${foot}`;

/**
 * Scenes of one stage size, each made once. Placing names takes a few milliseconds; the next step's are placed while
 * the reader reads this one, so that a change of step costs a frame nothing but its drawing.
 */
export class SceneCache {
  readonly #story: StageStory;
  readonly #steps: readonly string[];
  #key: string;
  #scenes: Map<string, Scene>;

  /** @param first a scene that is there already */
  constructor(story: StageStory, first: Scene) {
    this.#story = story;
    this.#key = keyOf(first.size, 0);
    this.#scenes = new Map([[first.step, first]]);
    this.#steps = stepsOf(story).map(({ step }) => step.id);
  }

  /** The scene of a step on a stage of `size` px whose first step leaves `foot` (0…1) of its height to the painting. */
  scene(stepId: string, size: Size, foot: number): Scene {
    const key = keyOf(size, foot);
    if (key !== this.#key) {
      this.#key = key;
      this.#scenes.clear();
    }
    let scene = this.#scenes.get(stepId);
    if (!scene) {
      scene = sceneFor(this.#story, stepId, { size, foot, garland: true });
      this.#scenes.set(stepId, scene);
    }
    return scene;
  }

  /** Makes the scenes before and after a step when the browser is idle. */
  prepareAround(stepId: string, size: Size, foot: number): void {
    if (typeof requestIdleCallback !== 'function') return;
    const here = this.#steps.indexOf(stepId);
    for (const next of [this.#steps[here + 1], this.#steps[here - 1], this.#steps[here + 2]]) {
      if (next) requestIdleCallback(() => this.#key === keyOf(size, foot) && this.scene(next, size, foot));
    }
  }
}
