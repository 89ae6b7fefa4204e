import { defineConfig } from 'vite';
import { dataFolder } from './tools/data-folder';
import { pagesPlugin } from './tools/pages-plugin';
import { FLOOR } from './tools/floor/floor';
import { gatherModules, noticesPlugin } from './tools/notices';
import { storySvelte } from './tools/prerenderer';
import { inlineStyles, storyPlugin } from './tools/story-plugin';

// What all bundles of the site are made of.
const modules = new Set<string>();

export default defineConfig({
  // Works from any nested path of any static host.
  base: './',
  publicDir: 'src/public',
  plugins: [storySvelte(), storyPlugin(dataFolder), inlineStyles(), gatherModules(modules), pagesPlugin(dataFolder, FLOOR, modules), noticesPlugin(modules)],
  build: {
    target: FLOOR,
    cssTarget: FLOOR,
    // No field of a class shadows a setter of its parent here: then fields are simply set, without helpers in every bundle.
    rolldownOptions: { input: 'index.html', transform: { assumptions: { setPublicClassFields: true } } },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The engine is large by nature and loaded on demand.
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', port: 5173 },
});
