/** Everyone can read it: no known barrier, no sideways scrolling, the words in the right language. */
import { expect, test, type Page } from '@playwright/test';
import { markOf } from '../../src/tables/words';
import { axe } from './axe';
import { at, chapters, figures, firstStep, lastStep, steps, stepsWith, story, foot, footSteps } from './expected';
import { atRest, openStory, toStep } from './support';

async function barriers(page: Page, looked = axe(page)): Promise<unknown[]> {
  const { violations } = await looked.analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  }));
}

const RESTS = [firstStep, at(stepsWith('map'), 2).id, at(stepsWith('units'), 0).id];
for (const id of RESTS) {
  const tag = id === firstStep ? '@district' : [];
  test(`axe finds nothing, at rest at ${id}`, { tag }, async ({ page }) => {
    await openStory(page, 'motion=off&map=static');
    await toStep(page, id);
    expect(await barriers(page)).toEqual([]);
  });
}

test('axe finds nothing at the end, with all tables open', async ({ page }) => {
  await openStory(page, 'motion=off&map=static');
  await page.locator('figure details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
  await toStep(page, lastStep);
  expect(await barriers(page)).toEqual([]);
});

test('axe finds nothing while the live map is shown', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'motion=off&map=live');
  await toStep(page, at(stepsWith('map'), 2).id);
  await expect(page.locator('html')).toHaveAttribute('data-map', 'live');
  expect(await barriers(page)).toEqual([]);
});

test('axe finds nothing on the editors’ page, with what it tries out in its frame', { tag: '@desk' }, async ({ page }) => {
  await page.goto('./embed/');
  await page.locator('#host iframe').contentFrame().locator('main').waitFor();
  // An invented district says so on every page, in the frame as well.
  expect(await barriers(page, markOf(story.site) ? axe(page).exclude('iframe') : axe(page))).toEqual([]);
});

for (const [name, size] of Object.entries({ '320 px wide': { width: 320, height: 568 }, '400 % zoom': { width: 320, height: 256 } })) {
  test(`at ${name} nothing has to be scrolled sideways`, { tag: '@phone' }, async ({ page }) => {
    await page.setViewportSize(size);
    await openStory(page, 'motion=off&map=static');
    await page.locator('figure details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    for (const { id } of steps) {
      await toStep(page, id);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), id).toBeLessThanOrEqual(size.width);
    }
    // Wide tables may scroll in a box of their own, nothing else.
    const cut = await page.evaluate(
      (width) =>
        [...document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, figcaption, summary)')]
          .filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width > 2 && (box.right > width + 1 || box.left < -1);
          })
          .map((element) => element.textContent),
      size.width,
    );
    expect(cut).toEqual([]);
  });
}

test('at 400 % zoom the stage lets go, and every figure shows its picture in the text', { tag: '@phone' }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await openStory(page, 'motion=off&map=static');
  for (const { id } of figures) {
    const picture = page.locator(`figure[data-figure="${id}"]`).getByRole('img');
    await expect(picture).toBeVisible();
    expect((await picture.boundingBox())?.width ?? 0).toBeGreaterThan(200);
  }
  await toStep(page, lastStep);
  await expect(page.locator('[data-stage]')).not.toBeInViewport();
});

// Landmarks and headings are the same on every screen.
test('the page says its language, its title and its landmarks', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'motion=off&map=static');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  expect(await page.title()).toContain(story.site.title);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('navigation')).toHaveAccessibleName(/.+/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(chapters.length - 1 + foot.length);
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(steps.length - at(chapters, 0).steps.length + footSteps.length);
});

test('words in the drawing can be selected and found', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'motion=off&map=static');
  await toStep(page, at(stepsWith('wall'), 0).id);
  const selectable = await page
    .locator('[data-stage] svg text')
    .evaluateAll((texts) => texts.every((text) => getComputedStyle(text).userSelect !== 'none'));
  expect(selectable).toBe(true);
  await atRest(page);
});
