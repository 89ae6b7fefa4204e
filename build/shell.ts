/** The one document in which every page stands: `index.html`, filled. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySync } from 'vite';
import { swap } from '../src/pages/parts/swap';
import { rootFrom } from '../src/pages/parts/ways';
import type { PageKind, PageText } from '../src/pages/types';

/** A page with its own address. */
export type SitePage = PageKind & PageText;

/** What is put around a page's own text. */
export interface Code {
  /** Before the page's head. */
  readonly first: string;
  /** After all words. */
  readonly last: string;
  /** Where the icon is. */
  readonly icon: string;
}

const HEAD = '<!--head-->';
const BODY = '<!--page-->';
/** The story's own script, in the document as it is written. */
const SCRIPT = /<script type="module" src="\/src\/[^"]*"><\/script>/;

/** The page that a kind makes of a text. */
export function sitePage(kind: PageKind, text: PageText): SitePage {
  return { ...kind, ...text, path: kind.path.replace('{id}', text.was ?? text.id) };
}

/** True while nothing has been put into the document. */
export function isEmpty(html: string): boolean {
  return html.includes(BODY);
}

/** The document with a page's own text in it; its script stays where it is. */
export function filled(root: string, html: string, { path, mode, code, data, head, body, staged }: SitePage, first = ''): string {
  const attributes = Object.entries({ mode, root: code === 'alone' ? '' : rootFrom(path), ...data }).flatMap(([name, value]) =>
    value ? [` data-${name}="${value}"`] : [],
  );
  const where = path || 'index.html';
  const withRoot = swap(html, ' data-mode="scroll"', attributes.join(''), where);
  const withHead = swap(withRoot, HEAD, `${first}${head}${bootScript(root)}`, where);
  return swap(withHead, BODY, body + (staged ? printStyle(root) : ''), where);
}

/** A whole page besides the front page. */
export function documentOf(root: string, page: SitePage, { first, last, icon }: Code): string {
  const html = filled(root, readFileSync(join(root, 'index.html'), 'utf8'), page, first);
  return swap(swap(html, SCRIPT, last, page.path), './icon.png', icon, page.path).replace(/\n\s*/g, '\n');
}

const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\//g, '');

/** What runs before the first paint, inside the page: as short as it can be said, in words that browsers without modules know, too. */
function bootScript(root: string): string {
  const file = join(root, 'src/pages/parts/boot.js');
  // Only names and white space: what it would say in fewer words is newer than the words of the file.
  const { code, errors } = minifySync('boot.js', readFileSync(file, 'utf8'), { module: false, compress: false });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  // The minifier writes every string as a template, which is ES2015.
  const plain = code.trim().replace(/`([^`'\\$]*)`/g, "'$1'");
  if (plain.includes('`')) throw new Error('boot.js: a string with a quotation mark, a backslash or a dollar sign');
  return `<script>${plain}</script>`;
}

const PRINT = ['print', 'handout', 'handout-tables'].map((name) => `src/ui/${name}.css`);

/** The print rules, folded like the figures' pictures: a browser with scripts unfolds them when it prints (see pages/parts/boot.js). */
function printStyle(root: string): string {
  const css = withoutComments(PRINT.map((file) => readFileSync(join(root, file), 'utf8')).join(''))
    .replace(/\s+/g, ' ')
    .trim();
  return `<noscript><style>${css}</style></noscript>`;
}
