/** The build's side of all pages besides the story: a page for every figure, the stepper, the presenter, the editors' page; the loader for host pages; descriptions for oEmbed. */
import { join } from 'node:path';
import type { Plugin, Rollup, ViteDevServer } from 'vite';
import type { PageText } from '../src/embed/prerender';
import { words } from '../src/embed/words';
import type { Story } from '../src/model/types';
import { finderOf } from '../src/model/finder';
import type { Prerendered } from '../src/page/prerender';
import { words as pageWords } from '../src/page/words';
import { codesOf } from '../src/embed/codes';
import type { SheetFile } from '../src/sheet/prerender';
import { tileOrigins, tilesOf } from './basemap';
import { buildApart } from './build-apart';
import { storyFrom } from './check-data';
import { offlineFile } from './offline';
import { chinese } from './chinese';
import { storySvelte, withPrerenderer } from './prerenderer';
import { cutFont, lackingCharacters, type FontName, type SheetModule } from './sheets';
import { bootScript, EXPORT_MODE, printStyle, storyPlugin, type PrerenderModule } from './story-plugin';

interface FigureModule {
  figureFiles(story: Story, ready: boolean): PageText[];
  editorsFile(story: Story, ready: boolean): PageText;
}

/** Each entry's source. They are built apart, so that the story's own script stays one file. */
const SOURCES = { figure: 'src/embed/figure.ts', editors: 'src/embed/editors.ts', steps: 'src/present/main.ts' } as const;
type Entry = keyof typeof SOURCES;
const LOADER = 'src/embed/loader.ts';
/** Frame that an oEmbed consumer is told to make, px. */
const OEMBED_SIZE = { width: 640, height: 900 };

const faceFrom = (address: string): string => `<style>@font-face{font-family:'Yunhe Serif';src:url(${address})format('woff2');font-weight:400 700;font-display:swap;ascent-override:115.1%;descent-override:28.6%;line-gap-override:0%}</style>`;

interface PageFile extends PageText {
  /** Folder of the page, ending in a slash. */
  readonly path: string;
  readonly mode: 'embed' | 'present' | 'editors';
  readonly entry: Entry;
  /** Further attributes of the root element. */
  readonly attributes?: string;
}

const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 1);

interface Code {
  /** Paths from the site's root. */
  readonly script: string;
  readonly styles: readonly string[];
}

/** A page around its body: `first` stands before the page's own head, `last` after all words. */
function documentAround({ path, mode, head, body, attributes = '' }: PageFile, first: string, last: string): string {
  return `<!doctype html>
<html lang="zh-CN" data-mode="${mode}" data-root="${rootOf(path)}"${attributes}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="format-detection" content="telephone=no"><meta name="color-scheme" content="only light"><link rel="icon" href="${rootOf(path)}icon.svg" type="image/svg+xml">${first}${head}</head>
<body>${body}${last}</body>
</html>
`;
}

/** A page that refers to its script and its style sheets. */
function documentOf(page: PageFile, { script, styles }: Code): string {
  const more = page.entry === 'editors' ? `<script src="${rootOf(page.path)}embed.js"></script>` : '';
  return documentAround(page, styles.map((file) => `<link rel="stylesheet" href="${file}">`).join(''), `${more}<script type="module" src="${script}"></script>`);
}

/**
 * A figure's page with its style, its script and its letters inside: a sandboxed frame has no origin, so that some
 * browsers give it nothing from `'self'`, and no browser a font or a module from a host without CORS headers. The
 * letters come last, the words need not wait for them. Where a host's policy refuses inline code, the file does its work.
 */
function figureDocument(page: PageFile, { script, styles }: Code, css: string, code: string, font: Buffer): string {
  const attributes = `${page.attributes ?? ''} data-styles="${styles.join(' ')}"`;
  return documentAround({ ...page, attributes }, `<style>${css}</style>`, `${faceFrom(`data:font/woff2;base64,${font.toString('base64')}`)}<script>${code.replaceAll('</script', '<\\/script')}</script><script src="${script}" defer></script>`);
}

