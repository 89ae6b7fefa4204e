/** A watercourse as the stroke of a brush: an outline that swells, dries and ends in a tip. */
import { roundDegrees } from './coordinates';
import { thinTo } from './thin';
import type { LonLat } from '../types';

export interface BrushOptions {
  /** Mean width of the stroke, metres on the ground at scale 1. */
  readonly meanWidthM: number;
  /** How much larger all of the stroke is on the ground: its width, its swelling, its tips; 1 unless told. */
  readonly scale?: number;
  /** Any whole number: the same seed gives the same stroke, different seeds swell in different places. */
  readonly seed: number;
  /** Most vertices of the ring, the closing one included; 260 unless told. */
  readonly maxVertices?: number;
}

/** East and north of a local origin, metres. */
type Metres = readonly [x: number, y: number];

/** Metres per degree of latitude on the sphere of 6 371 008.8 m that Turf uses. */
const METRES_PER_DEGREE = 111_195;
const SAMPLE_M = 16;
/** Longer lines are sampled more coarsely, so that no line can take long: 320 km at full fineness. */
const MOST_SAMPLES = 20_000;
/** Gaussian smoothing along the line: rounds the corners of the generalised source … */
const SMOOTH_M = 40;
/** … but never moves the stroke's middle further than this from the line, metres. */
const MOST_DRIFT_M = 24;
/** On the inner side of a bend the stroke takes at most this share of the radius; some is left for what the curvature misses between samples. */
const INNER_SHARE = 0.55;
/** Metres of half-width that the inner side wins back per metre of the way out of a bend. */
const EASE = 0.3;
/** Wavelength in metres and amplitude (share of the width) of the swelling: a long breath, a short one, the grain of the paper. */
const SWELLS = [
  [3100, 0.26],
  [1170, 0.13],
  [470, 0.06],
] as const;
/** The brush is set down over this length, round, and lifted over that one, drawn out to a dry tip; metres. */
const PRESS_M = 420;
const LIFT_M = 1100;
const GOLDEN_ANGLE = 2.399963;

/**
 * Closed ring (first point = last point), WGS84 degrees with six decimals, of a brush stroke along a WGS84 line.
 * The line is resampled and smoothed; the half-width on either side is a sum of three sines of the way travelled,
 * tapers at both ends, and stays below the radius of the bend on its inner side, so that no knots arise.
 * Deterministic: no randomness. Lengths are measured on a plane tangent at the line's middle latitude, which over a
 * district (20 km) is true to a few parts in ten thousand. A line without length gives an empty ring.
 */
export function brushOutline(line: readonly LonLat[], { meanWidthM, seed, scale = 1, maxVertices = 260 }: BrushOptions): LonLat[] {
  const plane = planeOf(line, scale);
  const metres = line.map(plane.toMetres);
  const step = Math.max(SAMPLE_M, lengthOf(metres) / MOST_SAMPLES);
  const middle = smooth(resample(metres, step), step);
  if (middle.length < 3) return [];
  const length = (middle.length - 1) * step;
  const edge = (side: 1 | -1): Metres[] => {
    const room = innerRoom(middle, side, step);
    return middle.map((at, index) => {
      const [nx, ny] = normal(middle, index);
      const travelled = index * step;
      const half = Math.min((meanWidthM / 2) * swell(travelled, seed, side) * taper(travelled, length), room[index] ?? Infinity);
      return [at[0] + side * nx * half, at[1] + side * ny * half];
    });
  };
  const outline = thinTo([...edge(1), ...edge(-1).reverse()], maxVertices - 1);
  const ring = outline.map(plane.toDegrees);
  return ring[0] ? [...ring, ring[0]] : [];
}

/** Lengths on it are those at scale 1: a line of a larger scale is so much shorter. */
function planeOf(line: readonly LonLat[], scale: number): { toMetres: (at: LonLat) => Metres; toDegrees: (at: Metres) => LonLat } {
  const [lon0, lat0] = line[Math.floor(line.length / 2)] ?? [0, 0];
  const perLat = METRES_PER_DEGREE / scale;
  const perLon = perLat * Math.cos((lat0 * Math.PI) / 180);
  return {
    toMetres: ([lon, lat]) => [(lon - lon0) * perLon, (lat - lat0) * perLat],
    toDegrees: ([x, y]) => [roundDegrees(lon0 + x / perLon), roundDegrees(lat0 + y / perLat)],
  };
}

