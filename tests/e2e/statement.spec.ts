/** The accessibility statement: whole without script, sound, found from the pages' feet, and true of the pages that it leads to. */
import { expect, test, type Page } from '@playwright/test';
import { axe } from './axe';
import { at, figures, stepsWith, story } from './expected';
import { openStory, PageLog, toStep } from './support';

const PATH = './accessibility/';
const NAME = '无障碍说明';

/** What stands in the statement under a term. */
const entry = (page: Page, term: string): ReturnType<Page['locator']> =>
  page.locator('.statement dl > div').filter({ has: page.getByText(term, { exact: true }) });

test('it is whole without script, in its own colours, and asks no other host', { tag: '@desk' }, async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const log = new PageLog(page);
  const response = await page.goto(PATH);
  // Its one script, in the page, only dresses it as the reader has chosen.
  expect(await response?.text()).not.toMatch(/<script[^>]+src=/);
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  for (const title of ['可以这样读', '还做不到的']) {
    const section = page.getByRole('region', { name: title });
    expect(await section.getByRole('term').count(), title).toBeGreaterThan(7);
    for (const text of await section.getByRole('definition').all()) await expect(text).toBeVisible();
  }
  expect(await page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor)).toBe('rgb(245, 240, 228)');
  log.expectClean();
  await page.close();
});

test('axe finds nothing, and at 400 % nothing has to be scrolled sideways', async ({ page }) => {
  await page.goto(PATH);
  const { violations } = await axe(page).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.setViewportSize({ width: 320, height: 256 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('the feet of the story and of the editors’ page lead to it, and it leads back', { tag: '@desk' }, async ({ page }) => {
  for (const path of ['./?map=static', './embed/']) {
    await page.goto(path);
    await page.getByRole('contentinfo').getByRole('link', { name: NAME }).click();
    await expect(page).toHaveURL(/\/accessibility\/index\.html$/);
    await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  }
  await page.getByRole('link', { name: `回到《${story.site.title}》` }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'scroll');
  // Figures stand in other people's articles; the single file has no neighbours as long as the site has no address.
  for (const path of [`./embed/${at(figures, 0).id}/`, ...(story.site.address ? [] : ['./offline/yunhe-yishi.html'])]) {
    await page.goto(path);
    await expect(page.locator('a[href*="accessibility"]'), path).toHaveCount(0);
  }
});

test('what it offers to try is what opens', { tag: '@desk' }, async ({ page }) => {
  const open = async (term: string): Promise<void> => {
    await page.goto(PATH);
    await entry(page, term).getByRole('link').last().click();
  };
  await open('减少动画');
  await expect(page.locator('html[data-mode=scroll][data-motion=off]')).toHaveCount(1);
  await open('对比度');
  await expect(page.locator('html[data-mode=scroll][data-theme=projector]')).toHaveCount(1);
  await open('一步一步看');
  await page.locator('html[data-mode=embed][data-awake]').waitFor();
  const next = page.getByRole('link', { name: '下一步' });
  await next.click();
  await expect(page.getByRole('status').filter({ hasText: /./ })).toHaveCount(1);
  await expect(page.getByRole('link', { name: '上一步' })).toBeVisible();
  await open('不联网');
  await expect(page.locator('html[data-mode=scroll][data-awake]')).toHaveCount(1);
});

test('a link to its other version keeps what else the address asks for', { tag: '@desk' }, async ({ page }) => {
  await page.goto(`${PATH}?theme=contrast&big=0`);
  for (const [name, big] of [
    ['长辈版', '1'],
    ['标准版', '0'],
  ] as const) {
    // It offers the version that does not hold, and that alone.
    await expect(page.getByRole('link', { name: /^(?:长辈版|标准版)$/ })).toHaveText([name]);
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.locator(`html[data-big="${big}"][data-theme=contrast]`)).toHaveCount(1);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ theme: 'contrast', big });
  }
});

test('by key the whole story is reached, and every stop shows where it is', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  const stop = (): Promise<{ name: string; frame: number; figure: string } | null> =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        name: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '',
        frame: outlineStyle === 'solid' ? parseFloat(outlineWidth) : 0,
        figure: element.matches('summary') ? (element.closest<HTMLElement>('figure')?.dataset.figure ?? '') : '',
      };
    });
  const stops = [];
  for (let k = 0; k < 1000; k += 1) {
    await page.keyboard.press('Tab');
    const here = await stop();
    if (!here) break;
    stops.push(here);
  }
  expect(stops[0]?.name).toBe('跳到正文');
  expect(stops.filter(({ frame }) => frame < 3)).toEqual([]);
  expect(new Set(stops.map(({ figure }) => figure).filter(Boolean))).toEqual(new Set(figures.map(({ id }) => id)));
});

test('after a bridge the next stop is in its chapter, and the map’s button follows the bridges', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  const step = at(
    stepsWith('map').filter(({ chapter }) => chapter.steps.length > 1),
    1,
  );
  await toStep(page, step.id);
  await page.locator('.progress a').last().focus();
  await page.keyboard.press('Tab');
  await expect(page.locator('.open-map')).toBeFocused();
  const bridge = page.locator('.progress li a').nth(4);
  const to = (await bridge.getAttribute('href'))?.slice(1) ?? '';
  await bridge.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-step', to);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('[data-step-id]')?.id)).toBe(to);
});

test('the engine’s canvas is kept from those who listen: the text says the same', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=live&motion=off');
  await toStep(page, at(stepsWith('map'), 2).id);
  await expect(page.locator('html')).toHaveAttribute('data-map', 'live');
  expect(await page.locator('canvas').evaluateAll((all) => all.every((canvas) => canvas.closest('[aria-hidden=true]') !== null))).toBe(
    true,
  );
});
