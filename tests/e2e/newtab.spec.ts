/** What looks like a link opens what it promises in a new tab, and is right when it is copied. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { at, chapters, figures, steps, streets } from './expected';
import { atRest, openStory, toStep } from './support';

const finderStep = at(
  steps.filter(({ finder }) => finder),
  0,
).id;
const middle = at(steps, 9).id;
const street = at(streets, 5);

/** Opens a link in the ways of people who want to keep what they read; gives the addresses that came up. */
async function openAway(page: Page, link: Locator): Promise<string[]> {
  const before = page.url();
  const addresses: string[] = [];
  for (const how of [{ modifiers: ['Control'] }, { modifiers: ['Shift'] }, { button: 'middle' }] as const) {
    const [other] = await Promise.all([
      page.context().waitForEvent('page'),
      link.click({ ...how, modifiers: [...('modifiers' in how ? how.modifiers : [])] }),
    ]);
    await other.waitForLoadState('domcontentloaded');
    addresses.push(other.url());
    await other.close();
    expect(page.url(), 'the page itself stays').toBe(before);
  }
  return addresses;
}

test('a street', { tag: '@desk' }, async ({ page, baseURL }) => {
  for (const wakes of [false, true]) {
    await page.goto('about:blank');
    // Before the finder has come its list is plain, and after it has come too.
    if (!wakes) await page.route('**/assets/start-*.js', (route) => route.abort());
    else await page.unroute('**/assets/start-*.js');
    await openStory(page, 'motion=off&map=static', finderStep);
    const link = page.locator('.finder-list a').filter({ hasText: new RegExp(`^${street.label}$`) });
    if (wakes) {
      await page.locator('#finder-typed').focus();
      await expect(page.locator('.finder-hint')).toBeVisible();
    }
    for (const address of await openAway(page, link)) expect(address).toBe(`${baseURL ?? ''}?street=${street.id}#${finderStep}`);
    await expect(page.locator('[data-stage] .chosen'), 'nothing was chosen here').toHaveCount(0);
  }
});

test('the presenter, at the reader’s step', { tag: '@desk' }, async ({ page, baseURL }) => {
  await openStory(page, 'motion=off&map=static', middle);
  const link = page.locator('footer [data-present]');
  for (const id of [middle, at(steps, 3).id]) {
    await toStep(page, id);
    // As a copied link, without any press.
    await expect(link).toHaveAttribute('href', new RegExp(`present/index\\.html#${id}$`));
  }
  await link.scrollIntoViewIfNeeded();
  const step = at(steps, -1).id;
  await atRest(page, step);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${step}`);
  for (const address of await openAway(page, link)) expect(address).toBe(`${baseURL ?? ''}present/index.html#${step}`);
});

test('a figure, in the story and on the editors’ page', { tag: '@desk' }, async ({ page, baseURL }) => {
  const figure = at(figures, 2).id;
  for (const open of [
    () => openStory(page, 'motion=off&map=static', steps.find((step) => step.figure === figure)?.id),
    () => page.goto('./embed/index.html'),
  ]) {
    await open();
    for (const address of await openAway(page, page.locator(`[data-share="${figure}"]`).first()))
      expect(address).toBe(`${baseURL ?? ''}embed/${figure}/`);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('a bridge of the story', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'motion=off&map=static', middle);
  const target = at(at(chapters, 3).steps, 0).id;
  for (const address of await openAway(page, page.locator('.progress li a').nth(3))) expect(new URL(address).hash).toBe(`#${target}`);
});

for (const path of ['present/index.html', 'embed/story/index.html']) {
  test(`a bridge of ${path}, by key`, { tag: '@desk' }, async ({ page }) => {
    await page.goto(`./${path}?motion=off&map=static`);
    await expect(page.locator('html')).toHaveAttribute('data-awake', '');
    const step = await page.locator('html').getAttribute('data-step');
    await page.locator('.progress li a').nth(3).focus();
    const [other] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+Enter')]);
    await other.waitForLoadState('domcontentloaded');
    expect(new URL(other.url()).hash).toBe(`#${at(at(chapters, 3).steps, 0).id}`);
    expect(await page.locator('html').getAttribute('data-step'), 'the page itself stays').toBe(step);
  });
}
