/**
 * `npm run test:browsers`: the smoke list (tests/browsers/) in what people have: old Chromium, the current one, Firefox,
 * WebKit. Prints one line a browser and check; the pictures of all steps are put on one sheet a browser.
 * `npm run test:browsers -- firefox chromium-89` looks only at these, compared with the current Chromium as ever.
 * YUNHE_DATA names another data folder, TEST_DIST pages that are built already, as for every other test.
 */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { dataFolder } from '../build/data-folder';
import { openArticles } from '../tests/browsers/articles';
import type { Driver } from '../tests/browsers/driver';
import { Eye, type Shot } from '../tests/browsers/eye';
import { CHECKS } from '../tests/browsers/smoke';
import type { Seen, Visit } from '../tests/browsers/walk';
import { watched } from '../tests/browsers/watch';
import { ensurePoppler, findPoppler } from './browser.mjs';
import { current, others, spare, type Browser } from './browsers/list';
import { root, runTool } from './run.mjs';
import { serve } from './serve';

const cache = join(root, 'node_modules', '.cache');
const pictures = join(cache, 'browsers');
/** Whose pages stand in dist/. */
const own = dataFolder === join(root, 'data');
const built = process.env.TEST_DIST;
const dist = resolve(root, built ?? (own ? 'dist' : join(cache, 'browsers-dist')));

/** When a file, or the newest in a folder, was written; 0 where there is none. */
function written(path: string): number {
  const newest = (name: string): number => {
    const stat = statSync(name, { throwIfNoEntry: false });
    if (!stat) return 0;
    return stat.isDirectory() ? Math.max(0, ...readdirSync(name).map((each) => newest(join(name, each)))) : stat.mtimeMs;
  };
  return newest(resolve(root, path));
}

/** Builds the pages when they are missing or older than what they are made of, those of another district each time. */
async function ensureBuilt(): Promise<void> {
  const made = written(join(dist, 'index.html'));
  if (built !== undefined) {
    if (made > 0) return;
    console.error(`${built} 里没有 index.html（环境变量 TEST_DIST）。`);
    process.exit(1);
  }
  if (own && made > Math.max(...['data', 'src', 'build', 'tools', 'index.html', 'vite.config.ts', 'package-lock.json'].map(written)))
    return;
  console.log('正在生成网页……');
  if ((await runTool('vite', ['build', '--configLoader', 'runner', '--logLevel', 'warn', '--outDir', dist, '--emptyOutDir'])) !== 0) {
    console.error('网页没有生成，原因见上。');
    process.exit(1);
  }
}

const total = { passed: 0, failed: 0 };

function tell(browser: string, check: string, fault: string | null, note: string, began: number): void {
  total[fault === null ? 'passed' : 'failed'] += 1;
  const line = `${browser}　${check}　${fault === null ? `通过　${note}` : `没有通过　${fault}`}（${((Date.now() - began) / 1000).toFixed(1)} 秒）`;
  if (fault === null) console.log(line);
  else console.error(line);
}

/** The pictures of each browser, for one sheet each. */
const albums: { readonly file: string; readonly title: string; readonly groups: readonly (readonly Shot[])[] }[] = [];

interface Place {
  readonly url: string;
  readonly folder: string;
}

/** Runs the whole list in one browser. */
async function visit(
  browser: Browser,
  place: Place,
  shared: Pick<Visit, 'articles' | 'eye'>,
  reference: Seen | null,
): Promise<Seen | null> {
  const began = Date.now();
  const obtained = await browser.obtain();
  if ('missing' in obtained) {
    tell(browser.name, '准备', obtained.missing, '', began);
    return null;
  }
  let driver: Driver;
  try {
    driver = await obtained.open();
  } catch (error) {
    tell(browser.name, '打开', String(error), '', began);
    return null;
  }
  const seen: Seen = { version: driver.version, steps: new Map() };
  const shots = new Map<string, Shot[]>();
  const folder = join(pictures, browser.id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const keep = (size: string, name: string, png: Buffer): void => {
    const group = shots.get(size) ?? [];
    const file = join(folder, `${size}-${String(group.length + 1).padStart(2, '0')}-${name}.png`);
    writeFileSync(file, png);
    const [width = 0, height = 0] = size.split('x').map(Number);
    shots.set(size, [...group, { file, name, width, height }]);
  };
  try {
    for (const check of CHECKS) {
      const start = Date.now();
      let [fault, note]: [string | null, string] = [null, ''];
      try {
        note = await check.run({ ...place, ...shared, driver, seen, reference: reference ?? seen, keep });
      } catch (error) {
        fault = error instanceof Error ? error.message : String(error);
      }
      const faults = await driver.faults().catch((error: unknown) => [String(error)]);
      tell(driver.version, check.name, [fault, ...faults].filter((each) => each !== null).join('；') || null, note, start);
    }
  } finally {
    await driver.close();
  }
  albums.push({ file: `${folder}.png`, title: driver.version, groups: [...shots.values()] });
  return seen;
}

const known = [...others, ...spare];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((id) => id !== current.id && known.every((browser) => browser.id !== id));
if (unknown.length > 0) {
  console.error(`没有叫 ${unknown.join('、')} 的浏览器。可以写：${[current, ...known].map(({ id }) => id).join('、')}。`);
  process.exit(1);
}

const began = Date.now();
await ensureBuilt();
const reader = await current.obtain();
ensurePoppler();
if (!findPoppler() || 'missing' in reader) {
  console.error('没有 poppler（poppler-utils），打印的讲义无从核对。请装好再试。');
  process.exit(1);
}
const copy = watched(dist);
const [served, watchedServed, articles] = await Promise.all([serve(dist), serve(copy.folder), openArticles()]);
const looker = await reader.open();
const shared = { articles, eye: new Eye(looker) };
try {
  const reference = await visit(current, { url: served.url, folder: dist }, shared, null);
  if (reference) {
    const queue = wanted.length > 0 ? known.filter(({ id }) => wanted.includes(id)) : [...others];
    const lane = async (): Promise<void> => {
      for (let browser = queue.shift(); browser; browser = queue.shift()) {
        await visit(
          browser,
          browser.deaf ? { url: watchedServed.url, folder: copy.folder } : { url: served.url, folder: dist },
          shared,
          reference,
        );
      }
    };
    // Two at once: each waits most of the time.
    await Promise.all([lane(), lane()]);
  }
  for (const { file, title, groups } of albums) {
    await shared.eye.sheet(file, title, groups);
    console.log(`${title}　全部步骤的画面：${relative(root, file)}`);
  }
} finally {
  await looker.close();
  articles.close();
  await Promise.all([served.close(), watchedServed.close()]);
  copy.remove();
}
console.log(`\n${total.passed} 项通过，${total.failed} 项没有通过（${Math.round((Date.now() - began) / 1000)} 秒）`);
process.exit(total.failed === 0 ? 0 : 1);
