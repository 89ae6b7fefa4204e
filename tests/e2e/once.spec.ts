/** One press is one act: double clicks, held keys and trembling hands on every control. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { at, chapters, figures, steps, stepsWith, streets } from './expected';
import { atRest, marksOf, openMap, openStory, toStep } from './support';

const map = at(
  stepsWith('map').filter((each) => each.scene.focus.length === 0 && !each.scene.reveal && each.figure !== null),
  0,
).id;
const finderStep = at(
  stepsWith('map').filter((step) => step.finder),
  0,
).id;
const street = at(streets, 6);

/** Two quick clicks of one finger at one place, whatever lies there at the second. */
async function twice(page: Page, target: Locator, between: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  const { x = 0, y = 0, width = 0, height = 0 } = (await target.boundingBox()) ?? {};
  const [left, top] = [x + width / 2, y + height / 2];
  await page.mouse.move(left, top);
  await page.mouse.down({ clickCount: 1 });
  await page.mouse.up({ clickCount: 1 });
  await between();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
}
/** Enter held down: one press and its repeats. */
async function holdEnter(page: Page): Promise<void> {
  for (let k = 0; k < 6; k += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
}
const opener = (page: Page): Locator => page.getByRole('button', { name: '自由查看地图' });
const closer = (page: Page): Locator => page.getByRole('button', { name: '回到故事' });

for (const [how, between] of [
  ['as soon as the second click can come', undefined],
  ['when the closing button is under the finger', closer],
] as const) {
  test(`the map opened by a double click stays open: ${how}`, async ({ page }) => {
    await openStory(page, 'map=static&motion=off');
    await toStep(page, map);
    await twice(page, opener(page), () => (between ? between(page).waitFor() : Promise.resolve()));
    await expect(closer(page)).toBeVisible();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await expect(closer(page)).toBeVisible();
    // And closed by one it stays closed.
    await twice(page, closer(page), () => opener(page).waitFor());
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await expect(closer(page)).toHaveCount(0);
  });
}

test('a held Enter opens the map once, and closes it once', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, map);
  await opener(page).focus();
  await holdEnter(page);
  await closer(page).focus();
  await page.keyboard.down('Enter');
  await expect(opener(page)).toBeFocused();
  for (let k = 0; k < 5; k += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(closer(page)).toHaveCount(0);
  await expect(opener(page)).toBeFocused();
});

test('a lantern that is clicked twice stays chosen; clicked again later it is let go', async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, finderStep);
  const lantern = page.locator(`[data-stage] [data-mark="${street.id}"]:has(use) use`).first();
  const chosen = page.locator(`[data-mark="${street.id}"].chosen`);
  await twice(page, lantern);
  await expect(chosen).toHaveCount(1);
  expect(new URL(page.url()).searchParams.get('street')).toBe(street.id);
  const { x = 0, y = 0 } = (await marksOf(page))[street.id] ?? {};
  await page.mouse.click(x, y);
  await expect(page.locator('[data-mark].chosen')).toHaveCount(0);
});

test('a finger’s double tap counts as one where the browser calls every tap the first', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, finderStep);
  const { x = 0, y = 0 } = (await marksOf(page))[street.id] ?? {};
  await page.evaluate(
    ([clientX, clientY]) => {
      const target = document.elementFromPoint(clientX, clientY);
      for (let k = 0; k < 2; k += 1) {
        target?.dispatchEvent(new Event('touchend', { bubbles: true }));
        target?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1, clientX, clientY }));
      }
    },
    [x, y] as const,
  );
  await expect(page.locator(`[data-mark="${street.id}"].chosen`)).toHaveCount(1);
});

