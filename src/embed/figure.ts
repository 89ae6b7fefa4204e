/** One figure in a frame: complete as it was prerendered; the script only tells its height. */
import './figure.css';
import { reportHeight } from './height';

const content = document.querySelector<HTMLElement>('[data-embed]');
if (content) reportHeight(content, content.dataset.embed ?? '');
