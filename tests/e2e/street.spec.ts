/** 我的街道: found by list, by typing, on the map; kept in the address; told honestly. */
import { expect, test, type Page } from '@playwright/test';
import { finderOf } from '../../src/story/make/finder';
import { searchStreets } from '../../src/pages/finder/search';
import { chinese } from '../../build/chinese';
import { at, firstStep, stepsWith, story, streets } from './expected';
import { atRest, openStory, toStep } from './support';

const finderStep = at(
  stepsWith('map').filter((step) => step.finder),
  0,
).id;
const some = at(stepsWith('units'), 0).id;
const finder = finderOf(story, chinese);
const { unit } = story.stage;
const platformOf = (id: string) => story.stage.platforms.find(({ street }) => street === id);
const named = (label: string): RegExp => new RegExp(`^${label}$`);
const [bridge, other] = [at(streets, 5), at(streets, -2)];
/** With a platform, of an unsure link where there is one; and without any. */
const withPlatform = at(
  [...streets]
    .sort((a, b) => Number(Boolean(platformOf(b.id)?.status)) - Number(Boolean(platformOf(a.id)?.status)))
    .filter(({ id }) => platformOf(id)),
  0,
);
const withoutPlatform = at(
  streets.filter(({ id }) => !platformOf(id)),
  0,
);

/** What people type, where it means one street only: the name, its beginning, pinyin whole and in initials. How all of it is found: the unit tests. */
const TYPED = [bridge, other]
  .flatMap(({ id, label, name }) =>
    [
      label.slice(0, 2),
      name,
      `${story.site.region.join('')}${name}`,
      id,
      ...(finder.entries.find((entry) => entry.id === id)?.spellings ?? []).slice(-1).map((text) => text.toUpperCase()),
    ].map((text) => [text, id] as const),
  )
  .filter(
    ([text, id], k, all) =>
      all.findIndex(([same]) => same === text) === k &&
      searchStreets(finder, text)
        .found.map((entry) => entry.id)
        .join() === id,
  );

/** A name with one character that sounds the same, which makes one think of one street only. */
const slip = at(
  streets
    .flatMap((street) =>
      [...street.label].flatMap((character, k) =>
        [...(finder.homophones[character] ?? '')].map((wrong) => ({
          street,
          text: `${street.label.slice(0, k)}${wrong}${street.label.slice(k + 1)}`,
        })),
      ),
    )
    .filter(({ street, text }) => {
      const { found, near } = searchStreets(finder, text);
      return found.length === 0 && near.map(({ id }) => id).join() === street.id;
    }),
  0,
);

const typed = (page: Page) => page.getByLabel(`输入${unit}名或拼音`);
const list = (page: Page) => page.locator('.finder-list a');
const card = (page: Page) => page.locator('.finder-card');
const asked = (page: Page): string | null => new URL(page.url()).searchParams.get('street');

async function open(page: Page, query = ''): Promise<Awaited<ReturnType<typeof openStory>>> {
  const log = await openStory(page, `map=static&motion=off${query}`, finderStep);
  await atRest(page, finderStep);
  return log;
}

