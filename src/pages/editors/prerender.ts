/** The page that offers all figures to editors, as text. */
import { render } from 'svelte/server';
import FigureHead from '../embed/FigureHead.svelte';
import { words } from '../embed/words';
import type { Ground, PageText } from '../types';
import { bare } from '../parts/bare';
import { drawn, drawnLarge } from '../parts/drawn';
import { waysFrom } from '../parts/ways';
import EditorsPage from './EditorsPage.svelte';

/** Renders the editors' page. */
export function texts({ story, ready }: Ground): PageText[] {
  const figures = story.stage.figures.map((figure) => ({ figure, scene: drawn(story, figure).scene, large: drawnLarge(story, figure) }));
  const page = render(EditorsPage, { props: { story, ways: waysFrom('embed/'), figures, ready } });
  const head = render(FigureHead, { props: { story, id: '', title: words.editors, summary: words.lead, ready } }).head + page.head;
  return [{ id: '', title: words.editors, head: bare(head), body: bare(page.body), data: {} }];
}
