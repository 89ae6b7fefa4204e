/** Colours that the reader's system changes: contrast themes, and a dark mode of the browser's own making. */
import { chromium, expect, test, type Page } from '@playwright/test';
import { browserArgs, findBrowser } from '../../tools/browser.mjs';
import { at, figures, firstStep, stepsWith, steps, streets } from './expected';
import { atRest, openStory, toStep } from './support';

const LEAST = 4.5;
const PAPER = [245, 240, 228];
const street = at(streets, 4).id;

interface Faint {
  readonly text: string;
  readonly ratio: number;
}

/** Texts that are to be seen and stand out less than they must from what is painted beneath them. */
function faintTexts(page: Page): Promise<{ all: number; faint: Faint[] }> {
  return page.evaluate((least) => {
    type Colour = [number, number, number, number];
    const read = (text: string): Colour => {
      const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
      return [r, g, b, /^(none|transparent)/.test(text) ? 0 : a];
    };
    const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
    const light = (colour: Colour): number => {
      const [r = 0, g = 0, b = 0] = colour
        .slice(0, 3)
        .map((part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const canvas = ((): Colour => {
      // Fixed: it is not to change the page's height, which the reader's place follows.
      const probe = document.createElement('i');
      probe.style.cssText = 'position:fixed;forced-color-adjust:none;color:Canvas';
      document.body.append(probe);
      const colour = read(getComputedStyle(probe).color);
      probe.remove();
      return colour;
    })();
    const opacity = (element: Element): number => {
      let product = 1;
      for (let each: Element | null = element; each; each = each.parentElement) product *= Number(getComputedStyle(each).opacity);
      return product;
    };
    const ground = (element: Element | null): Colour => {
      if (!element) return canvas;
      const colour = read(getComputedStyle(element).backgroundColor);
      return colour[3] === 1 ? colour : over(colour, ground(element.parentElement));
    };
    /** What a picture has painted where a text stands, before the text: plates, cards, the ground of captions. */
    const beneath = (text: Element, box: DOMRect, start: Colour): Colour =>
      [...(text.closest('svg')?.querySelectorAll('rect, circle.own-light, .seal-ground, .common-water, .theme-slip.open') ?? [])].reduce(
        (colour, shape) => {
          const { left, right, top, bottom } = shape.getBoundingClientRect();
          const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
          if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) || x < left || x > right || y < top || y > bottom)
            return colour;
          const { fill, fillOpacity } = getComputedStyle(shape);
          const [r, g, b, a] = read(fill);
          return fill.startsWith('url') ? colour : over([r, g, b, a * Number(fillOpacity) * opacity(shape)], colour);
        },
        start,
      );
    const faint: { text: string; ratio: number }[] = [];
    let all = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || !text || element.closest('script, style, noscript, template, textarea, defs, .unseen')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const style = getComputedStyle(element);
      const shown = opacity(element);
      if (box.width < 2 || box.height < 2 || style.visibility !== 'visible' || shown === 0 || style.clipPath === 'inset(50%)') continue;
      const drawn = element instanceof SVGElement;
      const behind = drawn ? beneath(element, box, ground(element.closest('svg'))) : ground(element);
      const [r, g, b, a] = read(drawn ? style.fill : style.color);
      const [one, other] = [light(over([r, g, b, a * shown], behind)), light(behind)];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      all += 1;
      if (ratio < least) faint.push({ text, ratio: Math.round(ratio * 10) / 10 });
    }
    return { all, faint };
  }, LEAST);
}

async function expectReadable(page: Page, where: string): Promise<void> {
  const { all, faint } = await faintTexts(page);
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
    await expect(page.locator(`[data-stage][data-rest=true][data-scene="${id}"]`)).toHaveCount(1);
    await then(id);
  }
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`a contrast theme, ${colorScheme}`, () => {
    test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' }));

    test('every word of every step of the story can be read', async ({ page }) => {
      test.slow();
      const log = await openStory(page, `motion=off&street=${street}`);
      for (const { id } of steps) {
        await toStep(page, id);
        await expectReadable(page, id);
      }
      // The engine would draw in pigments.
      await expect(page.locator('html')).toHaveAttribute('data-map', 'static');
      log.expectClean();
    });

    test('and of the stepper and the presenter', { tag: '@desk' }, async ({ page }) => {
      test.slow();
      for (const path of ['embed/story/', 'present/'])
        await eachStep(page, `./${path}?motion=off&street=${street}`, (id) => expectReadable(page, `${path}#${id}`));
    });

    test('and of every figure, of the editors’ page and of the statement', { tag: '@desk' }, async ({ page }) => {
      test.slow();
      for (const path of [...figures.map(({ id }) => `embed/${id}/`), 'embed/', 'accessibility/']) {
        await page.goto(`./${path}`);
        await expectReadable(page, path);
      }
    });

    test('what is chosen, where one is and what is water are to be seen', async ({ page }) => {
      const step = at(
        stepsWith('map').filter(({ id }) => id !== firstStep),
        0,
      ).id;
      await openStory(page, `motion=off&street=${street}`, step);
      await atRest(page, step);
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
      expect(Object.entries(seen).filter(([, so]) => !so)).toEqual([]);
    });

    test('black is black and white is white before a meeting', { tag: '@desk' }, async ({ page }) => {
      await page.goto('./present/?motion=off&map=static');
      await page.locator('html[data-script=steps][data-awake]').waitFor();
      for (const [key, colour] of [
        ['b', 'rgb(0, 0, 0)'],
        ['w', 'rgb(255, 255, 255)'],
      ] as const) {
        await page.keyboard.press(key);
        await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement, '::after').backgroundColor)).toBe(colour);
        await page.keyboard.press('Escape');
      }
    });
  });
}

test('in the pigments of the paper, too, every word stands out', async ({ page }) => {
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
  ] as const) {
    await page.goto(`${baseURL ?? ''}${path}`);
    await expect.poll(() => pixel(page, 3, 300), path).toEqual(colour);
  }
  await browser.close();
});
