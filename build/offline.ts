/** The offline file: story, presenter, notes, pictures and the map engine with its worker in one file that asks the network for nothing. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { buildApart, inScript, textOf, type Bundling } from './bundles';
import { noticesText } from './notices';
import { storySvelte } from './prerenderer';
import { documentOf, type SitePage } from './shell';
import { storyPlugin } from './story-plugin';
import type { StorySource } from './story-source';

const WORKER = 'maplibre-gl/dist/maplibre-gl-worker.mjs';
const WORKER_ADDRESS = 'virtual:yunhe/worker';

/** The worker's own code inside the page: it starts from a Blob. */
function workerInside(bundling: Bundling): Plugin {
  return {
    name: 'yunhe-worker-inside',
    enforce: 'pre',
    resolveId: (id) => (id === `${WORKER}?worker&url` ? `\0${WORKER_ADDRESS}` : null),
    async load(id) {
      if (id !== `\0${WORKER_ADDRESS}`) return null;
      const output = await buildApart(bundling, {
        build: { rolldownOptions: { input: createRequire(import.meta.url).resolve(WORKER), output: { codeSplitting: false } } },
      });
      return `export default URL.createObjectURL(new Blob([${JSON.stringify(output[0].code)}], { type: 'text/javascript' }));`;
    },
  };
}

const inComment = (text: string): string => text.replace(/--(!?>)/g, '-- $1');
const script = (code: string): string => `<script>${inScript(code)}</script>`;
const asData = (file: string, type: string): string => `data:${type};base64,${readFileSync(file).toString('base64')}`;

/** The whole file as text. It carries the notices of all that is in it. */
export async function offlineFile({ root }: Bundling, source: StorySource, page: SitePage): Promise<string> {
  const own: Bundling = { root, modules: new Set() };
  const output = await buildApart(own, {
    plugins: [workerInside(own), storySvelte(), storyPlugin(source)],
    build: {
      assetsInlineLimit: () => true,
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: join(root, page.entry), output: { format: 'iife', codeSplitting: false } },
    },
  });
  const css = output.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [])).join('\n');
  const fonts = Object.fromEntries(
    ['heading', 'text'].map((name) => [name, asData(join(root, `src/ui/fonts/${name}.woff2`), 'font/woff2')]),
  );
  const mode = readFileSync(join(root, 'src/pages/offline/mode.js'), 'utf8').replace(/\/\*[\s\S]*?\*\/\s*/, '');
  const html = documentOf(root, page, {
    icon: asData(join(root, 'src/public/icon.png'), 'image/png'),
    first: `<style>${css}</style>${script(mode)}`,
    last: `<template id="sheet-fonts">${JSON.stringify(fonts)}</template>${script(textOf(output, 'chunk'))}`,
  });
  return `${html}<!--\n${inComment(noticesText(root, own.modules))}-->\n`;
}
