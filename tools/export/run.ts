/**
 * `npm run export`: builds the site and makes `dist/downloads/`: every figure as SVG, PNG and CSV, cards, covers, the long
 * picture, the poster, articles, paper, slides, all data, and a kit of everything. Nothing is left half-written. `--dist` names another folder for the site.
 */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { pictureArgs, ensureBrowser } from '../browser.mjs';
import { storyFrom } from '../../build/check-data';
import { dataFolder } from '../../build/data-folder';
import { prerendering } from '../../build/prerenderer';
import { readDataFolder } from '../../build/read-data';
import { readSources } from '../../src/story/intake/sources';
import { root, runTool } from '../run.mjs';
import { serve } from '../serve';
import { svgOf, type SheetModule } from '../../build/sheets';
import { EXPORT_MODE } from '../../build/pages-plugin';
import { longPictures, photograph } from './camera';
import { pack } from './kit';
import { deck, handout, undated } from './paper';
import { presentation, type SlideModule } from './pptx/presentation';
import { dataTables, figureTables } from './tables';
import { articles, type ArticleModule } from './wechat/articles';
import { workbookFile } from './workbook';

const { values } = parseArgs({ options: { dist: { type: 'string', default: 'dist' } } });
const dist = resolve(root, values.dist);
const out = join(dist, 'downloads');

console.log('正在生成网页……');
const status = await runTool('vite', [
  'build',
  '--configLoader',
  'runner',
  '--logLevel',
  'warn',
  '--mode',
  EXPORT_MODE,
  '--outDir',
  dist,
  '--emptyOutDir',
]);
if (status !== 0) process.exit(status);

const story = storyFrom(dataFolder);
const { sheets, slides, pages } = await prerendering(root, null, async (load) => ({
  sheets: (await load<SheetModule>('/src/take/sheet/prerender.ts')).sheetFiles(story),
  slides: await load<SlideModule>('/src/take/slides/prerender.ts').then((module) => presentation(root, story, module)),
  pages: await load<ArticleModule>('/src/take/article/prerender.ts').then((module) => articles(root, story, module)),
}));
const posters = sheets.filter(({ id }) => id === 'poster');
const drawn = sheets.filter(({ id }) => id !== 'poster' || story.site.address !== '');
if (drawn.length < sheets.length)
  console.log(`提醒：site.yaml 没有写网站地址（address），二维码没有去处，略去海报（${posters.length} 张）。`);

const files = new Map<string, Uint8Array>();
const total = drawn.length + 5;
let done = 0;
/** One line for each piece of work, on a screen one line for all. */
function tell(what: string): void {
  done += 1;
  const line = `导出 ${String(done).padStart(String(total).length)}/${total}  ${what}`;
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}${done === total ? '\n' : ''}`);
  else console.log(line);
}

const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: pictureArgs });
const served = await serve(dist, { csp: false, quality: 1 });
try {
  const [once, twice] = await Promise.all([1, 2].map((deviceScaleFactor) => browser.newPage({ deviceScaleFactor })));
  if (!once || !twice) throw new Error('no page');
  for (const sheet of drawn) {
    const svg = await svgOf(root, sheet);
    const name = sheet.kind === 'card' ? `cards/${sheet.id}` : sheet.id === 'card' ? 'cards/card' : sheet.id;
    files.set(`${name}.png`, await photograph(once, svg, sheet.size));
    if (sheet.kind === 'sheet') {
      files.set(`${name}@2x.png`, await photograph(twice, svg, sheet.size));
      files.set(`${name}.svg`, new TextEncoder().encode(svg));
    }
    tell(`${name}.png`);
  }
  const slices = await longPictures(browser, served.url);
  slices.forEach((slice, k) => files.set(`long/${String(k + 1).padStart(2, '0')}.png`, slice));
  tell(`long/ 长图 ${slices.length} 段`);
  files.set('yunhe-yishi.pdf', undated(await handout(browser, served.url)));
  tell('yunhe-yishi.pdf 讲义');
  files.set('yunhe-yishi-present.pdf', undated(await deck(browser, served.url)));
  tell('yunhe-yishi-present.pdf 演示');
} finally {
  await browser.close();
  await served.close();
}
files.set('yunhe-yishi.pptx', slides);
tell('yunhe-yishi.pptx 可以改的演示');
for (const [name, content] of pages) files.set(name, new TextEncoder().encode(content));
tell(`wechat/ 公众号文章 ${pages.size} 篇`);
for (const [name, content] of [...figureTables(story), ...dataTables(story)]) files.set(name, content);
files.set('data/yunhe-yishi.xlsx', workbookFile(story, readSources(readDataFolder(dataFolder)).sources));
files.set('press-kit.zip', pack(story, files));

const fresh = `${out}.new`;
await rm(fresh, { recursive: true, force: true });
for (const [name, content] of files) {
  const file = join(fresh, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
await rm(out, { recursive: true, force: true });
await rename(fresh, out);
const size = [...files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
await runTool('tsx', ['tools/compress.ts', dist]);
console.log(`已写入 ${values.dist}/downloads：${files.size} 个文件，共 ${(size / 1024 / 1024).toFixed(1)} MB。`);
