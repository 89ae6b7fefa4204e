/** A clerk at work: beside the story stands what is wrong with the data, in plain words, and what changed; a fault leaves the last good story standing. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { dataFolder } from '../../build/data-folder';
import { copyData } from '../../build/copy-data';
import { readDataFolder } from '../../build/read-data';
import { readSources } from '../../src/story/intake/sources';
import { workbookFile } from '../../tools/export/workbook';
import { lastBuildFile } from '../../build/last-build';
import { axe } from './axe';
import { at, facts, figures, mappedFigure, steps, stepsWith, story, streets } from './expected';

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
  if (!data) return;
  rmSync(data, { recursive: true, force: true });
  rmSync(lastBuildFile(data), { force: true });
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

/** A dev server, and its page in the browser once the story in it is awake. */
async function openDev(page: Page, from: number): Promise<{ port: number; panel: Locator; story: ReturnType<Page['frameLocator']> }> {
  const port = from + (process.pid % 9_000);
  const server = vite(['--port', String(port), '--strictPort']);
  await expect.poll(server.output).toContain(String(port));
  await page.goto(`http://127.0.0.1:${port}/`);
  const story = page.frameLocator('iframe[name=story]');
  await expect(story.locator('html')).toHaveAttribute('data-awake', '');
  const panel = page.getByRole('region', { name: '核对与改动' });
  await expect(panel.locator('.verdict')).toContainText('核对通过');
  return { port, panel, story };
}
/** Edits a file of the data folder; what it is to hold must be there. */
function edit(name: string, from: string, to: string): void {
  const text = readFileSync(join(data, name), 'utf8');
  if (!text.includes(from)) throw new Error(`${name}: no “${from}”`);
  writeFileSync(join(data, name), text.replace(from, to));
}

test('the dev server shows a fault beside the story and recovers', { tag: '@desk' }, async ({ page }) => {
  const { port, panel, story: frame } = await openDev(page, 21_000);
  const shown = frame.locator(`[data-fact="${fact.id}"]`).first();
  const button = panel.getByRole('button', { name: '收起' });
  await button.focus();
  const good = readFileSync(factsFile());
  spoil();
  await expect(panel).toContainText(SENTENCE);
  await expect(panel.getByRole('status')).toHaveText('有 1 处要改。');
  await expect(panel.getByRole('heading', { name: 'facts.csv' })).toBeVisible();
  await expect(button).toBeFocused();
  // The last good story stands, even where the page is loaded anew.
  await page.reload();
  await expect(shown).toHaveText(fact.display);
  await expect(panel).toContainText(SENTENCE);
  await expect(panel).toContainText('故事还是上一次核对通过的样子');
  for (const where of [page, frame]) await expect(where.locator('vite-error-overlay')).toHaveCount(0);
  expect((await axe(page).exclude('iframe').analyze()).violations).toEqual([]);
  await button.focus();
  writeFileSync(factsFile(), good);
  await expect(panel.locator('.verdict')).toContainText('核对通过');
  await expect(panel.getByRole('status')).toHaveText('核对通过。');
  await expect(panel).not.toContainText(wrong);
  await expect(panel.getByText('提醒')).toBeVisible();
  await expect(button).toBeFocused();
  await expect(shown).toHaveText(fact.display);
  // It can be put away, and leaves its place to the story.
  const width = async (): Promise<number> => (await page.locator('iframe').boundingBox())?.width ?? 0;
  const narrow = await width();
  await button.press('Enter');
  expect(await width()).toBeGreaterThan(narrow);
  await expect(panel.getByRole('heading', { name: '核对结果' })).toBeHidden();
  await expect(panel.locator('.verdict')).toContainText('核对通过');
  await panel.getByRole('button', { name: '打开' }).press('Enter');
  await expect(panel.getByRole('heading', { name: '核对结果' })).toBeVisible();
  // The other pages and what they fetch are there as well.
  for (const path of [`embed/${mappedFigure}/`, 'embed/', 'embed/story/', 'present/', 'accessibility/']) {
    await page.goto(`http://127.0.0.1:${port}/${path}`);
    await expect(page.locator('h1').first()).toBeAttached();
    if (path.startsWith('present') || path.endsWith('story/')) await page.locator('html[data-script=steps][data-awake]').waitFor();
  }
  expect((await page.request.get(`http://127.0.0.1:${port}/embed/${mappedFigure}/text.woff2`)).headers()['content-type']).toBe(
    'font/woff2',
  );
});

