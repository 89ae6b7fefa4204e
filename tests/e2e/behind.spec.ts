/** Behind a dialog the page stays where it is, and the dialog's way out stays in sight. */
import { expect, test, type Page } from '@playwright/test';
import { at, figures, steps } from './expected';
import { atRest, drag, openStory, toStep } from './support';

const figure = at(
  figures.filter(({ kind }) => kind === 'map'),
  0,
).id;
const step = steps.find((each) => each.figure === figure)?.id ?? '';

async function open(page: Page): Promise<void> {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, step);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${step}`);
  await page.locator(`[data-share="${figure}"]`).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').locator('.share-picture')).toBeVisible();
}
/** Several frames: a scroll that was begun has come to its end. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) => {
        let [left, y] = [10, scrollY];
        const frame = (): void => {
          left = scrollY === y ? left - 1 : 10;
          y = scrollY;
          if (left > 0) requestAnimationFrame(frame);
          else done();
        };
        frame();
      }),
  );

/** Watches, frame by frame and scroll by scroll, what must not move behind the dialog, and whether its way out was ever out of sight. */
async function watch(page: Page): Promise<(how: string) => Promise<void>> {
  const seen = await page.evaluateHandle(() => {
    const gone: string[] = [];
    const before = scrollY;
    addEventListener('scroll', () => scrollY !== before && gone.push(`the page stood at ${scrollY}, not at ${before}`));
    const close = document.querySelector('dialog .share-close');
    const sight = new IntersectionObserver(
      (changes) => gone.push(...changes.filter((each) => each.intersectionRatio < 0.99).map(() => 'the way out was out of sight')),
      { threshold: [0, 0.5, 0.99] },
    );
    if (close) sight.observe(close);
    else gone.push('no way out');
    return { gone, before };
  });
  return async (how) => {
    await settled(page);
    expect(await seen.evaluate(({ gone }) => gone), how).toEqual([]);
    expect(await page.evaluate(() => scrollY), how).toBe(await seen.evaluate(({ before }) => before));
    await expect(page.getByRole('dialog').locator('.share-close'), how).toBeInViewport({ ratio: 1 });
  };
}

test('wheel, fingers and keys move the dialog and never the page', async ({ page }) => {
  test.slow();
  await open(page);
  const before = await page.evaluate(() => scrollY);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const dialog = page.getByRole('dialog');
  const expectStill = await watch(page);
  const spots = [
    { x: width / 2, y: height / 2 },
    { x: 3, y: height - 3 },
    { x: width - 3, y: 3 },
  ];
  // It is waited where the dialog has come to an end: what comes then must not go on to the page.
  for (const spot of spots) {
    await page.mouse.move(spot.x, spot.y);
    for (const ways of [[400, 5000], [5000], [-5000], [-5000]]) {
      for (const by of ways) await page.mouse.wheel(0, by);
      await expectStill(`wheel by ${ways.join()} at ${spot.x},${spot.y}`);
    }
    if (await page.evaluate(() => navigator.maxTouchPoints > 0)) {
      for (const ways of [[-300, -300], [-300], [300, 300, 300], [300]]) {
        for (const by of ways) await drag(page, { x: spot.x, y: height / 2 }, by);
        await expectStill(`fingers by ${ways.join()} at ${spot.x}`);
      }
    }
  }
  for (const place of ['.share-close', '#share-link', 'button:last-of-type']) {
    await dialog.locator(place).last().focus();
    for (const keys of [
      ['PageDown', 'End'],
      ['End', 'ArrowDown', 'ArrowDown'],
      ['PageUp', 'Home'],
      ['Home', 'ArrowUp', 'PageUp'],
    ]) {
      for (const key of keys) await page.keyboard.press(key);
      await expectStill(`${keys.join()} on ${place}`);
    }
  }
  // What keeps the page still lets the dialog go to its end.
  await page.mouse.move(width / 2, height / 2);
  await page.mouse.wheel(0, 9000);
  await expect.poll(() => dialog.evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop)).toBeLessThan(2);
  // A scroll bar that is dragged.
  await page.evaluate(() => window.scrollBy(0, 2000));
  await settled(page);
  expect(await page.evaluate(() => scrollY), 'scrolled by other means').toBe(before);
  await expect(dialog.locator('.share-close')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await atRest(page, step);
  expect(await page.evaluate(() => [scrollY, location.hash])).toEqual([before, `#${step}`]);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => scrollY), 'and then it moves again').not.toBe(before);
});

test('a phone that is turned while the dialog is open stays at its step', { tag: '@phone' }, async ({ page }) => {
  await open(page);
  for (const size of [
    { width: 844, height: 390 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await atRest(page, step);
    await expect(page.getByRole('dialog').locator('.share-close')).toBeInViewport({ ratio: 1 });
  }
  await page.keyboard.press('Escape');
  await atRest(page, step);
  expect(await page.evaluate(() => location.hash)).toBe(`#${step}`);
});
