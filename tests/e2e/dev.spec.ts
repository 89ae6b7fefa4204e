/** A clerk at work: a fault in the data lies over the page in plain words, and goes when the file is mended. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dataFolder } from '../../build/data-folder';
import { copyData } from '../../build/copy-data';
import { readDataFolder } from '../../build/read-data';
import { readSources } from '../../src/story/intake/sources';
import { workbookFile } from '../../tools/export/workbook';
import { at, facts, mappedFigure, story } from './expected';

const fact = at(
  facts.filter(({ exactness }) => exactness === 'exact'),
  0,
);
const wrong = `${fact.value + 1}${fact.unit}`;
const SENTENCE = new RegExp(`facts\\.csv 第\\d+行的 display 写的是“${wrong}”`);

let data = '';
let child: ChildProcess | undefined;

// Two servers would make their caches in the same place at once.
test.describe.configure({ mode: 'default' });
test.beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'yunhe-data-'));
  await copyData(dataFolder, data);
});
test.afterEach(() => {
  child?.kill();
  if (data) rmSync(data, { recursive: true, force: true });
});

const factsFile = (): string => join(data, 'facts.csv');
const spoil = (): void =>
  writeFileSync(factsFile(), readFileSync(factsFile(), 'utf8').replace(`,${fact.display},exact`, `,${wrong},exact`));

function vite(args: string[]): { output: () => string; ended: Promise<number> } {
  let text = '';
  const started = spawn(process.execPath, ['node_modules/vite/bin/vite.js', ...args, '--configLoader', 'runner'], {
    env: { ...process.env, YUNHE_DATA: data },
  });
  child = started;
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
  return { output: () => text, ended: new Promise((done) => started.on('exit', (code) => done(code ?? -1))) };
}

test('the dev server shows a fault over the page and recovers', { tag: '@desk' }, async ({ page }) => {
  const port = 21_000 + (process.pid % 9_000);
  const server = vite(['--port', String(port), '--strictPort']);
  await expect.poll(server.output, { timeout: 30_000 }).toContain(String(port));
  await page.goto(`http://127.0.0.1:${port}/`);
  await expect(page.locator('html')).toHaveAttribute('data-awake', '', { timeout: 30_000 });
  const overlay = page.locator('vite-error-overlay');
  const good = readFileSync(factsFile());
  spoil();
  await expect(overlay).toContainText(SENTENCE);
  writeFileSync(factsFile(), good);
  await expect(overlay).toHaveCount(0);
  await expect(page.locator(`[data-fact="${fact.id}"]`).first()).toHaveText(fact.display);
  // The other pages and what they fetch are there as well.
  for (const path of [`embed/${mappedFigure}/`, 'embed/', 'embed/story/', 'present/', 'accessibility/']) {
    await page.goto(`http://127.0.0.1:${port}/${path}`);
    await expect(page.locator('h1').first()).toBeAttached();
    if (path.startsWith('present') || path.endsWith('story/'))
      await page.locator('html[data-script=steps][data-awake]').waitFor({ timeout: 30_000 });
  }
  expect((await page.request.get(`http://127.0.0.1:${port}/embed/${mappedFigure}/text.woff2`)).headers()['content-type']).toBe(
    'font/woff2',
  );
});

test(
  'a workbook stands in for the tables: its faults lie over the page, and go when it is saved again',
  { tag: '@desk' },
  async ({ page }) => {
    const { sources } = readSources(readDataFolder(data));
    const book = (display: string): Uint8Array => {
      const rows =
        sources.facts?.rows.map(({ row, cells }) => ({ row, cells: cells.id === fact.id ? { ...cells, display } : cells })) ?? [];
      return workbookFile(story, { ...sources, facts: sources.facts && { ...sources.facts, rows } });
    };
    const save = (display: string): void => writeFileSync(join(data, '数据.xlsx'), book(display));
    for (const name of readdirSync(data)) if (name.endsWith('.csv')) rmSync(join(data, name));
    save(fact.display);
    const port = 30_000 + (process.pid % 9_000);
    const server = vite(['--port', String(port), '--strictPort']);
    await expect.poll(server.output, { timeout: 30_000 }).toContain(String(port));
    await page.goto(`http://127.0.0.1:${port}/`);
    await expect(page.locator('html')).toHaveAttribute('data-awake', '', { timeout: 30_000 });
    const overlay = page.locator('vite-error-overlay');
    save(wrong);
    await expect(overlay).toContainText(new RegExp(`数据\\.xlsx 的“facts”表 F\\d+（display）写的是“${wrong}”`));
    // As Excel has it open.
    writeFileSync(join(data, '~$数据.xlsx'), 'x');
    save(fact.display);
    await expect(overlay).toHaveCount(0);
    await expect(page.locator(`[data-fact="${fact.id}"]`).first()).toHaveText(fact.display);
  },
);

test('the story is read and checked once a build: what it has to say is said once', { tag: '@desk' }, async () => {
  const build = vite(['build', '--outDir', join(data, 'out')]);
  expect(await build.ended).toBe(0);
  const reminders = build
    .output()
    .split('\n')
    .filter((line) => line.startsWith('提醒：'));
  expect(reminders.length).toBeGreaterThan(0);
  expect(new Set(reminders).size).toBe(reminders.length);
});

test('the build refuses faulty data in the same words and writes nothing', { tag: '@desk' }, async () => {
  spoil();
  const out = join(data, 'out');
  const build = vite(['build', '--outDir', out]);
  expect(await build.ended).not.toBe(0);
  expect(build.output()).toMatch(SENTENCE);
  expect(() => readFileSync(join(out, 'index.html'))).toThrow();
});
