/** Tiles of a map service under the story: asked for rightly, drawn, and given up quietly when they fail. A server on this machine stands in for the service. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { distFolder, stepsWith, at, story as own } from './expected';
import { PageLog, atRest, scrollToStep, toStep } from './support';
import { build, changedData, variant, type Variant } from './variant';

const KEY = 'abc123testkey';
const SOURCE = '天地图 GS（测试）0000号';
const REVIEW = '浙杭S（2000）1号';
const step = at(
  stepsWith('map').filter((each) => each.scene.focus.length === 0 && !each.scene.reveal && each.figure !== null),
  0,
).id;
const later = at(
  stepsWith('map').filter((each) => each.scene.focus.length > 0),
  0,
).id;

/** A boundary for the tests. */
const LINE = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { crs: 'CGCS2000', source: '测试用的线' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [120.09, 30.29],
          [120.09, 30.36],
          [120.17, 30.37],
        ],
      },
    },
  ],
});

/** A picture of 256 × 256 px in one colour. */
function png([r, g, b]: [number, number, number]): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(256, 0);
  header.writeUInt32BE(256, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(768, Buffer.from([r, g, b]))]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: 256 }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

type Mood = 'well' | 'teapot' | 'broken' | 'page' | 'silent';

/** Stands in for the tile service. */
class TileHost {
  readonly asked: URL[] = [];
  mood: Mood = 'well';
  readonly #tile = png([40, 90, 200]);
  readonly #server: Server = createServer((request, response) => {
    this.asked.push(new URL(request.url ?? '/', 'http://127.0.0.1'));
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (this.mood === 'silent') return;
    if (this.mood === 'well') response.writeHead(200, { 'Content-Type': 'image/png' }).end(this.#tile);
    else if (this.mood === 'page') response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>密钥已停用</h1>');
    else response.writeHead(this.mood === 'teapot' ? 418 : 503).end();
  });

  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

const host = new TileHost();
let story: Variant;

// What is made up stands on no map of the world.
test.skip(own.site.fictional, 'a district that is made up has no basemap');

// One build for all that stands on a map service: what is fetched, given up and drawn does not depend on the screen.
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  const address = await host.start();
  story = await variant(
    {
      'boundary.geojson': () => LINE,
      'site.yaml': (text) =>
        text
          .replace(/basemap: .*/, `basemap: tianditu\n  basemap_source: ${SOURCE}\n  tianditu: { layer: vec, host: "${address}" }`)
          .replace(/( review_number:).*/, `$1 ${REVIEW}`),
    },
    { YUNHE_MAP_KEY: KEY },
  );
});
test.afterAll(async () => {
  host.stop();
  await story.close();
});

const shown = (page: Page): Promise<void> => expect(page.locator('html')).toHaveAttribute('data-map', 'live');
const notice = (page: Page) => page.locator('.map-notice');

async function open(page: Page, mood: Mood, map: 'live' | 'static' = 'live'): Promise<PageLog> {
  host.mood = mood;
  host.asked.length = 0;
  const log = new PageLog(page);
  await page.goto(`${story.served.url}?map=${map}&motion=off`);
  await atRest(page);
  await scrollToStep(page, step);
  return log;
}

/** How blue the map is in its middle, where the tiles are: 0 … 255. */
async function blueness(page: Page): Promise<number> {
  const shot = await page.locator('[data-stage] canvas').screenshot();
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const [red = 0, , blue = 0] = context.getImageData(Math.round(image.width * 0.93), Math.round(image.height * 0.55), 1, 1).data;
    return blue - red;
  }, shot.toString('base64'));
}

test('tiles are asked for in the service’s own terms and lie under names, lanterns and water', { tag: '@desk' }, async ({ page }) => {
  const log = await open(page, 'well');
  await shown(page);
  await atRest(page, step);
  await expect.poll(() => blueness(page)).toBeGreaterThan(20);
  expect(host.asked.length).toBeGreaterThan(4);
  const layers = new Set<string>();
  for (const { pathname, searchParams } of host.asked) {
    const layer = searchParams.get('LAYER') ?? '';
    layers.add(layer);
    expect(pathname).toBe(`/${layer}_w/wmts`);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      SERVICE: 'WMTS',
      REQUEST: 'GetTile',
      VERSION: '1.0.0',
      STYLE: 'default',
      TILEMATRIXSET: 'w',
      FORMAT: 'tiles',
      tk: KEY,
    });
    const [z, x, y] = ['TILEMATRIX', 'TILECOL', 'TILEROW'].map((name) => Number(searchParams.get(name)));
    // The one tile at each level that holds the district's middle, and its neighbours.
    const [lon, lat] = [120.145, 30.32];
    const n = 2 ** (z ?? 0);
    const sin = Math.sin((lat * Math.PI) / 180);
    expect(Math.abs((x ?? 0) - Math.floor(((lon + 180) / 360) * n))).toBeLessThanOrEqual(8);
    expect(Math.abs((y ?? 0) - Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * n))).toBeLessThanOrEqual(8);
  }
  expect([...layers].sort()).toEqual(['cva', 'vec']);
  await expect(page.locator('[data-stage] .caption')).toContainText(SOURCE.slice(0, 6));
  await expect(page.locator('[data-stage] .caption')).toContainText(REVIEW.slice(0, 6));
  await expect(page.locator('footer')).toContainText(`审图号：${REVIEW}`);
  await expect(notice(page)).toBeEmpty();
  log.expectClean();
});

