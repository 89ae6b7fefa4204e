import type { Size } from '../../scene/camera';
import type { Scene } from '../../scene/types';
import { firstStep } from '../../scene/find';
import { sceneFor, stageOf } from '../../scene/scene';
import type { StageStory } from '../../story/types';

/** A phone's stage: most readers' first picture is right before any script has run. */
const FIRST_SIZE: Size = { width: 390, height: 464 };

/** The scene with which the page is prerendered, and with which it wakes: what the stage shows until it knows its own size. */
export function firstSceneOf(story: StageStory): Scene {
  return sceneFor(story, firstStep(story), stageOf(FIRST_SIZE));
}
