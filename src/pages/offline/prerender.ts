/** The story as one file that asks the network for nothing, as text. */
import { staged } from '../parts/staged';
import type { Ground, PageText } from '../types';

/** No tiles and no downloads; the presenter is the file itself. */
export function texts(ground: Ground): PageText[] {
  return [staged({ ...ground, ready: false, tileHosts: '' }, { root: '', present: '?present=1', editors: null }, ground.sounds)];
}
