/** Colours that the reader's system changes: contrast themes, and a dark mode of the browser's own making. */
import { chromium, expect, test, type Page } from '@playwright/test';
import { browserArgs, findBrowser } from '../../tools/browser.mjs';
import { at, figures, firstStep, stepsWith, steps, streets } from './expected';
import { faintTexts } from './contrast';
import { atRest, openStory, toStep } from './support';

const LEAST = 4.5;
const PAPER = [245, 240, 228];
const street = at(streets, 4).id;

async function expectReadable(page: Page, where: string): Promise<void> {
  const { all, faint } = await faintTexts(page, LEAST);
  expect(faint, where).toEqual([]);
  expect(all, where).toBeGreaterThan(5);
}

/** Goes through all steps of a page that is driven by its address. */
async function eachStep(page: Page, path: string, then: (id: string) => Promise<void>): Promise<void> {
  await page.goto(path);
  await page.locator('html[data-script=steps][data-awake]').waitFor();
  for (const { id } of steps) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, id);
    await atRest(page, id);
    await then(id);
  }
}

/** Looks in a light and in a dark theme of the system. */
async function inBoth(page: Page, look: (scheme: string) => Promise<void>): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await look(colorScheme);
  }
}

test.describe('a contrast theme', () => {
  test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' }));

  test('every word of every step of the story can be read', async ({ page }) => {
    test.slow();
    const log = await openStory(page, `motion=off&street=${street}`);
    for (const { id } of steps) {
      await toStep(page, id);
      await inBoth(page, (scheme) => expectReadable(page, `${scheme}: ${id}`));
    }
    // The engine would draw in pigments.
    await expect(page.locator('html')).toHaveAttribute('data-map', 'static');
    log.expectClean();
  });

  test('and of the stepper and the presenter', { tag: '@desk' }, async ({ page }) => {
    test.slow();
    for (const path of ['embed/story/', 'present/'])
      await eachStep(page, `./${path}?motion=off&street=${street}`, (id) =>
        inBoth(page, (scheme) => expectReadable(page, `${scheme}: ${path}#${id}`)),
      );
  });

  test('and of every figure, of the editors’ page and of the statement', { tag: '@desk' }, async ({ page }) => {
    test.slow();
    for (const path of [...figures.map(({ id }) => `embed/${id}/`), 'embed/', 'accessibility/']) {
      await page.goto(`./${path}`);
      await inBoth(page, (scheme) => expectReadable(page, `${scheme}: ${path}`));
    }
  });

  test('what is chosen, where one is and what is water are to be seen', async ({ page }) => {
    const step = at(
      stepsWith('map').filter(({ id }) => id !== firstStep),
      0,
    ).id;
    await openStory(page, `motion=off&street=${street}`, step);
    await atRest(page, step);
    await inBoth(page, async (scheme) => {
      const seen = await page.evaluate((id) => {
        const of = (selector: string): CSSStyleDeclaration => getComputedStyle(document.querySelector(selector) ?? document.body);
        const paper = getComputedStyle(document.documentElement).backgroundColor;
        const [chosen, other] = [`[data-stage] [data-mark="${id}"]`, `[data-stage] [data-mark]:not([data-mark="${id}"])`];
        return {
          plate: of(`${chosen} .plate`).fill !== paper,
          reversed: of(`${chosen} .label`).fill === paper,
          plain: of(`${other} .label`).fill !== paper,
          light: of(`${chosen} .own-light`).fill !== paper,
          dark: of(chosen).getPropertyValue('--gold') !== of(other).getPropertyValue('--gold'),
          lantern: of('.gl-gold').fill !== paper,
          water: of('[data-stage] .water.main .brush').fill !== paper,
          apart: of('[data-stage] .water.main .brush').fill !== of('.gl-gold').fill,
          boat: of('#g-bigboat .gl-ink').fill !== paper,
          bridge:
            parseFloat(of('.progress [aria-current] .span').strokeWidth) >
            parseFloat(of('.progress li a:not([aria-current]) .span').strokeWidth) * 1.5,
        };
      }, street);
      expect(
        Object.entries(seen).filter(([, so]) => !so),
        scheme,
      ).toEqual([]);
    });
  });

  test('black is black and white is white before a meeting', { tag: '@desk' }, async ({ page }) => {
    await page.goto('./present/?motion=off&map=static');
    await page.locator('html[data-script=steps][data-awake]').waitFor();
    await inBoth(page, async (scheme) => {
      for (const [key, colour] of [
        ['b', 'rgb(0, 0, 0)'],
        ['w', 'rgb(255, 255, 255)'],
      ] as const) {
        await page.keyboard.press(key);
        await expect
          .poll(() => page.evaluate(() => getComputedStyle(document.documentElement, '::after').backgroundColor), scheme)
          .toBe(colour);
        await page.keyboard.press('Escape');
      }
    });
  });
});

test('in the pigments of the paper, too, every word stands out', { tag: '@desk' }, async ({ page }) => {
  test.slow();
  await openStory(page, 'motion=off&map=static');
  for (const { id } of steps) {
    await toStep(page, id);
    await expectReadable(page, id);
  }
  for (const path of ['accessibility/', 'embed/']) {
    await page.goto(`./${path}`);
    await expectReadable(page, path);
  }
});

test('the system’s colours win over any theme, and over its own wish for more contrast', { tag: '@desk' }, async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', contrast: 'more' });
  for (const query of ['', '&theme=contrast', '&theme=projector']) {
    await openStory(page, `motion=off&map=static${query}`);
    const seen = await page.evaluate(() => [
      getComputedStyle(document.documentElement).backgroundColor,
      getComputedStyle(document.querySelector('[data-stage] .label') ?? document.body).fill,
    ]);
    expect(seen, query).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  }
});

/** The colour of a page's pixel, as it is shown. */
async function pixel(page: Page, x: number, y: number): Promise<number[]> {
  const shot = await page.screenshot({ clip: { x, y, width: 1, height: 1 }, scale: 'css' });
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
  }, shot.toString('base64'));
}

test('a browser that darkens pages of itself leaves these alone', { tag: '@desk' }, async ({ baseURL }) => {
  test.slow();
  // Only a browser that was started so does it as readers' browsers do: the switch for tests overrules every page.
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: [...browserArgs, '--force-dark-mode', '--enable-features=WebContentsForceDark'],
    ...(executablePath ? { executablePath } : {}),
  });
  const page = await browser.newPage({ colorScheme: null });
  await page.goto(`data:text/html,<body style="background:rgb(${PAPER.join()})">`);
  expect(await pixel(page, 3, 3), 'others are darkened').not.toEqual(PAPER);
  for (const [path, colour] of [
    ['?motion=off&map=static', PAPER],
    [`embed/${at(figures, 0).id}/`, PAPER],
    ['embed/story/?motion=off&map=static', PAPER],
    ['embed/', PAPER],
    ['accessibility/', PAPER],
    ['present/?motion=off&map=static', [17, 22, 28]],
    ['?motion=off&map=static&theme=projector', [17, 22, 28]],
    ['?motion=off&map=static&theme=contrast', [255, 250, 235]],
  ] as const) {
    await page.goto(`${baseURL ?? ''}${path}`);
    await expect.poll(() => pixel(page, 3, 300), path).toEqual(colour);
  }
  await browser.close();
});
