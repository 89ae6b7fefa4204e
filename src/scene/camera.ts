/**
 * The one camera of the project: Web-Mercator (EPSG:3857) seen straight from above, in MapLibre's convention
 * (the world is 512 px wide at zoom 0), so that the drawn map and the map engine agree to the pixel.
 */
import type { Bounds, LonLat } from '../story/types';

export interface Camera {
  readonly center: LonLat;
  readonly zoom: number;
}

/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels, from the stage's edges. */
export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export type Point = readonly [x: number, y: number];

const TILE = 512;
const EARTH_CIRCUMFERENCE_M = 40_075_016.686;

/** WGS84 degrees → Web-Mercator in units of the world's width (0…1, y grows southward). EPSG:3857, spherical form. */
export function mercator([lon, lat]: LonLat): Point {
  const s = Math.sin((lat * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)];
}

/** Inverse of {@link mercator}. */
export function unmercator([x, y]: Point): LonLat {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

/** World width in CSS pixels at a zoom. */
export function worldSize(zoom: number): number {
  return TILE * 2 ** zoom;
}

/** What lays points under a camera, WGS84 degrees → CSS pixels on a stage of `size` whose middle is the camera's centre. */
export function projection({ center, zoom }: Camera, size: Size): (at: LonLat) => Point {
  const scale = worldSize(zoom);
  const [cx, cy] = mercator(center);
  return (at) => {
    const [x, y] = mercator(at);
    return [(x - cx) * scale + size.width / 2, (y - cy) * scale + size.height / 2];
  };
}

/** One point under a camera; of many, see {@link projection}. */
export function project(camera: Camera, size: Size, at: LonLat): Point {
  return projection(camera, size)(at);
}

/** Ground metres that one CSS pixel shows at the camera's latitude. */
export function metresPerPixel(camera: Camera): number {
  return (EARTH_CIRCUMFERENCE_M * Math.cos((camera.center[1] * Math.PI) / 180)) / worldSize(camera.zoom);
}

/**
 * The camera that shows all points inside the padded stage, as large as possible.
 * @param points WGS84 degrees, at least one
 * @param maxZoom keeps a single point from filling the stage
 */
export function fitCamera(points: readonly LonLat[], size: Size, padding: Padding, maxZoom: number): Camera {
  const flat = points.map(mercator);
  const xs = flat.map((p) => p[0]);
  const ys = flat.map((p) => p[1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = Math.max(40, size.width - padding.left - padding.right);
  const height = Math.max(40, size.height - padding.top - padding.bottom);
  const scale = Math.min(width / Math.max(x1 - x0, 1e-9), height / Math.max(y1 - y0, 1e-9));
  const zoom = Math.min(maxZoom, Math.log2(scale / TILE));
  const world = worldSize(zoom);
  const cx = (x0 + x1) / 2 + (padding.right - padding.left) / 2 / world;
  const cy = (y0 + y1) / 2 + (padding.bottom - padding.top) / 2 / world;
  return { center: unmercator([cx, cy]), zoom };
}

/**
 * The camera a fraction of the way from one to another. Zoom moves evenly; the centre moves so that one point of the
 * picture stands still and all others run on straight lines: nothing swings while the scale changes.
 */
export function mixCameras(a: Camera, b: Camera, t: number): Camera {
  const dz = b.zoom - a.zoom;
  const u = Math.abs(dz) < 1e-6 ? t : (1 - 2 ** (-dz * t)) / (1 - 2 ** -dz);
  const [ax, ay] = mercator(a.center);
  const [bx, by] = mercator(b.center);
  return { center: unmercator([ax + (bx - ax) * u, ay + (by - ay) * u]), zoom: a.zoom + dz * t };
}

/** Zoom of the world pixels in which map paths are stored. */
export const PATH_ZOOM = 14;

/** The zero of map paths: the middle of the canal's bounds, WGS84. */
export function pathOrigin([west, south, east, north]: Bounds): LonLat {
  return [(west + east) / 2, (south + north) / 2];
}

/** SVG `transform` that lays paths in world pixels at {@link PATH_ZOOM}, measured from `origin`, under the camera. */
export function pathTransform(camera: Camera, size: Size, origin: LonLat): string {
  const [x, y] = project(camera, size, origin);
  const k = 2 ** (camera.zoom - PATH_ZOOM);
  return `translate(${x.toFixed(3)} ${y.toFixed(3)}) scale(${k.toFixed(6)})`;
}