test('what changed stands beside the story, and leads to where it is seen', { tag: '@desk' }, async ({ page }) => {
  const { port, panel, story: frame } = await openDev(page, 12_000);
  const changes = panel.getByRole('region', { name: '改了什么' });
  await expect(changes).toContainText(/还没有生成过网页（npm run build），同开始时（.*）相比，没有改动。/);
  // A number that is drawn by itself, the words of a step, a street's place.
  const step = at(stepsWith('units'), -1);
  const number = at(
    facts.filter(({ id }) => figures.some((figure) => figure.kind === 'units' && figure.fact === id)),
    0,
  );
  const more = number.display.replace(String(number.value), String(number.value + 1));
  edit('facts.csv', `,${number.value},${number.unit},${number.display},`, `,${number.value + 1},${number.unit},${more},`);
  edit('facts.csv', number.display, more);
  edit('story.yaml', `title: ${step.title}`, `title: ${step.title}${step.title}`);
  const street = at(streets, 0);
  const [lon, lat] = street.at;
  edit('streets.csv', `${lon},${lat},`, `${lon},${(lat + 0.001).toFixed(5)},`);
  await expect(changes).toContainText('改了 3 处');
  const item = (words: string): Locator => changes.getByRole('listitem').filter({ hasText: words });
  await expect(item(`由 ${number.display} 改为 ${more}`).locator('del')).toHaveText(number.display);
  await expect(item(`由 ${number.display} 改为 ${more}`).locator('ins')).toHaveText(more);
  await expect(item(street.name)).toContainText('点位向北移动约 110 米');
  const words = item(`“${step.title}${step.title}”`);
  await expect(words.getByRole('heading')).toHaveText(`步骤“${step.title}${step.title}”`);
  await words.getByRole('link').press('Enter');
  await expect(frame.locator('html')).toHaveAttribute('data-step', step.id);
  await expect(frame.locator(`#${step.id} h3`)).toHaveText(`${step.title}${step.title}`);
  await expect(words.getByRole('link')).toBeFocused();
  expect((await axe(page).exclude('iframe').analyze()).violations).toEqual([]);
  // A step that is asked for in the page's own address is asked of the story.
  await page.goto(`http://127.0.0.1:${port}/#${at(steps, 1).id}`);
  await expect(frame.locator('html')).toHaveAttribute('data-step', at(steps, 1).id);
  // On a phone it is a sheet at the foot: its verdict stands, the rest is asked for.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(panel.locator('.verdict')).toContainText('改了 3 处');
  await expect(changes).toBeHidden();
  await panel.getByRole('button', { name: '打开' }).click();
  await expect(item(street.name)).toBeAttached();
  const [sheet, above] = [await panel.boundingBox(), await page.locator('iframe').boundingBox()];
  expect(sheet?.y).toBe((above?.y ?? 0) + (above?.height ?? 0));
  // Nothing reaches beyond the edge where the page is enlarged four times.
  await page.setViewportSize({ width: 360, height: 225 });
  expect(await panel.locator('.panel-body').evaluate((body) => body.scrollWidth - body.clientWidth)).toBe(0);
});

test(
  'a workbook stands in for the tables: its faults are told by sheet and cell, and go when it is saved again',
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
    const { panel, story: frame } = await openDev(page, 30_000);
    save(wrong);
    await expect(panel).toContainText(new RegExp(`数据\\.xlsx 的“facts”表 F\\d+（display） ?写的是“${wrong}”`));
    await expect(panel.getByRole('heading', { name: '数据.xlsx 的“facts”表' })).toBeVisible();
    // As Excel has it open.
    writeFileSync(join(data, '~$数据.xlsx'), 'x');
    save(fact.display);
    await expect(panel.locator('.verdict')).toContainText('核对通过');
    await expect(frame.locator(`[data-fact="${fact.id}"]`).first()).toHaveText(fact.display);
  },
);

test(
  'the story is read and checked once a build; the dev server compares with it, and nothing of that is built',
  { tag: '@desk' },
  async ({ page }) => {
    const out = join(data, 'out');
    const build = vite(['build', '--outDir', out]);
    expect(await build.ended).toBe(0);
    const reminders = build
      .output()
      .split('\n')
      .filter((line) => line.startsWith('提醒：'));
    expect(reminders.length).toBeGreaterThan(0);
    expect(new Set(reminders).size).toBe(reminders.length);
    for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
      expect(name).not.toMatch(/clerk|last-build/);
      if (/\.(?:js|css|html|json)$/.test(name))
        expect(readFileSync(join(out, name), 'utf8'), name).not.toMatch(/核对与改动|改了什么|yunhe:clerk/);
    }
    rmSync(out, { recursive: true });
    // Changed before the server begins.
    const step = at(stepsWith('units'), 0);
    edit('story.yaml', `title: ${step.title}`, `title: ${step.title}${step.title}`);
    const { panel } = await openDev(page, 3_000);
    await expect(panel).toContainText(/同上次生成（.*）相比，改了 1 处/);
    await expect(panel.getByRole('listitem').filter({ hasText: `步骤“${step.title}${step.title}”` })).toBeVisible();
  },
);

test('a server that begins with faulty data says so, and the story comes when they are mended', { tag: '@desk' }, async ({ page }) => {
  const good = readFileSync(factsFile());
  spoil();
  const port = 21_000 + (process.pid % 9_000);
  const server = vite(['--port', String(port), '--strictPort']);
  await expect.poll(server.output).toContain(String(port));
  await page.goto(`http://127.0.0.1:${port}/`);
  const frame = page.frameLocator('iframe[name=story]');
  await expect(frame.getByRole('heading')).toHaveText('故事还画不出来');
  await expect(page.getByRole('region', { name: '核对与改动' })).toContainText(SENTENCE);
  writeFileSync(factsFile(), good);
  await expect(frame.locator(`[data-fact="${fact.id}"]`).first()).toHaveText(fact.display);
});

test('the build refuses faulty data in the same words and writes nothing', { tag: '@desk' }, async () => {
  spoil();
  const out = join(data, 'out');
  const build = vite(['build', '--outDir', out]);
  expect(await build.ended).not.toBe(0);
  expect(build.output()).toMatch(SENTENCE);
  expect(() => readFileSync(join(out, 'index.html'))).toThrow();
});
