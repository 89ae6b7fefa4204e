/** Every figure as a page of its own, as text. */
import { render } from 'svelte/server';
import { must } from '../../tables/must';
import { spoken } from '../../take/sheet/words';
import type { Ground, PageText } from '../types';
import { bare } from '../parts/bare';
import { drawn, drawnLarge } from '../parts/drawn';
import { usedGlyphs } from '../parts/usedGlyphs';
import FigureHead from './FigureHead.svelte';
import FigurePage from './FigurePage.svelte';

/** Where only the figure's own address could say it, an old one names the new by a way from here. */
const canonical = (id: string): string => `<link rel="canonical" href="../${id}/">`;

/** Renders the pages of all figures, in the story's order; at an address that a figure had before stands the same page, which names the new one. */
export function texts({ story, ready }: Ground): PageText[] {
  return story.stage.figures.flatMap((figure) => {
    const { step, scene } = drawn(story, figure);
    const summary = spoken(story, must(story.figures[figure.id], `figure "${figure.id}"`).summary);
    const page = render(FigurePage, { props: { story, figure, scene, large: drawnLarge(story, figure), step } });
    const head = render(FigureHead, { props: { story, id: figure.id, title: figure.title, summary, ready } }).head + page.head;
    const text: PageText = { id: figure.id, title: figure.title, head: bare(head), body: usedGlyphs(bare(page.body)), data: {} };
    const old = story.movedFigures.filter(([, id]) => id === figure.id);
    const named = story.site.address ? text.head : text.head + canonical(figure.id);
    return [text, ...old.map(([was]) => ({ ...text, was, head: named }))];
  });
}
