/** Sheets as files: each with its styles and just the characters that it needs. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Story } from '../src/story/types';
import { svgFile } from '../src/take/sheet/file';
import type { SheetFile } from '../src/take/sheet/prerender';
import { sheetStyle } from './sheet-style';

export interface SheetModule {
  sheetFiles(story: Story): SheetFile[];
}
type SubsetFont = (font: Buffer, text: string, options: { readonly targetFormat: 'woff2' }) => Promise<Buffer>;

const FONTS = ['heading', 'text'] as const;
export type FontName = (typeof FONTS)[number];

const fontFile = (root: string, name: FontName): string => join(root, 'src/ui/fonts', `${name}.woff2`);

/** Cuts of earlier builds: packing a font takes a tenth of a second, and a build needs some ninety. */
const CACHE = 'node_modules/.cache/yunhe-fonts';
const require = createRequire(import.meta.url);
const CUTTER = `${(require('subset-font/package.json') as { version: string }).version} ${process.version}`;

/** Cuts one of the project's fonts down to the characters of a text; what it lacks stays with the system's fonts. */
export async function cutFont(root: string, name: FontName, text: string): Promise<Buffer> {
  const font = readFileSync(fontFile(root, name));
  const characters = [...new Set(text)].sort().join('');
  const key = createHash('sha256').update(font).update(CUTTER).update(characters).digest('hex');
  const known = join(root, CACHE, `${key}.woff2`);
  if (existsSync(known)) return readFileSync(known);
  const cut = await (require('subset-font') as SubsetFont)(font, characters, { targetFormat: 'woff2' });
  mkdirSync(join(root, CACHE), { recursive: true });
  // Never half-written, however many builds run at once.
  const fresh = `${known}.${process.pid}.${randomUUID()}`;
  writeFileSync(fresh, cut);
  renameSync(fresh, known);
  return cut;
}

/** Characters that a font of the project lacks, each once. */
export function lackingCharacters(root: string, name: FontName, text: string): string {
  const known = new Set(String(JSON.parse(readFileSync(join(root, 'src/ui/fonts', `${name}-characters.json`), 'utf8'))));
  return [...new Set(text)].filter((character) => !known.has(character) && !/\s/u.test(character)).join('');
}

/** The SVG file of a sheet. */
export async function svgOf(root: string, { markup, style, text }: SheetFile): Promise<string> {
  const [heading, body] = await Promise.all(
    FONTS.map(async (name) => `data:font/woff2;base64,${(await cutFont(root, name, text)).toString('base64')}`),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgFile(markup, sheetStyle(root, style), { heading: heading ?? '', text: body ?? '' })}\n`;
}
