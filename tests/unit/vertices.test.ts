/** Lines that a clerk may draw: what is far away is refused with its vertex, and no number of vertices takes long. */
import { describe, expect, it } from 'vitest';
import { brushOutline } from '../../src/story/make/brush';
import { courseOf, downstream, lengthMetres, nearestLine, orderAlong } from '../../src/story/make/geography';
import { thinTo } from '../../src/story/make/thin';
import type { LonLat } from '../../src/story/types';
import { scenesOf } from '../fixtures/outputs';
import { edited, sentencesOf, storyOf } from '../fixtures/variant';

interface Water {
  readonly features: { properties: { id: string; name: string; crs: string }; geometry: { coordinates: unknown[] } }[];
}
type Line = number[][];

/** The base folder with its canal drawn otherwise. */
function canal(change: (line: Line) => unknown, crs = 'WGS84') {
  return edited({
    'waterways.geojson': (text) => {
      const file = JSON.parse(text) as Water;
      const found = file.features.find(({ properties }) => properties.id === 'grand-canal');
      if (!found) throw new Error('no canal');
      found.geometry.coordinates = change(found.geometry.coordinates as Line) as unknown[];
      found.properties.crs = crs;
      return JSON.stringify(file);
    },
  });
}
const moved = (index: number, ...to: number[]) => canal((line) => line.map((at, k) => (k === index ? to : at)));

describe('vertices far away', () => {
  it.each([
    ['121.13 for 120.13', 9, 121.13, 30.3],
    ['12.01316', 9, 12.01316, 30.3],
    ['1e300', 9, 1e300, 30.3],
    ['-1e300', 0, 120.1, -1e300],
    ['beyond the antimeridian', 46, 181, 30.3],
    ['at the pole', 20, 120.13, 90],
    ['at null island', 3, 0, 0],
  ])('%s: one sentence, with file, name and number of the vertex', (_, index, lon, lat) => {
    const [sentence, ...more] = sentencesOf(moved(index, lon, lat));
    expect(more).toEqual([]);
    expect(sentence).toMatch(
      new RegExp(`^waterways\\.geojson 的 grand-canal\\.geometry\\.coordinates 写的是“[^”]*”：京杭大运河的第${index + 1}个点（WGS84）`),
    );
    expect(sentence).toMatch(/(公里|不是经纬度)；线可以伸出本区，最多 4\.7 公里（本区长边的四分之一）/);
  });

  it('are told together, the first five by number', () => {
    const far = canal((line) => line.slice(0, 40).map((at, k) => (k > 30 ? [at[0] ?? 0, 31] : at)));
    expect(sentencesOf(far)).toEqual([expect.stringContaining('第32、33、34、35、36个点等 9 个点')]);
  });

  it('are judged in the line’s own coordinate system', () => {
    for (const crs of ['GCJ02', 'BD09', 'CGCS2000']) {
      const files = canal((line) => line.map((at, k) => (k === 5 ? [1e300, 1e300] : at)), crs);
      expect(sentencesOf(files), crs).toEqual([expect.stringContaining('第6个点')]);
    }
  });

  it('a river may run on beyond the district, up to a quarter of its longer side', () => {
    expect(sentencesOf(moved(0, 120.1, 30.42 + 4.6 / 111.195))).toEqual([]);
    expect(sentencesOf(moved(0, 120.1, 30.42 + 4.8 / 111.195))).toEqual([expect.stringContaining('第1个点')]);
  });

  it('that no number is at all are refused too', () => {
    for (const file of ['null', '"120.1"', '[]']) {
      const files = edited({ 'waterways.geojson': (text) => text.replace('[120.12447,30.3868]', `[${file},30.3868]`) });
      expect(sentencesOf(files), file).toEqual([
        expect.stringMatching(/^waterways\.geojson 的 grand-canal\.geometry\.coordinates.*至少两个点/),
      ]);
    }
    for (const endless of ['1e999', '-1e999'])
      expect(sentencesOf(edited({ 'waterways.geojson': (text) => text.replace('120.12447', endless) }))).toEqual([
        expect.stringContaining('京杭大运河的第1个点（WGS84）不是经纬度'),
      ]);
    expect(sentencesOf(edited({ 'waterways.geojson': (text) => text.replace('120.12447', 'NaN') }))).toEqual([
      expect.stringContaining('不是完整的 JSON'),
    ]);
  });

  it('the boundary is held to the same rule', () => {
    const square = [
      [120.05, 30.26],
      [120.2, 30.26],
      [120.2, 30.4],
      [121.9, 30.4],
      [120.05, 30.26],
    ];
    const boundary = {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { crs: 'WGS84', source: '某局' }, geometry: { type: 'Polygon', coordinates: [square] } }],
    };
    expect(sentencesOf({ ...edited({}), 'boundary.geojson': new TextEncoder().encode(JSON.stringify(boundary)) })).toEqual([
      expect.stringMatching(/^boundary\.geojson 的 features\.第1个\.geometry.*区界的第4个点/),
    ]);
  });
});

