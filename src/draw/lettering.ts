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

/** A column of characters, read downward, each `advance` em below the one before; a comma hangs to the right of its place. */
export function downward(text: string, [x, y]: Point, em: number, advance: number): { text: string; at: Point }[] {
  return [...text].map((character, n) => {
    const hang = character === '，' ? em * 0.5 : 0;
    return { text: character, at: [x + hang, y + em * advance * n - hang] };
  });
}
