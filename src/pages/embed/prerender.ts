/** Every figure as a page of its own, and the page that offers them to editors, as text. */
import { render } from 'svelte/server';
import type { Scene } from '../../scene/types';
import { stepOf } from '../../scene/find';
import { must } from '../../tables/must';
import { alone, FIGURE_SIZE, sceneFor } from '../../scene/scene';
import type { Figure, Story } from '../../story/types';
import { spoken } from '../../take/sheet/words';
import EditorsPage from '../editors/EditorsPage.svelte';
import FigureHead from './FigureHead.svelte';
import FigurePage from './FigurePage.svelte';
import { bare } from '../parts/bare';
import { words } from './words';

export interface PageText {
  /** Folder of the page below `embed/`: a figure's id; empty for the editors' page. */
  readonly id: string;
  readonly title: string;
  readonly head: string;
  readonly body: string;
}

function drawn({ stage }: Story, figure: Figure): { step: string; scene: Scene } {
  const step = stepOf(stage, figure.id);
  return { step, scene: sceneFor(stage, step, alone(FIGURE_SIZE)) };
}

/**
 * Renders the pages of all figures, in the story's order.
 * @param ready the pictures of `downloads/` are made too, and pages may refer to them
 */
export function figureFiles(story: Story, ready: boolean): PageText[] {
  return story.stage.figures.map((figure) => {
    const { step, scene } = drawn(story, figure);
    const summary = spoken(story, must(story.figures[figure.id], `figure "${figure.id}"`).summary);
    const page = render(FigurePage, { props: { story, figure, scene, step } });
    const head = render(FigureHead, { props: { story, id: figure.id, title: figure.title, summary, ready } }).head + page.head;
    return { id: figure.id, title: figure.title, head: bare(head), body: bare(page.body) };
  });
}

/** Renders the editors' page. */
export function editorsFile(story: Story, ready: boolean): PageText {
  const figures = story.stage.figures.map((figure) => ({ figure, scene: drawn(story, figure).scene }));
  const page = render(EditorsPage, { props: { story, figures, ready } });
  const head = render(FigureHead, { props: { story, id: '', title: words.editors, summary: words.lead, ready } }).head + page.head;
  return { id: '', title: words.editors, head: bare(head), body: bare(page.body) };
}
