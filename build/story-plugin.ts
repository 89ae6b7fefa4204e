/** The build's side of the one way for data: gives the checked story to the code as virtual modules, and refuses to build on a fault. */
import type { Plugin, ViteDevServer } from 'vite';
import { exploreOf } from '../src/story/make/explore';
import { finderOf } from '../src/story/make/finder';
import { noteTexts } from '../src/pages/present/noteText';
import { sheetWordsOf } from '../src/take/sheet/words';
import { chinese } from './chinese';
import { leanStage, restOf } from './lean';
import { sheetStyle } from './sheet-style';
import type { StorySource } from './story-source';

/** Source text that makes a value: the quickest form for an engine to read. */
const parsed = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** Name of each module → its text. */
const MODULES: Readonly<Record<string, (source: StorySource, root: string) => string>> = {
  'virtual:yunhe/stage': (source) => `export const story = ${parsed(leanStage(source.story().stage))};`,
  'virtual:yunhe/rest': (source) => `export const rest = ${parsed(restOf(source.story().stage))};`,
  'virtual:yunhe/explore': (source) => `export const explored = ${parsed(exploreOf(source.story()))};`,
  'virtual:yunhe/ground': (source) => {
    const { stage, boundary } = source.story();
    const brushes = Object.fromEntries(stage.waterways.map(({ id, brush }) => [id, brush]));
    return `export const brushes = ${parsed(brushes)};\nexport const boundary = ${parsed(boundary)};\nexport const tiles = ${parsed(source.tiles())};`;
  },
  'virtual:yunhe/streets': (source) => `export const finder = ${parsed(finderOf(source.story(), chinese))};`,
  'virtual:yunhe/sheets': (source, root) =>
    `export const words = ${parsed(sheetWordsOf(source.story()))};\nexport const style = ${JSON.stringify(sheetStyle(root))};`,
  'virtual:yunhe/notes': (source) => `export const texts = ${parsed(noteTexts(source.story()))};`,
};

/** Vite plugin for a story; bundles that are made apart share its source. */
export function storyPlugin(source: StorySource): Plugin {
  let root = '';
  let dev = false;
  return {
    name: 'yunhe-story',
    configResolved(config) {
      root = config.root;
    },
    buildStart() {
      if (!dev) source.tiles();
    },
    configureServer() {
      dev = true;
    },
    resolveId(id) {
      return id in MODULES ? `\0${id}` : null;
    },
    load(id) {
      return MODULES[id.slice(1)]?.(source, root) ?? null;
    },
  };
}

/** The data changed under a running dev server: its modules are made anew when they are asked for again. */
export function forgetModules(server: ViteDevServer): void {
  for (const id of Object.keys(MODULES)) {
    const module = server.moduleGraph.getModuleById(`\0${id}`);
    if (module) server.moduleGraph.invalidateModule(module);
  }
}
