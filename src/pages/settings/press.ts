/** What the button 长辈版 does on a page with a stage, and on the editors' page. */
import { standing } from '../../drive/surface';
import { fitPictures } from '../parts/large';
import { turnLarge } from './large';

export { fitPictures };

/** Turns the large version on or off, and brings the large buttons from step to step where the page is scrolled. */
export async function pressLarge(): Promise<void> {
  // The style sheet comes first, so that the page changes once.
  await import('../../ui/big.css');
  turnLarge();
  fitPictures(document);
  if (standing('turns') === undefined || standing('mode') !== 'scroll') return;
  const { showTurns } = await import('../../drive/scroll/turns');
  showTurns();
}
