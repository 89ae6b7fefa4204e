/** The map in the reader's own hands, and out of them: reading, the page scrolls; exploring, the map moves. */
import { expect, test, type Page } from '@playwright/test';
import { axe } from './axe';
import { at, steps, stepsWith, story } from './expected';
import { atRest, drag, expectSamePlaces, marksOf, openMap, openStory, toStep } from './support';

const step = at(
  stepsWith('map').filter((each) => each.scene.focus.length === 0 && !each.scene.reveal && each.figure !== null),
  0,
).id;
const chart = at(stepsWith('units'), 0).id;
/** The street that lies furthest in the north, and one in the middle. */
const { streets } = story.stage;
const north = at(
  [...streets].sort((a, b) => b.at[1] - a.at[1]),
  0,
).id;
const some = at(streets, streets.length >> 1).id;

const opener = (page: Page) => page.getByRole('button', { name: '自由查看地图' });
const closer = (page: Page) => page.getByRole('button', { name: '回到故事' });
const pad = (page: Page) => page.locator('.explore-pad');
const slip = (page: Page) => page.locator('.explore-card');
const scrolled = (page: Page): Promise<number> => page.evaluate(() => scrollY);

async function middle(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('[data-stage]').boundingBox();
  if (!box) throw new Error('no stage');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** How far apart the outermost marks stand, px. */
async function spread(page: Page): Promise<number> {
  const ys = Object.values(await marksOf(page)).map(({ y }) => y);
  return Math.max(...ys) - Math.min(...ys);
}

for (const map of ['static', 'live'] as const) {
  test(`${map}: opened and moved by keyboard, given back with Esc`, { tag: '@desk' }, async ({ page }) => {
    const log = await openStory(page, `map=${map}&motion=off`);
    await toStep(page, step);
    if (map === 'live') await expect(page.locator('html')).toHaveAttribute('data-map', 'live');
    const before = await marksOf(page);
    await opener(page).focus();
    const place = await scrolled(page);
    await page.keyboard.press('Enter');
    await expect(pad(page)).toBeFocused();
    expect(await scrolled(page), 'the page stays where it is').toBe(place);
    const wide = await spread(page);
    await page.keyboard.press('+');
    await expect.poll(() => spread(page)).toBeGreaterThan(wide * 1.9);
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await marksOf(page))[north]?.y ?? 0).toBeLessThan((before[north]?.y ?? 0) - 60);
    await atRest(page, step);
    await page.keyboard.press('-');
    await expect.poll(() => spread(page)).toBeLessThan(wide * 1.1);
    await page.keyboard.press('Escape');
    await expect(opener(page)).toBeFocused();
    await atRest(page, step);
    expectSamePlaces(await marksOf(page), before, 1, 'given back');
    log.expectClean();
  });
}

test('wheel, drag and buttons move the map while it is open, and the page stays', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, step);
  const before = await marksOf(page);
  await openMap(page);
  const place = await scrolled(page);
  const { x, y } = await middle(page);
  const wide = await spread(page);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -300);
  await expect.poll(() => spread(page)).toBeGreaterThan(wide * 1.15);
  const zoomed = await marksOf(page);
  await page.mouse.down();
  await page.mouse.move(x + 80, y + 40, { steps: 5 });
  await page.mouse.up();
  const dragged = await marksOf(page);
  expect((dragged[some]?.x ?? 0) - (zoomed[some]?.x ?? 0)).toBeGreaterThan(60);
  expect(await scrolled(page)).toBe(place);
  expect(new URL(page.url()).searchParams.get('street'), 'a drag chooses nothing').toBeNull();
  for (const name of ['放大', '缩小', '回到故事']) {
    const box = await page.getByRole('button', { name }).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(44);
  }
  await closer(page).click();
  await atRest(page, step);
  expectSamePlaces(await marksOf(page), before, 1, 'given back');
});

test('reading on gives the camera back', async ({ page }) => {
  const log = await openStory(page, 'map=static&motion=off');
  await toStep(page, step);
  const before = await marksOf(page);
  const wide = await spread(page);
  await openMap(page);
  await page.getByRole('button', { name: '放大' }).click();
  await expect.poll(() => spread(page)).toBeGreaterThan(wide * 1.9);
  await toStep(page, chart);
  await expect(pad(page)).toHaveCount(0);
  await expect(opener(page), 'there is no map to open').toHaveCount(0);
  await toStep(page, step);
  expectSamePlaces(await marksOf(page), before, 1, 'after reading on');
  // The button that was pressed last went away with the focus on it.
  log.expectClean();
});

