/** Where the camera stands so that a map shows what its scene is about, and nothing important lies under the caption. */
import { fitCamera, projection, type Camera, type Padding, type Point, type Size } from '../camera';
import { overlaps, type Box } from '../box';
import { isPlaced } from '../find';
import type { Env } from '../types';
import { NARROW, typeScale } from '../typeScale';
import type { LonLat, SceneSpec, StageStory } from '../../story/types';
import { buttonBox, furnish, type CaptionBlock, type Furniture } from './caption';

/** Nearer than this the data, generalised to 25 m and more, would pretend to a precision it does not have. */
const MAX_ZOOM = 14;

/** What the camera is fitted to: the focus if the scene names any, else the whole canal and all streets. WGS84. */
function subject(story: StageStory, focusIds: readonly string[]): LonLat[] {
  const focus = new Set(focusIds);
  const all = focus.size === 0;
  return [
    ...story.streets.filter(({ id }) => all || focus.has(id)).map(({ at }) => at),
    ...story.places
      .filter(isPlaced)
      .filter(({ id }) => focus.has(id))
      .map(({ at }) => at),
    ...story.waterways.filter(({ id, main }) => (all ? main : focus.has(id))).flatMap(({ line }) => line),
  ];
}

/** Room for names beside the subject, px. */
const sideOf = ({ width }: Size): number => (width < NARROW ? 46 : 84);

function fit(points: readonly LonLat[], size: Size, head: number, foot: number, right = 0): Camera {
  const { mark } = typeScale(size);
  const side = sideOf(size);
  const padding: Padding = { top: head + mark * 1.2, right: side + right, bottom: foot + mark, left: side };
  return fitCamera(points, size, padding, MAX_ZOOM);
}

/** The camera over the whole canal, for scenes without a map: from there the next map is reached with the least motion. */
export function wholeCanal(story: StageStory, size: Size): Camera {
  return fit(subject(story, []), size, 0, typeScale(size).small * 5.2);
}

/** Camera and furniture (caption, scale bar, button) of a map scene. */
export interface MapView {
  readonly camera: Camera;
  readonly furniture: Furniture;
}

/** How far the subject may be pushed down, or else aside from under the button, and up from the caption, px. */
const PUSHES_DOWN = [0, 14, 28, 42, 52];
const PUSHES_UP = [0, 16, 32, 56];

/** What it costs that what a scene is about is drawn half as large; a lantern beside it that lies under the furniture costs 4. */
const SMALLER = 12;

/** The drawing of a lantern on a stage. */
export function lanternBox([x, y]: Point, mark: number): Box {
  return { x: x - mark / 2, y: y - mark * 0.6, width: mark, height: mark * 1.2 };
}

/** True if a box is not wholly on the stage. */
export function isCut({ x, y, width, height }: Box, size: Size): boolean {
  return x < 0 || y < 0 || x + width > size.width || y + height > size.height;
}

/**
 * Pushes the subject away from caption and button, and keeps the first view in which nothing lies under them, or else
 * the one that loses least: what the scene is about is never lost, because the furthest push clears both.
 * @param foot px at the lower edge that belong to the cover painting
 */
export function mapView(
  story: StageStory,
  spec: SceneSpec,
  size: Size,
  block: CaptionBlock,
  foot: number,
  env: Pick<Env, 'button'>,
): MapView {
  const points = subject(story, spec.focus);
  const focus = new Set(spec.focus);
  const { mark } = typeScale(size);
  const canal = story.waterways.filter(({ main }) => main).flatMap(({ line }) => line);
  const [above, below] = foot > 0 ? [block.height, foot] : [0, block.height];
  const near = fit(points, size, above, below).zoom;
  /** What lies under the furniture, is cut, or grows small; as much as `most` is too much, and no more is looked for. */
  const loss = ({ camera, furniture: { boxes, button } }: MapView, most: number): number => {
    const lay = projection(camera, size);
    let lost = focus.size > 0 ? (near - camera.zoom) * SMALLER : 0;
    for (const { id, at } of story.streets) {
      const box = lanternBox(lay(at), mark);
      const under = boxes.some((piece) => overlaps(box, piece, 2));
      if (focus.size > 0 && !focus.has(id)) lost += under ? 4 : 0;
      else if (under || isCut(box, size)) lost += 100;
      if (lost >= most) return lost;
    }
    const water = button ? canal.filter((at) => overlaps(lanternBox(lay(at), 8), button)).length : 0;
    return lost + Math.min(3, water);
  };
  const aside = Math.max(0, size.width - buttonBox(size).x + mark / 2 + 3 - sideOf(size));
  const pushes = env.button ? [...PUSHES_DOWN.map((down) => [down, 0] as const), [0, aside] as const] : [[0, 0] as const];
  let best: { view: MapView; loss: number } | null = null;
  for (const up of PUSHES_UP) {
    for (const [down, right] of pushes) {
      const camera = fit(points, size, above + down, below + up, right);
      const view = { camera, furniture: furnish(block, camera, size, foot, env) };
      const lost = loss(view, best?.loss ?? Infinity);
      if (lost === 0) return view;
      if (!best || lost < best.loss) best = { view, loss: lost };
    }
  }
  if (!best) throw new Error('a map has no view');
  return best.view;
}
