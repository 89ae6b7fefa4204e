/** The build's side of the embeds: a page for every figure, the loader for host pages, descriptions for oEmbed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin, type Rollup } from 'vite';
import type { FigureFile } from '../src/embed/prerender';
import type { Story } from '../src/model/types';
import { storyFrom } from './check-data';
import { withPrerenderer } from './prerenderer';

interface FigureModule {
  figureFiles(story: Story): FigureFile[];
}
type SubsetFont = (font: Buffer, text: string, options: { readonly targetFormat: 'woff2' }) => Promise<Buffer>;

/** Name of the entry whose script and style all figure pages share (see vite.config.ts). */
export const FIGURE_ENTRY = 'figure';
const LOADER = 'src/embed/loader.ts';
/** Frame that an oEmbed consumer is told to make, px. */
const OEMBED_SIZE = { width: 640, height: 900 };

const FACE = "@font-face{font-family:'Yunhe Serif';src:url(./heading.woff2)format('woff2');font-weight:400 700;font-display:swap;ascent-override:115.1%;descent-override:28.6%;line-gap-override:0%}";

function pageOf({ head, body }: FigureFile, script: string, styles: readonly string[]): string {
  const links = styles.map((file) => `<link rel="stylesheet" href="../../${file}">`).join('');
  return `<!doctype html>
<html lang="zh-CN" data-mode="embed">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="format-detection" content="telephone=no"><link rel="icon" href="../../icon.svg" type="image/svg+xml">${links}<style>${FACE}</style>${head}</head>
<body>${body}<script type="module" src="../../${script}"></script></body>
</html>
`;
}

/** The loader as one classic script, for any page. */
async function loaderCode(root: string, target: string[]): Promise<string> {
  const result = await build({
    root, configFile: false, logLevel: 'error',
    build: { write: false, target, lib: { entry: join(root, LOADER), formats: ['iife'], name: 'yunheEmbed', fileName: () => 'embed.js' } },
  });
  const [output] = [result].flat() as Rollup.RollupOutput[];
  return output?.output[0].code ?? '';
}

/** What a page that follows oEmbed 1.0 (section 2.3.4.4, type rich) learns of a figure. */
function oembedOf({ id, title }: FigureFile, site: Story['site']): string {
  const { width, height } = OEMBED_SIZE;
  const escaped = title.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `${JSON.stringify({
    type: 'rich', version: '1.0', title, provider_name: site.title, provider_url: site.address, width, height,
    html: `<iframe src="${site.address}embed/${id}/" title="${escaped}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`,
  }, null, 2)}\n`;
}

/** Vite plugin for the embeds of the story in `dataDir`. */
export function embedPlugin(dataDir: string, target: string[]): Plugin {
  let root = '';
  return {
    name: 'yunhe-embed',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle(_options, bundle) {
      const entry = Object.values(bundle).find((file): file is Rollup.OutputChunk => file.type === 'chunk' && file.isEntry && file.name === FIGURE_ENTRY);
      if (!entry) this.error(`no entry "${FIGURE_ENTRY}"`);
      const story = storyFrom(dataDir);
      const styles = [...(entry.viteMetadata?.importedCss ?? [])];
      const files = await withPrerenderer<FigureModule, FigureFile[]>(root, null, '/src/embed/prerender.ts', (module) => module.figureFiles(story));
      const subsetFont = createRequire(import.meta.url)('subset-font') as SubsetFont;
      const font = readFileSync(join(root, 'src/ui/fonts/heading.woff2'));
      for (const file of files) {
        const text = file.body.replace(/<[^>]*>/g, '');
        this.emitFile({ type: 'asset', fileName: `embed/${file.id}/index.html`, source: pageOf(file, entry.fileName, styles) });
        this.emitFile({ type: 'asset', fileName: `embed/${file.id}/heading.woff2`, source: await subsetFont(font, text, { targetFormat: 'woff2' }) });
        if (story.site.address) this.emitFile({ type: 'asset', fileName: `oembed/${file.id}.json`, source: oembedOf(file, story.site) });
      }
      if (!story.site.address) console.log('提醒：site.yaml 没有写网站地址（address），略去 oembed。');
      this.emitFile({ type: 'asset', fileName: 'embed.js', source: await loaderCode(root, target) });
    },
  };
}
