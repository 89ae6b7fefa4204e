/** What happens to lines in a map program, and to GeoJSON in Notepad. */
import { spliced, withAt } from './lists';
import { oneOf, pick, upTo, type Random } from './random';
import { inserted, SLIPS, type Slip } from './words';

/** A feature as it may have become. */
interface Feature {
  type?: unknown;
  properties: Record<string, unknown> | null;
  geometry: { type: unknown; coordinates: unknown } | null;
}
interface Collection {
  type: unknown;
  features: Feature[];
}
type Line = number[][];

/** A change of one feature, as a change of the file's text. What is no collection any more is left alone. */
function inFeature(change: (feature: Feature, random: Random) => void): Slip {
  return asText((file, random) => {
    const feature = pick(random, file.features);
    if (feature?.properties && feature.geometry) change(feature, random);
    return file;
  });
}

function asText(change: (file: Collection, random: Random) => unknown): Slip {
  return (text, random) => {
    try {
      return JSON.stringify(change(JSON.parse(text.replace(/^\uFEFF/, '')) as Collection, random));
    } catch {
      return text;
    }
  };
}

/** A change of the vertices of one line; of a boundary the first ring is taken. */
const inLine = (change: (line: Line, random: Random) => unknown): Slip =>
  inFeature((feature, random) => {
    const { geometry } = feature;
    if (!geometry) return;
    const rings = geometry.coordinates as Line | Line[];
    const nested = Array.isArray(rings[0]?.[0]);
    const changed = change((nested ? rings[0] : rings) as Line, random);
    geometry.coordinates = nested ? [changed, ...rings.slice(1)] : changed;
  });

const atVertex = (change: (vertex: number[], random: Random) => unknown): Slip =>
  inLine((line, random) => {
    const at = upTo(random, line.length);
    return withAt<unknown>(line, at, change(line[at] ?? [], random));
  });

const inProperty = (change: (text: string, random: Random) => unknown): Slip =>
  inFeature(({ properties }, random) => {
    const keys = Object.keys(properties ?? {});
    const key =
      pick(
        random,
        keys.filter((each) => change(String(properties?.[each]), random) !== properties?.[each]),
      ) ??
      keys[0] ??
      '';
    if (properties) properties[key] = change(String(properties[key]), random);
  });

