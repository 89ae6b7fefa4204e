/** The story as one file that asks the network for nothing, as text. */
import { staged } from '../parts/staged';
import { waysFrom } from '../parts/ways';
import type { Ground, PageText } from '../types';

/** No tiles and no downloads; the presenter is the file itself. The statement stands beside the story, where that is known. */
export function texts(ground: Ground): PageText[] {
  const { address } = ground.story.site;
  const ways = { root: '', present: '?present=1', editors: null, statement: address ? `${address}${waysFrom('').statement}` : null };
  return [staged({ ...ground, ready: false, tileHosts: '' }, ways, ground.sounds)];
}
