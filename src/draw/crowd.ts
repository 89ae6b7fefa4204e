/**
 * Marks by the hundred (a whole city, a province): what has no name beside it is a dot, and all dots are one path. So many
 * lanterns, each of several elements, would hold every change of step up for longer than a reader waits.
 */
import type { Point } from '../scene/camera';

/** With more marks than this a stage shows a crowd. */
export const CROWD = 60;

/** Path data of circles on the stage, each a centre and a radius in px. */
export function dots(circles: readonly (readonly [at: Point, radius: number])[]): string {
  return circles
    .map(([[x, y], radius]) => {
      const [r, across] = [radius.toFixed(1), (radius * 2).toFixed(1)];
      return `M${(x - radius).toFixed(1)} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0-${across} 0`;
    })
    .join('');
}
