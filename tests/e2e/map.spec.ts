/** The map engine takes over where the drawn map stands, keeps its hands off the scroll, and nobody notices. */
import { expect, test, type Page } from '@playwright/test';
import { at, steps, stepsWith, story } from './expected';
import { canalMask, expectSameCanal } from './picture';
import { atRest, drag, engineRequests, expectSamePlaces, marksOf, openStory, openWithClock, scrollToStep, toStep } from './support';

const maps = stepsWith('map').filter((step) => !step.scene.reveal && step.chapter.id !== steps[0]?.chapter.id);
const wide = at(
  maps.filter((step) => step.scene.focus.length === 0),
  0,
);
const near = at(
  maps.filter((step) => step.scene.focus.length > 0),
  0,
);
const chart = at(stepsWith('units'), 0);

const engine = /engine|maplibre/;
const isLive = (page: Page): Promise<void> => expect(page.locator('html')).toHaveAttribute('data-map', 'live');

async function drawn(
  page: Page,
  id: string,
): Promise<{ marks: Awaited<ReturnType<typeof marksOf>>; canal: Awaited<ReturnType<typeof canalMask>> }> {
  await toStep(page, id);
  return { marks: await marksOf(page), canal: await canalMask(page) };
}

/** Scenes in which the canal has its full colour, near and far, and one that is about another water, beside which it steps back. */
const besideOthers = maps.filter(
  ({ scene: { emphasis } }) => emphasis.length > 0 && !story.stage.waterways.some(({ id, main }) => main && emphasis.includes(id)),
);
const compared = [...maps.filter((step) => step.scene.emphasis.length === 0).slice(0, 4), ...besideOthers.slice(0, 1)].map(({ id }) => id);

test('the live map draws the canal where the drawn map has it, at every rest', async ({ page }) => {
  test.slow();
  expect(compared).toHaveLength(4 + Math.min(1, besideOthers.length));
  await openStory(page, 'map=static&motion=off');
  const expected: Record<string, Awaited<ReturnType<typeof drawn>>> = {};
  for (const id of compared) expected[id] = await drawn(page, id);

  const log = await openStory(page, 'map=live');
  await scrollToStep(page, wide.id);
  await isLive(page);
  // There, away and back again: flights with the engine end in the same picture.
  for (const id of [...compared, chart.id, at(compared, 0)]) {
    if (id === chart.id) {
      await toStep(page, id);
      await expect(page.locator('[data-stage] canvas')).toBeHidden();
      continue;
    }
    const was = expected[id];
    if (!was) throw new Error(`nothing was drawn at ${id}`);
    await toStep(page, id);
    expectSamePlaces(await marksOf(page), was.marks, 2, id);
    // A thin water's tips, which end a little sooner in one than in the other, are more of it.
    const most = besideOthers.some((step) => step.id === id) ? 0.03 : 0.01;
    await expectSameCanal(page, was.canal, most, id);
    // The water that is seen comes from the engine.
    await expect(page.locator('[data-stage] canvas')).toBeVisible();
    await expect(page.locator('[data-stage] [data-water]').filter({ visible: true })).toHaveCount(0);
  }
  await expect(page.locator('html')).toHaveAttribute('data-map', 'live');
  log.expectClean();
});

test('the page scrolls when the reader scrolls over the live map', async ({ page, isMobile }) => {
  await openStory(page, 'map=live');
  await scrollToStep(page, wide.id);
  await isLive(page);
  await atRest(page, wide.id);
  const box = await page.locator('[data-stage]').boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  const before = await page.evaluate(() => scrollY);
  const camera = await marksOf(page);
  if (isMobile) {
    await drag(page, { x, y }, -180);
  } else {
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 180);
  }
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 100);
  // And the map did not move: coming back, it is where it was.
  await toStep(page, wide.id);
  expectSamePlaces(await marksOf(page), camera, 1, 'after scrolling');
});

// Who asks for the engine, and when, is the same on every screen; a phone’s reader pays for it.
test('a page left alone never asks for the engine; once the reader moves, it does', { tag: '@phone' }, async ({ page }) => {
  const asked = engineRequests(page);
  await page.clock.install();
  // Without motion there is no flight to judge the machine by, and any machine may ask.
  await page.goto('./?motion=off');
  await expect(page.locator('[data-stage][data-rest="true"]')).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(page.locator('html')).toHaveAttribute('data-map', 'static');
  expect(asked).toEqual([]);

  await page.clock.resume();
  await scrollToStep(page, wide.id);
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  await expect(page.locator('html')).toHaveAttribute('data-map', /^(static|live)$/);
  await atRest(page, wide.id);
});

test('a machine that flies smoothly is given the engine', { tag: '@desk' }, async ({ page }) => {
  await openWithClock(page);
  const asked = page.waitForRequest((request) => engine.test(new URL(request.url()).pathname));
  await scrollToStep(page, wide.id);
  await expect(page.locator('[data-stage]')).toHaveAttribute('data-rest', 'false');
  await page.clock.runFor(4000);
  await expect(page.locator('[data-stage]')).toHaveAttribute('data-rest', 'true');
  await asked;
});

test('a machine whose first flight stutters is spared the engine and further flights', { tag: '@desk' }, async ({ page }) => {
  await page.addInitScript(() => {
    const soon = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => soon(() => soon(() => soon(() => soon(callback))));
  });
  const asked = engineRequests(page);
  await openStory(page);
  await toStep(page, wide.id);
  // What draws charts is fetched by now: at the next one nothing but a journey would have to be waited for.
  await toStep(page, chart.id);
  for (const { id } of [near, chart]) {
    await scrollToStep(page, id);
    await page.waitForFunction((wanted) => document.documentElement.dataset.step === wanted, id, { polling: 'raf' });
    await expect(page.locator('[data-stage]')).toHaveAttribute('data-scene', id);
    expect(
      await page.evaluate(
        () => document.documentElement.dataset.pace + ' ' + document.querySelector<HTMLElement>('[data-stage]')?.dataset.rest,
      ),
    ).toBe('slow true');
  }
  await expect(page.locator('html')).toHaveAttribute('data-map', 'static');
  expect(asked).toEqual([]);
});

test('with ?map=static the engine is never asked for', { tag: '@phone' }, async ({ page }) => {
  const asked = engineRequests(page);
  await openStory(page, 'map=static&motion=off');
  for (const { id } of maps) await toStep(page, id);
  await expect(page.locator('html')).toHaveAttribute('data-map', 'static');
  expect(asked).toEqual([]);
});

test('the live map is as sharp as the browser’s zoom makes it', { tag: '@desk' }, async ({ page, context }) => {
  await openStory(page, 'map=live');
  await scrollToStep(page, wide.id);
  await isLive(page);
  const sharpness = (): Promise<number> =>
    page.locator('[data-stage] canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).width / canvas.clientWidth);
  expect(await sharpness()).toBeCloseTo(1, 1);
  const screen = await context.newCDPSession(page);
  // A page at 150 % has a window of two thirds, and pixels of one and a half.
  for (const zoom of [1.5, 1.25, 1]) {
    await screen.send('Emulation.setDeviceMetricsOverride', {
      width: 1440 / zoom,
      height: 900 / zoom,
      deviceScaleFactor: zoom,
      mobile: false,
    });
    await expect.poll(sharpness).toBeCloseTo(zoom, 1);
  }
});
