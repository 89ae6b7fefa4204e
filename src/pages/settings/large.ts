/** 长辈版: the whole page larger, by one press; and by another as it was. */
import { change, setting } from '../../drive/settings';
import { put, standing } from '../../drive/surface';

/** Turns it on or off. The style sheet comes first, so that the page changes once. */
export async function turnLarge(): Promise<void> {
  const large = setting('big') !== '1';
  if (large) await import('../../ui/big.css');
  // With it the large buttons from step to step are always there.
  const turns = standing('turns');
  if (large && turns === undefined) put('turns', 'big');
  if (!large && turns === 'big') put('turns', null);
  change('big', large ? '1' : '0');
}