/** Points at equal distances along the line, both ends kept; `step` metres or a little less. */
function resample(line: readonly Metres[], step: number): Metres[] {
  let total = 0;
  const ways = line.map((at, index) => (total += distance(line[index - 1] ?? at, at)));
  if (total === 0) return [];
  const count = Math.max(4, Math.ceil(total / step));
  let segment = 0;
  return Array.from({ length: count + 1 }, (_, index) => {
    const way = (total * index) / count;
    while (segment < line.length - 2 && (ways[segment + 1] ?? 0) < way) segment += 1;
    const [from, to] = [line[segment] ?? [0, 0], line[segment + 1] ?? [0, 0]];
    const [start, end] = [ways[segment] ?? 0, ways[segment + 1] ?? 0];
    const share = end > start ? (way - start) / (end - start) : 0;
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  });
}

function lengthOf(line: readonly Metres[]): number {
  return line.reduce((sum, at, index) => sum + distance(line[index - 1] ?? at, at), 0);
}

function distance(a: Metres, b: Metres): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Gaussian average along the way; beyond an end the line is continued by point reflection, so the ends stay put. */
function smooth(points: readonly Metres[], step: number): Metres[] {
  const last = points.length - 1;
  const reach = Math.min(last, Math.ceil((3 * SMOOTH_M) / step));
  const weight = (offset: number): number => Math.exp(-0.5 * ((offset * step) / SMOOTH_M) ** 2);
  const offsets = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  const total = offsets.reduce((sum, offset) => sum + weight(offset), 0);
  const pick = (index: number, axis: 0 | 1): number => {
    const at = (inside: number): number => points[inside]?.[axis] ?? 0;
    if (index < 0) return 2 * at(0) - at(-index);
    return index > last ? 2 * at(last) - at(2 * last - index) : at(index);
  };
  return points.map((from, index) => {
    const mean = (axis: 0 | 1): number => offsets.reduce((sum, offset) => sum + pick(index + offset, axis) * weight(offset), 0) / total;
    const to: Metres = [mean(0), mean(1)];
    const share = Math.min(1, MOST_DRIFT_M / Math.max(distance(from, to), 1e-9));
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  });
}

/** Unit normal, left of the way. */
function normal(points: readonly Metres[], index: number): Metres {
  const before = points[Math.max(0, index - 1)] ?? [0, 0];
  const after = points[Math.min(points.length - 1, index + 1)] ?? [0, 0];
  const size = distance(before, after) || 1;
  return [-(after[1] - before[1]) / size, (after[0] - before[0]) / size];
}

/** Signed curvature, 1/m, left turns positive: angle between two chords of two samples each, over their length. */
function curvature(points: readonly Metres[], index: number, step: number): number {
  const reach = Math.min(2, index, points.length - 1 - index);
  const [before, here, after] = [points[index - reach], points[index], points[index + reach]];
  if (reach === 0 || !before || !here || !after) return 0;
  const [ax, ay] = [here[0] - before[0], here[1] - before[1]];
  const [bx, by] = [after[0] - here[0], after[1] - here[1]];
  return Math.atan2(ax * by - ay * bx, ax * bx + ay * by) / (reach * step);
}

/** Most half-width at each sample on one side (left of the way = 1), metres: within the bend's radius, with the ease of EASE on its flanks. */
function innerRoom(points: readonly Metres[], side: 1 | -1, step: number): number[] {
  // A left turn has positive curvature, and its centre lies on the left.
  const room = points.map((_, index) => INNER_SHARE / Math.max(curvature(points, index, step) * side, 1e-9));
  for (let index = 1; index < room.length; index += 1)
    room[index] = Math.min(room[index] ?? Infinity, (room[index - 1] ?? Infinity) + EASE * step);
  for (let index = room.length - 2; index >= 0; index -= 1)
    room[index] = Math.min(room[index] ?? Infinity, (room[index + 1] ?? Infinity) + EASE * step);
  return room;
}

/** Share of the mean width after so many metres; the two edges breathe together but their grain differs. */
function swell(travelled: number, seed: number, side: 1 | -1): number {
  return SWELLS.reduce((width, [wavelength, amplitude], index) => {
    const phase = GOLDEN_ANGLE * (seed + 1) * (index + 1) + (index === 2 ? side : 0);
    return width + amplitude * Math.sin((2 * Math.PI * travelled) / wavelength + phase);
  }, 1);
}

/** 0 … 1: round where the brush is set down, drawn out where it is lifted; short lines share their length out. */
function taper(travelled: number, length: number): number {
  const press = Math.min(1, travelled / Math.min(PRESS_M, length / 4));
  const lift = Math.min(1, (length - travelled) / Math.min(LIFT_M, length / 2));
  return Math.sqrt(press * (2 - press)) * lift ** 0.8;
}
