/** The two PDFs of the export, drawn by Poppler, as most viewers of Linux and many of phones draw: nothing is lost on the way. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test, type Browser } from '@playwright/test';
import { findPoppler } from '../../tools/browser.mjs';
import { deck, handout } from '../../tools/export/paper';
import { serve } from '../../tools/serve';
import { at, steps, story } from './expected';
import { pigmentCells } from './picture';

const poppler = dirname(findPoppler() ?? '');
const DIST = process.env.TEST_DIST ?? 'dist';
const DPI = 96;

interface Drawn {
  /** The file itself, a character a byte. */
  readonly file: string;
  readonly pages: readonly Buffer[];
  /** What a reader can copy from each page, without spaces. */
  readonly texts: readonly string[];
}

/** Makes a PDF of the built site and has Poppler draw it. */
async function drawn(browser: Browser, make: (browser: Browser, url: string) => Promise<Buffer>): Promise<Drawn> {
  const folder = mkdtempSync(join(tmpdir(), 'yunhe-pdf-'));
  const served = await serve(DIST, { csp: false, quality: 1 });
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, await make(browser, served.url));
    execFileSync(join(poppler, 'pdftoppm'), ['-r', String(DPI), '-png', file, join(folder, 'page')]);
    const text = execFileSync(join(poppler, 'pdftotext'), [file, '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
    return {
      file: readFileSync(file, 'latin1'),
      pages: readdirSync(folder)
        .filter((name) => name.endsWith('.png'))
        .sort()
        .map((name) => readFileSync(join(folder, name))),
      texts: text.split('\f').map((page) => page.replace(/\s/g, '')),
    };
  } finally {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const sum = (counts: readonly number[] = []): number => counts.reduce((total, count) => total + count, 0);

test('each page of the deck is the presenter’s screen, in all its colours', { tag: '@desk' }, async ({ browser, page }) => {
  test.setTimeout(600_000);
  const { pages } = await drawn(browser, deck);
  expect(pages).toHaveLength(steps.length);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('./present/?map=static&motion=off');
  await page.locator('html[data-script=steps][data-awake]').waitFor();
  await page.evaluate(async () => void (await document.fonts.ready));
  const tokens = ['--canal', '--green', '--gold', '--cinnabar', '--ink'];
  const colours = await page.evaluate(
    (names) => names.map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()),
    tokens,
  );
  for (const [k, step] of steps.entries()) {
    await page.evaluate((id) => {
      location.hash = id;
    }, step.id);
    await page.locator(`[data-stage][data-rest=true][data-scene="${step.id}"]`).waitFor();
    const box = await page.locator('main').boundingBox();
    if (!box) throw new Error('no screen');
    const screen = await pigmentCells(
      page,
      await page.screenshot({ clip: { x: 0, y: 0, width: 1920, height: Math.floor(box.height) } }),
      colours,
    );
    const paper = await pigmentCells(page, at(pages, k), colours);
    for (const [c, token] of tokens.entries()) {
      // Cells with a fair piece of a colour in them have it in both.
      const lost = (screen[c] ?? []).flatMap((count, cell) =>
        count >= 120 && (paper[c]?.[cell] ?? 0) < count / 4 ? [`${count} → ${paper[c]?.[cell] ?? 0}`] : [],
      );
      expect(lost, `${step.id}: cells without ${token}`).toEqual([]);
    }
    expect(sum(screen[tokens.indexOf('--ink')]), step.id).toBeGreaterThan(200);
    if (step.layout === 'map') {
      expect(sum(screen[tokens.indexOf('--canal')]), `${step.id}: water`).toBeGreaterThan(2000);
      expect(sum(screen[tokens.indexOf('--gold')]), `${step.id}: lanterns`).toBeGreaterThan(500);
    }
  }
});

test(
  'each page of the handout has something on it, and each figure its water and its lanterns',
  { tag: '@desk' },
  async ({ browser, page }) => {
    test.setTimeout(600_000);
    const { file, pages, texts } = await drawn(browser, handout);
    // Read aloud it has its headings and their order, and its language.
    for (const part of ['/StructTreeRoot', '/MarkInfo', '/Outlines', '/Lang (zh-CN)']) expect(file).toContain(part);
    expect(pages.length).toBeGreaterThan(10);
    const colours = ['--canal', '--gold', '--ink'].map(
      (name) => at([...readFileSync('src/ui/tokens.css', 'utf8').matchAll(new RegExp(`${name}: (#[0-9a-f]{6})`, 'g'))], 0)[1] ?? '',
    );
    const inks = await Promise.all(pages.map((png) => pigmentCells(page, png, colours)));
    for (const [k, [, , ink]] of inks.entries()) expect(sum(ink), `page ${k + 1} is blank`).toBeGreaterThan(400);
    const withWater = story.stage.figures.filter(({ kind }) => ['map', 'strip', 'merger'].includes(kind));
    expect(withWater.length).toBeGreaterThan(0);
    for (const figure of withWater) {
      const k = texts.findIndex(
        (text) =>
          text.includes((story.figures[figure.id]?.source ?? figure.title).replace(/\s/g, '')) &&
          text.includes(figure.title.replace(/\s/g, '')),
      );
      expect(k, `${figure.id} is on a page`).toBeGreaterThanOrEqual(0);
      const [water, lanterns] = inks[k] ?? [];
      expect(sum(water), `${figure.id}: water`).toBeGreaterThan(300);
      expect(sum(lanterns), `${figure.id}: lanterns`).toBeGreaterThan(300);
    }
  },
);
