/** The story presented to a meeting, as text. */
import { notSearched } from '../parts/notSearched';
import { staged } from '../parts/staged';
import { waysFrom } from '../parts/ways';
import { words } from '../parts/words';
import type { Ground, PageText } from '../types';

/** The presenter. */
export function texts(ground: Ground): PageText[] {
  const page = staged(ground, waysFrom('present/'), null);
  return [{ ...page, id: 'present', title: words.present, head: notSearched + page.head }];
}
