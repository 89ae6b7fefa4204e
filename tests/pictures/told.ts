/**
 * What a data folder says, read from its files as anybody could, and the geodesy to judge a drawing by. Nothing here
 * comes from the code that draws: it is what the drawings are held against.
 */
import { csvParse } from 'd3-dsv';
import { parse } from 'yaml';
import type { DataFiles } from '../../src/story/load';

export type LonLat = readonly [lon: number, lat: number];
export type Point = readonly [x: number, y: number];

interface ToldScene {
  readonly layout: string;
  readonly focus?: readonly string[];
  readonly places?: readonly string[];
  readonly platforms?: boolean;
  readonly basis?: boolean;
  readonly note?: string;
  readonly fold?: number;
}

interface ToldStory {
  readonly chapters: readonly {
    readonly id: string;
    readonly title: string;
    readonly section?: number;
    /** Stands at the foot of the page: it has figures and no stage. */
    readonly foot?: boolean;
    readonly leads?: readonly string[];
    readonly steps: readonly { readonly id: string; readonly figure?: string; readonly scene: ToldScene }[];
  }[];
  readonly figures: readonly {
    readonly id: string;
    readonly kind: string;
    readonly fact?: string;
    readonly noun?: string;
    readonly part?: number | string;
    readonly strand?: string;
  }[];
}

interface Feature {
  readonly properties: { readonly id: string; readonly name: string; readonly errorMetres: number; readonly main?: boolean };
  readonly geometry: { readonly coordinates: readonly LonLat[] };
}

export interface ToldDeed {
  readonly id: string;
  readonly section: string;
  readonly lead: string;
  readonly kind: string;
  readonly name: string;
  readonly strand: string;
  readonly fact: string;
  readonly open: boolean;
}

export interface Told {
  readonly streets: readonly {
    readonly id: string;
    readonly label: string;
    readonly at: LonLat;
    readonly spreadM: number;
    readonly former: string;
  }[];
  readonly places: readonly {
    readonly id: string;
    readonly name: string;
    readonly bridge: boolean;
    /** Null where nobody has located it. */
    readonly at: LonLat | null;
    readonly spreadM: number;
  }[];
  readonly platforms: readonly { readonly name: string; readonly street: string; readonly basis: string; readonly status: string }[];
  readonly facts: readonly { readonly id: string; readonly value: number; readonly display: string; readonly open: boolean }[];
  readonly waters: readonly { readonly id: string; readonly name: string; readonly errorM: number; readonly line: readonly LonLat[] }[];
  /** In the order of the report; none where the folder has no ledger. */
  readonly deeds: readonly ToldDeed[];
  readonly story: ToldStory;
  readonly map: { readonly source: string; readonly source_short?: string; readonly position_note: string; readonly review_number: string };
}

/** Reads the files of a folder whose coordinates are all WGS84. */
export function told(files: DataFiles): Told {
  const text = (name: string): string => new TextDecoder('utf-8').decode(files[name]);
  const rows = (name: string): Record<string, string>[] => [...csvParse(text(name))];
  const at = (row: Record<string, string>): LonLat => {
    if (row.crs !== 'WGS84') throw new Error(`${row.name ?? ''} is not in WGS84`);
    return [Number(row.lon), Number(row.lat)];
  };
  return {
    streets: rows('streets.csv').map((row) => ({
      id: row.id ?? '',
      label: (row.name ?? '').replace(/街道$/, ''),
      at: at(row),
      spreadM: Number(row.spread_m),
      former: row.former ?? '',
    })),
    places: rows('places.csv').map((row) => ({
      id: row.id ?? '',
      name: row.name ?? '',
      bridge: ['桥', '古桥'].includes(row.kind ?? ''),
      at: row.lon ? at(row) : null,
      spreadM: Number(row.spread_m),
    })),
    platforms: rows('platforms.csv').map(({ name = '', street = '', basis = '', status = '' }) => ({ name, street, basis, status })),
    facts: rows('facts.csv').map(({ id = '', value, display = '', exactness }) => ({
      id,
      value: Number(value),
      display,
      open: exactness === 'atLeast',
    })),
    waters: (JSON.parse(text('waterways.geojson')) as { features: Feature[] }).features.map(({ properties, geometry }) => ({
      id: properties.id,
      name: properties.name,
      errorM: properties.errorMetres,
      line: geometry.coordinates,
    })),
    deeds: (files['deeds.csv'] ? rows('deeds.csv') : []).map(
      ({ id = '', section = '', lead = '', kind = '', name = '', strand = '', fact = '', open }) => ({
        id,
        section,
        lead,
        kind,
        name,
        strand,
        fact,
        open: open === 'true',
      }),
    ),
    story: parse(text('story.yaml')) as ToldStory,
    map: (parse(text('site.yaml')) as { map: Told['map'] }).map,
  };
}

