/**
 * Marks by the hundred (a whole city, a province): what has no name beside it is a dot, and all dots are one path. So many
 * lanterns, each of several elements, would hold every change of step up for longer than a reader waits.
 */
import type { Point } from '../scene/camera';

/** With more marks than this a stage shows a crowd. */
export const CROWD = 60;

/**
 * Path data of circles on the stage, each a centre and a radius in px. Of those that fall on the same px the first is drawn:
 * a garland of 1,400 has room for as many as it is wide, and each costs a phone's software as much as if it were seen.
 */
export function dots(circles: readonly (readonly [at: Point, radius: number])[]): string {
  const taken = new Set<string>();
  return circles
    .filter(([[x, y]]) => {
      const px = `${Math.round(x)} ${Math.round(y)}`;
      return !taken.has(px) && taken.add(px);
    })
    .map(([[x, y], radius]) => {
      const [r, across] = [radius.toFixed(1), (radius * 2).toFixed(1)];
      return `M${(x - radius).toFixed(1)} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0-${across} 0`;
    })
    .join('');
}
