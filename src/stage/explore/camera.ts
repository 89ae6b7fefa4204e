/** What a hand does to the camera: pure. */
import { clamp } from '../../scene/box';
import { mercator, unmercator, worldSize, type Camera, type Point, type Size } from '../../scene/camera';
import type { Bounds } from '../../story/types';

export interface Limits {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Where the camera's centre may go, WGS84. */
  readonly bounds: Bounds;
}

/** The camera within its limits. */
export function limited({ center, zoom }: Camera, { minZoom, maxZoom, bounds: [west, south, east, north] }: Limits): Camera {
  return { center: [clamp(center[0], west, east), clamp(center[1], south, north)], zoom: clamp(zoom, minZoom, maxZoom) };
}

/** The camera after the picture was dragged by so many px. */
export function panned({ center, zoom }: Camera, [dx, dy]: Point): Camera {
  const world = worldSize(zoom);
  const [x, y] = mercator(center);
  return { center: unmercator([x - dx / world, y - dy / world]), zoom };
}

/** The camera after zooming by `by` levels while the place under a point of the stage stays under it. */
export function zoomed({ center, zoom }: Camera, size: Size, [px, py]: Point, by: number, { minZoom, maxZoom }: Limits): Camera {
  const next = clamp(zoom + by, minZoom, maxZoom);
  const [x, y] = mercator(center);
  const [ox, oy] = [px - size.width / 2, py - size.height / 2];
  const shift = 1 / worldSize(zoom) - 1 / worldSize(next);
  return { center: unmercator([x + ox * shift, y + oy * shift]), zoom: next };
}
