/** 长辈版: one state of all pages, before the first paint, by one press; everything large, nothing cut. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { figures, steps } from './expected';
import { tooSmall } from './large';
import { PageLog } from './support';

const STILL = 'map=static&motion=off';
const NOTHING = { small: [], cut: [], low: [] };
const LARGE = `big=1&${STILL}`;

const isLarge = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.dataset.big === '1');
const rootSize = (page: Page): Promise<number> => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
const atStep = (page: Page, id: string): Promise<void> =>
  expect(page.locator(`[data-stage][data-scene="${id}"][data-rest="true"]`)).toBeAttached();

async function openLarge(page: Page, hash = ''): Promise<void> {
  await page.goto(`./?${LARGE}${hash && `#${hash}`}`);
  await expect(page.locator('.turns')).toBeAttached();
}

test.describe('its state', { tag: '@phone' }, () => {
  test('is asked for in the address, kept for the next page, and given up by the address', async ({ page }) => {
    const log = new PageLog(page);
    await openLarge(page);
    expect(await rootSize(page)).toBe(22);
    for (const path of ['./', './embed/', './embed/story/', `./embed/${figures[0]?.id ?? ''}/`, './offline/yunhe-yishi.html']) {
      await page.goto(path);
      expect(await isLarge(page), path).toBe(true);
      expect(await rootSize(page), path).toBe(22);
    }
    await page.goto('./?big=0');
    expect(await isLarge(page)).toBe(false);
    await page.goto('./embed/');
    expect(await isLarge(page)).toBe(false);
    log.expectClean();
  });

  test('never changes the hall', { tag: '@desk' }, async ({ page }) => {
    await page.goto('./present/');
    const before = await rootSize(page);
    await page.goto('./present/?big=1');
    expect(await rootSize(page)).toBe(before);
    await expect(page.locator('[data-larger]:visible')).toHaveCount(0);
  });

  test('needs no storage', { tag: '@desk' }, async ({ page }) => {
    const log = new PageLog(page);
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    });
    await page.goto(`./?${STILL}`);
    await page.locator('.cover [data-larger]').click();
    await expect.poll(() => isLarge(page)).toBe(true);
    await expect(page).toHaveURL(/[?&]big=1/);
    await page.reload();
    expect(await isLarge(page)).toBe(true);
    log.expectClean();
  });

  test('without scripts is the standard', { tag: '@desk' }, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto(`./?${LARGE}`);
    await expect(page.locator('h1').first()).toBeVisible();
    await expect(page.locator('[data-larger]').first()).toBeHidden();
    await context.close();
  });
});

test('it stands before the first paint: nothing jumps', { tag: '@phone' }, async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { moved: [] });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (window as unknown as { moved: number[] }).moved.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await openLarge(page);
  await atStep(page, steps[0]?.id ?? '');
  expect(await page.evaluate(() => (window as unknown as { moved: number[] }).moved.reduce((sum, value) => sum + value, 0))).toBeLessThan(
    0.001,
  );
});

test('one press and the reader stands at her line; another, and all is as it was', async ({ page }) => {
  const id = 'practice-halls';
  await page.goto(`./?${STILL}#${id}`);
  await atStep(page, id);
  const title = page.locator(`#${id} h3`);
  const before = await title.evaluate((element) => element.getBoundingClientRect().top);
  const press = (): Promise<void> => page.evaluate(() => document.querySelector<HTMLElement>('.cover [data-larger]')?.click());
  await press();
  await expect.poll(() => isLarge(page)).toBe(true);
  await expect(page.locator(`#${id}`)).toHaveAttribute('data-active', '');
  await atStep(page, id);
  await expect
    .poll(() => page.locator('[data-stage] > svg').evaluate((svg: SVGSVGElement) => svg.clientWidth / svg.viewBox.baseVal.width))
    .toBeCloseTo(1.5, 1);
  // The line that was read is still in sight.
  expect(await title.evaluate((element) => element.getBoundingClientRect().bottom)).toBeGreaterThan(0);
  await press();
  await expect.poll(() => isLarge(page)).toBe(false);
  await expect.poll(() => title.evaluate((element) => element.getBoundingClientRect().top)).toBeCloseTo(before, -1);
  await expect(page).not.toHaveURL(/big=/);
});

test('the button stands in the first screen, with and without', async ({ page }) => {
  for (const path of ['./', './embed/', './embed/story/', './offline/yunhe-yishi.html']) {
    for (const [query, name] of [
      ['', '长辈版'],
      [LARGE, '标准版'],
    ] as const) {
      await page.goto(`${path}?${query || `big=0&${STILL}`}`);
      const button = page.getByRole('button', { name, exact: true }).locator('visible=true').first();
      await expect(button, `${path} ${name}`).toBeInViewport({ ratio: 1 });
    }
  }
});

for (const viewport of [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
]) {
  test(`at ${viewport.width} every word is large, every control is met, nothing is cut`, { tag: '@desk' }, async ({ page }) => {
    test.slow();
    await page.setViewportSize(viewport);
    await openLarge(page);
    for (const { id } of steps) {
      await page.evaluate((step) => (location.hash = step), id);
      await atStep(page, id);
      expect.soft(await tooSmall(page), id).toEqual(NOTHING);
    }
  });
}

test('pages of figures, the stepper and the editors’ page are large too', { tag: '@desk' }, async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [...figures.map(({ id }) => `./embed/${id}/`), './embed/story/', './embed/']) {
    await page.goto(`${path}?${LARGE}`);
    if (path === './embed/story/') await expect(page.locator('html')).toHaveAttribute('data-awake', '');
    expect.soft(await tooSmall(page), path).toEqual(NOTHING);
  }
});

test('the editors’ page at 400 % has nothing to be scrolled sideways', { tag: '@phone' }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(`./embed/?${LARGE}`);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('a picture that is scrolled sideways is reached by key, and only while it is', { tag: '@phone' }, async ({ page }) => {
  await openLarge(page);
  const wide = page.locator('.foot .graphic').last();
  await wide.scrollIntoViewIfNeeded();
  await expect(wide).toHaveAttribute('tabindex', '0');
  await page.evaluate(() => document.querySelector<HTMLElement>('.cover [data-larger]')?.click());
  await expect.poll(() => isLarge(page)).toBe(false);
  await expect(wide).not.toHaveAttribute('tabindex');
});

test('it can be used by all', { tag: '@phone' }, async ({ page }) => {
  await openLarge(page, 'practice-halls');
  await atStep(page, 'practice-halls');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
