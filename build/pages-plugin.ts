/** The build's side of the list of pages: makes their texts once, puts each into the one document, and gives it its code. */
import { join } from 'node:path';
import type { Plugin, Rollup, ViteDevServer } from 'vite';
import { pages as kinds } from '../src/pages/list';
import { rootFrom } from '../src/pages/parts/ways';
import type { Ground, PageKind, PageModule } from '../src/pages/types';
import { finderOf } from '../src/story/make/finder';
import type { SheetFile } from '../src/take/sheet/prerender';
import { tileOrigins } from './basemap';
import { classicCode, filesOf, inScript, linkedCode, loaderCode, textOf, type Bundling } from './bundles';
import { chinese } from './chinese';
import { markedCode, markedFictional } from './fictional';
import { faceFrom, faceInside, fontTexts, lackingWords, type FigureFontTexts } from './figure-fonts';
import { LARGE_SOURCE, largeSheet } from './large-sheet';
import { oembedOf } from './oembed';
import { offlineFile } from './offline';
import { siteReminders } from './reminders';
import { soundFiles, soundsInside, soundsWeight } from './recordings';
import { prerendering, type LoadModule } from './prerenderer';
import { documentOf, filled, isEmpty, sitePage, type SitePage } from './shell';
import { cutFont, type FontName, type SheetModule } from './sheets';
import type { StorySource } from './story-source';

/** With this mode of the build the pages refer to the files of `downloads/` (see tools/export). */
export const EXPORT_MODE = 'export';

const SHEETS = '/src/take/sheet/prerender.ts';

/** The texts of kinds of pages, and of the sheets. */
interface Texts {
  readonly pages: readonly SitePage[];
  readonly sheets: readonly SheetFile[];
}

async function textsOf(load: LoadModule, ground: Ground, wanted: (kind: PageKind) => boolean): Promise<Texts> {
  const made = await Promise.all(
    kinds.filter(wanted).map(async (kind) => {
      const { texts } = await load<PageModule>(`/src/pages/${kind.folder}/prerender.ts`);
      const pages = texts(ground).map((text) => sitePage(kind, text));
      return ground.story.site.fictional ? pages.map(markedFictional) : pages;
    }),
  );
  return { pages: made.flat(), sheets: (await load<SheetModule>(SHEETS)).sheetFiles(ground.story) };
}

function groundOf(source: StorySource, ready: boolean): Ground {
  const story = source.story();
  return { story, finder: finderOf(story, chinese), ready, tileHosts: tileOrigins(source.tiles()).join(' '), sounds: soundsInside(source) };
}

/** A figure's fonts, as files beside its page. */
const FACES = ['heading', 'text'] as const satisfies readonly FontName[];

/** Sources of the scripts that the site's own bundle begins with, besides the front page's. */
export const entries: Readonly<Record<string, string>> = Object.fromEntries(
  kinds.filter(({ code, path }) => code === 'files' && path !== '').map(({ entry }) => [entry.split('/').at(-2) ?? entry, entry]),
);

/**
 * Vite plugin for the pages of a story.
 * @param modules takes what the bundles are made of, for the third-party notices
 */
export function pagesPlugin(source: StorySource, modules: Set<string>): Plugin {
  let root = '';
  let ready = false;
  let dev: ViteDevServer | null = null;
  let made: Texts = { pages: [], sheets: [] };
  return {
    name: 'yunhe-pages',
    configResolved(config) {
      root = config.root;
      ready = config.mode === EXPORT_MODE;
    },
    configureServer(server) {
      dev = server;
      server.middlewares.use((request, response, next) => {
        answer(server, source, { root, modules }, request.url ?? '').then((found) => {
          if (!found) return next();
          response.setHeader('Content-Type', found.type);
          response.end(found.body);
        }, next);
      });
    },
    async buildStart() {
      if (!dev) made = await prerendering(root, null, (load) => textsOf(load, groundOf(source, ready), () => true));
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        if (!isEmpty(html)) return html;
        const {
          pages: [front],
        } = dev ? await prerendering(root, dev, (load) => textsOf(load, groundOf(source, false), ({ path }) => path === '')) : made;
        return front ? filled(root, html, dev ? withLarge(front) : front) : html;
      },
    },
    async generateBundle(_options, bundle) {
      const emit = (fileName: string, text: string | Uint8Array): void => {
        if (!(fileName in bundle)) this.emitFile({ type: 'asset', fileName, source: text });
      };
      const bundling = { root, modules };
      const { site } = source.story();
      const figures = new Map(
        made.pages.filter(({ code }) => code === 'inside').map((page) => [page, fontTexts(source.story(), page, made.sheets)]),
      );
      const inside = await Promise.all(
        [...new Set([...figures.keys()].map(({ entry }) => entry))].map(
          async (entry) => [entry, await classicCode(bundling, entry)] as const,
        ),
      );
      for (const file of inside.flatMap(([, output]) => output)) emit(file.fileName, file.type === 'chunk' ? file.code : file.source);
      for (const page of made.pages) {
        if (page.path === '') continue;
        const texts = figures.get(page);
        if (page.code === 'alone') emit(page.path, await offlineFile(bundling, source, page));
        else if (!texts) emit(`${page.path}index.html`, filesDocument(root, bundle, page));
        else {
          const output = new Map(inside).get(page.entry);
          if (output) emit(`${page.path}index.html`, figureDocument(root, page, output, await faceInside(root, texts)));
          for (const name of FACES) emit(`${page.path}${name}.woff2`, await cutFont(root, name, texts[name]));
          if (site.address) emit(`oembed/${page.was ?? page.id}.json`, oembedOf(page, site));
        }
      }
      emit('embed.js', markedCode(await loaderCode(bundling), site));
      for (const { file, bytes } of soundFiles(source)) emit(file, bytes);
      const weight = soundsWeight(source);
      if (weight) console.log(`提醒：${weight}`);
      const lacking = lackingWords(root, [...figures.values()]);
      if (lacking) console.log(`提醒：${lacking}`);
      for (const reminder of siteReminders(site)) console.log(`提醒：${reminder}`);
    },
  };
}

