/** Addresses outlive ids: what linked, embedded or asked for something by an id that went finds what stands in its place. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { at, steps, story } from './expected';
import { Host } from './host';
import { atRest, PageLog } from './support';
import { variant, type Variant } from './variant';

const [OLD_STEP, OLD_FIGURE] = ['gone-step', 'gone-figure'];
const SITE = 'https://www.example.cn/art/x/';
const moved = new Set([...(story.stage.was ?? []), ...story.movedFigures].map(([, id]) => id));
const step = at(
  steps.filter(({ id, figure, layout }) => figure && layout === 'map' && !moved.has(id) && !moved.has(figure)),
  -1,
);
const figure = step.figure ?? '';

let site: Variant;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  const put =
    (indent: number, id: string, old: string, next: string) =>
    (text: string): string =>
      text.replace(new RegExp(`^( {${indent}})- id: ${id}$(?=\\n {${indent + 2}}${next}:)`, 'm'), `$&\n$1  was: [${old}]`);
  site = await variant({
    'story.yaml': (text) => put(2, figure, OLD_FIGURE, 'kind')(put(6, step.id, OLD_STEP, 'title')(text)),
    'site.yaml': (text) => text.replace(/^address:.*/m, `address: ${SITE}`),
  });
});
test.afterAll(() => site.close());

for (const way of ['', 'embed/story/', 'present/']) {
  test(`an old step’s address opens its successor in ${way || 'the story'}, and says the new one`, { tag: '@desk' }, async ({ page }) => {
    const log = new PageLog(page);
    await page.goto(`${site.served.url}${way}?map=static&motion=off#${OLD_STEP}`);
    await expect(page.locator('[data-step-id][data-active]')).toHaveAttribute('data-step-id', step.id);
    await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${step.id}`);
    await expect(page.locator(`[data-step-id="${step.id}"] h3`)).toBeInViewport();
    log.expectClean();
  });
}

test('an old address that is followed on the open page leads there, too', { tag: '@desk' }, async ({ page }) => {
  await page.goto(`${site.served.url}?map=static&motion=off`);
  await atRest(page);
  await page.evaluate((old) => (location.hash = old), OLD_STEP);
  await atRest(page, step.id);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${step.id}`);
});

test('without scripts the old anchor stands in the step', { tag: '@desk' }, async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  await page.goto(`${site.served.url}#${OLD_STEP}`);
  await expect(page.locator(`[data-step-id="${step.id}"] h3`)).toBeInViewport();
  await context.close();
});

test('an old figure’s page and its oEmbed show the successor and name its address', { tag: '@desk' }, async ({ page }) => {
  await page.goto(`${site.served.url}embed/${OLD_FIGURE}/`);
  await expect(page.locator(`[data-embed="${figure}"] figure[data-figure="${figure}"]`)).toBeVisible();
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${SITE}embed/${figure}/`);
  const oembed = await Promise.all([OLD_FIGURE, figure].map((id) => readFile(join(site.folder, 'dist', 'oembed', `${id}.json`), 'utf8')));
  expect(oembed[0]).toBe(oembed[1]);
  expect((JSON.parse(at(oembed, 0)) as { html: string }).html).toContain(`src="${SITE}embed/${figure}/"`);
});

test('a link of embed.js to the old address becomes a frame with the successor, as high as it is', { tag: '@desk' }, async ({ page }) => {
  const host = await Host.start();
  try {
    const old = `${site.served.url}embed/${OLD_FIGURE}/`;
    await host.open(page, 'old', `<a class="yunhe-embed" href="${old}">图</a><script src="${site.served.url}embed.js" async></script>`);
    const frame = page.locator('iframe').contentFrame();
    await expect(frame.locator(`[data-embed="${figure}"]`)).toBeVisible();
    await expect(async () => {
      const own = await frame.locator('[data-embed]').evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
      expect(Math.round((await page.locator('iframe').boundingBox())?.height ?? 0)).toBe(own);
    }).toPass();
  } finally {
    host.close();
  }
});
