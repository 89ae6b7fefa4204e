/** Geography computed once, at build time, by Turf: lengths, bounds, the order of the streets along the canal. */
import { bbox } from '@turf/bbox';
import { distance } from '@turf/distance';
import { lineString, point } from '@turf/helpers';
import { length } from '@turf/length';
import { nearestPointOnLine } from '@turf/nearest-point-on-line';
import type { Bounds, Course, LonLat } from '../types';

type Line = readonly LonLat[];

const feature = (line: Line) => lineString(line.map(([lon, lat]) => [lon, lat]));

/** Great-circle length in metres of a WGS84 line with at least two points. */
export function lengthMetres(line: Line): number {
  return length(feature(line), { units: 'metres' });
}

/** West, south, east, north of a WGS84 line, degrees. */
export function lineBounds(line: Line): Bounds {
  const [west, south, east, north] = bbox(feature(line));
  return [west, south, east, north];
}

/** From corner to corner of some bounds, m. */
export function diagonalMetres([west, south, east, north]: Bounds): number {
  return distance(point([west, south]), point([east, north]), { units: 'metres' });
}

/** The land reaches a little beyond the outermost street. */
const BEYOND = 1.03;

/** How far the land reaches from the middle of some bounds so that all points lie on it, m. */
export function landRadius(points: readonly { readonly at: LonLat }[], [west, south, east, north]: Bounds): number {
  const middle = point([(west + east) / 2, (south + north) / 2]);
  return Math.round(Math.max(...points.map(({ at }) => distance(middle, point([...at]), { units: 'metres' }))) * BEYOND);
}

/** A line whose ends lie nearer to each other than this share of its length has no direction that one word could say. */
const LEAST_COURSE = 0.1;

/** East and north between two points, in the units of a degree of latitude. */
function shift([lon0, lat0]: LonLat, [lon1, lat1]: LonLat): { east: number; north: number } {
  return { east: (lon1 - lon0) * Math.cos((((lat0 + lat1) / 2) * Math.PI) / 180), north: lat1 - lat0 };
}

/** Whether a WGS84 line leads rather from west to east (or back) than from north to south. */
function isLevel(line: Line): boolean {
  const { east, north } = shift(line[0] ?? [0, 0], line.at(-1) ?? [0, 0]);
  return Math.abs(east) > Math.abs(north);
}

/** One end of a line in the compass's words; empty = the one that the line's own direction makes the first. */
export type End = '' | '东' | '南' | '西' | '北';

/** How far a point lies towards an end of the compass. */
const TOWARDS: Readonly<Record<Exclude<End, ''>, (at: LonLat) => number>> = {
  东: ([lon]) => lon,
  西: ([lon]) => -lon,
  北: ([, lat]) => lat,
  南: ([, lat]) => -lat,
};

/** The same line, running from the end that is named; else from north to south, and one that leads rather across, from west to east. */
export function downstream(line: Line, from: End = ''): Line {
  const [start, end] = [line[0], line.at(-1)];
  if (!start || !end) return line;
  const towards = TOWARDS[from || (isLevel(line) ? '西' : '北')];
  return towards(start) < towards(end) ? [...line].reverse() : line;
}

/** From so much of the greater shift on, the lesser one is said too: half way between 北 and 西北. */
const LEAST_ASIDE = Math.tan(Math.PI / 8);

/** The compass word for a shift: 北, or 西北 where it leads aside as well. */
function compassWord(east: number, north: number): string {
  const [ew, ns] = [east < 0 ? '西' : '东', north < 0 ? '南' : '北'];
  const [across, along] = [Math.abs(east), Math.abs(north)];
  if (across < along * LEAST_ASIDE) return ns;
  return along < across * LEAST_ASIDE ? ew : ew + ns;
}

/** How far and which way one WGS84 point lies from another: great-circle metres, and a word of the compass such as 东北. */
export function shiftOf(from: LonLat, to: LonLat): { readonly metres: number; readonly towards: string } {
  const { east, north } = shift(from, to);
  return { metres: distance(point([...from]), point([...to]), { units: 'metres' }), towards: compassWord(east, north) };
}

/** The names of the two ends of a line that {@link downstream} has turned; null where it ends near where it began. */
export function courseOf(line: Line): Course | null {
  const { east, north } = shift(line[0] ?? [0, 0], line.at(-1) ?? [0, 0]);
  const way = line.reduce((sum, at, k) => {
    const step = shift(line[k - 1] ?? at, at);
    return sum + Math.hypot(step.east, step.north);
  }, 0);
  if (way === 0 || Math.hypot(east, north) < way * LEAST_COURSE) return null;
  return [compassWord(-east, -north), compassWord(east, north)];
}

