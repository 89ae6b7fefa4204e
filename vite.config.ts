import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { clerkPlugin } from './build/clerk-plugin';
import { dataFolder } from './build/data-folder';
import { firstBundle } from './build/first-bundle';
import { FLOOR, SCRIPT_FLOOR } from './build/floor';
import { inlineStyles } from './build/inline-styles';
import { keepLastBuild } from './build/last-build';
import { gatherModules, noticesPlugin } from './build/notices';
import { entries, pagesPlugin } from './build/pages-plugin';
import { privateNames } from './build/private-names';
import { storySvelte } from './build/prerenderer';
import { sameRules } from './build/same-rules';
import { shallowState } from './build/shallow-state';
import { storyPlugin } from './build/story-plugin';
import { storySource } from './build/story-source';

const source = storySource(dataFolder);

// What all bundles of the site are made of.
const modules = new Set<string>();

export default defineConfig({
  // Works from any nested path of any static host.
  base: './',
  publicDir: 'src/public',
  plugins: [
    storySvelte(),
    storyPlugin(source),
    clerkPlugin(source),
    keepLastBuild(source),
    privateNames(),
    shallowState(),
    inlineStyles(),
    gatherModules(modules),
    pagesPlugin(source, modules),
    noticesPlugin(modules),
  ],
  css: { postcss: { plugins: [sameRules()] } },
  build: {
    target: SCRIPT_FLOOR,
    cssTarget: FLOOR,
    rolldownOptions: {
      input: { index: 'index.html', ...entries },
      // No field of a class shadows a setter of its parent here: then fields are simply set, without helpers in every bundle.
      transform: { assumptions: { setPublicClassFields: true } },
      output: { codeSplitting: { groups: [firstBundle(fileURLToPath(new URL('./src/pages/story/wake.ts', import.meta.url)))] } },
    },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The engine is large by nature and loaded on demand.
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', port: 5173 },
});
