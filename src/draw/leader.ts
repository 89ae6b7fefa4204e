/** The hairline to a name that stands away from its point. */
import type { Point } from '../scene/camera';
import type { MarkLabel } from '../scene/types';

/** Path data from a point to the edge of its label's box, both relative to the same mark: no line runs through a name, which has no halo on paper. */
export function leaderPath([x, y]: Point, { dx, dy, width, height }: MarkLabel): string {
  const [across, down] = [dx + width / 2 - x, dy + height / 2 - y];
  const way = 1 - Math.min(width / Math.abs(across), height / Math.abs(down)) / 2;
  return `M${x} ${y}l${(across * way).toFixed(1)} ${(down * way).toFixed(1)}`;
}