/** Prerenders all pages. */
async function pagesOf(root: string, dev: ViteDevServer | null, story: Story, ready: boolean): Promise<PageFile[]> {
  const figures = await withPrerenderer<FigureModule, PageFile[]>(root, dev, '/src/embed/prerender.ts', (module) => [
    ...module.figureFiles(story, ready).map((page) => ({ ...page, path: `embed/${page.id}/`, mode: 'embed' as const, entry: 'figure' as const })),
    { ...module.editorsFile(story, ready), path: 'embed/', mode: 'editors', entry: 'editors' },
  ]);
  const origins = tileOrigins(tilesOf(story.basemap, process.env)).join(' ');
  const stepwise = await withPrerenderer<PrerenderModule, PageFile[]>(root, dev, '/src/page/prerender.ts', (module) =>
    ([['embed/story/', 'embed', words.storyTitle(story.site.title)], ['present/', 'present', pageWords.present]] as const).map(([path, mode, title]) => {
      const { head, body, firstStep } = module.prerender(story, finderOf(story, chinese), rootOf(path), ready);
      const whole = `<p class="unseen" role="status" data-said></p><nav class="whole" aria-label="${pageWords.whole}"><a href="${rootOf(path)}index.html" target="_blank" rel="noopener">${pageWords.whole}</a></nav>`;
      return {
        id: path.split('/').at(-2) ?? '', path, mode, title, entry: 'steps' as const,
        head: `<meta name="robots" content="noindex">${bootScript(root)}${head.replace(/<link rel="expect"[^>]*>/, '')}`,
        body: (mode === 'embed' ? body + whole : body) + printStyle(root),
        attributes: ` data-map="static" data-step="${firstStep}"${origins && ` data-tile-hosts="${origins}"`}`,
      };
    }));
  return [...figures, ...stepwise];
}

/** The loader as one classic script, for any page. */
async function loaderCode(root: string, target: string[], modules: Set<string>): Promise<string> {
  const output = await buildApart(root, target, modules, { build: { lib: { entry: join(root, LOADER), formats: ['iife'], name: 'yunheEmbed', fileName: () => 'embed.js' } } });
  return output[0].code;
}

/** What a page that follows oEmbed 1.0 (section 2.3.4.4, type rich) learns of a figure. */
function oembedOf({ id, title }: PageText, site: Story['site']): string {
  const { width, height } = OEMBED_SIZE;
  return `${JSON.stringify({
    type: 'rich', version: '1.0', title, provider_name: site.title, provider_url: site.address, width, height,
    html: codesOf(site.address, id, title).frame,
  }, null, 2)}\n`;
}

const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, '');
/** What a figure's page may set in the heading face: its table, its scope and its source are not. */
const headingWords = (body: string): string => withoutTags(body.replace(/<(details|dl)\b[\s\S]*?<\/\1>|<p class="(source|embed-back)"[\s\S]*?<\/p>/g, ''));

/** What each figure's own fonts must be able to write: the one inside its page, and those of its sheet. */
async function fontTexts(root: string, story: Story, pages: readonly PageFile[]): Promise<Map<string, Readonly<Record<FontName | 'inside', string>>>> {
  const sheets = await withPrerenderer<SheetModule, SheetFile[]>(root, null, '/src/sheet/prerender.ts', (module) => module.sheetFiles(story));
  // The reader's own street may be named on any sheet.
  const streets = story.stage.streets.map(({ label }) => label).join('');
  return new Map(pages.filter(({ entry }) => entry === 'figure').map(({ id, body }) => {
    const sheet = sheets.find((file) => file.kind === 'sheet' && file.id === id)?.text ?? '';
    return [id, { inside: headingWords(body), heading: sheet + streets, text: sheet + streets }];
  }));
}

/**
 * Vite plugin for the pages of the story in `dataDir`.
 * @param modules takes what the bundles are made of, for the third-party notices
 */
