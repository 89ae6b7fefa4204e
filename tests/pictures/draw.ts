/** The one file here that knows how the project draws. Loaded through Vite, as the prerendered page is (see pictures.ts). */
import { render } from 'svelte/server';
import WaterDefs from '../../src/draw/map/WaterDefs.svelte';
import { waterPaths, boundaryPath } from '../../src/draw/map/paths';
import type { Env } from '../../src/scene/types';
import { sceneFor } from '../../src/scene/scene';
import type { Story } from '../../src/story/types';
import { sheetFiles } from '../../src/take/sheet/prerender';
import Chart from '../../src/draw/charts/Chart.svelte';
import Stage from '../../src/stage/Stage.svelte';

/** The stage at a step as markup: what stands on it once everything has come to rest. */
export function stageMarkup({ stage }: Story, step: string, env: Env): string {
  return render(Stage, {
    props: { story: stage, firstScene: sceneFor(stage, step, env), charts: { Chart, place: () => ({ marks: [], chart: null }) } },
  }).body;
}

/** The paths of the waters, to which every map refers, as markup. */
export function waterMarkup(story: Story): string {
  return render(WaterDefs, { props: { waters: waterPaths(story.stage), boundary: boundaryPath(story) } }).body;
}

export { sheetFiles };
