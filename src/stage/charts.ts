/** What places and draws charts, as a part to be fetched: a file of its own, so that it can be asked for again under another address. */
import { rest } from 'virtual:yunhe/rest';
import type { StageStory } from '../story/types';
import Chart from '../draw/charts/Chart.svelte';
import type { Charts } from './chartPart';
import { chartLayout } from '../scene/layout/index';
import { wholeStory } from '../scene/whole';

/** The part for a story as the first bundle has it: what it lacks comes with it. */
export function chartsOf(lean: StageStory): Charts {
  const story = wholeStory(lean, rest);
  return { Chart, place: (step, env) => chartLayout(story, step, env) };
}
