/** The two PDFs of the export, drawn by Poppler, as most viewers of Linux and many of phones draw: nothing is lost on the way. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test, type Browser } from '@playwright/test';
import { findPoppler } from '../../tools/browser.mjs';
import { deck, handout } from '../../tools/export/paper';
import { serve } from '../../tools/serve';
import { paperForms } from '../../src/tables/paper';
import { dataFolder } from '../../build/data-folder';
import { at, plain, projectRoot, steps, story, streets } from './expected';
import { pigmentCells } from './picture';
import { atRest } from './support';

const poppler = dirname(findPoppler() ?? '');
const DIST = process.env.TEST_DIST ?? 'dist';
const DPI = 96;

interface Drawn {
  /** The file itself, a character a byte. */
  readonly file: string;
  readonly pages: readonly Buffer[];
}

interface Read extends Drawn {
  /** What a reader can copy from each page, without spaces, in the order in which it was written. */
  readonly texts: readonly string[];
  /** Of each page: how far down its type area the lowest ink lies, 0…1, and whether there is ink beside it. */
  readonly inks: readonly { readonly low: number; readonly beside: boolean }[];
}

/** Margins of the handout, mm (see ui/print.css). */
const SHEET = { width: 210, height: 297, top: 16, side: 16, bottom: 18 };

/** Where the ink of a page lies: `pgm` is one byte a pixel. */
function inkOf(pgm: Buffer): { low: number; beside: boolean } {
  const [head = '', across = '', down = ''] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 40)) ?? [];
  const [width, height] = [Number(across), Number(down)];
  const pixels = pgm.subarray(head.length);
  const mm = height / SHEET.height;
  const [top, bottom] = [SHEET.top * mm, (SHEET.height - SHEET.bottom) * mm];
  const [left, right] = [Math.floor((SHEET.side - 1) * mm), Math.ceil((SHEET.width - SHEET.side + 1) * mm)];
  const inked = (from: number, to: number): boolean => pixels.subarray(from, to).some((grey) => grey < 190);
  const rows = Array.from({ length: Math.floor(bottom) }, (_, y) => y);
  const low = rows.filter((y) => inked(y * width + left, y * width + right)).pop() ?? 0;
  return {
    low: (low - top) / (bottom - top),
    beside: rows.some((y) => inked(y * width, y * width + left) || inked(y * width + right, (y + 1) * width)),
  };
}

/** The folder's files of a kind, in order. */
const filed = (folder: string, extension: string): Buffer[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => readFileSync(join(folder, name)));

