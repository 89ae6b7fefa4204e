/** The page as text: rendered once at build time, and by the dev server at every request. */
import { render } from 'svelte/server';
import { FIGURE_SIZE, stepsOf } from '../../scene/scene';
import type { Story } from '../../story/types';
import type { Finder } from '../../story/make/finder';
import Progress from '../../drive/scroll/Progress.svelte';
import Stage from '../../stage/Stage.svelte';
import FinderView from '../finder/Finder.svelte';
import { bare } from '../parts/bare';
import { FIRST_SCENE, firstSceneOf } from '../parts/first';
import Head from './Head.svelte';
import Page from './Page.svelte';

export interface Prerendered {
  readonly head: string;
  readonly body: string;
  readonly firstStep: string;
}

/**
 * Renders head and body of the page. The islands are rendered apart, so that the browser can hydrate each by itself.
 * @param root the way from the page to the story's folder: empty, or ending in a slash
 * @param ready the pictures of `downloads/` are made too, and the page may refer to them
 */
export function prerender(story: Story, finder: Finder, root: string, ready: boolean): Prerendered {
  const firstScene = firstSceneOf(story.stage);
  const firstStep = firstScene.step;
  const stage = render(Stage, { props: { story: story.stage, firstScene } }).body;
  const progress = render(Progress, { props: { story: story.stage, firstStep } }).body;
  const finderStep = stepsOf(story.stage).find(({ step }) => step.finder)?.step.id ?? firstStep;
  const streets = render(FinderView, { props: { finder, step: finderStep } }).body;
  const page = render(Page, { props: { story, figureSize: FIGURE_SIZE, root } });
  // The first paint waits until the text is read past the cover, so that words and map appear at once.
  const afterCover = stepsOf(story.stage)[1]?.step.id ?? firstStep;
  const head = `<link rel="expect" href="#${afterCover}" blocking="render" />${render(Head, { props: { story, ready } }).head}${page.head}`;
  const body = bare(page.body)
    .replace('<div id="stage"></div>', () => `<div id="stage">${stage}</div>`)
    .replace('<div id="finder"></div>', () => `<div id="finder">${streets}</div>`)
    .replace('<div id="progress"></div>', () => `<div id="progress">${progress}</div>`);
  const scene = `<template id="${FIRST_SCENE}">${JSON.stringify(firstScene).replaceAll('&', '\\u0026').replaceAll('<', '\\u003c')}</template>`;
  return { head: bare(head), body: `${body}${scene}`, firstStep };
}
