/**
 * Text that the host, the phone or the browser's settings make larger: WeChat sets `text-size-adjust` on the body, Android's web
 * views scale every size, a desk's browser has a size that pages start from. All stays readable and in reach.
 */
import { expect, test, type Page } from '@playwright/test';
import { figures, mappedStep } from './expected';
import { openMap, openStory } from './support';

const WAYS = ['text-size-adjust', 'every size', 'the browser’s own size'] as const;
/** What browsers start from as they come, px. */
const AS_IT_CAME = 16;

/** Makes the page's text larger. */
async function enlarge(page: Page, way: (typeof WAYS)[number], by: number): Promise<void> {
  if (way === 'the browser’s own size') {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Page.enable');
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: AS_IT_CAME * by } });
    return;
  }
  await page.evaluate(
    ([name, factor]) => {
      if (name === 'text-size-adjust') {
        document.body.style.setProperty('-webkit-text-size-adjust', `${factor * 100}%`);
        return;
      }
      const elements = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => !(element instanceof SVGElement));
      const sizes = elements.map((element) => parseFloat(getComputedStyle(element).fontSize));
      elements.forEach((element, k) => element.style.setProperty('font-size', `${(sizes[k] ?? 0) * factor}px`));
    },
    [way, by] as const,
  );
}

