/** The owner's official boundary, as GeoJSON says it → lines. */
import { toWgs84 } from './coordinates';
import { isLine, type BoundaryFile } from '../intake/schema/geo';
import type { LonLat } from '../types';

type Geometry = BoundaryFile['features'][number]['geometry'];

/** Each line of a geometry (a polygon's rings are lines too), in its file's own CRS; null if its coordinates are not what its type says. */
export function boundaryLines({ type, coordinates }: Geometry): LonLat[][] | null {
  const candidates: unknown[] = type === 'LineString' ? [coordinates] : type === 'MultiPolygon' ? coordinates.flat() : coordinates;
  const lines = candidates.filter(isLine);
  return lines.length === candidates.length && lines.length > 0
    ? lines.map((line) => line.map(([lon = 0, lat = 0]): LonLat => [lon, lat]))
    : null;
}

/** All lines of a checked file, WGS84. */
export function boundaryOf(file: BoundaryFile): LonLat[][] {
  return file.features.flatMap(({ properties, geometry }) =>
    (boundaryLines(geometry) ?? []).map((line) => line.map((at) => toWgs84(at, properties.crs))),
  );
}
