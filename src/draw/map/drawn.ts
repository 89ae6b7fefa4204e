/** How far the canal has drawn itself. */
import { PATH_ZOOM, pathOrigin, project, type Point } from '../../scene/camera';
import type { StageStory } from '../../story/types';

/**
 * The circle around the head of the main water that holds what is drawn of it: a clip that any rasteriser cuts without a
 * layer of its own. It reaches as far as the point that lies so much of the way down the water. In the units of map paths.
 * @param drawn part of the way, 0…1
 */
export function drawnSoFar({ waterways, canalBounds }: StageStory, drawn: number): { at: Point; radius: number } {
  const camera = { center: pathOrigin(canalBounds), zoom: PATH_ZOOM };
  const line = waterways
    .filter(({ main }) => main)
    .flatMap((water) => water.line)
    .map((at) => project(camera, { width: 0, height: 0 }, at));
  const head = line[0] ?? [0, 0];
  const steps = line.map((to, k) => {
    const from = line[k - 1] ?? to;
    return { from, to, length: Math.hypot(to[0] - from[0], to[1] - from[1]) };
  });
  let left = steps.reduce((sum, { length }) => sum + length, 0) * drawn;
  let radius = 0;
  for (const { from, to, length } of steps) {
    if (left <= 0) break;
    const part = Math.min(1, left / Math.max(length, 1e-9));
    radius = Math.max(radius, Math.hypot(from[0] + (to[0] - from[0]) * part - head[0], from[1] + (to[1] - from[1]) * part - head[1]));
    left -= length;
  }
  return { at: head, radius };
}
