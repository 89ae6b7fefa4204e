/** `offline/yunhe-yishi.html`: story, presenter, notes, pictures and the map engine with its worker in one file that asks the network for nothing. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin, Rollup } from 'vite';
import { buildApart } from './build-apart';
import { noticesText } from './notices';
import { storySvelte } from './prerenderer';
import type { Prerendered } from '../src/page/prerender';
import { bootScript, printStyle, storyPlugin } from './story-plugin';

const WORKER = 'maplibre-gl/dist/maplibre-gl-worker.mjs';
const WORKER_ADDRESS = 'virtual:yunhe/worker';

/** The worker's own code inside the page: it starts from a Blob. */
function workerInside(root: string, target: string[], modules: Set<string>): Plugin {
  return {
    name: 'yunhe-worker-inside',
    enforce: 'pre',
    resolveId: (id) => (id === `${WORKER}?worker&url` ? `\0${WORKER_ADDRESS}` : null),
    async load(id) {
      if (id !== `\0${WORKER_ADDRESS}`) return null;
      const output = await buildApart(root, target, modules, { build: { rolldownOptions: { input: createRequire(import.meta.url).resolve(WORKER), output: { codeSplitting: false } } } });
      return `export default URL.createObjectURL(new Blob([${JSON.stringify(output[0].code)}], { type: 'text/javascript' }));`;
    },
  };
}

const inScript = (code: string): string => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const inComment = (text: string): string => text.replace(/--(!?>)/g, '-- $1');
const script = (code: string): string => `<script>${inScript(code)}</script>`;
const asData = (file: string): string => `data:font/woff2;base64,${readFileSync(file).toString('base64')}`;
const plain = (root: string, file: string): string => readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/\s*/, '');

/** The whole file as text. */
export async function offlineFile(root: string, dataDir: string, target: string[], { head, body, firstStep }: Prerendered): Promise<string> {
  const modules = new Set<string>();
  const output: readonly (Rollup.OutputAsset | Rollup.OutputChunk)[] = await buildApart(root, target, modules, {
    plugins: [workerInside(root, target, modules), storySvelte(), storyPlugin(dataDir)],
    build: {
      assetsInlineLimit: () => true, cssCodeSplit: false, modulePreload: false, chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: join(root, 'src/offline/main.ts'), output: { format: 'iife', codeSplitting: false } },
    },
  });
  const code = output.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n');
  const css = output.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [])).join('\n');
  const fonts = { heading: asData(join(root, 'src/ui/fonts/heading.woff2')), text: asData(join(root, 'src/ui/fonts/text.woff2')) };
  const icon = `data:image/svg+xml;base64,${readFileSync(join(root, 'src/public/icon.svg')).toString('base64')}`;
  const here = body.replace(/href="present\/index\.html"/g, 'href="?present=1"').replace(/ · <a href="embed\/index\.html">[^<]*<\/a>/, '');
  return `<!doctype html>
<html lang="zh-CN" data-mode="scroll" data-map="static" data-step="${firstStep}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><meta name="renderer" content="webkit"><meta name="color-scheme" content="only light"><link rel="icon" href="${icon}"><style>${css}</style>${script(plain(root, 'src/offline/mode.js'))}${bootScript(root)}${head.replace(/<link rel="(?:expect|canonical)"[^>]*>/g, '')}</head>
<body>${here}${printStyle(root)}<template id="sheet-fonts">${JSON.stringify(fonts)}</template>${script(code)}</body>
</html>
<!--
${inComment(noticesText(root, modules))}-->
`;
}
