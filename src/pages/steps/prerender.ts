/** The story in a frame, one step at a time, as text. */
import { render } from 'svelte/server';
import { words as embedWords } from '../embed/words';
import { notSearched } from '../parts/notSearched';
import { bare } from '../parts/bare';
import BigSwitch from '../parts/BigSwitch.svelte';
import { recordingsFrom, staged } from '../parts/staged';
import { waysFrom } from '../parts/ways';
import { words } from '../parts/words';
import type { Ground, PageText } from '../types';

/** The stepper, with the way to the whole story. */
export function texts(ground: Ground): PageText[] {
  const ways = waysFrom('embed/story/');
  const page = staged(ground, ways, recordingsFrom(ground, ways));
  const settings = `${bare(render(BigSwitch).body)}<button class="set" data-settings aria-haspopup="dialog">${words.settings}</button>`;
  const listen = `<button class="listen" type="button" aria-pressed="false">${words.listen}</button>`;
  const story = `<nav aria-label="${words.elsewhere}"><a href="${ways.root}index.html" data-find="${words.find}" target="_blank" rel="noopener">${words.whole}</a></nav>`;
  const whole = `<p class="unseen" role="status" data-said></p><div class="whole">${settings}${listen}${story}</div>`;
  return [
    { ...page, id: 'story', title: embedWords.storyTitle(ground.story.site.title), head: notSearched + page.head, body: page.body + whole },
  ];
}
