/** One instant of the stage: where the camera is and where the actors are. Pure; the director decides when. */
import { mixCameras, projection, type Camera, type Point, type Size } from '../scene/camera';
import type { Scene } from '../scene/types';
import type { LonLat } from '../story/types';

export interface ActorFrame {
  readonly at: Point;
  readonly size: number;
  readonly glowM: number;
}

export interface Frame {
  readonly camera: Camera;
  readonly size: Size;
  readonly actors: readonly ActorFrame[];
  /** Part of the main water that is drawn, 0…1: less than 1 only on the stage, while the canal draws itself. */
  readonly drawn: number;
  /** True while anything still moves. */
  readonly moving: boolean;
}

/** A finger is broader than a lantern, px. */
const REACH = 26;

/** Index of the actor nearest to a point of the stage, if one is near enough to be meant; else null. */
export function markNear({ actors }: Frame, [x, y]: Point): number | null {
  const distances = actors.map(({ at }) => Math.hypot(at[0] - x, at[1] - y));
  const least = Math.min(...distances);
  return least <= REACH ? distances.indexOf(least) : null;
}

/** What an actor leaves from: a spot on the stage, or a place that moves with the camera. */
export interface Origin {
  readonly camera: Camera;
  readonly actors: readonly (ActorFrame & { readonly geo: LonLat | null })[];
}

/** The frame in which a scene has come to rest. */
export function restFrame(scene: Scene): Frame {
  return {
    camera: scene.camera,
    size: scene.size,
    actors: scene.marks.map(({ at, size, glowM }) => ({ at, size, glowM })),
    drawn: 1,
    moving: false,
  };
}

/** Where a flight starts if `frame` is on the stage now. Actors that were on the map stay on it while the camera moves. */
export function originOf(frame: Frame, scene: Scene | null): Origin {
  return {
    camera: frame.camera,
    actors: frame.actors.map((actor, k) => ({ ...actor, geo: frame.moving ? null : (scene?.marks[k]?.geo ?? null) })),
  };
}

/**
 * The frame a fraction `t` (0…1, already eased) of the way from an origin to a scene. Actors travel on shallow arcs,
 * bent to the same side, so that paths do not cross in a tangle.
 */
export function mixFrames(origin: Origin, scene: Scene, t: number): Frame {
  const camera = mixCameras(origin.camera, scene.camera, t);
  const lay = projection(camera, scene.size);
  const actors = scene.marks.map((mark, k): ActorFrame => {
    const from = origin.actors[k];
    if (!from) return { at: mark.at, size: mark.size, glowM: mark.glowM };
    const a = from.geo ? lay(from.geo) : from.at;
    const b = mark.geo ? lay(mark.geo) : mark.at;
    const pinned = from.geo !== null && mark.geo !== null;
    const bend = pinned ? 0 : Math.sin(Math.PI * t) * 0.12;
    return {
      at: [a[0] + (b[0] - a[0]) * t - (b[1] - a[1]) * bend, a[1] + (b[1] - a[1]) * t + (b[0] - a[0]) * bend],
      size: from.size + (mark.size - from.size) * t,
      glowM: from.glowM + (mark.glowM - from.glowM) * t,
    };
  });
  return { camera, size: scene.size, actors, drawn: 1, moving: t < 1 };
}