/** In the dev server the large version's sheet is fetched from its source. */
const withLarge = (page: SitePage): SitePage => ({ ...page, data: { ...page.data, large: LARGE_SOURCE } });

/** A page whose code comes as files. */
function filesDocument(root: string, bundle: Rollup.OutputBundle, page: SitePage): string {
  const { script, styles } = filesOf(bundle, join(root, page.entry));
  const from = (file: string): string => `${rootFrom(page.path)}${file}`;
  const data = { ...page.data, large: from(largeSheet(bundle)) };
  return documentOf(root, { ...page, data }, linkedCode(page, script && from(script), styles.map(from)));
}

/**
 * A figure's page with its style, its script and its letters inside: a sandboxed frame has no origin, so that some
 * browsers give it nothing from `'self'`, and no browser a font or a module from a host without CORS headers. The
 * letters come last, the words need not wait for them. Where a host's policy refuses inline code, the files do its work.
 */
function figureDocument(root: string, page: SitePage, output: Rollup.RollupOutput['output'], face: string): string {
  const from = (type: 'asset' | 'chunk'): string =>
    output
      .filter((file) => file.type === type)
      .map(({ fileName }) => `${rootFrom(page.path)}${fileName}`)
      .join(' ');
  return documentOf(
    root,
    { ...page, data: { ...page.data, styles: from('asset') } },
    {
      icon: `${rootFrom(page.path)}icon.png`,
      first: `<style>${textOf(output, 'asset')}</style>`,
      last: `${face}<script>${inScript(textOf(output, 'chunk'))}</script><script src="${from('chunk')}" defer></script>`,
    },
  );
}

/** What the dev server answers for a page besides the front page, and for the files beside it; null for everything else. */
async function answer(
  server: ViteDevServer,
  source: StorySource,
  bundling: Bundling,
  url: string,
): Promise<{ type: string; body: string | Buffer } | null> {
  const sound = url.startsWith('/voice/') && soundFiles(source).find(({ file }) => url.replace(/[?#].*$/, '') === `/${file}`);
  if (sound) return { type: sound.type, body: sound.bytes };
  const [, path = '', file = ''] = /^\/((?:[\w-]+\/)*)((?:index\.html|[\w-]+\.woff2|embed\.js)?)$/.exec(url.replace(/[?#].*$/, '')) ?? [];
  if (file === 'embed.js') return { type: 'text/javascript', body: await loaderCode(bundling) };
  const { root } = bundling;
  const mayBe = (kind: PageKind): boolean =>
    path !== '' && kind.code !== 'alone' && new RegExp(`^${kind.path.replace('{id}', '[\\w-]+')}$`).test(path);
  if (!kinds.some(mayBe)) return null;
  const { pages, sheets } = await prerendering(root, server, (load) => textsOf(load, groundOf(source, false), mayBe));
  const page = pages.find((each) => each.path === path);
  if (!page) return null;
  const face = FACES.find((name) => file === `${name}.woff2`);
  const texts: FigureFontTexts | null = page.code === 'inside' ? fontTexts(source.story(), page, sheets) : null;
  if (face) return texts && { type: 'font/woff2', body: await cutFont(root, face, texts[face]) };
  const entry = `/${page.entry}`;
  const code = entry.endsWith('.css') ? linkedCode(page, null, [entry]) : linkedCode(page, entry, []);
  const html = documentOf(root, withLarge(page), { ...code, first: texts ? faceFrom('./heading.woff2') : '' });
  return { type: 'text/html; charset=utf-8', body: await server.transformIndexHtml(url, html) };
}
