/** Every figure as a page of its own, as text. */
import { render } from 'svelte/server';
import { must } from '../../tables/must';
import { spoken } from '../../take/sheet/words';
import type { Ground, PageText } from '../types';
import { bare } from '../parts/bare';
import { drawn } from '../parts/drawn';
import FigureHead from './FigureHead.svelte';
import FigurePage from './FigurePage.svelte';

/** Renders the pages of all figures, in the story's order. */
export function texts({ story, ready }: Ground): PageText[] {
  return story.stage.figures.map((figure) => {
    const { step, scene } = drawn(story, figure);
    const summary = spoken(story, must(story.figures[figure.id], `figure "${figure.id}"`).summary);
    const page = render(FigurePage, { props: { story, figure, scene, step } });
    const head = render(FigureHead, { props: { story, id: figure.id, title: figure.title, summary, ready } }).head + page.head;
    return { id: figure.id, title: figure.title, head: bare(head), body: bare(page.body), data: {} };
  });
}
