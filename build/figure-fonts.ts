/** The fonts that travel with a figure: cut down to what its page and its sheet say. */
import type { Story } from '../src/story/types';
import type { SheetFile } from '../src/take/sheet/prerender';
import { cutFont, lackingCharacters, type FontName } from './sheets';
import type { SitePage } from './shell';

/** What a figure's own fonts must be able to write: the one inside its page, and those of its sheet. */
export type FigureFontTexts = Readonly<Record<FontName | 'inside', string>>;

const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, '');
/** Words of pictures that are set in the system's own face (ui/charts.css). */
const SANS = /<text class="(?:deed(?!-fact)|legend)[^"]*"[\s\S]*?<\/text>/g;
/** What a figure's page may set in the heading face: its table, its scope and its source are not, nor the names of deeds. */
const headingWords = (body: string): string =>
  withoutTags(body.replace(/<(details|dl)\b[\s\S]*?<\/\1>|<p class="(source|embed-back)"[\s\S]*?<\/p>/g, '').replace(SANS, ''));

/** The texts of a figure's fonts. */
export function fontTexts({ stage }: Story, { id, body }: SitePage, sheets: readonly SheetFile[]): FigureFontTexts {
  const sheet = sheets.find((file) => file.kind === 'sheet' && file.id === id)?.text ?? '';
  // The reader's own street may be named on any sheet.
  const streets = stage.streets.map(({ label }) => label).join('');
  return { inside: headingWords(body), heading: sheet + streets, text: sheet + streets };
}

/** The heading face from an address. */
export const faceFrom = (address: string): string =>
  `<style>@font-face{font-family:'Yunhe Serif';src:url(${address})format('woff2');font-weight:400 700;font-display:swap;ascent-override:115.1%;descent-override:28.6%;line-gap-override:0%}</style>`;

/** The heading face with its letters inside. */
export async function faceInside(root: string, { inside }: FigureFontTexts): Promise<string> {
  return faceFrom(`data:font/woff2;base64,${(await cutFont(root, 'heading', inside)).toString('base64')}`);
}

/** A reminder of the characters that pictures set in the system's fonts; null if there are none. */
export function lackingWords(root: string, texts: readonly FigureFontTexts[]): string | null {
  const lacking = lackingCharacters(root, 'text', texts.map(({ text }) => text).join(''));
  return lacking ? `图片字体里没有“${[...lacking].join('、')}”，图片上这几个字用系统字体；运行 npm run fonts 可以补上。` : null;
}
