/** Where the camera stands so that a map shows what its scene is about, and nothing important lies under the caption. */
import { fitCamera, project, type Camera, type Padding, type Size } from '../camera';
import { overlaps, type Box } from '../labels';
import { NARROW, typeScale } from '../typeScale';
import type { LonLat, SceneSpec, StageStory } from '../types';
import { barSidesOf, cornersOf, furnish, type CaptionBlock, type Furniture } from './caption';

/** Nearer than this the data, generalised to 25 m and more, would pretend to a precision it does not have. */
const MAX_ZOOM = 14;

/** What the camera is fitted to: the focus if the scene names any, else the whole canal and all streets. WGS84. */
function subject(story: StageStory, focusIds: readonly string[]): LonLat[] {
  const focus = new Set(focusIds);
  const all = focus.size === 0;
  return [
    ...story.streets.filter(({ id }) => all || focus.has(id)).map(({ at }) => at),
    ...story.places.filter(({ id }) => focus.has(id)).map(({ at }) => at),
    ...story.waterways.filter(({ id, main }) => (all ? main : focus.has(id))).flatMap(({ line }) => line),
  ];
}

function fit(points: readonly LonLat[], size: Size, head: number, foot: number): Camera {
  const { mark } = typeScale(size);
  const side = size.width < NARROW ? 46 : 84;
  const padding: Padding = { top: head + mark * 1.2, right: side, bottom: foot + mark, left: side };
  return fitCamera(points, size, padding, MAX_ZOOM);
}

/** The camera over the whole canal, for scenes without a map: from there the next map is reached with the least motion. */
export function wholeCanal(story: StageStory, size: Size): Camera {
  return fit(subject(story, []), size, 0, typeScale(size).small * 5.2);
}

/** Camera and furniture (caption, scale bar) of a map scene. */
export interface MapView {
  readonly camera: Camera;
  readonly furniture: Furniture;
}

/** How far the subject may be pushed away from the caption, px. */
const PUSHES = [0, 24, 48, 80, 120];

/**
 * Tries the corners for the caption, then pushes the subject away from it, and keeps the first view in which no lantern
 * lies under anything, or else the one with the fewest.
 * @param foot px at the lower edge that belong to the cover painting; then the caption stands at the upper right
 */
export function mapView(story: StageStory, spec: SceneSpec, size: Size, block: CaptionBlock, foot: number): MapView {
  const points = subject(story, spec.focus);
  const { mark } = typeScale(size);
  const covered = ({ camera, furniture }: MapView): number => story.streets.filter(({ at }) => {
    const [x, y] = project(camera, size, at);
    const lantern: Box = { x: x - mark / 2, y: y - mark * 0.6, width: mark, height: mark * 1.2 };
    return furniture.boxes.some((box) => overlaps(lantern, box, 2));
  }).length;
  let best: { view: MapView; covered: number } | null = null;
  for (const push of PUSHES) {
    for (const corner of cornersOf(foot > 0)) {
      const above = corner.startsWith('top') && foot === 0;
      const camera = fit(points, size, above ? block.height + push : 0, foot || (above ? 0 : block.height + push));
      for (const bar of barSidesOf(corner)) {
        const view = { camera, furniture: furnish(block, corner, bar, camera, size, foot > 0) };
        const count = covered(view);
        if (count === 0) return view;
        if (!best || count < best.covered) best = { view, covered: count };
      }
    }
  }
  if (!best) throw new Error('a map has no corner for its caption');
  return best.view;
}