describe('points far away', () => {
  it.each(['9'.repeat(400), '1e300', '-120.1', '0', '181', '120.1.3', 'NaN', 'Infinity', '-0', '１２０'])(
    'lon %s: refused with row and field',
    (lon) => {
      for (const crs of ['WGS84', 'GCJ02', 'BD09']) {
        const [sentence, ...more] = sentencesOf(
          edited({ 'streets.csv': (text) => text.replace('120.14756,30.28681,WGS84', `${lon},30.28681,${crs}`) }),
        );
        expect(sentence).toMatch(/^streets\.csv 第2行的 lon 写的是/);
        expect(more).toEqual([]);
      }
    },
  );
});

describe('lines of any shape', () => {
  const shapes: Record<string, (line: Line) => Line> = {
    'every vertex twice': (line) => line.flatMap((at) => [at, at]),
    'there and back': (line) => [...line, ...[...line].reverse()],
    'a closed ring': (line) => [...line, line[0] ?? []],
    'two vertices': (line) => [line[0] ?? [], line.at(-1) ?? []],
    'a metre long': () => [
      [120.13, 30.32],
      [120.13001, 30.32],
    ],
    'with heights': (line) => line.map((at) => [...at, 7]),
    upstream: (line) => [...line].reverse(),
    'a zigzag of 20,000 vertices': () => Array.from({ length: 20_000 }, (_, k) => [k % 2 ? 120.05 : 120.21, 30.41 - (0.15 * k) / 20_000]),
  };

  it.each(Object.keys(shapes))('%s: is drawn, in the district, with finite numbers', (name) => {
    const story = storyOf(canal(shapes[name] ?? ((line) => line)));
    const main = story.stage.waterways.find((water) => water.main);
    for (const [lon, lat] of main?.brush ?? []) {
      expect(lon > 120.0 && lon < 120.27, name).toBe(true);
      expect(lat > 30.2 && lat < 30.47, name).toBe(true);
    }
    expect(
      JSON.stringify(scenesOf(story).map(({ camera, map, chart, marks }) => [camera, map, chart, marks.map(({ at }) => at)])),
    ).not.toMatch(/\[null|NaN/);
  });

  it.each([
    ['all in one place', Array.from({ length: 5 }, () => [120.13, 30.32]), '所有点都在同一处'],
    ['one vertex', [[120.13, 30.32]], '至少两个点'],
    ['no vertex', [], '至少两个点'],
  ])('%s: is refused', (_, line, why) => {
    expect(sentencesOf(canal(() => line))).toEqual([expect.stringMatching(new RegExp(`grand-canal.*${why}`))]);
  });
});

describe('work', () => {
  /** A line whose coordinates count how often they are read. */
  function counted(count: number): { line: LonLat[]; reads: () => number } {
    let reads = 0;
    const line = Array.from({ length: count }, (_, k): LonLat => {
      const at = [120.13 + 0.02 * Math.sin(k / 40) + 0.004 * Math.sin(k * 2.3), 30.41 - (0.15 * k) / count] as const;
      return new Proxy(at, {
        get(target, key) {
          if (key === '0' || key === '1') reads += 1;
          return Reflect.get(target, key) as unknown;
        },
      });
    });
    return { line, reads: () => reads };
  }
  const streets = Array.from({ length: 18 }, (_, k) => ({ id: `s${k}`, at: [120.1 + k * 0.004, 30.27 + k * 0.007] as LonLat }));
  const works: Record<string, (line: LonLat[]) => unknown> = {
    thinning: (line) => thinTo(line, 2000),
    'the brush': (line) => brushOutline(line, { meanWidthM: 180, seed: 0 }),
    'the order along the canal': (line) => orderAlong(line, streets),
    'the nearest water': (line) => streets.map(({ at }) => nearestLine(at, [{ id: 'a', line }])),
    'its course': (line) => [courseOf(line), downstream(line), lengthMetres(line)],
  };

  it.each(Object.keys(works))('%s grows with the vertices, not with their square', (name) => {
    const readsOf = (count: number): number => {
      const { line, reads } = counted(count);
      works[name]?.(line);
      return reads();
    };
    // Ten times the vertices: ten times the work, a third more for the logarithm, never a hundred times.
    expect(readsOf(30_000) / readsOf(3000)).toBeLessThan(20);
    expect(readsOf(3000)).toBeGreaterThan(0);
  });

  it('a line of any length is drawn from a bounded number of vertices', () => {
    const story = storyOf(canal(() => counted(50_000).line.map(([lon, lat]) => [lon, lat])));
    const main = story.stage.waterways.find((water) => water.main);
    expect(main?.line.length).toBe(2000);
    expect(main?.brush.length).toBeLessThanOrEqual(260);
  });
});