test('one finger moves the open map and two fingers zoom it', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, step);
  await opener(page).tap();
  await expect(pad(page)).toBeVisible();
  const place = await scrolled(page);
  const before = await marksOf(page);
  const from = await middle(page);
  await drag(page, from, -120);
  const after = await marksOf(page);
  expect((after[some]?.y ?? 0) - (before[some]?.y ?? 0)).toBeLessThan(-90);
  const wide = await spread(page);
  const cdp = await page.context().newCDPSession(page);
  const fingers = (apart: number): { x: number; y: number; id: number }[] => [
    { x: from.x - apart, y: from.y, id: 0 },
    { x: from.x + apart, y: from.y, id: 1 },
  ];
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(40) });
  for (let apart = 45; apart <= 100; apart += 5)
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  expect(await spread(page)).toBeGreaterThan(wide * 2);
  expect(await scrolled(page)).toBe(place);
});

test('while reading, wheel and finger over the stage scroll the page at every step', async ({ page, isMobile }) => {
  test.slow();
  await openStory(page, 'map=static&motion=off');
  for (const { id } of steps.slice(0, -1)) {
    await toStep(page, id);
    const { x, y } = await middle(page);
    const before = await scrolled(page);
    if (isMobile) await drag(page, { x, y }, -90);
    else {
      await page.mouse.move(x, y);
      await page.mouse.wheel(0, 90);
    }
    await expect.poll(() => scrolled(page), { message: id }).toBeGreaterThan(before + 40);
  }
});

test(
  'in the hall, where all type is larger, the button still stands on one line in the corner kept for it',
  { tag: '@desk' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openStory(page, 'map=static&motion=off');
    await toStep(page, step);
    const [button, words] = await Promise.all([opener(page).boundingBox(), opener(page).locator('span').boundingBox()]);
    expect(button?.width).toBe(132);
    expect(button?.height).toBe(44);
    expect(words?.height).toBeLessThan(24);
  },
);

