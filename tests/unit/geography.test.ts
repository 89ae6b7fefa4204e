/** Geography that is computed at build time. */
import { describe, expect, it } from 'vitest';
import { brushOutline } from '../../src/story/make/brush';
import { pointProblem, toWgs84 } from '../../src/story/make/coordinates';
import { lengthMetres, lineBounds, nearestLine, downstream, orderAlong } from '../../src/story/make/geography';
import { loadStory } from '../../src/story/load';
import { thinTo } from '../../src/story/make/thin';
import { tileColumns, tileRows } from '../../src/story/make/tilemap';
import type { LonLat, StageStory } from '../../src/story/types';
import { fixture } from '../fixtures/overlay';

function stage(): StageStory {
  const result = loadStory(fixture('base'));
  if (!result.ok) throw new Error('the base fixture is faulty');
  return result.story.stage;
}

const { streets, waterways, canalBounds } = stage();
const canal = waterways.find(({ main }) => main);
const BOX = [120.04, 30.25, 120.22, 30.42] as const;

/** Metres on a plane at the district's latitude. */
const flat = ([lon, lat]: LonLat): [number, number] => [lon * 111_195 * Math.cos((30.32 * Math.PI) / 180), lat * 111_195];

function distanceToLine(at: LonLat, line: readonly LonLat[]): number {
  const [px, py] = flat(at);
  const distances = line.slice(1).map((end, index) => {
    const [ax, ay] = flat(line[index] ?? end);
    const [bx, by] = flat(end);
    const squared = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = squared === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / squared));
    return Math.hypot(px - ax - share * (bx - ax), py - ay - share * (by - ay));
  });
  return Math.min(...distances);
}

/** Square metres, by the shoelace formula. */
function area(ring: readonly LonLat[]): number {
  const doubled = ring.slice(1).map((at, index) => {
    const [[ax, ay], [bx, by]] = [flat(ring[index] ?? at), flat(at)];
    return ax * by - bx * ay;
  });
  return Math.abs(doubled.reduce((sum, part) => sum + part, 0)) / 2;
}

/** How often the ring crosses itself. */
function crossings(ring: readonly LonLat[]): number {
  const turn = (a: LonLat, b: LonLat, c: LonLat): number => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const edges = ring.slice(1).map((end, index) => [ring[index] ?? end, end] as const);
  return edges.flatMap(([a, b], i) =>
    edges.slice(i + 2).filter(([c, d]) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0),
  ).length;
}

describe('the canal', () => {
  it('is as long as its legs, and its bounds hold it', () => {
    const line = canal?.line ?? [];
    const legs = line.slice(1).reduce((sum, at, index) => sum + distanceBetween(line[index], at), 0);
    expect(Math.abs((canal?.lengthM ?? 0) - legs) / legs).toBeLessThan(0.001);
    expect(canalBounds).toEqual([120.12379, 30.2772, 120.18566, 30.3868]);
  });

  it('a degree of latitude is 111.2 km', () => {
    expect(
      lengthMetres([
        [120, 30],
        [120, 31],
      ]),
    ).toBeCloseTo(111_195, -1);
  });

  it('runs from north to south, however it was drawn', () => {
    const line: LonLat[] = [
      [120.1, 30.2],
      [120.1, 30.4],
    ];
    expect(downstream(line)).toEqual([
      [120.1, 30.4],
      [120.1, 30.2],
    ]);
    expect(downstream([...line].reverse())).toEqual([
      [120.1, 30.4],
      [120.1, 30.2],
    ]);
    expect(lineBounds(line)).toEqual([120.1, 30.2, 120.1, 30.4]);
  });
});

