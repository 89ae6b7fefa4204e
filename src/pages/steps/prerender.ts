/** The story in a frame, one step at a time, as text. */
import { render } from 'svelte/server';
import { words as embedWords } from '../embed/words';
import { notSearched } from '../parts/notSearched';
import { bare } from '../parts/bare';
import { recordingsFrom, staged } from '../parts/staged';
import { waysFrom } from '../parts/ways';
import type { Ground, PageText } from '../types';
import Whole from './Whole.svelte';

/** The stepper, with the way to the whole story. */
export function texts(ground: Ground): PageText[] {
  const ways = waysFrom('embed/story/');
  const page = staged(ground, ways, recordingsFrom(ground, ways));
  const whole = bare(render(Whole, { props: { href: `${ways.root}index.html`, unit: ground.finder.unit } }).body);
  return [
    { ...page, id: 'story', title: embedWords.storyTitle(ground.story.site.title), head: notSearched + page.head, body: page.body + whole },
  ];
}
