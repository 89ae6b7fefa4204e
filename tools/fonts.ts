/**
 * Cuts the heading font down to the characters that the headings use.
 * Run by hand (`npm run fonts`) when a heading needs a new character; the result is kept in the repository,
 * so that nobody downloads the whole font to start the page.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { headingText } from '../src/model/headings';
import { loadStory } from '../src/model/load';
import { readDataFolder } from './read-data';

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
const fontFile = join('600SemiBold', 'NotoSerifSC_600SemiBold.ttf');
const budgetBytes = 80 * 1024;

/** Always there, whatever the headings say: a clerk may change a number without cutting the font anew. */
const alwaysNeeded = '0123456789余，。、；：？！（）“”《》·—…运河议事';

/** Kerning, half-width punctuation, and upright punctuation in vertical lines. */
const keepFeatures = ['kern', 'halt', 'chws', 'vert'] as const;

/** The distinct visible characters of a text and of the standing set, in code point order. */
function neededCharacters(text: string): string {
  const characters = [...new Set(text + alwaysNeeded)].filter((character) => !/\s/u.test(character));
  return characters.sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)).join('');
}

/** Reads the story; stops with the faults when the data are not in order. */
function storyHeadings(): string {
  const result = loadStory(readDataFolder(join(root, 'data')));
  if (result.ok) return headingText(result.story);
  console.error('数据有误，先运行 npm run check 改正，再裁字体。');
  return process.exit(1);
}

/** Installs the font package into an empty folder and returns the font and its licence. */
function fetchFont(folder: string): { font: Buffer; licence: string } {
  const { name, version } = fontPackage;
  const options = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`];
  execFileSync('npm', options, { stdio: 'inherit', shell: process.platform === 'win32' });
  const packageFolder = join(folder, 'node_modules', ...name.split('/'));
  return {
    font: readFileSync(join(packageFolder, fontFile)),
    licence: readFileSync(join(packageFolder, 'LICENSE_FONT'), 'utf8'),
  };
}

/** The licence text under the copyright line that the font itself carries. */
function licenceFor(licence: string): string {
  const start = licence.indexOf('This Font Software is licensed');
  if (start < 0) throw new Error('LICENSE_FONT 的开头与预期不同，请人工核对');
  const copyright = [
    'Copyright (c) 2017-2024 Adobe (http://www.adobe.com/).',
    'Noto is a trademark of Google Inc.',
    'heading.woff2 is a subset of Noto Serif SC SemiBold, made for this page.',
  ];
  return `${copyright.join('\n')}\n\n${licence.slice(start).trimEnd()}\n`;
}

async function main(): Promise<void> {
  const characters = neededCharacters(storyHeadings());
  const folder = mkdtempSync(join(tmpdir(), 'heading-font-'));
  try {
    const { font, licence } = fetchFont(folder);
    const subsetFont = createRequire(import.meta.url)('subset-font') as SubsetFont;
    const subset = await subsetFont(font, characters, { targetFormat: 'woff2', keepFeatures, noHinting: true });
    const size = `${(subset.byteLength / 1024).toFixed(1)} KB，${[...characters].length} 个字`;
    if (subset.byteLength > budgetBytes) {
      console.error(`标题字体 ${size}，超过 ${budgetBytes / 1024} KB。请减少标题用字；没有写入任何文件。`);
      process.exitCode = 1;
      return;
    }
    mkdirSync(outFolder, { recursive: true });
    writeFileSync(join(outFolder, 'heading.woff2'), subset);
    writeFileSync(join(outFolder, 'heading-characters.json'), `${JSON.stringify(characters)}\n`);
    writeFileSync(join(outFolder, 'OFL.txt'), licenceFor(licence));
    console.log(`标题字体已写入 src/ui/fonts：${size}。`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
