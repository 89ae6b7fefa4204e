/** Text that is set character by character. */
import type { Point } from '../scene/camera';

/**
 * The `x` and `y` lists of one SVG text element whose characters stand at given points (px, middle of the baseline).
 * SVG counts UTF-16 units, so a rare character of two units gets its place twice.
 * @param drop px by which the baseline lies below each point
 */
export function setCharacters(
  characters: readonly { readonly text: string; readonly at: Point }[],
  drop: number,
): { text: string; x: string; y: string } {
  const units = characters.flatMap(({ text, at }) => Array.from({ length: text.length }, () => at));
  return {
    text: characters.map(({ text }) => text).join(''),
    x: units.map(([x]) => x.toFixed(1)).join(' '),
    y: units.map(([, y]) => (y + drop).toFixed(1)).join(' '),
  };
}
