/** Where a pair of numbers lies: declared CRS → WGS84, and whether the pair can be right. */
import gcoord from 'gcoord';
import type { Bounds, LonLat } from '../types';

export const CRS_NAMES = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'] as const;
export type CrsName = (typeof CRS_NAMES)[number];

/** Six decimals of a degree are about 0.1 m here. */
const DECIMALS = 6;

/** Rounds degrees to six decimals. */
export function roundDegrees(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}

/**
 * Converts a point to WGS84, degrees. GCJ02 (高德, 腾讯) and BD09 (百度) by gcoord, whose inverse is exact to centimetres.
 * CGCS2000 (天地图) is taken as WGS84: both are geocentric frames on practically the same ellipsoid, and they differ by
 * decimetres, far below the hundreds of metres by which a street's point is uncertain.
 */
export function toWgs84([lon, lat]: LonLat, crs: CrsName): LonLat {
  if (crs === 'WGS84' || crs === 'CGCS2000') return [roundDegrees(lon), roundDegrees(lat)];
  const [x, y] = gcoord.transform([lon, lat], crs === 'GCJ02' ? gcoord.GCJ02 : gcoord.BD09, gcoord.WGS84) as [number, number];
  return [roundDegrees(x), roundDegrees(y)];
}

/** Whether a WGS84 point lies inside the box, edges included. */
function within([lon, lat]: LonLat, [west, south, east, north]: Bounds): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** Whether the numbers can be degrees at all; what is not even finite is none. */
function isOnEarth([lon, lat]: LonLat): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

/** Metres by which a point lies outside a box, 0 inside; Infinity for numbers that are no degrees. */
export function metresOutside(point: LonLat, crs: CrsName, [west, south, east, north]: Bounds): number {
  if (!isOnEarth(point)) return Infinity;
  const [lon, lat] = toWgs84(point, crs);
  return Math.hypot(
    Math.max(west - lon, 0, lon - east) * metresPerLongitude(south, north),
    Math.max(south - lat, 0, lat - north) * METRES_PER_DEGREE,
  );
}

/** Length in metres of a box's longer side. */
export function longerSide([west, south, east, north]: Bounds): number {
  return Math.max((east - west) * metresPerLongitude(south, north), (north - south) * METRES_PER_DEGREE);
}

/** Metres of a degree of latitude. */
const METRES_PER_DEGREE = 111_195;

function metresPerLongitude(south: number, north: number): number {
  return METRES_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
}

/**
 * What is wrong with a point: nothing (null), its two numbers are exchanged (they fall into the box when exchanged back), or it lies outside.
 * @param crs null = not declared: then only an exchange is recognised, for no shift between systems is that large
 */
export function pointProblem(point: LonLat, crs: CrsName | null, box: Bounds): 'swapped' | 'outside' | null {
  const fits = (at: LonLat): boolean => isOnEarth(at) && within(toWgs84(at, crs ?? 'WGS84'), box);
  if (fits(point)) return null;
  if (fits([point[1], point[0]])) return 'swapped';
  return crs === null ? null : 'outside';
}
