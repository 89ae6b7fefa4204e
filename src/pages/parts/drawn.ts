import type { Scene } from '../../scene/types';
import { alone, sceneFor, stepsOf } from '../../scene/scene';
import type { Figure, Story } from '../../story/types';

/** Size in px at which an embedded figure is drawn; it is scaled to the frame. */
const SIZE = { width: 360, height: 420 };

/** A figure drawn by itself, and the step that shows it. */
export function drawn({ stage }: Story, figure: Figure): { step: string; scene: Scene } {
  const step = stepsOf(stage).find((each) => each.step.figure === figure.id)?.step.id ?? '';
  return { step, scene: sceneFor(stage, step, alone(SIZE)) };
}