test('two taps at one place between which another was clicked are two, however quick', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, map);
  await openMap(page);
  await atRest(page, map);
  const slip = page.locator('.explore-card');
  const { x = 0, y = 0 } = (await marksOf(page))[at(streets, 0).id] ?? {};
  // As Chromium counts them: the place between them is not asked about.
  const press = (left: number, top: number, detail: number): Promise<void> =>
    page.evaluate(
      ([clientX, clientY, detail]) => {
        const target = document.elementFromPoint(clientX, clientY);
        const init = { bubbles: true, cancelable: true, pointerId: 7, detail, clientX, clientY };
        if (target) target.setPointerCapture = () => undefined;
        for (const type of ['pointerdown', 'pointerup'] as const) target?.dispatchEvent(new PointerEvent(type, init));
        target?.dispatchEvent(new MouseEvent('click', init));
      },
      [left, top, detail] as const,
    );
  await press(x, y, 1);
  await expect(slip).toBeVisible();
  const shut = (await slip.getByRole('button', { name: '收起说明' }).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await press(shut.x + shut.width / 2, shut.y + shut.height / 2, 1);
  await expect(slip).toHaveCount(0);
  const again = (await marksOf(page))[at(streets, 0).id] ?? { x, y };
  await press(again.x, again.y, 2);
  await expect(slip).toBeVisible();
});

test('a trembling finger on the open map asks about a lantern and does not move the map', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, map);
  await openMap(page);
  await atRest(page, map);
  const before = await marksOf(page);
  // The uppermost: for one that the slip of paper covers, the map makes way.
  const asked = at(
    [...streets].sort((a, b) => (before[a.id]?.y ?? Infinity) - (before[b.id]?.y ?? Infinity)),
    0,
  );
  const { x = 0, y = 0 } = before[asked.id] ?? {};
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const [dx, dy] of [
    [3, 2],
    [-3, 3],
    [5, -2],
    [-2, -4],
    [6, 5],
  ] as const)
    await page.mouse.move(x + dx, y + dy);
  await page.mouse.up();
  await expect(page.locator('.explore-card')).toContainText(asked.name);
  const after = await marksOf(page);
  for (const { id } of streets)
    expect(Math.hypot((after[id]?.x ?? NaN) - (before[id]?.x ?? 0), (after[id]?.y ?? NaN) - (before[id]?.y ?? 0)), id).toBeLessThan(2);
});

test('buttons on which each click counts count each', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, map);
  const height = async (): Promise<number> => {
    const ys = Object.values(await marksOf(page)).map(({ y }) => y);
    return Math.max(...ys) - Math.min(...ys);
  };
  await openMap(page);
  const before = await height();
  await twice(page, page.getByRole('button', { name: '放大' }));
  await expect.poll(height).toBeGreaterThan(before * 3.5);
});

