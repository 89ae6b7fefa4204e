/** The page as text: rendered once at build time, and by the dev server at every request. */
import { render } from 'svelte/server';
import type { Size } from '../model/camera';
import { sceneFor, stepsOf, type Scene } from '../model/scene';
import type { StageStory, Story } from '../model/types';
import Progress from '../scroll/Progress.svelte';
import Stage from '../stage/Stage.svelte';
import Head from './Head.svelte';
import Page from './Page.svelte';

/** A phone's stage: most readers' first picture is right before any script has run. */
const FIRST_SIZE: Size = { width: 390, height: 464 };
/** A figure's own picture in the text column. */
const FIGURE_SIZE: Size = { width: 360, height: 420 };

/** The scene that the stage shows until it knows its own size. */
export function firstSceneOf(story: StageStory): Scene {
  return sceneFor(story, stepsOf(story)[0]?.step.id ?? '', { size: FIRST_SIZE, garland: true, foot: 0 });
}

export interface Prerendered {
  readonly head: string;
  readonly body: string;
  readonly firstStep: string;
}

/** Renders head and body of the page. The islands are rendered apart, so that the browser can hydrate each by itself. */
export function prerender(story: Story): Prerendered {
  const firstScene = firstSceneOf(story.stage);
  const firstStep = firstScene.step;
  const stage = render(Stage, { props: { story: story.stage, firstScene } }).body;
  const progress = render(Progress, { props: { story: story.stage, firstStep } }).body;
  const page = render(Page, { props: { story, figureSize: FIGURE_SIZE } });
  const head = render(Head, { props: { story, cover: stepsOf(story.stage)[1]?.step.id ?? firstStep } }).head + page.head;
  const body = page.body
    .replace(/<!--[^>]*-->/g, '')
    .replace('<div id="stage"></div>', () => `<div id="stage">${stage}</div>`)
    .replace('<div id="progress"></div>', () => `<div id="progress">${progress}</div>`);
  return { head: head.replace(/<!--[^>]*-->/g, ''), body, firstStep };
}