/** Index of the segment of a line that is nearest to a point, on the plane tangent there: right to the millionth within a district. O(n). */
function nearestSegment(line: Line, [lon, lat]: LonLat): number {
  const squeeze = Math.cos((lat * Math.PI) / 180);
  let best = { index: 0, away: Infinity };
  let [ax, ay] = [((line[0]?.[0] ?? 0) - lon) * squeeze, (line[0]?.[1] ?? 0) - lat];
  for (let index = 1; index < line.length; index += 1) {
    const [bx, by] = [((line[index]?.[0] ?? 0) - lon) * squeeze, (line[index]?.[1] ?? 0) - lat];
    const [dx, dy] = [bx - ax, by - ay];
    const size = dx * dx + dy * dy;
    const share = size > 0 ? Math.max(0, Math.min(1, -(ax * dx + ay * dy) / size)) : 0;
    const away = (ax + dx * share) ** 2 + (ay + dy * share) ** 2;
    if (away < best.away) best = { index: index - 1, away };
    [ax, ay] = [bx, by];
  }
  return best.index;
}

/**
 * The point of a line nearest to a point, by Turf on the few segments about it: metres to it, and the index of the vertex
 * from which `along` metres lead to it.
 */
function nearestOn(line: Line, at: LonLat): { from: number; along: number; away: number } {
  const from = Math.max(0, nearestSegment(line, at) - 1);
  const { totalDistance, pointDistance } = nearestPointOnLine(feature(line.slice(from, from + 4)), point([...at]), {
    units: 'metres',
  }).properties;
  return { from, along: totalDistance, away: pointDistance };
}

/**
 * Puts things in the order in which their nearest points on the line follow each other, start of the line first.
 * Equal places (several points beyond an end of the line) go north first, then by id, so the order is always the same.
 */
export function orderAlong<T extends { readonly id: string; readonly at: LonLat }>(line: Line, things: readonly T[]): T[] {
  let way = 0;
  const ways = line.map((at, index) => (way += distance(point([...(line[index - 1] ?? at)]), point([...at]), { units: 'metres' })));
  return things
    .map((thing) => {
      const { from, along } = nearestOn(line, thing.at);
      return { thing, along: (ways[from] ?? 0) + along };
    })
    .sort((a, b) => a.along - b.along || b.thing.at[1] - a.thing.at[1] || (a.thing.id < b.thing.id ? -1 : 1))
    .map(({ thing }) => thing);
}

/** Id of the line nearest to a WGS84 point (great-circle distance to the nearest point of each line); null if there is no line. */
export function nearestLine(at: LonLat, lines: readonly { readonly id: string; readonly line: Line }[]): string | null {
  const measured = lines.map(({ id, line }) => ({ id, away: nearestOn(line, at).away }));
  return (
    measured.reduce<{ id: string; away: number } | null>((best, next) => (best && best.away <= next.away ? best : next), null)?.id ?? null
  );
}

/** Those of the things whose WGS84 points lie at most so many metres from a point, by great circle; in their own order. */
export function within<T extends { readonly at: LonLat }>(at: LonLat, metres: number, things: readonly T[]): T[] {
  return things.filter((thing) => distance(point([...at]), point([...thing.at]), { units: 'metres' }) <= metres);
}

interface Neighbour {
  readonly id: string;
  readonly away: number;
}

const nearerFirst = (a: Neighbour, b: Neighbour): number => a.away - b.away || (a.id < b.id ? -1 : 1);

/** Id of each thing → ids of the `most` others whose WGS84 points are nearest by great circle, nearest first; equal distances go by id. */
export function nearestNeighbours(things: readonly { readonly id: string; readonly at: LonLat }[], most: number): Map<string, string[]> {
  const placed = things.map(({ id, at }) => ({ id, point: point([...at]) }));
  return new Map(
    placed.map(({ id, point: here }) => {
      const nearest = placed.reduce<Neighbour[]>((best, other) => {
        if (other.id === id) return best;
        const neighbour = { id: other.id, away: distance(here, other.point) };
        const last = best[most - 1];
        return last && last.away < neighbour.away ? best : [...best, neighbour].sort(nearerFirst).slice(0, most);
      }, []);
      return [id, nearest.map((neighbour) => neighbour.id)];
    }),
  );
}