describe('streets along the canal', () => {
  it('stand in the order in which the canal passes them', () => {
    expect(streets.map(({ id }) => id)).toEqual([
      'kangqiao',
      'banshan',
      'shiqiao',
      'xiangfu',
      'gongchenqiao',
      'shangtang',
      'hemu',
      'xiaohe',
      'hushu',
      'daguan',
      'dongxin',
      'mishixiang',
      'zhaohui',
      'tianshui',
      'wulin',
      'changqing',
      'chaoming',
      'wenhui',
    ]);
    expect(streets.map(({ order }) => order)).toEqual(streets.map((_, index) => index));
  });

  it('breaks ties beyond an end by latitude, then id', () => {
    const at = (id: string, lat: number): { id: string; at: LonLat } => ({ id, at: [120.1, lat] });
    const line: LonLat[] = [
      [120.1, 30.3],
      [120.1, 30.2],
    ];
    expect(orderAlong(line, [at('c', 30.1), at('b', 30.4), at('a', 30.4), at('d', 30.25)]).map(({ id }) => id)).toEqual([
      'a',
      'b',
      'd',
      'c',
    ]);
  });

  it('know the water nearest to them', () => {
    const near = Object.fromEntries(streets.map(({ id, nearestWaterway }) => [id, nearestWaterway]));
    expect(near).toMatchObject({ gongchenqiao: 'grand-canal', banshan: 'shangtang-river', hemu: 'xitang-river', wulin: 'grand-canal' });
    expect(nearestLine([120, 30], [])).toBeNull();
  });
});

describe('brush strokes', () => {
  it.each(waterways.map((water) => [water.name, water] as const))(
    '%s: a closed ring without knots, within the vertex budget',
    (_, { brush, main }) => {
      expect(brush[0]).toEqual(brush.at(-1));
      expect(brush.length).toBeLessThanOrEqual(main ? 260 : 160);
      expect(brush.flat().every((degrees) => Number(degrees.toFixed(6)) === degrees)).toBe(true);
      expect(crossings(brush)).toBe(0);
    },
  );

  it.each(waterways.map(({ name, line, lengthM }) => [name, line, lengthM] as const))(
    '%s: stays beside its line, and has the mean width that was asked for',
    (_, line, lengthM) => {
      const ring = brushOutline(line, { meanWidthM: 80, seed: 2 });
      // Half of the widest swelling, and the drift of the smoothed middle.
      for (const at of ring) expect(distanceToLine(at, line)).toBeLessThan(40 * 1.45 + 25);
      const width = area(ring) / lengthM;
      // The tapered ends take their share.
      expect(width).toBeGreaterThan(80 * 0.75);
      expect(width).toBeLessThan(80 * 1.1);
    },
  );

  it('swells and dries along a straight way, between 65 and 165 m, and is thin at its tips', () => {
    const line: LonLat[] = [
      [120.1, 30.4],
      [120.1, 30.25],
    ];
    const ring = brushOutline(line, { meanWidthM: 110, seed: 0, maxVertices: 4000 }).slice(0, -1);
    const half = ring.length / 2;
    const widths = Array.from({ length: half }, (_, index) => distanceBetween(ring[index], ring[ring.length - 1 - index]));
    const body = widths.slice(Math.ceil(half * 0.05), Math.floor(half * 0.9));
    expect(Math.min(...body)).toBeGreaterThan(58);
    expect(Math.min(...body)).toBeLessThan(80);
    expect(Math.max(...body)).toBeLessThan(166);
    expect(Math.max(...body)).toBeGreaterThan(145);
    expect(widths[0]).toBeLessThan(5);
    expect(widths.at(-1)).toBeLessThan(5);
  });

  it('has all its lengths in proportion to its scale', () => {
    const line = (length: number): LonLat[] => [
      [120.1, 30.25 + length],
      [120.1, 30.25],
    ];
    const [small, large] = [
      brushOutline(line(0.1), { meanWidthM: 110, seed: 0 }),
      brushOutline(line(0.3), { meanWidthM: 110, scale: 3, seed: 0 }),
    ];
    expect(large).toHaveLength(small.length);
    for (const [k, [lon, lat]] of small.entries()) {
      expect((large[k]?.[0] ?? 0) - 120.1).toBeCloseTo((lon - 120.1) * 3, 4);
      expect((large[k]?.[1] ?? 0) - 30.25).toBeCloseTo((lat - 30.25) * 3, 4);
    }
  });

  it('is the same for the same seed and another for another', () => {
    const line = canal?.line ?? [];
    const stroke = brushOutline(line, { meanWidthM: 110, seed: 0 });
    expect(brushOutline(line, { meanWidthM: 110, seed: 0 })).toEqual(stroke);
    expect(brushOutline(line, { meanWidthM: 110, seed: 1 })).not.toEqual(stroke);
  });

  it('makes no knot in a hairpin, and nothing of a line without length', () => {
    const hairpin: LonLat[] = [
      [120.1, 30.4],
      [120.1, 30.36],
      [120.104, 30.36],
      [120.104, 30.4],
    ];
    expect(crossings(brushOutline(hairpin, { meanWidthM: 110, seed: 3 }))).toBe(0);
    expect(
      brushOutline(
        [
          [120.1, 30.3],
          [120.1, 30.3],
        ],
        { meanWidthM: 110, seed: 0 },
      ),
    ).toEqual([]);
  });

  it('thins an outline to its telling vertices, ends kept', () => {
    expect(
      thinTo(
        [
          [0, 0],
          [1, 0.01],
          [2, 0],
          [2.01, 2],
          [2, 4],
        ],
        3,
      ),
    ).toEqual([
      [0, 0],
      [2, 0],
      [2, 4],
    ]);
  });
});

