/** The story's words and its living parts as text, for every page that has a stage. */
import { render } from 'svelte/server';
import { stepsOf } from '../../scene/scene';
import type { Ground, PageText } from '../types';
import Progress from '../../drive/scroll/Progress.svelte';
import Chart from '../../draw/charts/Chart.svelte';
import { chartLayout } from '../../scene/layout/index';
import type { Charts } from '../../stage/chartPart';
import Stage from '../../stage/Stage.svelte';
import Finder from '../finder/Finder.svelte';
import { bare } from './bare';
import { firstSceneOf } from './first';
import { FIRST_SCENE } from './found';
import { swap } from './swap';
import type { Ways } from './ways';
import Head from '../story/Head.svelte';
import Page from '../story/Page.svelte';

/** Step id → address of its recording from a page of the site. */
export const recordingsFrom = ({ story }: Ground, { root }: Ways): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(story.voice.files).map(([step, file]) => [step, root + file]));

/**
 * Renders the story's page. The islands are rendered apart, so that the browser can hydrate each by itself.
 * @param recordings step id → address of its recording; null for a page on which nothing is read aloud
 */
export function staged(
  { story, finder, ready, tileHosts }: Ground,
  ways: Ways,
  recordings: Readonly<Record<string, string>> | null,
): PageText {
  const firstScene = firstSceneOf(story.stage);
  const firstStep = firstScene.step;
  const finderStep = stepsOf(story.stage).find(({ step }) => step.finder)?.step.id ?? firstStep;
  const charts: Charts = { Chart, place: (step, env) => chartLayout(story.stage, step, env) };
  const islands = {
    stage: render(Stage, { props: { story: story.stage, firstScene, charts } }).body,
    progress: render(Progress, { props: { story: story.stage, firstStep } }).body,
    finder: render(Finder, { props: { finder, step: finderStep } }).body,
  };
  const page = render(Page, { props: { story, ways, recordings } });
  const asked = stepsOf(story.stage).some(({ step }) => step.finder) ? islands : { stage: islands.stage, progress: islands.progress };
  const body = Object.entries(asked).reduce(
    (text, [id, island]) => swap(text, new RegExp(`(?<=<div id="${id}"[^>]*>)(?=</div>)`), island, id),
    bare(page.body),
  );
  const scene = `<template id="${FIRST_SCENE}">${JSON.stringify(firstScene).replaceAll('&', '\\u0026').replaceAll('<', '\\u003c')}</template>`;
  return {
    id: '',
    title: story.site.title,
    body: body + scene,
    head: bare(render(Head, { props: { story, ready } }).head + page.head),
    data: { map: 'static', step: firstStep, 'tile-hosts': tileHosts },
  };
}
