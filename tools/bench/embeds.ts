/** What a reader of somebody else's article loads with each frame. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { table } from './report.ts';

const KB = 1024;
const LIMIT_KB = 40;

/** Bytes of a page as a careful host sends it: text compressed, fonts as they are; without what is fetched later. */
async function weigh(folder: string): Promise<number> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const files = [...html.matchAll(/<(?:script|link)[^>]*(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file))));
  const fonts = await Promise.all([...html.matchAll(/url\((\.\/[^)]+\.woff2)\)/g)].map(([, file = '']) => readFile(join(folder, file))));
  const shared = texts.flatMap((text, k) =>
    [...text.toString('utf8').matchAll(/url\(\.?\/?([\w-]+\.woff2)\)/g)].map(([, font = '']) => join(folder, files[k] ?? '', '..', font)),
  );
  const sizes = [Buffer.from(html), ...texts].map((text) => brotliCompressSync(text).length);
  const fontSizes = [...fonts, ...(await Promise.all(shared.map((file) => readFile(file))))].map(({ length }) => length);
  return [...sizes, ...fontSizes].reduce((sum, size) => sum + size, 0);
}

/** A table of all pages of `embed/`; only a figure's page has a budget. */
export async function embedReport(site: string): Promise<string> {
  const folder = join(site, 'embed');
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const rows = await Promise.all(
    [...names, ''].map(async (name) => {
      const size = (await weigh(join(folder, name))) / KB;
      const limited = name !== '' && name !== 'story';
      return [
        `embed/${name && `${name}/`}`,
        size.toFixed(1),
        limited ? String(LIMIT_KB) : '–',
        !limited ? '–' : size <= LIMIT_KB ? '达标' : '未达标',
      ];
    }),
  );
  return table(['嵌入页（HTML、CSS、JS、字体，压缩后）', 'KB', '上限 KB', '结论'], rows);
}
