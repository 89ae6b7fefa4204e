/** Everything that a story is drawn as, as text; loaded through Vite, which knows the components. */
import { render } from 'svelte/server';
import { chinese } from '../../build/chinese';
import { texts } from '../../src/pages/embed/prerender';
import { finderOf } from '../../src/story/make/finder';
import { sceneFor, stageOf, stepsOf } from '../../src/scene/scene';
import type { Story } from '../../src/story/types';
import { svgFile } from '../../src/take/sheet/file';
import { sheetFiles } from '../../src/take/sheet/prerender';
import { restFrame } from '../../src/draw/frame';
import Chart from '../../src/draw/charts/Chart.svelte';
import Picture from '../../src/draw/Picture.svelte';

export interface DrawnSvg {
  /** What it is, for a sentence about it. */
  readonly name: string;
  readonly markup: string;
}

/** A phone's stage and a desk's. */
const SIZES = [
  { width: 390, height: 464 },
  { width: 880, height: 900 },
] as const;
const NO_FONTS = { heading: '', text: '' };

/** Every step's scene at both sizes, every sheet, card and cover, each as a file. */
export function drawnSvgs(story: Story): DrawnSvg[] {
  const { stage } = story;
  const scenes = stepsOf(stage).flatMap(({ step }) =>
    SIZES.map((size) => {
      const scene = sceneFor(stage, step.id, stageOf(size));
      const { body } = render(Picture, { props: { Chart, story: stage, scene, frame: restFrame(scene), uid: step.id, actors: true } });
      return { name: `scene ${step.id} ${size.width}`, markup: svgFile(body.replace(/<!--[\s\S]*?-->/g, ''), '', NO_FONTS) };
    }),
  );
  return [
    ...scenes,
    ...sheetFiles(story).map(({ kind, id, markup }) => ({ name: `${kind} ${id}`, markup: svgFile(markup, '', NO_FONTS) })),
  ];
}

/** Every figure's own page. */
export function drawnPages(story: Story): DrawnSvg[] {
  return texts({ story, finder: finderOf(story, chinese), ready: true, tileHosts: '', sounds: {} }).map(({ id, head, body }) => ({
    name: `page ${id}`,
    markup: head + body,
  }));
}
