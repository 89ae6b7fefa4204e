import type { Scene } from '../../scene/types';
import { stepOf } from '../../scene/find';
import { alone, figureSize, sceneFor } from '../../scene/scene';
import type { Figure, Story } from '../../story/types';

/** A figure drawn by itself, and the step that shows it; it is scaled to where it stands. */
export function drawn({ stage }: Story, figure: Figure): { step: string; scene: Scene } {
  const step = stepOf(stage, figure.id);
  return { step, scene: sceneFor(stage, step, alone(figureSize(stage, figure))) };
}
