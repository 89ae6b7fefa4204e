/** What of the map can be asked about: lanterns, the step's own places, and those that come with the zoom. Pure. */
import type { Box } from '../../scene/box';
import { project, type Camera, type Point } from '../../scene/camera';
import { wholeCanal } from '../../scene/layout/mapCamera';
import { sightsOf } from '../../scene/layout/sights';
import type { PlacedPlace, Scene } from '../../scene/types';
import type { Explored } from '../../story/make/explore';
import type { StageStory } from '../../story/types';
import type { Frame } from '../../draw/frame';

export interface Spot {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly at: Point;
}

/** What the stage shows, and how it lies there now. */
interface View {
  readonly scene: Scene;
  readonly frame: Frame;
}

/** A finger is broader than a lantern, px. */
const REACH = 26;

/** The places that come with the zoom, once the scene is the reader's own. */
export function sightsIn(story: StageStory, { places }: Explored, scene: Scene, tools: Box): PlacedPlace[] {
  return scene.explored ? sightsOf(scene, places, story.waterways, wholeCanal(story, scene.size).zoom, tools) : [];
}

const placeAt = ({ geo, dx, dy }: PlacedPlace, camera: Camera, size: Scene['size']): Point => {
  const [x, y] = project(camera, size, geo);
  return [x + dx, y + dy];
};

/** Everything with a name and a drawing, from above downward. */
export function spotsOf({ streets, places }: Explored, scene: Scene, sights: readonly PlacedPlace[]): Spot[] {
  const { marks, map, camera, size } = scene;
  const points = [
    ...marks.filter(({ under }) => !under).map(({ id, at }) => ({ id, at })),
    ...[...(map?.places ?? []), ...sights].map((place) => ({ id: place.id, at: placeAt(place, camera, size) })),
  ];
  return points
    .filter(({ at: [x, y] }) => x >= 0 && y >= 0 && x <= size.width && y <= size.height)
    .flatMap(({ id, at }) => {
      const place = places.find((each) => each.id === id);
      const known = place ?? streets.find((each) => each.id === id);
      return known ? [{ id, at, name: known.name, kind: place?.kind ?? '' }] : [];
    })
    .sort((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0]);
}

/** Id of what is nearest to a point of the stage, if it is near enough to be meant; else null. */
export function nearest(explored: Explored, { scene, frame }: View, sights: readonly PlacedPlace[], [x, y]: Point): string | null {
  const moved: Scene = {
    ...scene,
    camera: frame.camera,
    marks: scene.marks.map((mark, k) => ({ ...mark, at: frame.actors[k]?.at ?? mark.at })),
  };
  const [best] = spotsOf(explored, moved, sights)
    .map(({ id, at }) => ({ id, away: Math.hypot(at[0] - x, at[1] - y) }))
    .filter(({ away }) => away <= REACH)
    .sort((a, b) => a.away - b.away);
  return best?.id ?? null;
}

/** Where on the stage lies what the reader asked about, how far off it may be in metres, and how broad a ring goes round it, px. */
export function askedIn(
  { places }: Explored,
  { scene, frame }: View,
  id: string | null,
): { at: Point; spreadM: number; size: number } | null {
  const k = scene.marks.findIndex((mark) => mark.id === id);
  const actor = frame.actors[k];
  if (actor) return { at: actor.at, spreadM: actor.glowM, size: actor.size * 0.8 };
  const place = places.find((each) => each.id === id);
  return place ? { at: project(frame.camera, frame.size, place.at), spreadM: place.spreadM, size: 14 } : null;
}
