/** Addresses as they arrive: cut by hand, broken at a percent sign, with a chat's full stop at their end. Every page opens. */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { at, distFolder, figures, firstStep, steps, streets } from './expected';
import { PageLog } from './support';

const some = at(steps, 7).id;
const street = at(streets, 4);
const offline = pathToFileURL(join(distFolder, 'offline/yunhe-yishi.html')).href;
/** Pages that show a step, and whether they are the reader's own scroll. */
const PAGES = {
  story: './',
  stepper: './embed/story/',
  presenter: './present/',
  offline,
  'offline presenter': `${offline}?present=1`,
} as const;

const BROKEN = ['#100%', '#%E0%A4%A', '##', '#"]<x', '?street=%E0%A4', '?loop=%', '?map=%E0&motion=%&theme=%FF&childId=%', '?%&&==#%'];
/** More of them stand in the unit tests. */
const MENDED = [`#${some}。`, `#${some}%`, `#${some}#${some}`, `#${some.toUpperCase()}`];

const withTail = (page: string, tail: string): string =>
  page.includes('?') && tail.startsWith('?') ? `${page}&${tail.slice(1)}` : page + tail;
async function open(page: Page, address: string): Promise<PageLog> {
  // A page whose address differs only in its hash is not opened anew.
  await page.goto('about:blank');
  const log = new PageLog(page);
  await page.goto(address);
  await page.locator('html[data-awake]').waitFor();
  return log;
}

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name}: what cannot be understood opens it at its start`, { tag: '@desk' }, async ({ page }) => {
    test.slow();
    for (const tail of BROKEN) {
      const log = await open(page, withTail(path, tail));
      await expect(page.locator('html'), tail).toHaveAttribute('data-step', firstStep);
      await expect(page.locator('[data-step-id][data-active]'), tail).toHaveAttribute('data-step-id', firstStep);
      expect(log.pageErrors, tail).toEqual([]);
    }
  });

  test(`${name}: what can be understood opens it at the step`, { tag: '@desk' }, async ({ page }) => {
    test.slow();
    for (const tail of MENDED) {
      const log = await open(page, withTail(path, tail));
      await expect(page.locator('html'), tail).toHaveAttribute('data-step', some);
      await expect(page.locator('[data-step-id][data-active]'), tail).toHaveAttribute('data-step-id', some);
      expect(log.pageErrors, tail).toEqual([]);
    }
  });

  test(`${name}: a street is understood too, and so are words`, { tag: '@desk' }, async ({ page }) => {
    for (const written of [`${street.id}。`, street.id.toUpperCase(), `%20${street.id}%E3`]) {
      await open(page, withTail(path, `?map=STATIC&motion=off%E3%80%82&street=${written}#${some}`));
      await expect(page.locator(`[data-stage] [data-mark="${street.id}"].chosen`), written).toHaveCount(1);
      await expect(page.locator('html')).toHaveAttribute('data-motion', 'off');
    }
  });

  test(`${name}: an address changed by hand while it is open`, { tag: '@desk' }, async ({ page }) => {
    const log = await open(page, path);
    for (const hash of ['#%', `#${some}。`])
      await page.evaluate((wanted) => {
        location.hash = wanted;
      }, hash);
    await expect(page.locator('html')).toHaveAttribute('data-step', some);
    expect(log.pageErrors).toEqual([]);
  });
}

test('figures, the editors’ page and the statement do not mind what stands in their address', { tag: '@desk' }, async ({ page }) => {
  for (const path of [`./embed/${at(figures, 0).id}/`, './embed/', './accessibility/']) {
    for (const tail of ['#100%', '#%E0%A4', '?childId=%E0%A4#%', '?%']) {
      await page.goto('about:blank');
      const log = new PageLog(page);
      await page.goto(path + tail);
      await page.waitForLoadState('load');
      await expect(page.locator('h1')).toBeVisible();
      log.expectClean();
    }
  }
});
