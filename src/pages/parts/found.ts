/** What the prerendered page brought along. */
import type { Scene } from '../../scene/types';
import type { Charts } from '../../stage/chartPart';
import type { StageStory } from '../../story/types';

/** Template of the page that carries the first scene as JSON: waking up must not cost what the build has done already, and data are no words of the page. */
export const FIRST_SCENE = 'first-scene';

/** An element that every page of the story has. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** The scene with which the page was prerendered. */
export function readFirstScene(): Scene {
  return JSON.parse((element(FIRST_SCENE) as HTMLTemplateElement).content.textContent ?? '') as Scene;
}

/** What places and draws charts, if the page begins with one: then the stage needs it at once. */
export async function firstCharts(story: StageStory, { chart }: Scene): Promise<Charts | null> {
  return chart ? (await import('../../stage/charts')).chartsOf(story) : null;
}