function distanceBetween(a: LonLat | undefined, b: LonLat | undefined): number {
  const [[ax, ay], [bx, by]] = [flat(a ?? [0, 0]), flat(b ?? [0, 0])];
  return Math.hypot(ax - bx, ay - by);
}

describe('the tile map', () => {
  const grid = (rows: readonly { readonly row: number; readonly column: number }[]): string[] =>
    rows.map(({ row, column }) => `${row}:${column}`);

  it('gives each of the eighteen streets a tile of its own in four columns', () => {
    expect(tileColumns(18)).toBe(4);
    expect(new Set(grid(streets.map(({ tile }) => tile))).size).toBe(18);
    expect(streets.every(({ tile }) => tile.column >= 0 && tile.column < 4 && tile.row < 5)).toBe(true);
  });

  it('keeps north above south between rows and west before east within them', () => {
    for (const a of streets) {
      for (const b of streets) {
        if (a.tile.row < b.tile.row) expect(a.at[1]).toBeGreaterThanOrEqual(b.at[1]);
        if (a.tile.row === b.tile.row && a.tile.column < b.tile.column) expect(a.at[0]).toBeLessThanOrEqual(b.at[0]);
      }
    }
  });

  it('cuts where the latitudes leave a gap, and sets a short row on its side of the map', () => {
    const points: LonLat[] = [
      [0, 9],
      [1.6, 9.1],
      [1, 9.05],
      [0, 1],
      [1, 1.1],
      [2, 1.2],
      [3, 1.05],
    ];
    expect(grid(tileRows(points, 4))).toEqual(['0:0', '0:2', '0:1', '1:0', '1:1', '1:2', '1:3']);
    expect(
      grid(
        tileRows(
          [
            [2, 9],
            [3, 9],
            [0, 1],
            [1, 1],
            [2, 1],
            [3, 1],
          ],
          4,
        ),
      ),
    ).toEqual(['0:2', '0:3', '1:0', '1:1', '1:2', '1:3']);
  });

  it('finds a tile for each of 1400 halls', () => {
    const points = Array.from({ length: 1400 }, (_, index): LonLat => [118 + ((index * 0.618) % 4), 27 + ((index * 0.3819) % 4)]);
    const columns = tileColumns(points.length);
    const tiles = tileRows(points, columns);
    expect(columns).toBe(34);
    expect(new Set(grid(tiles)).size).toBe(1400);
    expect(Math.max(...tiles.map(({ row }) => row))).toBe(Math.ceil(1400 / 34) - 1);
  });
});

describe('points', () => {
  it('are judged against the district', () => {
    expect(pointProblem([120.13, 30.32], 'WGS84', BOX)).toBeNull();
    expect(pointProblem([30.32, 120.13], 'GCJ02', BOX)).toBe('swapped');
    expect(pointProblem([121.47, 31.23], 'WGS84', BOX)).toBe('outside');
    expect(pointProblem([121.47, 31.23], null, BOX)).toBeNull();
  });

  it('move by half a kilometre from GCJ02 and by more than one from BD09', () => {
    const at: LonLat = [120.13475, 30.32045];
    expect(lengthMetres([at, toWgs84(at, 'GCJ02')])).toBeGreaterThan(500);
    expect(lengthMetres([at, toWgs84(at, 'GCJ02')])).toBeLessThan(530);
    expect(lengthMetres([at, toWgs84(at, 'BD09')])).toBeGreaterThan(1100);
    expect(toWgs84(at, 'CGCS2000')).toEqual(at);
  });
});