test('a double click on what takes a figure along opens one dialog and presses nothing in it', { tag: '@desk' }, async ({ page }) => {
  await openStory(
    page,
    'map=static&motion=off',
    at(
      steps.filter(({ figure }) => figure),
      1,
    ).id,
  );
  const link = page.locator(
    `[data-share="${
      at(
        steps.filter(({ figure }) => figure),
        1,
      ).figure ?? ''
    }"]`,
  );
  const saved: string[] = [];
  page.on('download', (download) => saved.push(download.suggestedFilename()));
  await link.scrollIntoViewIfNeeded();
  await twice(page, link, () => page.getByRole('dialog').locator('.share-picture').waitFor());
  await expect(page.getByRole('dialog')).toHaveCount(1);
  // Held or pressed twice, a file is saved once.
  await page.getByRole('button', { name: '数据表 CSV' }).focus();
  await holdEnter(page);
  await twice(page, page.getByRole('button', { name: '矢量图 SVG' }));
  await expect.poll(() => saved.length).toBe(2);
  // A text that is selected beyond the dialog's edge does not close it.
  const text = (await page.getByRole('dialog').locator('textarea').first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(text.x + 20, text.y + 10);
  await page.mouse.down();
  await page.mouse.move(4, 4, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.mouse.click(4, 4);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(saved).toHaveLength(2);
});

test('asked for a second time while it is being fetched, the dialog opens once', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await page
    .locator('[data-share]')
    .first()
    .evaluate((link: HTMLElement) => {
      link.click();
      link.click();
    });
  await expect(page.getByRole('dialog').locator('.share-picture')).toBeVisible();
  await expect(page.locator('dialog')).toHaveCount(1);
});

test('a table opened by a double click or a held key is open', { tag: '@desk' }, async ({ page }) => {
  const id = at(figures, 0).id;
  await page.goto(`./embed/${id}/`);
  await page.waitForLoadState('load');
  const table = page.locator('table[data-table]').first();
  await twice(page, page.locator('summary').first());
  await expect(table).toBeVisible();
  await page.locator('summary').first().focus();
  await page.keyboard.press('Enter');
  await expect(table).toBeHidden();
  await holdEnter(page);
  await expect(table).toBeVisible();
});

test('a bridge, twice or held, is its chapter', async ({ page, isMobile }) => {
  await openStory(page, 'map=static&motion=off');
  const bridge = page.getByRole('navigation').getByRole('listitem').getByRole('link').nth(3);
  const length = await page.evaluate(() => history.length);
  await twice(page, bridge);
  await atRest(page, at(at(chapters, 3).steps, 0).id);
  expect(await page.evaluate(() => history.length)).toBe(length + 1);
  if (isMobile) return;
  await page.getByRole('navigation').getByRole('listitem').getByRole('link').nth(5).focus();
  await holdEnter(page);
  await atRest(page, at(at(chapters, 5).steps, 0).id);
});

test('the finder under double clicks and a held key', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off', finderStep);
  const item = page.locator('.finder-list a').filter({ hasText: new RegExp(`^${street.label}$`) });
  await item.focus();
  await twice(page, item);
  await expect(page.locator('.finder-card')).toContainText(street.name);
  const give = page.getByRole('button', { name: '不选了' });
  await give.scrollIntoViewIfNeeded();
  await twice(page, give, () => expect(page.locator('.finder-hint')).toBeVisible());
  await expect(page.locator('[data-mark].chosen')).toHaveCount(0);
  await item.focus();
  await holdEnter(page);
  await expect(page.locator('.finder-card')).toContainText(street.name);
});

test(
  'the stepper’s arrows turn one page under a double click and a held Enter; quick clicks in a row go on',
  { tag: '@desk' },
  async ({ page }) => {
    await page.goto('./embed/story/?map=static&motion=off');
    await page.locator('html[data-awake]').waitFor();
    const on = page.getByRole('link', { name: '下一步' });
    await twice(page, on);
    await expect(page.locator('html')).toHaveAttribute('data-step', at(steps, 1).id);
    await on.focus();
    await holdEnter(page);
    await expect(page.locator('html')).toHaveAttribute('data-step', at(steps, 2).id);
    const box = (await on.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (let clickCount = 1; clickCount <= 5; clickCount += 1) {
      await page.mouse.down({ clickCount });
      await page.mouse.up({ clickCount });
    }
    await expect(page.locator('html')).toHaveAttribute('data-step', at(steps, 5).id);
  },
);

test('a lantern in a frame without an origin is chosen all the same', { tag: '@desk' }, async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto('./embed/');
  await page.evaluate((id) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    Object.assign(frame, { src: `story/?map=static&motion=off#${id}`, width: '800', height: '640', id: 'boxed' });
    document.querySelector('main')?.prepend(frame);
  }, finderStep);
  const frame = page.locator('#boxed').contentFrame();
  await frame.locator('html[data-awake]').waitFor();
  await expect(frame.locator(`[data-stage][data-rest=true][data-scene="${finderStep}"]`)).toHaveCount(1);
  const {
    x = 0,
    y = 0,
    width = 0,
    height = 0,
  } = (await frame.locator(`[data-stage] [data-mark="${street.id}"] use`).first().boundingBox()) ?? {};
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect(frame.locator(`[data-mark="${street.id}"].chosen`)).toHaveCount(1);
  expect(errors).toEqual([]);
});
