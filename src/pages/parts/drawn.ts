import type { Scene } from '../../scene/types';
import { stepOf } from '../../scene/find';
import { alone, figureSize, LARGE_FIGURE_SIZE, sceneFor } from '../../scene/scene';
import type { Figure, Story } from '../../story/types';

/** A figure drawn by itself, and the step that shows it; it is scaled to where it stands. */
export function drawn({ stage }: Story, figure: Figure): { step: string; scene: Scene } {
  const step = stepOf(stage, figure.id);
  return { step, scene: sceneFor(stage, step, alone(figureSize(stage, figure))) };
}

/** The same for the large version: laid out for a narrower surface, it is drawn larger. */
export function drawnLarge({ stage }: Story, figure: Figure): Scene {
  return sceneFor(stage, stepOf(stage, figure.id), alone(figureSize(stage, figure, LARGE_FIGURE_SIZE)));
}
