import { defineConfig } from 'vite';
import { dataFolder } from './tools/data-folder';
import { pagesPlugin } from './tools/pages-plugin';
import { storySvelte } from './tools/prerenderer';
import { inlineStyles, storyPlugin } from './tools/story-plugin';

/** As far back as Svelte 5 itself runs; older browsers read the prerendered page. */
const TARGET = ['chrome87', 'edge88', 'firefox83', 'safari14'];

export default defineConfig({
  // Works from any nested path of any static host.
  base: './',
  publicDir: 'src/public',
  plugins: [storySvelte(), storyPlugin(dataFolder), inlineStyles(), pagesPlugin(dataFolder, TARGET)],
  build: {
    target: TARGET,
    cssTarget: TARGET,
    rolldownOptions: { input: 'index.html' },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The engine is large by nature and loaded on demand.
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', port: 5173 },
});
