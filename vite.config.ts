import { defineConfig } from 'vite';
import { dataFolder } from './build/data-folder';
import { pagesPlugin } from './build/pages-plugin';
import { FLOOR } from './build/floor';
import { storySvelte } from './build/prerenderer';
import { inlineStyles, storyPlugin } from './build/story-plugin';

export default defineConfig({
  // Works from any nested path of any static host.
  base: './',
  publicDir: 'src/public',
  plugins: [storySvelte(), storyPlugin(dataFolder), inlineStyles(), pagesPlugin(dataFolder, FLOOR)],
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