/** Makes a PDF of the built site and has Poppler draw it; `more` asks Poppler for other things of the file. */
async function drawn<T>(
  browser: Browser,
  make: (browser: Browser, url: string) => Promise<Buffer>,
  more: (file: string, folder: string) => T,
): Promise<Drawn & T> {
  const folder = mkdtempSync(join(tmpdir(), 'yunhe-pdf-'));
  const served = await serve(DIST, { csp: false, quality: 1 });
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, await make(browser, served.url));
    execFileSync(join(poppler, 'pdftoppm'), ['-r', String(DPI), '-png', file, join(folder, 'page')]);
    return { file: readFileSync(file, 'latin1'), pages: filed(folder, '.png'), ...more(file, folder) };
  } finally {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Poppler's ink and words of a file. */
function read(file: string, folder: string): Omit<Read, keyof Drawn> {
  execFileSync(join(poppler, 'pdftoppm'), ['-r', String(DPI), '-gray', file, join(folder, 'grey')]);
  const text = execFileSync(join(poppler, 'pdftotext'), ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return { inks: filed(folder, '.pgm').map(inkOf), texts: text.split('\f').map((page) => page.replace(/\s/g, '')) };
}

const sum = (counts: readonly number[] = []): number => counts.reduce((total, count) => total + count, 0);

test('each page of the deck is the presenter’s screen, in all its colours', { tag: '@desk' }, async ({ browser, page }) => {
  test.setTimeout(600_000);
  const { pages } = await drawn(browser, deck, () => ({}));
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
    await atRest(page, step.id);
    const box = await page.locator('main').boundingBox();
    if (!box) throw new Error('no screen');
    // Below it lie the buttons on the screen, and the count on paper, each over the cover's painting.
    const height = Math.floor(box.height);
    const screen = await pigmentCells(page, await page.screenshot({ clip: { x: 0, y: 0, width: 1920, height } }), colours);
    const paper = await pigmentCells(page, at(pages, k), colours, height);
    for (const [c, token] of tokens.entries()) {
      // Cells with a fair piece of a colour in them have it in both.
      const lost = (screen[c] ?? []).flatMap((count, cell) =>
        count >= 120 && (paper[c]?.[cell] ?? 0) < count / 4 ? [`${count} → ${paper[c]?.[cell] ?? 0}`] : [],
      );
      expect(lost, `${step.id}: cells without ${token}`).toEqual([]);
      // And nothing of another screen comes in.
      const strange = (paper[c] ?? []).flatMap((count, cell) =>
        count >= 120 && (screen[c]?.[cell] ?? 0) < count / 4 ? [`${screen[c]?.[cell] ?? 0} → ${count}`] : [],
      );
      expect(strange, `${step.id}: cells with ${token} on paper alone`).toEqual([]);
    }
    expect(sum(screen[tokens.indexOf('--ink')]), step.id).toBeGreaterThan(200);
    if (step.layout === 'map') {
      expect(sum(screen[tokens.indexOf('--canal')]), `${step.id}: water`).toBeGreaterThan(1000);
      expect(sum(screen[tokens.indexOf('--gold')]), `${step.id}: lanterns`).toBeGreaterThan(500);
    }
  }
});

/** Fewer or fuller pages are asked for the project's own data alone: another story has its own length. */
const OWN = dataFolder === join(projectRoot, 'data');
const bare = (text: string): string => text.replace(/\s/g, '');

test(
  'the handout says everything once, on full pages, and each printed map has its water and its lanterns',
  { tag: '@desk' },
  async ({ browser, page }) => {
    test.setTimeout(600_000);
    const { file, pages, texts, inks } = await drawn(browser, handout, read);
    // Read aloud it has its headings and their order, and its language.
    for (const part of ['/StructTreeRoot', '/MarkInfo', '/Outlines', '/Lang (zh-CN)']) expect(file).toContain(part);

    const whole = texts.join('').replace(/\d+\/\d+(?=$|\D)/g, '');
    const { deeds, facts, chapters, foot, platforms, places } = story.stage;
    const missing = (words: readonly string[]): string[] => [...new Set(words)].filter((each) => !whole.includes(bare(each)));
    expect(missing(deeds.map(({ name }) => name)), 'names of deeds').toEqual([]);
    expect(missing(deeds.map(({ words }) => words)), 'own words of deeds').toEqual([]);
    expect(missing(facts.flatMap(({ display, counts, not }) => [display, counts, not])), 'numbers').toEqual([]);
    // The first chapter is the cover: it has the story's own title over it.
    const [cover, ...others] = chapters;
    expect(cover?.steps).toHaveLength(1);
    expect(
      missing([...others, ...foot].flatMap(({ title, leads, steps: own }) => [title, ...leads, ...own.map((step) => step.title)])),
    ).toEqual([]);
    expect(missing([story.site.title, story.site.subtitle])).toEqual([]);
    expect(missing(Object.values(story.steps).map(({ prose }) => plain(prose))), 'words of steps').toEqual([]);
    expect(missing(Object.values(story.figures).flatMap(({ counts, not, source }) => [counts, not, source])), 'scopes').toEqual([]);
    expect(missing([...streets, ...platforms, ...places.filter(({ section }) => section !== null)].map(({ name }) => name))).toEqual([]);

    expect(
      inks.flatMap(({ beside }, k) => (beside ? [k + 1] : [])),
      'pages with ink beyond their sides',
    ).toEqual([]);
    if (OWN) {
      expect(pages.length).toBeLessThanOrEqual(14);
      const low = inks.slice(1, -1).flatMap(({ low: each }, k) => (each < 2 / 3 ? [`page ${k + 2}: ${each.toFixed(2)}`] : []));
      expect(low, 'pages that are not full').toEqual([]);
      // A list is no list of the same: a deed whose figure two steps show is printed once.
      const once = deeds.filter(({ name }) => name.length > 12 && deeds.filter((other) => other.name.includes(name)).length === 1);
      const listed = once.filter(({ name, words }) => words !== '' && whole.split(bare(name + words)).length > 2);
      expect(
        listed.map(({ name }) => name),
        'deeds listed twice',
      ).toEqual([]);
    }

    const colours = ['--canal', '--gold', '--ink'].map(
      (name) => at([...readFileSync('src/ui/tokens.css', 'utf8').matchAll(new RegExp(`${name}: (#[0-9a-f]{6})`, 'g'))], 0)[1] ?? '',
    );
    const pigments = await Promise.all(pages.map((png) => pigmentCells(page, png, colours)));
    for (const [k, [, , ink]] of pigments.entries()) expect(sum(ink), `page ${k + 1} is blank`).toBeGreaterThan(400);
    const forms = paperForms(story.stage);
    const pictured = [...chapters, ...foot].flatMap(({ steps: own }) =>
      own.flatMap(({ id, figure }) => (['words', 'list', 'rows'].includes(forms.get(id) ?? 'words') ? [] : [figure])),
    );
    const withWater = story.stage.figures.filter(({ id, kind }) => ['map', 'strip', 'merger'].includes(kind) && pictured.includes(id));
    expect(withWater.length).toBeGreaterThan(0);
    for (const figure of withWater) {
      const k = texts.findIndex(
        (text) => text.includes(bare(story.figures[figure.id]?.source ?? figure.title)) && text.includes(bare(figure.title)),
      );
      expect(k, `${figure.id} is on a page`).toBeGreaterThanOrEqual(0);
      const [water, lanterns] = pigments[k] ?? [];
      expect(sum(water), `${figure.id}: water`).toBeGreaterThan(300);
      expect(sum(lanterns), `${figure.id}: lanterns`).toBeGreaterThan(300);
    }
  },
);

test('on paper nothing is wider than the sheet', { tag: '@desk' }, async ({ page }) => {
  // What is wider makes a browser print everything smaller, or cuts it.
  const width = Math.floor(((SHEET.width - SHEET.side * 2) / 25.4) * 96);
  await page.setViewportSize({ width, height: 1000 });
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('./', { waitUntil: 'load' });
  await page.locator('html:not([data-script])').waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => document.querySelectorAll('noscript').forEach((fold) => (fold.outerHTML = fold.textContent ?? '')));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  const wide = await page.evaluate((edge) => {
    const shown = [...document.querySelectorAll('article *, .foot *')].filter((each) => !each.closest('svg') && !each.closest('.unseen'));
    return shown.filter((each) => each.getBoundingClientRect().right > edge + 1).map((each) => each.className || each.tagName);
  }, width);
  expect(wide).toEqual([]);
});