for (const [text, id] of TYPED) {
  test(`typing ${text} finds ${id}, by keyboard alone`, { tag: '@desk' }, async ({ page }) => {
    const log = await open(page);
    const street = at(
      streets.filter((each) => each.id === id),
      0,
    );
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

test('what is told of a chosen street comes into sight below the list, and the focus stays', async ({ page }) => {
  await open(page);
  // Also the first tap, before the finder has come to life.
  const some = list(page).nth(3);
  if (page.viewportSize()?.width === 390) await some.tap();
  else await some.click();
  await expect(card(page).getByRole('heading', { name: at(streets, 3).name })).toBeInViewport({ ratio: 1 });
  const [first, last] = [list(page).first(), list(page).last()];
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('heading', { name: at(streets, 0).name })).toBeInViewport({ ratio: 1 });
  await expect(first).toBeFocused();
  await last.click();
  await expect(card(page).getByRole('heading', { name: at(streets, -1).name })).toBeInViewport({ ratio: 1 });
  await expect(page.locator('html')).toHaveAttribute('data-step', finderStep);
});

test('a slip is answered by a suggestion, which Enter does not choose and a click does', { tag: '@desk' }, async ({ page }) => {
  const log = await open(page);
  await typed(page).fill(slip.text);
  await expect(page.locator('.finder-note')).toHaveText(`没有叫“${slip.text}”的${unit}。是不是要找：${slip.street.label}？`);
  await expect(list(page)).toHaveText([slip.street.label]);
  await typed(page).press('Enter');
  await expect(page.locator('[data-mark].chosen')).toHaveCount(0);
  expect(asked(page)).toBeNull();
  await list(page).first().click();
  await expect(card(page)).toContainText(slip.street.name);
  log.expectClean();
});

test('a district alone leaves the choice open: Enter chooses nothing', { tag: '@desk' }, async ({ page }) => {
  const log = await open(page);
  for (const region of [...story.site.region, ' ']) {
    await typed(page).fill(region);
    await expect(list(page)).toHaveCount(streets.length);
    await typed(page).press('Enter');
    await expect(page.locator('.finder-note')).toHaveText('');
    expect(asked(page)).toBeNull();
  }
  log.expectClean();
});

test('the card says the platform with its basis, the order, the neighbours and how sure the place is', async ({ page }) => {
  await open(page);
  await list(page)
    .filter({ hasText: named(withPlatform.label) })
    .click();
  const order = streets.indexOf(withPlatform);
  const platform = platformOf(withPlatform.id);
  for (const words of [platform?.name, platform?.basis, platform?.status]) await expect(card(page)).toContainText(words ?? '');
  if (order > 0) await expect(card(page)).toContainText(`${at(streets, order - 1).label}之后`);
  await expect(card(page)).toContainText(`${String(withPlatform.spreadM)} 米`);
  for (const { phrase } of finder.every) await expect(card(page)).toContainText(phrase);
  const neighbours = (story.streets[withPlatform.id]?.neighbours ?? []).map(
    (id) =>
      at(
        streets.filter((street) => street.id === id),
        0,
      ).label,
  );
  expect(neighbours).toHaveLength(3);
  await expect(card(page)).toContainText(neighbours.join('、'));
  await list(page)
    .filter({ hasText: named(withoutPlatform.label) })
    .click();
  await expect(card(page)).toContainText('报告没有点名这里的平台');
  const beside = finder.entries.find(({ nearby }) => nearby.length > 0);
  if (beside)
    await list(page)
      .filter({ hasText: named(beside.label) })
      .click();
  for (const { kind, names } of beside?.nearby ?? []) await expect(card(page)).toContainText(`${kind}：${names.join('、')}`);
  const alone = finder.entries.find(({ nearby }) => nearby.length === 0);
  if (alone) {
    await list(page)
      .filter({ hasText: named(alone.label) })
      .click();
    await expect(card(page)).not.toContainText('图上附近的站和桥');
  }
});

test('the choice survives a reload and travels with the link; reading on keeps it', async ({ page, browser }) => {
  await open(page);
  await list(page)
    .filter({ hasText: named(bridge.label) })
    .click();
  await toStep(page, some);
  await expect(page.locator(`[data-mark="${bridge.id}"].chosen`)).toBeVisible();
  await expect.poll(() => new URL(page.url()).hash).toBe(`#${some}`);
  expect(asked(page)).toBe(bridge.id);
  await page.reload();
  await atRest(page, some);
  await expect(page.locator(`[data-mark="${bridge.id}"].chosen`)).toBeVisible();
  const elsewhere = await browser.newContext();
  const second = await elsewhere.newPage();
  await second.goto(page.url());
  await atRest(second, some);
  await expect(second.locator(`[data-mark="${bridge.id}"].chosen`)).toBeVisible();
  await toStep(second, finderStep);
  await expect(card(second)).toContainText(bridge.name);
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

// What is understood of an address does not depend on the screen.
test('an unknown street gives the list and a sentence, not an error', { tag: '@desk' }, async ({ page }) => {
  const log = await open(page, '&street=no-such-street');
  await expect(page.locator('.finder-note')).toContainText(`没有叫“no-such-street”的${unit}`);
  await expect(list(page)).toHaveCount(streets.length);
  await expect(page.locator('[data-mark].chosen')).toHaveCount(0);
  await list(page)
    .filter({ hasText: named(other.label) })
    .click();
  await expect(card(page)).toContainText(other.name);
  log.expectClean();
});

test('the link can be copied, with and without the clipboard', { tag: '@desk' }, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await list(page)
    .filter({ hasText: named(other.label) })
    .click();
  await page.getByRole('button', { name: '复制链接' }).click();
  await expect(card(page)).toContainText('链接已复制');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: '复制链接' }).click();
  await expect(card(page)).toContainText('链接已复制');
  await page.getByRole('button', { name: '不选了' }).click();
  await expect(card(page)).toContainText(`从上面选一个${unit}`);
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

test('the example in the field is whole, on a small phone too', { tag: '@phone' }, async ({ page }) => {
  for (const width of [360, 390]) {
    await page.setViewportSize({ width, height: 740 });
    await openStory(page, 'map=static&motion=off');
    const field = page.locator('.finder-search input');
    await field.scrollIntoViewIfNeeded();
    const { room, needed } = await field.evaluate((input: HTMLInputElement) => {
      const style = getComputedStyle(input);
      const pen = document.createElement('canvas').getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      return {
        room: input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
        needed: pen.measureText(input.placeholder).width,
      };
    });
    expect(needed, `${width}`).toBeGreaterThan(0);
    expect(needed, `${width}`).toBeLessThanOrEqual(room);
  }
});
