/** A story that is made up says so on every page, whatever the page shows, on the screen and on paper. */
import { FICTIONAL } from '../src/tables/words';
import { swap } from '../src/pages/parts/swap';
import type { SitePage } from './shell';

/** A slip along the left edge, upright, over all that moves under it. It takes no room: the page is laid out as every other. */
const STYLE =
  '.fictional{position:fixed;left:0;top:50%;z-index:90;margin:0;padding:.5em 0;writing-mode:vertical-rl;transform:translateY(-50%);' +
  'font:700 11px/11px sans-serif;letter-spacing:.2em;color:#fff;background:#8f2f1d;pointer-events:none;-webkit-print-color-adjust:exact;print-color-adjust:exact}' +
  '@media (forced-colors:active){.fictional{border:1px solid}}' +
  // In the corner of every sheet of paper that is filled last.
  '@media print{.fictional{top:auto;bottom:0;left:auto;right:0;padding:1px .4em;writing-mode:horizontal-tb;transform:none}}';

/** The page with the mark before its words and in its title. */
export function markedFictional(page: SitePage): SitePage {
  return {
    ...page,
    title: `${FICTIONAL}：${page.title}`,
    head: `${swap(page.head, '<title>', `<title>${FICTIONAL}：`, page.path)}<style>${STYLE}</style>`,
    body: `<aside class="fictional">${FICTIONAL}</aside>${page.body}`,
  };
}