export function pagesPlugin(dataDir: string, target: string[], modules: Set<string>): Plugin {
  let root = '';
  let ready = false;
  return {
    name: 'yunhe-pages',
    configResolved(config) {
      root = config.root;
      ready = config.mode === EXPORT_MODE;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        answer(server, root, dataDir, target, request.url ?? '').then((found) => {
          if (!found) return next();
          response.setHeader('Content-Type', found.type);
          response.end(found.body);
        }, next);
      });
    },
    async generateBundle(_options, bundle) {
      if (this.environment.config.command !== 'build') return;
      const story = storyFrom(dataDir);
      const pages = await pagesOf(root, null, story, ready);
      const texts = await fontTexts(root, story, pages);
      const files = new Map<Entry, Code>();
      const emit = (output: Rollup.RollupOutput['output']): void => output.forEach((file) => {
        if (!(file.fileName in bundle)) this.emitFile({ type: 'asset', fileName: file.fileName, source: file.type === 'chunk' ? file.code : file.source });
        if (file.type === 'chunk' && file.isEntry) files.set(file.name as Entry, { script: file.fileName, styles: [...(file.viteMetadata?.importedCss ?? [])] });
      });
      const inside = await buildApart(root, target, modules, { build: { cssCodeSplit: false, rolldownOptions: { input: { figure: join(root, SOURCES.figure) }, output: { format: 'iife', codeSplitting: false } } } });
      emit(inside);
      emit(await buildApart(root, target, modules, {
        plugins: [storySvelte(), storyPlugin(dataDir)],
        worker: { format: 'es' },
        build: { modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1200, rolldownOptions: { input: { editors: join(root, SOURCES.editors), steps: join(root, SOURCES.steps) } } },
      }));
      const textOf = (type: 'asset' | 'chunk'): string => inside.flatMap((file) => (file.type === type ? [file.type === 'chunk' ? file.code : String(file.source)] : [])).join('').trim();
      for (const [id, text] of texts) {
        for (const name of ['heading', 'text'] as const) this.emitFile({ type: 'asset', fileName: `embed/${id}/${name}.woff2`, source: await cutFont(root, name, text[name]) });
      }
      for (const page of pages) {
        const { script = '', styles = [] } = files.get(page.entry) ?? {};
        const from = (file: string): string => `${rootOf(page.path)}${file}`;
        const code = { script: from(script), styles: styles.map(from) };
        const letters = texts.get(page.id)?.inside;
        const source = page.entry === 'figure' && letters ? figureDocument(page, { ...code, styles: inside.filter(({ type }) => type === 'asset').map(({ fileName }) => from(fileName)) }, textOf('asset'), textOf('chunk'), await cutFont(root, 'heading', letters)) : documentOf(page, code);
        this.emitFile({ type: 'asset', fileName: `${page.path}index.html`, source });
        if (page.entry === 'figure' && story.site.address) this.emitFile({ type: 'asset', fileName: `oembed/${page.id}.json`, source: oembedOf(page, story.site) });
      }
      const lacking = lackingCharacters(root, 'text', [...texts.values()].map(({ text }) => text).join(''));
      if (lacking) console.log(`提醒：图片字体里没有“${[...lacking].join('、')}”，图片上这几个字用系统字体；运行 npm run fonts 可以补上。`);
      if (!story.site.address) console.log('提醒：site.yaml 没有写网站地址（address），略去 oembed。');
      const prerendered = await withPrerenderer<PrerenderModule, Prerendered>(root, null, '/src/page/prerender.ts', (module) => module.prerender(story, finderOf(story, chinese), '', false));
      this.emitFile({ type: 'asset', fileName: 'offline/yunhe-yishi.html', source: await offlineFile(root, dataDir, target, prerendered) });
      this.emitFile({ type: 'asset', fileName: 'embed.js', source: await loaderCode(root, target, modules) });
    },
  };
}

/** What the dev server answers for one of these pages and files; null for everything else. */
async function answer(server: ViteDevServer, root: string, dataDir: string, target: string[], url: string): Promise<{ type: string; body: string | Buffer } | null> {
  const path = url.replace(/[?#].*$/, '').replace(/^\//, '').replace(/index\.html$/, '');
  if (path === 'embed.js') return { type: 'text/javascript', body: await loaderCode(root, target, new Set()) };
  if (!/^(embed|present)\/([\w-]+\/)?([\w-]+\.woff2)?$/.test(path)) return null;
  const story = storyFrom(dataDir);
  const pages = await pagesOf(root, server, story, false);
  const [, id, font] = /^embed\/([\w-]+)\/(heading|text)\.woff2$/.exec(path) ?? [];
  if (id && font) {
    const text = (await fontTexts(root, story, pages)).get(id);
    return text ? { type: 'font/woff2', body: await cutFont(root, font as FontName, text[font as FontName]) } : null;
  }
  const page = pages.find((each) => each.path === path);
  return page ? { type: 'text/html; charset=utf-8', body: await server.transformIndexHtml(url, documentOf(page.entry === 'figure' ? { ...page, head: page.head + faceFrom('./heading.woff2') } : page, { script: `/${SOURCES[page.entry]}`, styles: [] })) } : null;
}
