import { metresPerPixel, PATH_ZOOM, pathOrigin } from '../../scene/camera';
import type { StageStory } from '../../story/types';

/** Radius of the soft wash that stands for land, in world pixels at the zoom of map paths. Not a border of anything. */
export const washRadius = ({ landM, canalBounds }: StageStory): number =>
  Math.round(landM / metresPerPixel({ center: pathOrigin(canalBounds), zoom: PATH_ZOOM }) / 20) * 20;
