/** Scenes where everything is at hand: on the server, on sheets, in notes. The stage takes charts later (sceneWith.ts). */
import { chartLayout } from './layout/index';
import { sceneWith } from './sceneWith';
import type { Env, Scene } from './types';
import type { StageStory } from '../story/types';

export { alone, FIGURE_SIZE, stageOf, stepsOf } from './sceneWith';

/**
 * The scene of a step on a stage.
 * @param stepId id of a step of the story
 * @param env the surface: its size in CSS pixels, what stands on it and beside it, whether idle actors stay in sight
 * @throws Error as {@link sceneWith}
 */
export function sceneFor(story: StageStory, stepId: string, env: Env): Scene {
  return sceneWith(story, stepId, env, (...step) => chartLayout(story, ...step));
}
