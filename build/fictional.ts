/** A story that is made up says so on every page, whatever the page shows, on the screen and on paper. */
import { FICTIONAL, markOf } from '../src/tables/words';
import { swap } from '../src/pages/parts/swap';
import type { SitePage } from './shell';

/** A slip along the left edge, upright, over all that moves under it. It takes no room: the page is laid out as every other. */
const STYLE =
  '.fictional{position:fixed;left:0;top:50%;z-index:90;margin:0;padding:.5em 0;writing-mode:vertical-rl;transform:translateY(-50%);' +
  'font:700 clamp(11px,1.15vw,20px)/1.4 sans-serif;letter-spacing:.2em;white-space:nowrap;color:#fff;background:#8f2f1d;pointer-events:none}' +
  'html[data-big="1"] .fictional,html[data-notes][data-big] .fictional{font-size:max(18px,1.15vw)}' +
  // Beside the words, where the map's own line does not begin at the edge.
  '@media (max-width:720px){.fictional{top:74%}}' +
  '@media (forced-colors:active){.fictional{border:1px solid}}' +
  // In the corner of every sheet of paper that is filled last; in ink, for a browser may leave grounds out.
  '@media print{.fictional,html[data-big="1"] .fictional{top:auto;bottom:0;left:auto;right:0;padding:1px .4em;border:1px solid;font-size:11px;color:#8f2f1d;background:#fff;writing-mode:horizontal-tb;transform:none}}';

/** The page with the mark before its words and in its title. */
export function markedFictional(page: SitePage): SitePage {
  return {
    ...page,
    title: `${FICTIONAL}：${page.title}`,
    head: `${swap(page.head, '<title>', `<title>${FICTIONAL}：`, page.path)}<style>${STYLE}</style>`,
    body: `<aside class="fictional">${FICTIONAL}</aside>${page.body}`,
  };
}

/** A script that others load, with the mark of a story that is made up before its code. */
export const markedCode = (code: string, site: { readonly fictional: boolean }): string =>
  markOf(site) ? `/* ${markOf(site)} */\n${code}` : code;
