/** Every figure as a page of its own, as text. */
import { render } from 'svelte/server';
import { sceneFor, stepsOf } from '../model/scene';
import type { Story } from '../model/types';
import FigureHead from './FigureHead.svelte';
import FigurePage from './FigurePage.svelte';

/** Size in px at which an embedded figure is drawn; it is scaled to the frame. */
const SIZE = { width: 360, height: 420 };

export interface FigureFile {
  readonly id: string;
  readonly title: string;
  readonly head: string;
  readonly body: string;
}

/** Renders the pages of all figures, in the story's order. */
export function figureFiles(story: Story): FigureFile[] {
  const { stage, site } = story;
  return stage.figures.map((figure) => {
    const step = stepsOf(stage).find((each) => each.step.figure === figure.id)?.step.id ?? '';
    const scene = sceneFor(stage, step, { size: SIZE, garland: false, foot: 0 });
    const summary = (story.figures[figure.id]?.summary ?? [])
      .map((run) => ('text' in run ? run.text : (stage.facts.find(({ id }) => id === run.fact)?.display ?? ''))).join('');
    const page = render(FigurePage, { props: { story, figure, scene, step } });
    const head = render(FigureHead, { props: { story, figure, summary, address: site.address } }).head + page.head;
    const bare = (html: string): string => html.replace(/<!--[^>]*-->/g, '');
    return { id: figure.id, title: figure.title, head: bare(head), body: bare(page.body) };
  });
}