for (const mood of ['teapot', 'broken', 'page'] as const) {
  test(`a service that answers with ${mood}: a sentence, the drawing, and the story goes on`, { tag: '@desk' }, async ({ page }) => {
    await open(page, mood);
    await expect(notice(page)).toHaveText('底图没有取到，改用内置简图。');
    await toStep(page, later);
    await shown(page);
    const asked = host.asked.length;
    await toStep(page, step);
    expect(await blueness(page)).toBeLessThan(10);
    await expect(page.locator('[data-stage] [data-mark]').first()).toBeVisible();
    expect(host.asked.length, 'nothing goes on asking').toBe(asked);
  });
}

// After how long: tests/unit/tiles.test.ts.
test('a service that keeps silent is given up', { tag: '@desk' }, async ({ page }) => {
  await open(page, 'silent');
  await shown(page);
  await expect(notice(page)).toBeEmpty();
  await expect(notice(page)).toHaveText('底图没有取到，改用内置简图。');
  await toStep(page, later);
  await shown(page);
});

test('without a key the build says so and makes nothing; the key is in no file of the default build', { tag: '@desk' }, async () => {
  const folder = await changedData({
    'site.yaml': (text) => text.replace(/basemap: embedded.*/, `basemap: tianditu\n  basemap_source: ${SOURCE}`),
  });
  const { status, output } = await build(join(folder, 'data'), join(folder, 'dist'), { YUNHE_MAP_KEY: '' });
  expect(status).not.toBe(0);
  expect(output).toContain('YUNHE_MAP_KEY');
  expect(output).toContain('这种底图要有密钥');
  await expect(readdir(join(folder, 'dist'))).rejects.toThrow();
  await rm(folder, { recursive: true, force: true });
  const files = (await readdir(distFolder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files)
    expect(await readFile(join(parentPath, name), 'latin1'), name).not.toMatch(/tianditu\.gov|[?&]tk=/);
});

test('a boundary without 审图号 is not drawn: the build warns and the page says what is wanting', { tag: '@desk' }, async ({ page }) => {
  const folder = await changedData({ 'boundary.geojson': () => LINE, 'site.yaml': (text) => text.replace(/( review_number:).*/, '$1 ""') });
  const { status, output } = await build(join(folder, 'data'), join(folder, 'dist'), {});
  expect(status).toBe(0);
  expect(output).toContain('审图号待补');
  expect(output).toContain('区界没有画');
  const html = await readFile(join(folder, 'dist/index.html'), 'utf8');
  await page.setContent(html.replace(/<script[^>]*src=[^>]*><\/script>/g, ''), { waitUntil: 'commit' });
  expect(html).not.toContain('id="boundary"');
  await expect(page.locator('[data-stage] .caption')).toContainText('审图号待补');
  await rm(folder, { recursive: true, force: true });
});

test(
  'a boundary with 审图号 is drawn on the drawn and the live map, and the number stands on page and print',
  { tag: '@desk' },
  async ({ page }) => {
    await open(page, 'well', 'static');
    await atRest(page, step);
    const line = page.locator('[data-stage] .boundary');
    const box = await line.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(100);
    await expect(page.locator('[data-stage] .caption')).toContainText(`审图号：${REVIEW}`);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('footer')).toContainText(REVIEW);
    await expect(page.locator('figure .graphic .caption').first()).toContainText(REVIEW);
    await page.emulateMedia({ media: 'screen' });
    await open(page, 'well');
    await shown(page);
    await expect(line, 'the engine draws it now').toBeHidden();
    await expect(page.locator('[data-stage] .caption')).toContainText(REVIEW);
  },
);
