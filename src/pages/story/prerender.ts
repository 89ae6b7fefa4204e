/** The story's page as text: rendered once at build time, and by the dev server at every request. */
import { stepsOf } from '../../scene/find';
import { staged } from '../parts/staged';
import { waysFrom } from '../parts/ways';
import type { Ground, PageText } from '../types';

/** The story, to be scrolled. */
export function texts(ground: Ground): PageText[] {
  const page = staged(ground, waysFrom(''));
  // The first paint waits until the text is read past the cover, so that words and map appear at once.
  const afterCover = stepsOf(ground.story.stage)[1]?.step.id;
  return [{ ...page, head: (afterCover ? `<link rel="expect" href="#${afterCover}" blocking="render" />` : '') + page.head }];
}
