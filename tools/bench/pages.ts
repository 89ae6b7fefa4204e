/** The three pages that are measured side by side: the story, its text alone, the map engine alone. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import { dataFolder } from '../../build/data-folder.ts';
import { root } from '../run.mjs';
import { serve, type Served } from '../serve.ts';

export interface Pages {
  story: string;
  plain: string;
  engine: string;
  /** Compressed size of the code that stands inside the story's HTML. */
  inlineCodeBytes: number;
  close(): Promise<void>;
}

/** Hosts compress ahead of time, as well as they can. */
export const QUALITY = 11;

const document = (title: string, head: string, body: string): string =>
  `<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${title}</title>${head}</head>\n<body>\n${body}\n</body>\n</html>\n`;

interface Extract {
  blocks: { tag: string; text: string }[];
  steps: number;
  code: string;
}

/** Reads headings and paragraphs, the number of steps and the inline code out of the story's HTML as it was built. */
async function extract(browser: Browser, html: string): Promise<Extract> {
  const page = await browser.newPage({ javaScriptEnabled: false });
  const result = await page.evaluate((source) => {
    const story = new DOMParser().parseFromString(source, 'text/html');
    // What is folded into <noscript> is text to a browser with scripts.
    const inline = [...story.querySelectorAll('style, script:not([src]):not([type$="json"])')].filter(
      (element) => !element.closest('noscript'),
    );
    const code = inline.map((element) => element.textContent).join('\n');
    const blocks: { tag: string; text: string; home: Element | null }[] = [];
    const walker = story.createTreeWalker(story.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      const text = (walker.currentNode.textContent ?? '').replace(/\s+/g, ' ');
      if (!text.trim() || !parent || parent.closest('script, style, template, noscript, svg')) continue;
      const home = parent.closest(
        'h1, h2, h3, h4, h5, h6, p, li, tr, dt, dd, caption, figcaption, summary, blockquote, div, section, body',
      );
      const before = blocks.at(-1);
      if (before && before.home === home) before.text += text;
      else blocks.push({ tag: home && /^H[1-6]$/.test(home.tagName) ? home.tagName.toLowerCase() : 'p', text, home });
    }
    return {
      blocks: blocks.map(({ tag, text }) => ({ tag, text: text.trim() })),
      steps: story.querySelectorAll('[data-step-id]').length,
      code,
    };
  }, html);
  await page.close();
  return result;
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

interface Line {
  geometry: { coordinates: [number, number][] };
}

/** The engine's page: one line, 18 points, as many sections as the story has steps, one flight for each. */
const engineScript = (line: [number, number][]): string => `
const line = ${JSON.stringify(line)};
const points = Array.from({ length: 18 }, (_, i) => line[Math.round(i * (line.length - 1) / 17)]);
const feature = (geometry) => ({ type: 'Feature', properties: {}, geometry });
const source = (features) => ({ type: 'geojson', data: { type: 'FeatureCollection', features } });
const style = {
  version: 8,
  sources: {
    line: source([feature({ type: 'LineString', coordinates: line })]),
    points: source(points.map((coordinates) => feature({ type: 'Point', coordinates }))),
  },
  layers: [
    { id: 'ground', type: 'background', paint: { 'background-color': '#f5f0e4' } },
    { id: 'line', type: 'line', source: 'line', paint: { 'line-color': '#2b6a78', 'line-width': 4 } },
    { id: 'points', type: 'circle', source: 'points', paint: { 'circle-color': '#b88a3a', 'circle-radius': 6 } },
  ],
};
async function start() {
  performance.mark('engine-start');
  const [{ Map, setWorkerUrl }, { default: workerUrl }] = await Promise.all([
    import('maplibre-gl'),
    import('maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'),
    import('maplibre-gl/dist/maplibre-gl.css'),
  ]);
  setWorkerUrl(workerUrl);
  const map = new Map({ container: 'map', style, center: points[9], zoom: 11, interactive: false, attributionControl: false });
  map.once('idle', () => performance.mark('engine-idle'));
  const sections = [...document.querySelectorAll('section')];
  const flights = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
    const index = sections.indexOf(target);
    map.flyTo({ center: points[index % 18], zoom: 11 + index % 3, duration: 1500 });
  }), { rootMargin: '-55% 0px -45% 0px' });
  sections.forEach((section) => flights.observe(section));
}
requestAnimationFrame(() => setTimeout(start));
`;

const ENGINE_STYLE = `
body { margin: 0; }
#map { position: sticky; top: 0; height: 55svh; }
section { min-height: 100svh; padding: 1em; box-sizing: border-box; }
@media (min-width: 900px) { #map { height: 100svh; margin-left: 40%; } section { width: 40%; } }
`;

async function buildEnginePage(folder: string, steps: number): Promise<void> {
  const waterways = JSON.parse(await readFile(join(dataFolder, 'waterways.geojson'), 'utf8')) as { features: Line[] };
  const canal = waterways.features[0];
  if (!canal) throw new Error('waterways.geojson has no line');
  const sections = Array.from({ length: steps }, (_, i) => `<section><h2>第 ${i + 1} 步</h2><p>只有地图引擎。</p></section>`);
  await mkdir(folder);
  await writeFile(join(folder, 'main.js'), engineScript(canal.geometry.coordinates));
  await writeFile(join(folder, 'main.css'), ENGINE_STYLE);
  const head = '<link rel="stylesheet" href="./main.css"><script type="module" src="./main.js"></script>';
  await writeFile(join(folder, 'index.html'), document('引擎', head, `<div id="map"></div>\n${sections.join('\n')}`));
  await build({
    root: folder,
    configFile: false,
    base: './',
    logLevel: 'error',
    build: { target: 'es2022', chunkSizeWarningLimit: 4_000 },
  });
}

/** Builds the pages to compare with and serves all three, compressed once. */
export async function preparePages(browser: Browser, site: string): Promise<Pages> {
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'bench-'));
  const served: Served[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(served.map((each) => each.close()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { blocks, steps, code } = await extract(browser, await readFile(join(site, 'index.html'), 'utf8'));
    await mkdir(join(folder, 'plain'));
    const text = blocks.map((block) => `<${block.tag}>${escape(block.text)}</${block.tag}>`).join('\n');
    await writeFile(join(folder, 'plain/index.html'), document('纯文', '', text));
    await buildEnginePage(join(folder, 'engine'), steps || 24);
    for (const dir of [site, join(folder, 'plain'), join(folder, 'engine/dist')]) served.push(await serve(dir, { quality: QUALITY }));
    const [story = '', plain = '', engine = ''] = served.map(({ url }) => url);
    return { story, plain, engine, inlineCodeBytes: code ? brotliCompressSync(code).length : 0, close };
  } catch (error) {
    await close();
    throw error;
  }
}
