/** What of the story works for whom, and what does not, as text: a page without script. */
import { render } from 'svelte/server';
import { bare } from '../parts/bare';
import { waysFrom } from '../parts/ways';
import type { Ground, PageText } from '../types';
import StatementPage from './StatementPage.svelte';
import { words } from './words';

/** Renders the accessibility statement. */
export function texts({ story }: Ground): PageText[] {
  const page = render(StatementPage, { props: { story, ways: waysFrom('accessibility/') } });
  return [{ id: '', title: words.title, head: bare(page.head), body: bare(page.body), data: {} }];
}
