/** The built folder on strange hosts: nothing from elsewhere, strict policies, nested paths. */
import { expect, test, type Page } from '@playwright/test';
import { serve } from '../../tools/serve';
import { at, distFolder, firstStep, steps, stepsWith } from './expected';
import { atRest, openStory, PageLog, toStep } from './support';

const map = at(
  stepsWith('map').filter((step) => !step.scene.reveal),
  1,
);
const paper = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const probe = document.createElement('canvas').getContext('2d');
    if (!probe) throw new Error('no canvas');
    probe.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    return String(probe.fillStyle);
  });

test('the whole story with the engine asks no other host and leaves the console clean', { tag: '@phone' }, async ({ page }) => {
  const log = await openStory(page, 'map=live');
  for (const { id } of steps) await toStep(page, id);
  await expect(page.locator('html')).toHaveAttribute('data-map', 'live');
  await toStep(page, map.id);
  log.expectClean();
});

test('the policy is strict, and every file of the page is at home under it', { tag: '@desk' }, async ({ page }) => {
  const response = await page.goto('./');
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/default-src 'none'/);
  expect(policy).toMatch(/worker-src 'self'/);
  expect(policy).not.toMatch(/unsafe|blob:|https?:|\*/);
  await atRest(page);
  await toStep(page, map.id);
});

test('the page works from a nested path, with and without index.html', { tag: '@desk' }, async ({ page }) => {
  const nested = await serve(distFolder, { mount: '/art/2026/1/1/x/' });
  try {
    for (const address of [nested.url, `${nested.url}index.html`]) {
      const missing: string[] = [];
      page.on('response', (response) => {
        if (response.status() >= 400) missing.push(response.url());
      });
      const log = new PageLog(page);
      await page.goto(`${address}?map=live#${map.id}`);
      await atRest(page, map.id);
      await page.mouse.wheel(0, 40);
      await expect(page.locator('html')).toHaveAttribute('data-map', 'live');
      await toStep(page, at(steps, 5).id);
      await expect.poll(() => page.url()).toBe(`${address}?map=live#${at(steps, 5).id}`);
      expect(missing).toEqual([]);
      log.expectClean();
    }
  } finally {
    await nested.close();
  }
});

/** Answers the page with another policy than the careful one. */
async function withPolicy(page: Page, rewrite: (policy: string) => string): Promise<void> {
  await page.route(
    (url) => url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      await route.fulfill({
        response,
        headers: { ...headers, 'content-security-policy': rewrite(headers['content-security-policy'] ?? '') },
      });
    },
  );
}

test('a host whose policy refuses inline styles still shows the page in its colours', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static');
  const own = await paper(page);
  expect(own).not.toBe('#ffffff');

  await withPolicy(page, (policy) => policy.replace(/style-src [^;]*/, "style-src 'self'"));
  await page.goto('./?map=static');
  await expect.poll(() => paper(page)).toBe(own);
  await atRest(page, firstStep);
  await toStep(page, map.id);
});

test('a host with the plainest policy still tells the whole story in its colours', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static');
  const own = await paper(page);

  await withPolicy(page, () => "default-src 'self'");
  await page.goto('./?map=static');
  await expect.poll(() => paper(page)).toBe(own);
  await toStep(page, map.id);
  await expect(page.locator('[data-stage]')).toHaveAttribute('data-layout', 'map');
});

// On a phone the tests of waking see to it.
test("if the page's own script cannot be had, everything is there to be read", { tag: '@desk' }, async ({ page }) => {
  await page.route(/assets\/[^/]*\.js/, (route) => route.abort());
  await page.goto('./');
  await expect(page.locator('html')).not.toHaveAttribute('data-script');
  for (const figure of await page.getByRole('figure').all()) await expect(figure.getByRole('img')).toBeVisible();
  await expect(page.locator('[data-stage] [data-mark]').first()).toBeVisible();
});
