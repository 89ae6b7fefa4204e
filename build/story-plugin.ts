/**
 * The build's side of the one way for data: reads and checks the data folder, gives the story to the code as virtual
 * modules, prerenders the page into index.html, and refuses to build on a fault.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { Prerendered } from '../src/pages/story/prerender';
import type { Story, Tiles } from '../src/story/types';
import { finderOf, type Finder } from '../src/story/make/finder';
import { leanStage } from './lean';
import { noteTexts } from '../src/pages/present/noteText';
import { sheetWordsOf } from '../src/take/sheet/words';
import { tileOrigins, tilesOf } from './basemap';
import { storyFrom } from './check-data';
import { chinese } from './chinese';
import { withPrerenderer } from './prerenderer';
import { sheetStyle } from './sheet-style';

/** With this mode of the build the pages refer to the files of `downloads/` (see tools/export). */
export const EXPORT_MODE = 'export';

const STAGE = 'virtual:yunhe/stage';
const GROUND = 'virtual:yunhe/ground';
const STREETS = 'virtual:yunhe/streets';
const SHEETS = 'virtual:yunhe/sheets';
const NOTES = 'virtual:yunhe/notes';
const MODULES = [STAGE, GROUND, STREETS, SHEETS, NOTES];

export interface PrerenderModule {
  prerender(story: Story, finder: Finder, root: string, ready: boolean): Prerendered;
}

/** Source text that makes a value: the quickest form for an engine to read. */
const parsed = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** Vite plugin for the story in `dataDir`. */
export function storyPlugin(dataDir: string): Plugin {
  let root = '';
  let ready = false;
  let dev: ViteDevServer | null = null;
  let story: Story | null = null;

  const load = (): Story => {
    story ??= storyFrom(dataDir, (warning) => console.warn(`提醒：${warning}`));
    return story;
  };
  const tiles = (): Tiles | null => tilesOf(load().basemap, process.env);

  return {
    name: 'yunhe-story',
    configResolved(config) {
      root = config.root;
      ready = config.mode === EXPORT_MODE;
    },
    buildStart() {
      if (!dev) tiles();
    },
    configureServer(server) {
      dev = server;
      server.watcher.add(dataDir);
      server.watcher.on('all', (_event, file) => {
        if (!file.startsWith(dataDir)) return;
        story = null;
        for (const id of MODULES) {
          const module = server.moduleGraph.getModuleById(`\0${id}`);
          if (module) server.moduleGraph.invalidateModule(module);
        }
        try {
          tiles();
          server.ws.send({ type: 'full-reload' });
        } catch (error) {
          server.ws.send({ type: 'error', err: { message: error instanceof Error ? error.message : String(error), stack: '' } });
        }
      });
    },
    resolveId(id) {
      return MODULES.includes(id) ? `\0${id}` : null;
    },
    load(id) {
      if (id === `\0${STAGE}`) return `export const story = ${parsed(leanStage(load().stage))};`;
      if (id === `\0${GROUND}`) {
        const { stage, boundary } = load();
        const brushes = Object.fromEntries(stage.waterways.map(({ id: water, brush }) => [water, brush]));
        return `export const brushes = ${parsed(brushes)};\nexport const boundary = ${parsed(boundary)};\nexport const tiles = ${parsed(tiles())};`;
      }
      if (id === `\0${SHEETS}`) return `export const words = ${parsed(sheetWordsOf(load()))};\nexport const style = ${JSON.stringify(sheetStyle(root))};`;
      if (id === `\0${NOTES}`) return `export const texts = ${parsed(noteTexts(load()))};`;
      if (id === `\0${STREETS}`) return `export const finder = ${parsed(finderOf(load(), chinese))};`;
      return null;
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        if (!html.includes('<!--page-->')) return html;
        const { head, body, firstStep } = await withPrerenderer<PrerenderModule, Prerendered>(root, dev, '/src/pages/story/prerender.ts', (module) => module.prerender(load(), finderOf(load(), chinese), '', ready));
        const hosts = tileOrigins(tiles()).join(' ');
        const origins = hosts && ` data-tile-hosts="${hosts}"`;
        return html
          .replace('data-map="static"', () => `data-map="static" data-step="${firstStep}"${origins}`)
          .replace('<!--head-->', () => `${head}${bootScript(root)}`)
          .replace('<!--page-->', () => body + printStyle(root));
      },
    },
  };
}

/** What runs before the first paint, inside the page. */
export function bootScript(root: string): string {
  const code = readFileSync(join(root, 'src/pages/parts/boot.js'), 'utf8').replace(/\/\*[\s\S]*?\*\/\s*/, '').replace(/^\s*\/\/.*$/gm, '').replace(/\n\s*/g, '\n').trim();
  return `<script>${code}</script>`;
}

/** The print rules, folded like the figures' pictures: a browser with scripts unfolds them when it prints (see pages/parts/boot.js). */
export function printStyle(root: string): string {
  const css = readFileSync(join(root, 'src/ui/print.css'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').trim();
  return `<noscript><style>${css}</style></noscript>`;
}

/**
 * Puts the page's style sheet into the page, so that the first paint waits for one file only. The file itself stays
 * beside it for hosts whose policy refuses inline styles.
 */
export function inlineStyles(): Plugin {
  return {
    name: 'yunhe-inline-styles',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const html = bundle['index.html'];
      if (!html || html.type !== 'asset') return;
      let styles = '';
      html.source = String(html.source).replace(/\s*<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/, (link, file: string) => {
        const css = bundle[file];
        if (!css || css.type !== 'asset') return link;
        styles = file;
        const text = String(css.source).replace(/url\((?!["']?data:)["']?(?:\.\/)?/g, (start) => `${start}./assets/`.replace('././assets/', './assets/')).trim();
        return `<style>${text}</style>`;
      });
      // The text comes before the code: the script is asked for once the page has been read.
      const script = /\s*<script type="module"[^>]*src="[^"]*"[^>]*><\/script>/.exec(html.source)?.[0] ?? '';
      html.source = html.source.replace(script, '').replace('</body>', () => `${script.trim()}</body>`);
      html.source = html.source.replace('<html ', () => `<html data-styles="./${styles}" `);
    },
  };
}
