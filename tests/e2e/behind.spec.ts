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

test('wheel, fingers and keys move the dialog and never the page', async ({ page }) => {
  test.slow();
  await open(page);
  const before = await page.evaluate(() => scrollY);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const dialog = page.getByRole('dialog');
  const expectStill = async (how: string): Promise<void> => {
    await settled(page);
    expect(await page.evaluate(() => scrollY), how).toBe(before);
    await expect(dialog.locator('.share-close'), how).toBeInViewport({ ratio: 1 });
  };
  const spots = [
    { x: width / 2, y: height / 2 },
    { x: 3, y: height - 3 },
    { x: width - 3, y: 3 },
  ];
  for (const spot of spots) {
    await page.mouse.move(spot.x, spot.y);
    for (const by of [400, 5000, 5000, -5000, -5000]) {
      await page.mouse.wheel(0, by);
      await expectStill(`wheel by ${by} at ${spot.x},${spot.y}`);
    }
    if (await page.evaluate(() => navigator.maxTouchPoints > 0)) {
      for (const by of [-300, -300, -300, 300, 300, 300, 300]) {
        await drag(page, { x: spot.x, y: height / 2 }, by);
        await expectStill(`finger by ${by} at ${spot.x}`);
      }
    }
  }
  for (const place of ['.share-close', '#share-link', 'button:last-of-type']) {
    await dialog.locator(place).last().focus();
    for (const key of ['PageDown', 'End', 'End', 'ArrowDown', 'ArrowDown', 'PageUp', 'Home', 'Home', 'ArrowUp', 'PageUp']) {
      await page.keyboard.press(key);
      await expectStill(`${key} on ${place}`);
    }
  }
  // What keeps the page still lets the dialog go to its end.
  await page.mouse.move(width / 2, height / 2);
  await page.mouse.wheel(0, 9000);
  await expect.poll(() => dialog.evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop)).toBeLessThan(2);
  // A scroll bar that is dragged.
  await page.evaluate(() => window.scrollBy(0, 2000));
  await expectStill('scrolled by other means');
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