const RADIANS = Math.PI / 180;
const EARTH_RADIUS_M = 6_371_008.8;

/** Great-circle distance in metres (haversine, mean radius). */
export function metres([lon0, lat0]: LonLat, [lon1, lat1]: LonLat): number {
  const h =
    Math.sin(((lat1 - lat0) * RADIANS) / 2) ** 2 +
    Math.cos(lat0 * RADIANS) * Math.cos(lat1 * RADIANS) * Math.sin(((lon1 - lon0) * RADIANS) / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(h));
}

/** Height of a latitude on Mercator's map, radians. */
const mercatorY = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2));

/** The Mercator map on which drawn points lie. */
export interface Fit {
  readonly at: (geo: LonLat) => Point;
  readonly geo: (at: Point) => LonLat;
  /** Farthest that a drawn point lies from its place on this map, px. */
  readonly off: number;
  /** Scale to the north as a share of that to the east: 1 on a map that is not stretched; less than 0 on one that hangs upside down. */
  readonly stretch: number;
}

/** Least squares of one axis: drawn = a · told + b. */
function axis(pairs: readonly (readonly [told: number, drawn: number])[]): { a: number; b: number } {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  const a = pairs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / pairs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  return { a, b: my - a * mx };
}

/** Finds the map from points that are drawn and whose places are known. */
export function fit(points: readonly { readonly at: Point; readonly geo: LonLat }[]): Fit {
  const east = axis(points.map(({ at, geo }) => [geo[0] * RADIANS, at[0]]));
  const north = axis(points.map(({ at, geo }) => [mercatorY(geo[1]), at[1]]));
  const project = (geo: LonLat): Point => [east.a * geo[0] * RADIANS + east.b, north.a * mercatorY(geo[1]) + north.b];
  return {
    at: project,
    geo: ([x, y]) => [(x - east.b) / east.a / RADIANS, (2 * Math.atan(Math.exp((y - north.b) / north.a)) - Math.PI / 2) / RADIANS],
    off: Math.max(...points.map(({ at, geo }) => distance(at, project(geo)))),
    stretch: -north.a / east.a,
  };
}

export function distance([x0, y0]: Point, [x1, y1]: Point): number {
  return Math.hypot(x1 - x0, y1 - y0);
}

/** The point of a line nearest to a point, in the line's own plane: how far away it is, and how far along the line. */
export function nearest(line: readonly Point[], at: Point): { away: number; along: number } {
  let way = 0;
  let best = { away: Infinity, along: 0 };
  line.slice(1).forEach((b, k) => {
    const a = line[k] ?? b;
    const length = distance(a, b);
    const share =
      length === 0 ? 0 : Math.max(0, Math.min(1, ((at[0] - a[0]) * (b[0] - a[0]) + (at[1] - a[1]) * (b[1] - a[1])) / length ** 2));
    const away = distance(at, [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]);
    if (away < best.away) best = { away, along: way + share * length };
    way += length;
  });
  return best;
}
