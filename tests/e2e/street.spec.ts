/** 我的街道: found by list, by typing, on the map; kept in the address; told honestly. */
import { expect, test, type Page } from '@playwright/test';
import { at, displayOf, firstStep, stepsWith, story, streets } from './expected';
import { atRest, openStory, toStep } from './support';

const finderStep = at(stepsWith('map').filter((step) => step.finder), 0).id;
const some = at(stepsWith('units'), 0).id;
const bridge = at(streets.filter(({ id }) => id === 'gongchenqiao'), 0);

const typed = (page: Page) => page.getByLabel('输入街道名或拼音');
const list = (page: Page) => page.locator('.finder-list a');
const card = (page: Page) => page.locator('.finder-card');
const asked = (page: Page): string | null => new URL(page.url()).searchParams.get('street');

async function open(page: Page, query = ''): Promise<Awaited<ReturnType<typeof openStory>>> {
  const log = await openStory(page, `map=static&motion=off${query}`, finderStep);
  await atRest(page, finderStep);
  return log;
}

for (const [text, id] of [['拱宸', 'gongchenqiao'], ['gongchen', 'gongchenqiao'], ['GCQ', 'gongchenqiao'], ['ｍｓｘ', 'mishixiang'], ['zhao hui', 'zhaohui'], ['长庆街道', 'changqing'], ['zhangqing', 'changqing'], ['墅', 'hushu']] as const) {
  test(`typing ${text} finds ${id}, by keyboard alone`, { tag: '@desk' }, async ({ page }) => {
    const log = await open(page);
    const street = at(streets.filter((each) => each.id === id), 0);
    await typed(page).focus();
    await page.keyboard.type(text);
    await expect(list(page).first()).toHaveText(street.label);
    await expect(page.locator('.finder-note')).toContainText(street.label);
    await page.keyboard.press('Enter');
    await expect(card(page)).toContainText(street.name);
    await expect.poll(() => asked(page)).toBe(id);
    await expect(page.locator(`[data-mark="${id}"].chosen`)).toBeVisible();
    log.expectClean();
  });
}

test('the card says the platform with its basis, the order, the neighbours and how sure the place is', async ({ page }) => {
  await open(page);
  await list(page).filter({ hasText: /^潮鸣$/ }).click();
  const chaoming = at(streets.filter(({ id }) => id === 'chaoming'), 0);
  const order = streets.findIndex(({ id }) => id === 'chaoming');
  await expect(card(page)).toContainText('潮邻议事厅');
  await expect(card(page)).toContainText('据名称推定，待主办方核实');
  await expect(card(page)).toContainText(`排在${at(streets, order - 1).label}之后`);
  await expect(card(page)).toContainText(`${String(chaoming.spreadM)} 米`);
  await expect(card(page)).toContainText(displayOf('halls'));
  const neighbours = (story.streets['chaoming']?.neighbours ?? []).map((id) => at(streets.filter((street) => street.id === id), 0).label);
  expect(neighbours).toHaveLength(3);
  await expect(card(page)).toContainText(neighbours.join('、'));
  await list(page).filter({ hasText: /^康桥$/ }).click();
  await expect(card(page)).toContainText('最靠北');
  await expect(card(page)).toContainText('报告没有点名这里的平台');
});

test('the choice survives a reload and travels with the link; reading on keeps it', async ({ page, browser }) => {
  await open(page);
  await list(page).filter({ hasText: /^拱宸桥$/ }).click();
  await toStep(page, some);
  await expect(page.locator('[data-mark="gongchenqiao"].chosen')).toBeVisible();
  await expect.poll(() => new URL(page.url()).hash).toBe(`#${some}`);
  expect(asked(page)).toBe('gongchenqiao');
  await page.reload();
  await atRest(page, some);
  await expect(page.locator('[data-mark="gongchenqiao"].chosen')).toBeVisible();
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await atRest(other, some);
  await expect(other.locator('[data-mark="gongchenqiao"].chosen')).toBeVisible();
  await toStep(other, finderStep);
  await expect(card(other)).toContainText('拱宸桥街道');
  await elsewhere.close();
});

test('a lantern that is tapped is chosen; tapped again it is let go', async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, finderStep);
  const lantern = page.locator(`[data-mark="${bridge.id}"] use`);
  const { x = 0, y = 0, width = 0, height = 0 } = (await lantern.boundingBox()) ?? {};
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect(page.locator(`[data-mark="${bridge.id}"].chosen`)).toBeVisible();
  expect(asked(page)).toBe(bridge.id);
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect(page.locator('[data-mark].chosen')).toHaveCount(0);
  expect(asked(page)).toBeNull();
});

test('an unknown street gives the list and a sentence, not an error', async ({ page }) => {
  const log = await open(page, '&street=gongchenqiaoo');
  await expect(page.locator('.finder-note')).toContainText('没有叫“gongchenqiaoo”的街道');
  await expect(list(page)).toHaveCount(streets.length);
  await expect(page.locator('[data-mark].chosen')).toHaveCount(0);
  await list(page).filter({ hasText: /^大关$/ }).click();
  await expect(card(page)).toContainText('大关街道');
  log.expectClean();
});

test('the link can be copied, with and without the clipboard', { tag: '@desk' }, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await list(page).filter({ hasText: /^文晖$/ }).click();
  await page.getByRole('button', { name: '复制链接' }).click();
  await expect(card(page)).toContainText('链接已复制');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: '复制链接' }).click();
  await expect(card(page)).toContainText('链接已复制');
  await page.getByRole('button', { name: '不选了' }).click();
  await expect(card(page)).toContainText('从上面选一个街道');
  expect(asked(page)).toBeNull();
});

test('the finder’s index is fetched only when the reader reaches for it', { tag: '@desk' }, async ({ page }) => {
  const files: string[] = [];
  page.on('request', (request) => files.push(new URL(request.url()).pathname));
  await openStory(page, 'map=static&motion=off');
  await toStep(page, finderStep);
  await toStep(page, firstStep);
  const before = files.filter((file) => file.endsWith('.js')).length;
  await toStep(page, finderStep);
  await typed(page).focus();
  await expect.poll(() => files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(before);
});
