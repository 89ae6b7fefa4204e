/** The drawings of a slide show: each step's scene as it is drawn everywhere, at the size of a hall's stage; build time only. */
import type { Size } from '../../scene/camera';
import { stepsOf } from '../../scene/find';
import { sceneFor } from '../../scene/scene';
import type { Story } from '../../story/types';
import { drawingsOf, type Drawings } from '../drawings';

/**
 * Draws every step of the road, each under the step's id.
 * @param size of the stage beside the words, px
 * @param foot what the cover painting takes of the first stage's lower edge, px
 */
export function slideDrawings(story: Story, size: Size, foot: number): Drawings {
  const { stage } = story;
  const env = { size, garland: true, foot, button: false, fade: 'left' } as const;
  return drawingsOf(story, new Map(stepsOf(stage).map(({ step }) => [step.id, sceneFor(stage, step.id, env)])), true);
}
