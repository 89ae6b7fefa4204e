/** 长辈版: the whole page larger, by one press; and by another as it was. */
import { change, setting } from '../../drive/settings';
import { put, standing } from '../../drive/surface';

/** Turns it on or off. Its style sheet has to be there already. */
export function turnLarge(): void {
  const large = setting('big') !== '1';
  // With it the large buttons from step to step are always there.
  const turns = standing('turns');
  if (large && turns === undefined) put('turns', 'big');
  if (!large && turns === 'big') put('turns', null);
  change('big', large ? '1' : '0');
}