const CHANGES: Readonly<Record<string, Slip>> = {
  'a vertex far outside': atVertex(([lon = 0, lat = 0], random) =>
    oneOf(random, [
      [lon + 1, lat],
      [lon / 10, lat],
      [lon, lat * 10],
      [lon, lat - 0.5],
      [0, 0],
      [lon + 360, lat],
      [-lon, lat],
      [lon * 1e6, lat * 1e6],
    ]),
  ),
  'a vertex somewhat outside': atVertex(([lon = 0, lat = 0], random) => [lon + (random() - 0.5) * 0.2, lat + (random() - 0.5) * 0.2]),
  'a vertex moved a little': atVertex(([lon = 0, lat = 0], random) => [lon + (random() - 0.5) * 0.01, lat + (random() - 0.5) * 0.01]),
  'a digit of a vertex': (text, random) => {
    const numbers = [...text.matchAll(/\d+\.\d+/g)];
    const found = pick(random, numbers);
    if (!found) return text;
    const slip = SLIPS[oneOf(random, ['digit dropped', 'digit added', 'digits swapped', 'digit changed', 'decimal point moved'])];
    return text.slice(0, found.index) + (slip?.(found[0], random) ?? '') + text.slice(found.index + found[0].length);
  },
  'numbers that are none': atVertex(([, lat = 0], random) =>
    oneOf<unknown>(random, [
      [1e300, lat],
      ['120.13', lat],
      [null, lat],
      [],
      [120.13],
      [-0, -0],
      [true, lat],
      {},
      null,
      '120.13,30.3',
      [[120.13, 30.3]],
    ]),
  ),
  'no JSON number': (text, random) =>
    text.replace(
      /\d+\.\d+/,
      oneOf(random, ['NaN', 'Infinity', '1e999', '-1e999', '.5', '120.', '１２０', '+120.1', '0120.1', '1e-999', '1,169']),
    ),
  'thousands of vertices': inLine((line, random) => {
    const count = oneOf(random, [3000, 20_000]);
    const zigzag = random() < 0.5;
    return Array.from({ length: count }, (_, k) => {
      const [lon = 0, lat = 0] = line[Math.floor((k / count) * line.length)] ?? [];
      return [lon + (zigzag ? (k % 2 ? 0.004 : -0.004) : (k % 97) * 1e-6), lat + (k % 89) * 1e-6];
    });
  }),
  'no vertex': inLine(() => []),
  'one vertex': inLine((line) => line.slice(0, 1)),
  'two vertices': inLine((line) => [line[0], line.at(-1)]),
  'all in one place': inLine((line) => line.map(() => line[0])),
  'vertices doubled': inLine((line) => line.flatMap((at) => [at, at])),
  'there and back': inLine((line) => [...line, ...[...line].reverse()]),
  'turned round': inLine((line) => [...line].reverse()),
  closed: inLine((line) => [...line, line[0]]),
  'a vertex lost': inLine((line, random) => spliced(line, upTo(random, line.length), 1)),
  'half of it lost': inLine((line) => line.slice(0, Math.ceil(line.length / 2))),
  'two vertices exchanged': inLine((line, random) => {
    const [a, b] = [upTo(random, line.length), upTo(random, line.length)];
    return withAt(withAt(line, a, line[b] ?? []), b, line[a] ?? []);
  }),
  'with heights': inLine((line) => line.map((at) => [...at, 7])),
  'longitude and latitude exchanged': inLine((line, random) =>
    random() < 0.5
      ? line.map(([lon = 0, lat = 0]) => [lat, lon])
      : line.map(([lon = 0, lat = 0], k) => (k === 2 ? [lat, lon] : [lon, lat])),
  ),
  'in metres': inLine((line) => line.map(([lon = 0, lat = 0]) => [lon * 111_320, lat * 110_540])),
  'shifted as a whole': inLine((line, random) => {
    const [east, north] = [(random() - 0.5) * 0.1, (random() - 0.5) * 0.1];
    return line.map(([lon = 0, lat = 0]) => [lon + east, lat + north]);
  }),
  'flat list of numbers': inLine((line) => line.flat()),
  'nested once more': inLine((line) => [line]),
  'nested deep': (text, random) => text.replace(/"coordinates":\s*/, `$&${'['.repeat(oneOf(random, [4, 20_000]))}`),
  'nested deep and closed': (text, random) => {
    const depth = oneOf(random, [4, 20_000]);
    return text.replace(/"coordinates":\s*\[\[[^{}]*\]\]/, `"coordinates":${'['.repeat(depth)}1${']'.repeat(depth)}`);
  },
  'another geometry': inFeature(({ geometry }, random) => {
    if (geometry)
      geometry.type = oneOf<unknown>(random, [
        'MultiLineString',
        'Point',
        'Polygon',
        'linestring',
        null,
        7,
        'MultiPolygon',
        'GeometryCollection',
      ]);
  }),
  MultiLineString: inFeature((feature) => {
    feature.geometry = { type: 'MultiLineString', coordinates: [feature.geometry?.coordinates] };
  }),
  'no geometry': inFeature((feature, random) => {
    if (random() < 0.5) feature.geometry = null;
    else Reflect.deleteProperty(feature, 'geometry');
  }),
  'no properties': inFeature((feature, random) => {
    if (random() < 0.5) feature.properties = null;
    else Reflect.deleteProperty(feature, 'properties');
  }),
  'a property lost': inFeature(({ properties }, random) => {
    Reflect.deleteProperty(properties ?? {}, pick(random, Object.keys(properties ?? {})) ?? '');
  }),
  'a property of another kind': inProperty((text, random) => oneOf<unknown>(random, [null, 7, [text], { text }, true, ''])),
  'another id': inFeature(({ properties }, random) => {
    if (properties) properties.id = oneOf<unknown>(random, ['grand-canal', 'wulin', '大运河', 'Grand Canal', '', 'nowhere']);
  }),
  'another coordinate system': inFeature(({ properties }, random) => {
    if (properties) properties.crs = oneOf(random, ['GCJ02', 'BD09', 'CGCS2000', 'wgs84', 'EPSG:4326', 'urn:ogc:def:crs:OGC:1.3:CRS84']);
  }),
  'a feature lost': asText((file, random) => ({ ...file, features: spliced(file.features, upTo(random, file.features.length), 1) })),
  'a feature doubled': asText((file, random) => ({ ...file, features: [...file.features, pick(random, file.features)] })),
  'features in another order': asText((file) => ({ ...file, features: [...file.features].reverse() })),
  'not a list of features': asText((file, random) =>
    oneOf<unknown>(random, [
      { ...file, features: null },
      { ...file, features: {} },
      file.features,
      file.features[0],
      { ...file, type: 'Feature' },
      { ...file, features: [null] },
      { ...file, features: ['x', 7] },
      null,
      7,
      'x',
      [],
    ]),
  ),
  'other members': asText((file) => ({
    ...file,
    crs: { type: 'name', properties: { name: 'EPSG:4490' } },
    bbox: [0, 0, 1, 1],
    name: '水系',
  })),
  'broken JSON': (text, random) =>
    oneOf<Slip>(random, [
      (all) => all.slice(0, upTo(random, all.length)),
      (all) => all.replace(/\]\s*\}\s*$/, ',]}'),
      (all) => all.replaceAll('"', "'"),
      (all) => `// 水系\n${all}`,
      (all) => inserted(all, oneOf(random, [',', '"', '{', '[', '，', '\\']), random),
      (all) => all + all,
      (all) => `var waters = ${all};`,
    ])(text, random),
  escapes: inProperty((text, random) => text + oneOf(random, ['\u000b', '\ud800', '\u0000', '\uffff', '\ue000', '\u2028'])),
};

/** All ways to damage a GeoJSON file, as changes of its text. */
export const WATER_SLIPS: Readonly<Record<string, Slip>> = {
  ...Object.fromEntries(Object.entries(SLIPS).map(([kind, slip]) => [`property: ${kind}`, inProperty(slip)])),
  ...Object.fromEntries(Object.entries(CHANGES).map(([kind, change]) => [`geojson: ${kind}`, change])),
};