/** What reaches over the right or left edge of the screen, but for what only moves there (the boat's course), what scrolls by itself and what is hidden. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter(
        (element) =>
          !(element instanceof SVGElement) &&
          !element.closest('.graphic, .course, .table-box, .leads.staged, textarea, pre, [data-script="on"] .stage'),
      )
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect();
        return width > 1 && height > 1 && (right > wide + 1 || left < -1);
      })
      .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.trim().slice(0, 20) ?? ''}`);
  });

for (const viewport of [
  { width: 360, height: 640 },
  { width: 390, height: 844 },
]) {
  for (const way of WAYS) {
    for (const by of [1.5, 2]) {
      test(
        `${way} × ${by} at ${viewport.width} × ${viewport.height}: the story is read and steered`,
        { tag: '@phone' },
        async ({ page }) => {
          await page.setViewportSize(viewport);
          await openStory(page, 'map=static&motion=off');
          const before = await page
            .locator('.prose')
            .first()
            .evaluate((words) => words.getBoundingClientRect().height);
          await enlarge(page, way, by);
          await expect
            .poll(() =>
              page
                .locator('.prose')
                .first()
                .evaluate((words) => words.getBoundingClientRect().height),
            )
            .toBeGreaterThan(before * 1.2);
          expect(await overflowing(page)).toEqual([]);
          expect(await page.evaluate(() => innerWidth)).toBe(viewport.width);
          // A number is read as one: its digits in one line, and its unit with it.
          for (const box of await page.locator('.fact.big span').evaluateAll((parts) => parts.map((part) => part.getClientRects().length)))
            expect(box).toBe(1);
          const bridges = page.locator('.progress a[href]:visible');
          const reach = await bridges.evaluateAll(
            (links) =>
              links.filter((link) => {
                const { left, right, top, bottom } = link.getBoundingClientRect();
                return (
                  link.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)) &&
                  left >= 0 &&
                  right <= innerWidth &&
                  bottom <= innerHeight &&
                  right - left > 24 &&
                  bottom - top >= 44
                );
              }).length,
          );
          expect(reach).toBe(await bridges.count());
          // Their words do not lie over each other.
          const words = await page
            .locator('.progress .short')
            .evaluateAll((labels) =>
              labels.map((label) => label.getBoundingClientRect()).map(({ left, right, bottom }) => ({ left, right, bottom })),
            );
          words.slice(1).forEach(({ left }, k) => expect(left).toBeGreaterThanOrEqual((words[k]?.right ?? 0) - 0.5));
          for (const { bottom } of words) expect(bottom).toBeLessThanOrEqual(viewport.height);
          const last = bridges.last();
          const target = (await last.getAttribute('href'))?.slice(1);
          await last.tap();
          await expect.poll(() => page.evaluate(() => document.documentElement.dataset.step)).toBe(target);
        },
      );
    }
  }
}

for (const way of WAYS) {
  test(
    `${way} × 2 in the large version: title, way back, buttons and a dialog's way out do not cover each other`,
    {
      tag: '@phone',
    },
    async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto('./?map=static&motion=off&big=1');
      await page.locator('.turns button').first().waitFor();
      await page
        .locator('[data-share]')
        .first()
        .evaluate((link) => (link as HTMLElement).click());
      await page.locator('.share-picture').waitFor();
      await enlarge(page, way, 2);
      const box = async (selector: string) => (await page.locator(selector).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      // The dialog: what is scrolled to is not under its title.
      const last = page.locator('.share textarea').last();
      await last.scrollIntoViewIfNeeded();
      expect((await box('.share h2')).y + (await box('.share h2')).height).toBeLessThan((await last.boundingBox())?.y ?? 0);
      await expect(page.locator('.share-close')).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
      const [title, back] = [await box('.cover h1'), await box('.cover [data-larger]')];
      expect(back.y >= title.y + title.height - 1 || back.x >= title.x + title.width - 1).toBe(true);
      const canal = await box('.progress ol');
      for (const button of await page.locator('.turns button').all()) {
        const { y, height } = (await button.boundingBox()) ?? { y: 0, height: 0 };
        expect(y + height).toBeLessThanOrEqual(canal.y + 1);
        // One line, and whole.
        const words = await button
          .locator('span')
          .evaluate((span) => span.getBoundingClientRect().height / parseFloat(getComputedStyle(span).fontSize));
        expect(words).toBeLessThan(2);
      }
    },
  );
}

test('beside the canal the words of the large version’s turn buttons stay within them', { tag: '@desk' }, async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto('./?map=static&motion=off&big=1');
  await page.locator('.turns button').first().waitFor();
  await enlarge(page, 'every size', 2);
  const spare = await page.locator('.turns button').evaluateAll((buttons) =>
    buttons.map((button) => {
      const [box, words] = [button, button.querySelector('span') ?? button].map((part) => part.getBoundingClientRect());
      return Math.min((words?.left ?? NaN) - (box?.left ?? NaN), (box?.right ?? NaN) - (words?.right ?? NaN));
    }),
  );
  expect(spare.length).toBe(2);
  for (const left of spare) expect(left).toBeGreaterThanOrEqual(0);
});

test('on the cover the painting is no nearer to words of twice the size', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  const gap = (): Promise<number> =>
    page.evaluate(() => {
      const [words, painting] = ['.colophon', '.painting'].map((part) => document.querySelector(`.cover ${part}`)?.getBoundingClientRect());
      return (painting?.top ?? NaN) - (words?.bottom ?? NaN);
    });
  const before = await gap();
  await enlarge(page, 'text-size-adjust', 2);
  await expect.poll(gap).toBeGreaterThan(before - 8);
});

for (const [what, selector] of [
  ['opens', '.open-map'],
  ['closes', '.explore-tools .map-button'],
] as const) {
  test(`the words of the button that ${what} the map stay within it`, { tag: '@desk' }, async ({ page }) => {
    await openStory(page, 'map=static&motion=off', mappedStep.id);
    if (what === 'closes') await openMap(page);
    const button = page.locator(selector).first();
    await expect(button.locator('span')).toBeVisible();
    const before = await button.boundingBox();
    // Its own alone: where all text grows, the page moves, and the map is closed by that.
    await button.evaluate((box) => (box.style.fontSize = `${parseFloat(getComputedStyle(box).fontSize) * 2}px`));
    expect((await button.boundingBox())?.width).toBeGreaterThan((before?.width ?? NaN) * 1.1);
    const spare = await button.evaluate((box) => {
      const [outer, words] = [box, box.querySelector('span') ?? box].map((part) => part.getBoundingClientRect());
      const { left = NaN, right = NaN } = outer ?? {};
      return Math.min((words?.left ?? NaN) - left, right - (words?.right ?? NaN), innerWidth - right);
    });
    expect(spare).toBeGreaterThan(2);
  });
}

for (const path of ['embed/story/', `embed/${figures[0]?.id ?? ''}/`, 'embed/', 'present/', 'accessibility/']) {
  test(`${path} holds text of twice the size`, { tag: '@phone' }, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    for (const way of WAYS) {
      await page.goto(path);
      await enlarge(page, way, 2);
      await expect.poll(() => overflowing(page)).toEqual([]);
    }
  });
}

for (const big of ['0', '1']) {
  test(
    `every word of the speaker’s window follows the size that her browser starts from, big=${big}`,
    { tag: '@desk' },
    async ({ page }) => {
      await page.goto(`present/?map=static&motion=off&big=${big}`);
      await expect(page.locator('html')).toHaveAttribute('data-awake', '');
      const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
      await expect(notes.locator('.notes-text')).toBeVisible();
      const sizes = (): Promise<number[]> =>
        notes
          .locator('h1, h2, p, blockquote, strong, button, input, label')
          .evaluateAll((words) => words.map((word) => parseFloat(getComputedStyle(word).fontSize)));
      const before = await sizes();
      expect(before.length).toBeGreaterThan(10);
      await enlarge(notes, 'the browser’s own size', 2);
      await expect
        .poll(async () => (await sizes()).map((size, k) => Number((size / (before[k] ?? NaN)).toFixed(2))))
        .toEqual(before.map(() => 2));
      expect(await overflowing(notes)).toEqual([]);
    },
  );
}

test('on the desk words of twice the size stand before the painting that they reach', { tag: '@desk' }, async ({ page }) => {
  for (const big of ['0', '1']) {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(`./?map=static&motion=off&big=${big}`);
    await expect(page.locator('html')).toHaveAttribute('data-awake', '');
    await enlarge(page, 'every size', 2);
    const painting = page.locator('.cover .painting');
    await painting.evaluate((element) => (element.style.pointerEvents = 'auto'));
    const subtitle = page.locator('.cover .subtitle');
    const [words, picture] = [await subtitle.boundingBox(), await painting.boundingBox()];
    expect((words?.y ?? 0) + (words?.height ?? 0), 'they meet').toBeGreaterThan(picture?.y ?? Infinity);
    const [front, ground] = await subtitle.evaluate((element) => {
      const { left, right, bottom } = element.getBoundingClientRect();
      return [element.contains(document.elementFromPoint((left + right) / 2, bottom - 3)), getComputedStyle(element).backgroundColor];
    });
    expect(front, big).toBe(true);
    expect(ground).toBe(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor));
  }
});
