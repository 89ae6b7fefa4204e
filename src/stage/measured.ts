/** What the style sheet gives the stage: how large its scene is drawn, what stands on it and beside it. */
import type { Env } from '../scene/types';

/**
 * The surface that a stage's box is now, in the scene's own px (CSS px divided by `--scale`: in a hall the same scene is drawn larger).
 * @param root the stage
 * @param box its inner size, CSS px
 * @returns null while it has no size, or its style sheet is still on its way (where a host refuses the one in the page): with it the size comes again
 */
export function measured(root: Element, box: { readonly width: number; readonly height: number }): Env | null {
  const style = getComputedStyle(root);
  const [foot = 0, opens, beside, scale = 0] = ['--foot', '--opens', '--beside', '--scale'].map((name) =>
    Number(style.getPropertyValue(name)),
  );
  if (box.width === 0 || box.height === 0 || !(scale > 0)) return null;
  return {
    size: { width: Math.round(box.width / scale), height: Math.round(box.height / scale) },
    foot: (foot * innerWidth) / scale,
    garland: true,
    button: opens === 1,
    fade: beside === 1 ? 'left' : 'none',
  };
}
