/** The hairlines to names that stand away from their points. */
import type { Point } from '../scene/camera';
import { leaderEnd } from '../scene/labelCandidates';
import type { MarkLabel } from '../scene/types';

/**
 * Path data of the line to a label; empty if it needs none. All of a picture are one path: it is always there, so that
 * nothing is put into the page when the first is needed.
 * @param at where the mark or place is on the stage, px
 * @param from where its drawing stands beside that, px
 */
export function leaderPath([x, y]: Point, from: Point, label: MarkLabel | null): string {
  if (!label?.leader) return '';
  const [ex, ey] = leaderEnd(from, { x: label.dx, y: label.dy, width: label.width, height: label.height });
  return `M${(x + from[0]).toFixed(1)} ${(y + from[1]).toFixed(1)}L${(x + ex).toFixed(1)} ${(y + ey).toFixed(1)}`;
}
