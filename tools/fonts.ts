/**
 * Cuts the heading font down to the characters that the headings use, and a text font to those of the pictures that
 * leave the page. Run by hand (`npm run fonts`) when a new character is needed; the results are kept in the repository,
 * so that nobody downloads the whole font to start the page.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatFault } from '../src/story/intake/faults';
import { headingText } from '../src/story/check/headings';
import { loadStory } from '../src/story/load';
import type { Story } from '../src/story/types';
import { sheetText, sheetWordsOf } from '../src/take/sheet/words';
import { withPrerenderer } from '../build/prerenderer';
import { dataFolder } from '../build/data-folder';
import { readDataFolder } from '../build/read-data';
import type { SheetModule } from '../build/sheets';

/** The options of subset-font used here; the package brings no types. */
interface SubsetOptions {
  readonly targetFormat: 'woff2';
  readonly keepFeatures: readonly string[];
  readonly noHinting: boolean;
}
type SubsetFont = (font: Buffer, text: string, options: SubsetOptions) => Promise<Buffer>;

const root = fileURLToPath(new URL('..', import.meta.url));
const outFolder = join(root, 'src', 'ui', 'fonts');
const fontPackage = { name: '@expo-google-fonts/noto-serif-sc', version: '0.4.3' };
/** What the page loads is to stay small; the other is cut once more for every picture. */
const headingFont = {
  name: 'heading',
  title: '标题字体',
  file: join('600SemiBold', 'NotoSerifSC_600SemiBold.ttf'),
  budgetBytes: 80 * 1024,
} as const;
const textFont = {
  name: 'text',
  title: '图片字体',
  file: join('400Regular', 'NotoSerifSC_400Regular.ttf'),
  budgetBytes: 256 * 1024,
} as const;

/** Always there, whatever the headings say: a clerk may change a number without cutting the font anew. */
const alwaysNeeded = '0123456789余，。、；：？！（）“”《》·—…';

/** An address may be written under a picture. */
const latin = Array.from({ length: 94 }, (_, k) => String.fromCharCode(33 + k)).join('');

/** Kerning, half-width punctuation, and upright punctuation in vertical lines. */
const keepFeatures = ['kern', 'halt', 'chws', 'vert'] as const;

/** The distinct visible characters of a text and of the standing set, in code point order. */
function neededCharacters(text: string): string {
  const characters = [...new Set(text + alwaysNeeded)].filter((character) => !/\s/u.test(character));
  return characters.sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)).join('');
}

/** Reads the story of the folder that is built; stops with the faults when the data are not in order. */
function readStory(): Story {
  const result = loadStory(readDataFolder(dataFolder));
  if (result.ok) return result.story;
  for (const fault of result.faults) console.error(formatFault(fault));
  console.error('数据有误，先改正，再裁字体。');
  return process.exit(1);
}

/** Installs the font package into an empty folder and returns the folder. */
function fetchFonts(folder: string): string {
  const { name, version } = fontPackage;
  const options = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`];
  execFileSync('npm', options, { stdio: 'inherit', shell: process.platform === 'win32' });
  return join(folder, 'node_modules', ...name.split('/'));
}

/** The licence text under the copyright line that the font itself carries. */
function licenceFor(licence: string): string {
  const start = licence.indexOf('This Font Software is licensed');
  if (start < 0) throw new Error('LICENSE_FONT 的开头与预期不同，请人工核对');
  const copyright = [
    'Copyright (c) 2017-2024 Adobe (http://www.adobe.com/).',
    'Noto is a trademark of Google Inc.',
    'heading.woff2 and text.woff2 are subsets of Noto Serif SC SemiBold and Regular, made for this page.',
  ];
  return `${copyright.join('\n')}\n\n${licence.slice(start).trimEnd()}\n`;
}

async function main(): Promise<void> {
  const story = readStory();
  const drawn = await withPrerenderer<SheetModule, string>(root, '/src/take/sheet/prerender.ts', (module) =>
    module
      .sheetFiles(story)
      .map(({ text }) => text)
      .join(''),
  );
  const folder = mkdtempSync(join(tmpdir(), 'heading-font-'));
  try {
    const packageFolder = fetchFonts(folder);
    const subsetFont = createRequire(import.meta.url)('subset-font') as SubsetFont;
    const cut = await Promise.all(
      [
        { ...headingFont, characters: neededCharacters(headingText(story)) },
        { ...textFont, characters: neededCharacters(drawn + sheetText(sheetWordsOf(story)) + latin) },
      ].map(async (font) => ({
        ...font,
        bytes: await subsetFont(readFileSync(join(packageFolder, font.file)), font.characters, {
          targetFormat: 'woff2',
          keepFeatures,
          noHinting: true,
        }),
      })),
    );
    const tooBig = cut.filter(({ bytes, budgetBytes }) => bytes.byteLength > budgetBytes);
    const size = ({ bytes, characters }: (typeof cut)[number]): string =>
      `${(bytes.byteLength / 1024).toFixed(1)} KB，${[...characters].length} 个字`;
    for (const font of tooBig)
      console.error(`${font.title} ${size(font)}，超过 ${font.budgetBytes / 1024} KB。请减少用字；没有写入任何文件。`);
    if (tooBig.length > 0) {
      process.exitCode = 1;
      return;
    }
    mkdirSync(outFolder, { recursive: true });
    for (const font of cut) {
      writeFileSync(join(outFolder, `${font.name}.woff2`), font.bytes);
      writeFileSync(join(outFolder, `${font.name}-characters.json`), `${JSON.stringify(font.characters)}\n`);
      console.log(`${font.title}已写入 src/ui/fonts：${size(font)}。`);
    }
    writeFileSync(join(outFolder, 'OFL.txt'), licenceFor(readFileSync(join(packageFolder, 'LICENSE_FONT'), 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
