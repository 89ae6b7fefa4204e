/**
 * One figure in a frame: complete as it was prerendered; the script tells its height and helps the way back. It stands
 * inside the page, and once more as a file for hosts whose policy refuses what is inside.
 */
import './figure.css';
import { put, standing } from '../../drive/surface';
import { pressOnce } from '../../ui/once';
import { turnLarge } from '../settings/large';
import { fitPictures } from '../parts/large';
import { reportHeight } from './height';
import { tellWayBack } from './wayBack';

const content = document.querySelector<HTMLElement>('[data-embed]');
if (content && !standing('script')) {
  put('script', 'figure');
  const styles = standing('styles');
  if (document.styleSheets.length === 0 && styles) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = styles;
    document.head.append(link);
  }
  fitPictures(content);
  content.querySelector('[data-larger]')?.addEventListener('click', () => {
    turnLarge();
    fitPictures(content);
  });
  pressOnce(window);
  reportHeight(content, content.dataset.embed ?? '');
  tellWayBack(content.querySelector('.embed-back a'));
}
