/** Addresses of tiles: 天地图's key-value form, keys only from the environment. */
import { describe, expect, it } from 'vitest';
import { KEY_VARIABLE, tileOrigins, tilesOf } from '../../build/basemap';
import { contentSecurityPolicy } from '../../build/csp';
import { loadStory } from '../../src/story/load';
import { fixture } from '../fixtures/overlay';

const tianditu = { kind: 'tianditu', host: 'https://t{s}.tianditu.gov.cn', layer: 'img' } as const;

function withSite(change: (text: string) => string, more: Record<string, string> = {}): ReturnType<typeof loadStory> {
  const files = fixture('base');
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  return loadStory({
    ...files,
    'site.yaml': encode(change(new TextDecoder().decode(files['site.yaml']))),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, encode(text)])),
  });
}

describe('tiles', () => {
  it('needs none for the embedded drawing, whatever the environment holds', () => {
    expect(tilesOf({ kind: 'embedded' }, { [KEY_VARIABLE]: 'x' })).toBeNull();
    expect(tileOrigins(null)).toEqual([]);
  });

  it('spreads 天地图 over its eight hosts, picture below and lettering above', () => {
    const tiles = tilesOf(tianditu, { [KEY_VARIABLE]: ' k3y ' });
    expect(tiles?.layers.map((urls) => urls.length)).toEqual([8, 8]);
    expect(tiles?.layers[0]?.[7]).toBe(
      'https://t7.tianditu.gov.cn/img_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=img&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=k3y',
    );
    expect(tiles?.layers[1]?.[0]).toContain('/cia_w/wmts?');
    expect([tiles?.minZoom, tiles?.maxZoom]).toEqual([1, 18]);
    expect(tileOrigins(tiles)).toHaveLength(8);
  });

  it('asks for the kind of 天地图 that the settings name: picture or map, each with its own lettering', () => {
    const named = (layer: 'vec' | 'img'): (string | null)[] =>
      (tilesOf({ ...tianditu, layer }, { [KEY_VARIABLE]: 'k3y' })?.layers ?? []).map(([url = '']) =>
        new URL(url).searchParams.get('LAYER'),
      );
    expect([named('vec'), named('img')]).toEqual([
      ['vec', 'cva'],
      ['img', 'cia'],
    ]);
  });

  it.each([undefined, '', '  '])('refuses to build without a key (%j)', (key) => {
    expect(() => tilesOf(tianditu, { [KEY_VARIABLE]: key })).toThrow(/环境变量 YUNHE_MAP_KEY/);
  });

  it('refuses what cannot be a key', () => expect(() => tilesOf(tianditu, { [KEY_VARIABLE]: 'a&b=c' })).toThrow(/不像一个密钥/));

  it('asks a service of one’s own for a key only where its address has one', () => {
    const raster = { kind: 'raster', url: 'https://tiles.example.cn/{z}/{x}/{y}.png', minZoom: 3, maxZoom: 16 } as const;
    expect(tilesOf(raster, {})).toEqual({ layers: [[raster.url]], minZoom: 3, maxZoom: 16 });
    expect(() => tilesOf({ ...raster, url: `${raster.url}?k={key}` }, {})).toThrow(/密钥/);
    expect(tilesOf({ ...raster, url: `${raster.url}?k={key}` }, { [KEY_VARIABLE]: 'z' })?.layers).toEqual([[`${raster.url}?k=z`]]);
  });

  it('lets the page’s policy name the hosts of its tiles, and no other', () => {
    const page = (hosts: string): string => `<!doctype html>\n<html lang="zh-CN"${hosts}><body></body></html>`;
    expect(contentSecurityPolicy(page(''))).toContain("connect-src 'self';");
    const policy = contentSecurityPolicy(page(' data-tile-hosts="https://t0.tianditu.gov.cn https://t1.tianditu.gov.cn"'));
    expect(policy).toContain("connect-src 'self' https://t0.tianditu.gov.cn https://t1.tianditu.gov.cn;");
    expect(policy).toContain("img-src 'self' data: https://t0.tianditu.gov.cn");
    expect(policy).toContain("script-src 'self';");
  });
});

describe('settings of the basemap', () => {
  const raster =
    (crs: string): ((text: string) => string) =>
    (text) =>
      text
        .replace(
          /basemap: embedded.*/,
          `basemap: raster\n  basemap_source: 某图\n  raster: { url: "https://tiles.example.cn/{z}/{x}/{y}.png", crs: ${crs} }`,
        )
        .replace('allowed_hosts: []', 'allowed_hosts: [tiles.example.cn]');

  it('takes a raster service in WGS84 or CGCS2000 and says that its 审图号 is wanting', () => {
    for (const crs of ['WGS84', 'CGCS2000']) {
      const result = withSite(raster(crs));
      expect(result.ok && result.story.basemap).toEqual({
        kind: 'raster',
        url: 'https://tiles.example.cn/{z}/{x}/{y}.png',
        minZoom: 1,
        maxZoom: 18,
      });
      expect(result.ok && result.story.stage.duties).toMatchObject({ basemapSource: '某图', reviewPending: true });
      expect(result.ok && result.warnings.join()).toContain('审图号待补');
    }
  });

  it.each(['GCJ02', 'BD09'])('refuses shifted tiles (%s) with the reason', (crs) => {
    const result = withSite(raster(crs));
    expect(result.ok ? [] : result.faults.map(({ message }) => message).join()).toContain('图片无法如实纠正');
  });

  it('draws a boundary only with 审图号, converted to WGS84', () => {
    const line = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { crs: 'GCJ02', source: '某局' },
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [120.1, 30.3],
                [120.2, 30.3],
                [120.2, 30.4],
                [120.1, 30.3],
              ],
            ],
          },
        },
      ],
    });
    const without = withSite((text) => text, { 'boundary.geojson': line });
    expect(without.ok && without.story.boundary).toEqual([]);
    expect(without.ok && without.story.stage).toMatchObject({ boundary: false, duties: { reviewPending: true } });
    const reviewed = withSite((text) => text.replace('review_number: ""', 'review_number: 浙S（2000）1号'), { 'boundary.geojson': line });
    expect(reviewed.ok && reviewed.story.stage).toMatchObject({ boundary: true, duties: { reviewPending: false } });
    const [lon = 0, lat = 0] = (reviewed.ok && reviewed.story.boundary[0]?.[0]) || [];
    expect(lon).toBeCloseTo(120.1 - 0.0046, 3);
    expect(lat).toBeCloseTo(30.3 + 0.0023, 3);
  });
});
