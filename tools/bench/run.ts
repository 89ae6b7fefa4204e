/**
 * `npm run bench [-- --rounds N] [--readings N] [--quick] [--halls 191,1400] [--json FILE] [--site DIR]`: builds the story and
 * measures it in one browser beside a page of the same text and a page of the map engine alone, taking turns, and prints
 * the budgets it meets; then stories of so many halls, made of generated data (`--halls 0`: none).
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { browserArgs, ensureBrowser } from '../browser.mjs';
import { root, runTool } from '../run.mjs';
import { embedReport } from './embeds.ts';
import { measure, METRICS, PROFILES, type Sample, type Visit } from './measure.ts';
import { offlineReport } from './offline.ts';
import { preparePages, type Pages } from './pages.ts';
import { budgets, COLUMNS, report, spread, type Cold, type Column, type Results } from './report.ts';
import { buildScaled, readScaled, scaleTable } from './scale.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    readings: { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
    halls: { type: 'string' },
    json: { type: 'string' },
    site: { type: 'string' },
  },
});
const rounds = values.quick ? 1 : Number(values.rounds);
/** Loading is noisy and quick to measure; reading to the end takes long and is steady. */
const readings = Math.min(rounds, Number(values.readings));
if (![rounds, readings].every((count) => Number.isInteger(count) && count >= 1)) {
  console.error('--rounds 和 --readings 应是正整数。');
  process.exit(1);
}
const halls = (values.halls ?? (values.quick ? '0' : '191,1400'))
  .split(',')
  .map(Number)
  .filter((count) => count !== 0);
if (!halls.every((count) => Number.isInteger(count) && count > 0)) {
  console.error('--halls 应是正整数，用英文逗号隔开；0 表示不测。');
  process.exit(1);
}

/** A browser's first painting of all costs more than any later one: seen by who opens the page from a chat. */
const COLD_VISITS = 3;

const addressOf = (pages: Pages, column: Column): string =>
  ({ story: pages.story, static: `${pages.story}?map=static`, live: `${pages.story}?map=live`, plain: pages.plain, engine: pages.engine })[
    column
  ];

const empty = (): Record<Column, Sample[]> => ({ story: [], static: [], live: [], plain: [], engine: [] });

if (values.site === undefined) {
  console.log('正在生成网页……');
  const status = await runTool('vite', ['build', '--configLoader', 'runner', '--logLevel', 'warn']);
  if (status !== 0) process.exit(status);
}
const scaled = halls.length > 0 ? await buildScaled(halls) : [];

const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArgs });
console.log('正在准备对照页……');
const site = resolve(values.site ?? join(root, 'dist'));
let offline: string;
const pages = await preparePages(browser, site);
const results: Results = { phone: empty(), desk: empty() };
const cold: Cold = { story: [], plain: [] };
try {
  const visit = (url: string, profile: Visit['profile'], more: Partial<Visit> = {}, by = browser): Promise<Sample> =>
    measure(by, { url, profile, awaitLive: false, withReading: false, withPasses: false, inlineCodeBytes: 0, ...more });
  for (const profile of PROFILES) await visit(pages.plain, profile); // The first page of a browser is never a fair one.
  for (let round = 1; round <= rounds; round += 1) {
    for (const profile of PROFILES) {
      for (const column of COLUMNS) {
        console.log(`第 ${round}/${rounds} 轮 ${profile.name} ${column}`);
        const ofStory = column === 'story' || column === 'static' || column === 'live';
        results[profile.name][column].push(
          await visit(addressOf(pages, column), profile, {
            awaitLive: column === 'live',
            withReading: round <= readings,
            withPasses: profile.name === 'desk' && round === 1,
            inlineCodeBytes: ofStory ? pages.inlineCodeBytes : 0,
          }),
        );
      }
    }
  }
  const [phone] = PROFILES;
  for (let round = 1; phone && round <= Math.min(rounds, COLD_VISITS); round += 1) {
    for (const column of ['plain', 'story'] as const) {
      console.log(`第 ${round} 次新开浏览器 ${column}`);
      const fresh = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArgs });
      try {
        cold[column].push(await visit(addressOf(pages, column), phone, {}, fresh));
      } finally {
        await fresh.close();
      }
    }
  }
  if (phone) await readScaled(browser, phone, scaled);
  offline = await offlineReport(browser, site);
} finally {
  await pages.close();
}

console.log(`\n载入 ${rounds} 轮，通读 ${readings} 轮，Chromium ${browser.version()}，${cpus().length} 核，软件 WebGL`);
await browser.close();
console.log(report(results, cold));
console.log(`\n${await embedReport(site)}\n\n${offline}`);
if (scaled.length > 0) {
  console.log(`\n整座城市、全省的议事堂：${halls.join('、')} 个（生成的数据，只测不判）`);
  console.log(scaleTable(scaled, results.phone.story, results.phone.plain));
}

if (values.json !== undefined) {
  const summary = Object.fromEntries(
    PROFILES.map(({ name }) => [
      name,
      Object.fromEntries(
        COLUMNS.map((column) => [
          column,
          Object.fromEntries(METRICS.map((metric) => [metric, spread(results[name][column], metric) ?? null])),
        ]),
      ),
    ]),
  );
  const coldSummary = Object.fromEntries(
    Object.entries(cold).map(([column, samples]) => [
      column,
      Object.fromEntries(METRICS.map((metric) => [metric, spread(samples, metric) ?? null])),
    ]),
  );
  await writeFile(
    values.json,
    `${JSON.stringify({ rounds, summary, cold: coldSummary, budgets: budgets(results, cold), scaled: scaled.map(({ dir: _, ...rest }) => rest) }, null, 2)}\n`,
  );
  console.log(`\n数据已写入 ${values.json}`);
}
