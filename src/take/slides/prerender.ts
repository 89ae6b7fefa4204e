/** The drawings of a slide show: each step's scene as it is drawn everywhere, at the size of a hall's stage; build time only. */
import { render } from 'svelte/server';
import Chart from '../../draw/charts/Chart.svelte';
import DeedGlyphs from '../../draw/DeedGlyphs.svelte';
import { restFrame } from '../../draw/frame';
import Glyphs from '../../draw/Glyphs.svelte';
import { paintings } from '../../draw/local/paintings';
import { boundaryPath, waterPaths } from '../../draw/map/paths';
import WaterDefs from '../../draw/map/WaterDefs.svelte';
import Picture from '../../draw/Picture.svelte';
import Seal from '../../draw/Seal.svelte';
import UnitGlyphs from '../../draw/UnitGlyphs.svelte';
import type { Size } from '../../scene/camera';
import { stepsOf } from '../../scene/find';
import { sceneFor } from '../../scene/scene';
import type { Story } from '../../story/types';

/** Markup of what slides show, and the rules that it brought along. */
export interface SlideDrawings {
  /** Step id → its picture, an `<svg>` as large as the stage. */
  readonly steps: ReadonlyMap<string, string>;
  /** Drawings that pictures refer to. */
  readonly defs: readonly string[];
  readonly painting: string;
  readonly seal: string;
  /** Rules of components; may refer to the page's variables. */
  readonly style: string;
}

const bare = (html: string): string => html.replace(/<!--[\s\S]*?-->/g, '').trim();

/**
 * Draws every step of the road.
 * @param size of the stage beside the words, px
 * @param foot what the cover painting takes of the first stage's lower edge, px
 */
export function slideDrawings(story: Story, size: Size, foot: number): SlideDrawings {
  const { stage, site } = story;
  const painting = render(paintings[site.drawings]);
  const env = { size, garland: true, foot, button: false, fade: 'left' } as const;
  const steps = stepsOf(stage).map(({ step }) => {
    const scene = sceneFor(stage, step.id, env);
    const { body } = render(Picture, { props: { Chart, story: stage, scene, frame: restFrame(scene), uid: 'slide', actors: true } });
    return [step.id, bare(body)] as const;
  });
  return {
    steps: new Map(steps),
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
