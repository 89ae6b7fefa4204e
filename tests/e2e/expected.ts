/** What the page has to say, read from the data folder: the tests hold as long as the data folder is sound. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stepsOf } from '../../src/scene/scene';
import type { FigureKind } from '../../src/story/kinds';
import type { Inline, Story } from '../../src/story/types';
import { storyFrom } from '../../build/check-data';
import { readSources } from '../../src/story/intake/sources';
import { dataFolder } from '../../build/data-folder';
import { readDataFolder } from '../../build/read-data';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
/** The built folder under test. */
export const distFolder = resolve(projectRoot, process.env.TEST_DIST ?? 'dist');

export const story: Story = storyFrom(dataFolder);
export const { facts, streets, figures, chapters, foot } = story.stage;
/** What stands at the foot of the page, off the road. */
export const footSteps = foot.flatMap((chapter) => chapter.steps);
/** Proper names with numbers in them, as the data register them. */
export const names: readonly string[] = readSources(readDataFolder(dataFolder)).parsed.story?.names ?? [];
export const steps = stepsOf(story.stage).map(({ chapter, step }) => ({ ...step, chapter, layout: step.scene.layout }));
export type ExpectedStep = (typeof steps)[number];

export const firstStep = at(steps, 0).id;
export const lastStep = at(steps, -1).id;

export function at<T>(list: readonly T[], index: number): T {
  const item = list.at(index);
  if (item === undefined) throw new Error(`nothing at ${index} of ${list.length}`);
  return item;
}

export function displayOf(factId: string): string {
  const fact = facts.find(({ id }) => id === factId);
  if (!fact) throw new Error(`no fact ${factId}`);
  return fact.display;
}

/** The words of a run of prose, facts in their exact wording. */
export function plain(runs: readonly Inline[]): string {
  return runs.map((run) => ('text' in run ? run.text : displayOf(run.fact))).join('');
}

/** Steps of a layout, in reading order; at least one. */
export function stepsWith(layout: FigureKind): ExpectedStep[] {
  const found = steps.filter((step) => step.layout === layout);
  if (found.length === 0) throw new Error(`no step has the layout ${layout}`);
  return found;
}

/** The fact that a step's figure shows, if any. */
export function factAt(step: ExpectedStep): (typeof facts)[number] | undefined {
  const figure = figures.find(({ id }) => id === step.figure);
  return facts.find(({ id }) => id === figure?.fact);
}

/** A figure with a number and a map where there is one: it stands for all that are taken along or framed. */
export const mappedFigure: string = (figures.find(({ kind, fact }) => kind === 'map' && fact !== null) ?? at(figures, 0)).id;

/** A step that shows the map with all its streets, and a figure with it. */
export const mappedStep: ExpectedStep = at(
  steps.filter(({ figure, layout, scene }) => figure !== null && layout === 'map' && scene.focus.length === 0 && !scene.reveal),
  0,
);

/** How many unit drawings stand on the stage at a step. */
export function unitsAt(step: ExpectedStep): number {
  if (step.layout === 'tiles') return streets.length;
  return step.layout === 'units' ? (factAt(step)?.value ?? 0) : 0;
}

/** How many open ends: one where a lower bound is drawn, else none. */
export function openEndsAt(step: ExpectedStep): number {
  return (step.layout === 'units' || step.layout === 'sum') && factAt(step)?.exactness === 'atLeast' ? 1 : 0;
}
