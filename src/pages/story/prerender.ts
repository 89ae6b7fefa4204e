/** The story's page as text: rendered once at build time, and by the dev server at every request. */
import { stepsOf } from '../../scene/find';
import { recordingsFrom, staged } from '../parts/staged';
import { waysFrom } from '../parts/ways';
import type { Ground, PageText } from '../types';

/** The story, to be scrolled. */
export function texts(ground: Ground): PageText[] {
  const ways = waysFrom('');
  const page = staged(ground, ways, recordingsFrom(ground, ways));
  // The first paint waits until the text is read past the cover, so that words and map appear at once.
  const afterCover = stepsOf(ground.story.stage)[1]?.step.id;
  return [{ ...page, head: (afterCover ? `<link rel="expect" href="#${afterCover}" blocking="render" />` : '') + page.head }];
}