test(
  'by keyboard: places come with the zoom, each lantern and place tells of itself, Esc goes back one thing at a time',
  { tag: '@desk' },
  async ({ page }) => {
    const log = await openStory(page, 'map=static&motion=off');
    await toStep(page, step);
    await opener(page).focus();
    await page.keyboard.press('Enter');
    await expect(pad(page)).toBeFocused();
    const sights = page.locator('[data-sight]');
    await expect(sights, 'nothing new while the whole canal is seen').toHaveCount(0);
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect(sights).not.toHaveCount(0);
    await page.keyboard.press('Tab');
    const spot = page.locator('.spots button');
    const first = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.spot);
    expect(first).toBe(await spot.first().getAttribute('data-spot'));
    const shown = await sights.first().getAttribute('data-sight');
    const place = story.stage.places.find(({ id }) => id === shown);
    for (const _ of await spot.all()) {
      if ((await page.evaluate(() => (document.activeElement as HTMLElement).dataset.spot)) === shown) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect(slip(page)).toContainText(place?.name ?? '');
    await expect(slip(page)).toContainText(place?.kind ?? '');
    await expect(slip(page)).toContainText(story.places[shown ?? '']?.source ?? '');
    await expect(page.locator('.explore [role=status]')).toContainText(place?.name ?? '');
    expect((await axe(page).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    // The slip follows in the order of the tab key.
    await page.keyboard.press('Tab');
    await expect(slip(page).getByRole('button', { name: '收起说明' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(slip(page)).toHaveCount(0);
    await expect(page.locator(`[data-spot="${shown ?? ''}"]`)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(pad(page)).toHaveCount(0);
    await expect(opener(page)).toBeFocused();
    log.expectClean();
  },
);

test('a hand that trembles while it taps does not move the map', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, step);
  await openMap(page);
  const street = at(story.stage.streets, 0);
  const before = await marksOf(page);
  const { x = 0, y = 0 } = before[street.id] ?? {};
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const [dx, dy] of [
    [3, 2],
    [-2, 4],
    [5, -1],
  ] as const)
    await page.mouse.move(x + dx, y + dy);
  expectSamePlaces(await marksOf(page), before, 0.1, 'under the hand');
  await page.mouse.up();
  await expect(slip(page)).toContainText(street.name);
});

test('a lantern that is tapped tells of its street, which stays in sight and can be chosen there; a tap on nothing puts the slip away', async ({
  page,
  isMobile,
}) => {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, step);
  await openMap(page);
  const tap = (x: number, y: number): Promise<void> => (isMobile ? page.touchscreen.tap(x, y) : page.mouse.click(x, y));
  const box = await pad(page).boundingBox();
  if (!box) throw new Error('no map');
  const street = at(
    story.stage.streets.filter(({ id }) => id === at(story.stage.platforms, 0).street),
    0,
  );
  const mark = (await marksOf(page))[street.id];
  if (!mark) throw new Error('no lantern');
  await tap(mark.x, mark.y);
  await expect(slip(page)).toContainText(street.name);
  await expect(slip(page)).toContainText(at(story.stage.platforms, 0).name);
  expect(new URL(page.url()).searchParams.get('street'), 'asked about, not chosen').toBeNull();
  const paper = await slip(page).boundingBox();
  await expect.poll(async () => (await marksOf(page))[street.id]?.y ?? Infinity).toBeLessThan(paper?.y ?? 0);
  await slip(page)
    .getByRole('button', { name: `选这个${story.stage.unit}` })
    .click();
  await expect.poll(() => new URL(page.url()).searchParams.get('street')).toBe(street.id);
  await slip(page).getByRole('button', { name: '收起说明' }).click();
  await expect(slip(page)).toHaveCount(0);
  await atRest(page, step);
  const again = (await marksOf(page))[street.id] ?? mark;
  await tap(again.x, again.y);
  await expect(slip(page)).toBeVisible();
  await tap(box.x + 12, box.y + 24);
  await expect(slip(page)).toHaveCount(0);
});

test(
  'a street that is chosen the moment its slip stands there leaves the map where it was lifted to',
  { tag: '@desk' },
  async ({ page }) => {
    await openStory(page, 'map=static&motion=off');
    await toStep(page, step);
    await openMap(page);
    await atRest(page, step);
    const marks = await marksOf(page);
    const lowest = at(
      [...streets].sort((a, b) => (marks[b.id]?.y ?? 0) - (marks[a.id]?.y ?? 0)),
      0,
    ).id;
    // Sooner than the map takes a hand to rest: all in the page, within a few frames.
    const [lifted, chosen] = await page.evaluate(async (id) => {
      const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const y = () => document.querySelector(`[data-stage] [data-mark="${id}"] use`)?.getBoundingClientRect().y ?? NaN;
      document.querySelector<HTMLElement>(`[data-spot="${id}"]`)?.click();
      await Promise.resolve();
      const lifted = y();
      document.querySelector<HTMLElement>('.explore-own')?.click();
      await frames();
      return [lifted, y()];
    }, lowest);
    expect(lifted, 'the map made way').toBeLessThan((marks[lowest]?.y ?? 0) - 40);
    await expect.poll(() => new URL(page.url()).searchParams.get('street')).toBe(lowest);
    expect(Math.abs(chosen - lifted)).toBeLessThan(12);
    await atRest(page, step);
    const after = (await marksOf(page))[lowest]?.y ?? NaN;
    expect(after, 'and it stays there').toBeLessThan((marks[lowest]?.y ?? 0) - 40);
  },
);

for (const query of ['big=0', 'big=1']) {
  test(`${query}: no lantern lies under the slip that tells of it, the last ones neither, and the map comes to rest`, async ({
    page,
    isMobile,
  }) => {
    if (!isMobile) await page.setViewportSize({ width: 1024, height: 768 });
    await page.goto(`./?map=static&motion=off&${query}#${step}`);
    await atRest(page, step);
    await openMap(page);
    const lowest = Object.entries(await marksOf(page))
      .sort(([, a], [, b]) => b.y - a.y)
      .slice(0, 3);
    for (const [id] of lowest) {
      await page.locator(`[data-spot="${id}"]`).press('Enter');
      await expect(slip(page)).toBeVisible();
      await expect
        .poll(async () => {
          const [paper, lantern] = [await slip(page).boundingBox(), (await marksOf(page))[id]];
          return (paper?.y ?? 0) - (lantern?.y ?? Infinity);
        }, id)
        .toBeGreaterThan(8);
      await expect(page.locator('[data-stage] .caption')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(slip(page)).toHaveCount(0);
    }
  });
}
