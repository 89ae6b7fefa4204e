/** Waterways as they are drawn: WGS84, no more vertices than a map can show, each with its brush stroke. */
import { brushOutline } from './brush';
import { toWgs84 } from './coordinates';
import { diagonalMetres, downstream, lengthMetres, lineBounds } from './geography';
import { thinTo } from './thin';
import type { WaterwaysFile } from '../intake/schema/geo';
import type { SiteFile } from '../intake/schema/site';
import type { LonLat, Waterway } from '../types';

/** On a map whose main water lies within a box of this diagonal, m; a larger or a smaller one has its strokes in proportion. */
const STROKES_FOR_M = 13_600;
const MAIN_STROKE = { meanWidthM: 180, maxVertices: 260 } as const;
const SIDE_STROKE = { meanWidthM: 72, maxVertices: 160 } as const;
/** Vertices of a line; more would lie nearer to each other than a map at its largest can show. */
const MOST_VERTICES = 2000;

type WaterCourse = Pick<Waterway, 'id' | 'name' | 'main' | 'line'>;

/**
 * The waters of a folder, in its order: strokes in proportion to the size of the map.
 * @param local which of them is the main one, and from which end it is counted
 */
export function waterwaysOf({ features }: WaterwaysFile, local: SiteFile['local']): Waterway[] {
  const courses = features.map((feature) => courseOfWater(feature, local));
  const canal = courses.find(({ main }) => main)?.line ?? [];
  // In tenths: a line that is drawn anew with a little more care keeps its stroke.
  const scale = Math.max(1, Math.round((diagonalMetres(lineBounds(canal)) / STROKES_FOR_M) * 10)) / 10;
  return courses.map((course, index) => waterwayOf(course, index, scale));
}

/** A water's course; the main one orders the streets. */
function courseOfWater(
  { properties, geometry }: WaterwaysFile['features'][number],
  { main_water, order_from }: SiteFile['local'],
): WaterCourse {
  const { id, name, crs } = properties;
  const main = id === main_water;
  const drawn = geometry.coordinates.map(([lon = 0, lat = 0]) => toWgs84([lon, lat], crs));
  return { id, name, main, line: main ? downstream(tidy(drawn), order_from) : tidy(drawn) };
}

/** The main one is drawn broadest. */
function waterwayOf(course: WaterCourse, seed: number, scale: number): Waterway {
  const stroke = course.main ? MAIN_STROKE : SIDE_STROKE;
  return {
    ...course,
    brush: brushOutline(course.line, { ...stroke, scale, seed }),
    lengthM: Math.round(lengthMetres(course.line)),
    halfWidthM: (stroke.meanWidthM / 2) * scale,
  };
}

/** A line without repeated vertices, and with no more of them than a drawing can show: all that follows takes its time from their number. */
export function tidy(line: readonly LonLat[]): LonLat[] {
  const moving = line.filter(([lon, lat], index) => index === 0 || lon !== line[index - 1]?.[0] || lat !== line[index - 1]?.[1]);
  return thinTo(moving, MOST_VERTICES);
}
