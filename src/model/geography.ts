/** Geography computed once, at build time, by Turf: lengths, bounds, the order of the streets along the canal. */
import { bbox } from '@turf/bbox';
import { distance } from '@turf/distance';
import { lineString, point } from '@turf/helpers';
import { length } from '@turf/length';
import { nearestPointOnLine } from '@turf/nearest-point-on-line';
import type { Bounds, LonLat } from './types';

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

/** The same line, running from its northern end to its southern end. */
export function northToSouth(line: Line): Line {
  const start = line[0];
  const end = line.at(-1);
  return start && end && start[1] < end[1] ? [...line].reverse() : line;
}

/**
 * Puts things in the order in which their nearest points on the line follow each other, start of the line first.
 * Equal places (several points beyond an end of the line) go north first, then by id, so the order is always the same.
 */
export function orderAlong<T extends { readonly id: string; readonly at: LonLat }>(line: Line, things: readonly T[]): T[] {
  const canal = feature(line);
  return things
    .map((thing) => ({ thing, along: nearestPointOnLine(canal, point([...thing.at]), { units: 'metres' }).properties.totalDistance }))
    .sort((a, b) => a.along - b.along || b.thing.at[1] - a.thing.at[1] || (a.thing.id < b.thing.id ? -1 : 1))
    .map(({ thing }) => thing);
}

/** Id of the line nearest to a WGS84 point (great-circle distance to the nearest point of each line); null if there is no line. */
export function nearestLine(at: LonLat, lines: readonly { readonly id: string; readonly line: Line }[]): string | null {
  const measured = lines.map(({ id, line }) => ({
    id,
    distance: nearestPointOnLine(feature(line), point([...at]), { units: 'metres' }).properties.pointDistance,
  }));
  return measured.reduce<{ id: string; distance: number } | null>((best, next) => (best && best.distance <= next.distance ? best : next), null)?.id ?? null;
}

interface Neighbour {
  readonly id: string;
  readonly away: number;
}

const nearerFirst = (a: Neighbour, b: Neighbour): number => a.away - b.away || (a.id < b.id ? -1 : 1);

/** Id of each thing → ids of the `most` others whose WGS84 points are nearest by great circle, nearest first; equal distances go by id. */
export function nearestNeighbours(things: readonly { readonly id: string; readonly at: LonLat }[], most: number): Map<string, string[]> {
  const placed = things.map(({ id, at }) => ({ id, point: point([...at]) }));
  return new Map(placed.map(({ id, point: here }) => {
    const nearest = placed.reduce<Neighbour[]>((best, other) => {
      if (other.id === id) return best;
      const neighbour = { id: other.id, away: distance(here, other.point) };
      const last = best[most - 1];
      return last && last.away < neighbour.away ? best : [...best, neighbour].sort(nearerFirst).slice(0, most);
    }, []);
    return [id, nearest.map((neighbour) => neighbour.id)];
  }));
}
