/** Scenes as markup, for what leaves the page and is put together elsewhere: slides, articles; build time only. */
import { render } from 'svelte/server';
import Chart from '../draw/charts/Chart.svelte';
import DeedGlyphs from '../draw/DeedGlyphs.svelte';
import { restFrame } from '../draw/frame';
import Glyphs from '../draw/Glyphs.svelte';
import { paintings } from '../draw/local/paintings';
import { boundaryPath, waterPaths } from '../draw/map/paths';
import WaterDefs from '../draw/map/WaterDefs.svelte';
import Picture from '../draw/Picture.svelte';
import Seal from '../draw/Seal.svelte';
import UnitGlyphs from '../draw/UnitGlyphs.svelte';
import type { Scene } from '../scene/types';
import type { Story } from '../story/types';

/** Markup of pictures, and the rules that it brought along. */
export interface Drawings {
  /** Each scene's picture under the scene's name, an `<svg>` as large as its stage. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Drawings that pictures refer to. */
  readonly defs: readonly string[];
  readonly painting: string;
  readonly seal: string;
  /** Rules of components; may refer to the page's variables. */
  readonly style: string;
}

const bare = (html: string): string => html.replace(/<!--[\s\S]*?-->/g, '').trim();

/**
 * Draws scenes, and what is always drawn beside them.
 * @param actors the lanterns are the story's actors, and what leads to a step is a link
 */
export function drawingsOf(story: Story, scenes: ReadonlyMap<string, Scene>, actors: boolean): Drawings {
  const { stage, site } = story;
  const painting = render(paintings[site.drawings]);
  const pictures = [...scenes].map(([name, scene]) => {
    const { body } = render(Picture, { props: { Chart, story: stage, scene, frame: restFrame(scene), uid: 'taken', actors } });
    return [name, bare(body)] as const;
  });
  return {
    pictures: new Map(pictures),
    defs: [
      bare(render(Glyphs, { props: { drawings: site.drawings } }).body),
      ...[UnitGlyphs, DeedGlyphs].map((component) => bare(render(component).body)),
      bare(render(WaterDefs, { props: { waters: waterPaths(stage), boundary: boundaryPath(story) } }).body),
    ],
    painting: bare(painting.body),
    seal: bare(render(Seal, { props: { text: site.seal } }).body),
    style: [...painting.head.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, rules = '']) => rules).join(''),
  };
}
