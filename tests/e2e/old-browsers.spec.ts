/** What browsers of the declared floor lack and people need all the same: dialogs, tables on paper. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { at, figures, steps } from './expected';
import { openStory } from './support';

const dialog = (page: Page): Locator => page.getByRole('dialog');

test.describe('without <dialog>', { tag: '@desk' }, () => {
  // As in Firefox 83 to 97 and Safari 14 to 15.3.
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      for (const name of ['showModal', 'show', 'close', 'open', 'returnValue']) Reflect.deleteProperty(HTMLDialogElement.prototype, name);
      Reflect.deleteProperty(globalThis, 'HTMLDialogElement');
    }),
  );

  async function openPresenter(page: Page): Promise<string[]> {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto('./present/?map=static&motion=off');
    await page.locator('html[data-script=steps][data-awake]').waitFor();
    return errors;
  }
  const expectStep = (page: Page, index: number): Promise<void> =>
    expect(page.locator('[data-step-id][data-active]')).toHaveAttribute('data-step-id', at(steps, index).id);
  const focusInside = (page: Page): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null);

  test('the overview of all steps is opened, walked and left', async ({ page }) => {
    const errors = await openPresenter(page);
    await page.keyboard.press('o');
    await expect(dialog(page)).toBeVisible();
    await expect(dialog(page).locator('li').first().getByRole('button')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expectStep(page, 2);
    await page.keyboard.press('PageDown');
    await expectStep(page, 3);
    expect(errors).toEqual([]);
  });

  for (const [key, what] of [
    ['o', 'overview'],
    ['?', 'keys'],
  ] as const) {
    test(`${what}: it keeps the focus, nothing behind it is pressed, Escape closes it and nothing else`, async ({ page }) => {
      const errors = await openPresenter(page);
      await page.keyboard.press(key);
      await expect(page.locator(`[data-dialog=${what}]`)).toBeVisible();
      await expect(dialog(page)).toHaveAttribute('aria-modal', 'true');
      for (let k = 0; k < 3; k += 1) {
        await page.keyboard.press('Shift+Tab');
        expect(await focusInside(page)).toBe(true);
      }
      for (let k = 0; k < 4; k += 1) {
        await page.keyboard.press('Tab');
        expect(await focusInside(page)).toBe(true);
      }
      await page.mouse.click(4, 4);
      await expect(dialog(page)).toHaveCount(1);
      await expectStep(page, 0);
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
      await expect(page).toHaveURL(/\/present\//);
      await page.keyboard.press('PageDown');
      await expectStep(page, 1);
      expect(errors).toEqual([]);
    });
  }

  test('a figure is taken along', async ({ page }) => {
    const figure = at(figures, 1).id;
    const log = await openStory(page, 'map=static&motion=off', steps.find((each) => each.figure === figure)?.id);
    const link = page.locator(`figure [data-share="${figure}"]`);
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page).locator('.share-picture')).toBeVisible();
    const { x = 0, y = 0, width = 0, height = 0 } = (await dialog(page).boundingBox()) ?? {};
    const { width: wide, height: high } = page.viewportSize() ?? { width: 0, height: 0 };
    expect([x >= 0, y >= 0, x + width <= wide, y + height <= high]).toEqual([true, true, true, true]);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(link).toBeFocused();
    log.expectClean();
  });
});

for (const path of ['./', './present/', './embed/story/', './offline/yunhe-yishi.html', './offline/yunhe-yishi.html?present=1']) {
  test(`on paper every table is open, and afterwards only what the reader had opened: ${path}`, { tag: '@desk' }, async ({ page }) => {
    await page.goto(path);
    await page.locator('html[data-awake]').waitFor();
    const own = page.locator('details').nth(1);
    await own.evaluate((details: HTMLDetailsElement) => (details.open = true));
    const open = (): Promise<boolean[]> =>
      page.locator('details').evaluateAll((all: HTMLDetailsElement[]) => all.map((details) => details.open));
    const before = await open();
    // What stands when the page is told that it is printed; the browser lays it out right after.
    await page.evaluate(() =>
      addEventListener('beforeprint', () => {
        const closed = document.querySelectorAll('details:not([open])').length;
        const tables = [...document.querySelectorAll('table[data-table]')].length;
        document.documentElement.dataset.onPaper = `${tables - closed}/${tables}`;
      }),
    );
    await page.pdf();
    await expect(page.locator('html')).toHaveAttribute('data-on-paper', `${figures.length}/${figures.length}`);
    await expect.poll(open).toEqual(before);
  });
}
