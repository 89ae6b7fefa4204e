/** A district that is made up: every page, window, sheet and file of it says so, and the mark lies over no word. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { FICTIONAL } from '../../src/tables/words';
import { findPoppler } from '../../tools/browser.mjs';
import { deck, handout } from '../../tools/export/paper';
import { serve } from '../../tools/serve';
import { distFolder, steps, story } from './expected';
import { openStory, toStep } from './support';

test.skip(!story.site.fictional, 'this district is there');
const poppler = findPoppler();

/** The program itself, its licences, fonts and twins: of no district. */
const OF_NO_DISTRICT = /(^|\/)(assets\/|OFL\.txt$|third-party\.txt$|icon\.png$)|\.(woff2|br|gz|css)$/;
/** Pictures: the SVG beside each, which it was taken from, says it. */
const PICTURE = /\.png$/;
/** Parts of an office file that somebody reads. */
const READ = /^(xl\/worksheets|ppt\/slides|ppt\/notesSlides)\/[^/]+\.xml$/;

/** The words of each page of a PDF, without spaces. */
function pagesOf(pdf: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'yunhe-fictional-'));
  try {
    writeFileSync(join(folder, 'file.pdf'), pdf);
    const text = execFileSync(join(dirname(poppler ?? ''), 'pdftotext'), ['-raw', join(folder, 'file.pdf'), '-'], { encoding: 'utf8' });
    return text
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replace(/\s/g, ''));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Those of the texts in a file that do not say it, by their names. */
function silent(name: string, bytes: Uint8Array): string[] {
  if (OF_NO_DISTRICT.test(name) || PICTURE.test(name)) return [];
  if (/\.(zip|xlsx|pptx)$/.test(name)) {
    const parts = Object.entries(unzipSync(bytes)).filter(([part]) => name.endsWith('.zip') || READ.test(part));
    expect(parts.length, name).toBeGreaterThan(3);
    return parts.flatMap(([part, content]) => silent(`${name}/${part}`, content));
  }
  if (name.endsWith('.pdf')) return pagesOf(bytes).flatMap((page, k) => (page.includes(FICTIONAL) ? [] : [`${name} ${k + 1}`]));
  return strFromU8(bytes).includes(FICTIONAL) ? [] : [name];
}

test('every file says it', { tag: ['@desk', '@district'] }, () => {
  const files = readdirSync(distFolder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(distFolder, name)).isFile());
  expect(files.filter((name) => !OF_NO_DISTRICT.test(name)).length).toBeGreaterThan(20);
  expect(files.flatMap((name) => silent(name, readFileSync(join(distFolder, name))))).toEqual([]);
});

test('every sheet of paper and every page of the presentation says it', { tag: ['@desk', '@district'] }, async ({ browser }) => {
  test.skip(!poppler, 'nothing reads a PDF here');
  const served = await serve(distFolder, { csp: false, quality: 1 });
  try {
    const [paper, screens] = [pagesOf(await handout(browser, served.url)), pagesOf(await deck(browser, served.url))];
    expect(screens).toHaveLength(steps.length);
    for (const [name, pages] of Object.entries({ paper, screens }))
      expect(
        pages.flatMap((page, k) => (page.includes(FICTIONAL) ? [] : [k + 1])),
        name,
      ).toEqual([]);
  } finally {
    await served.close();
  }
});

test('the speaker’s window says it', { tag: ['@desk', '@district'] }, async ({ page, context }) => {
  await page.goto('./present/?map=static&motion=off');
  await page.locator('html[data-script=steps][data-awake]').waitFor();
  const [notes] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
  await expect(notes).toHaveTitle(new RegExp(`讲稿.*${FICTIONAL}`));
  await expect(notes.locator('.fictional')).toBeVisible();
  await expect(notes.locator('.fictional')).toHaveText(FICTIONAL);
});

for (const [width, height] of [
  [390, 844],
  [1440, 900],
] as const) {
  test(`${width} × ${height}: the mark is there at every step, and over no word`, { tag: ['@desk', '@district'] }, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openStory(page, 'motion=off&map=static');
    for (const { id } of steps) {
      await toStep(page, id);
      await expect(page.locator('.fictional')).toBeInViewport({ ratio: 1 });
      const under = await page.evaluate(() => {
        const mark = document.querySelector('.fictional')?.getBoundingClientRect() ?? new DOMRect();
        const words = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        for (let node = words.nextNode(); node; node = words.nextNode()) {
          const own = node.parentElement;
          if (!node.textContent?.trim() || !own?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
          // What is hidden from the eye takes a pixel.
          if (own.closest('.unseen, noscript, title, [aria-hidden=true] title')) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const { left, right, top, bottom } of range.getClientRects())
            if (left < mark.right && right > mark.left && top < mark.bottom && bottom > mark.top) found.push(node.textContent);
        }
        return found;
      });
      expect(under, id).toEqual([]);
    }
  });
}
