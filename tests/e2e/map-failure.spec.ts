/** Whatever becomes of the map engine, the drawn map serves the story. */
import { expect, test, type Page } from '@playwright/test';
import { at, stepsWith, story, streets } from './expected';
import { openStory, scrollToStep, toStep, type PageLog } from './support';

const maps = stepsWith('map').filter((step) => !step.scene.reveal);
const [first, later] = [at(maps, 1), at(maps, -2)];
const chart = at(stepsWith('units'), 0);

const state = (page: Page, value: string): Promise<void> => expect(page.locator('html')).toHaveAttribute('data-map', value);

/** The story goes on upon the drawn map. */
async function expectDrawn(page: Page, log: PageLog): Promise<void> {
  await state(page, 'failed');
  for (const step of [first, chart, later]) {
    await toStep(page, step.id);
    await expect(page.locator('[data-stage]')).toHaveAttribute('data-layout', step.layout);
    await expect(page.locator('[data-stage] [data-mark]')).toHaveCount(streets.length);
    await expect(page.locator('[data-stage] canvas:visible')).toHaveCount(0);
    if (step.layout !== 'map') continue;
    const waters = await page
      .locator('[data-stage] [data-water]')
      .evaluateAll((all) => all.map((water) => water.getBoundingClientRect().height));
    expect(Math.max(...waters)).toBeGreaterThan(100);
    // However the caption breaks its lines.
    expect((await page.locator('[data-stage]').textContent())?.replace(/\s/g, '')).toContain(
      story.stage.duties.positionNote.replace(/\s/g, ''),
    );
  }
  await state(page, 'failed');
  expect(log.pageErrors).toEqual([]);
  expect(log.foreignRequests).toEqual([]);
}

async function askForEngine(page: Page): Promise<PageLog> {
  const log = await openStory(page, 'map=live&motion=off');
  await scrollToStep(page, first.id);
  return log;
}

// How the drawing is kept does not depend on the screen: each failure is met on one; the loss of a map that was shown, on both.
test('the engine cannot be fetched', { tag: '@desk' }, async ({ page }) => {
  await page.route(/\/engine[^/]*\.js/, (route) => route.abort());
  await expectDrawn(page, await askForEngine(page));
});

test("the engine's worker cannot be fetched", { tag: '@desk' }, async ({ page }) => {
  let stopped = 0;
  await page.route(/worker[^/]*\.m?js/, (route) => {
    stopped += 1;
    return route.abort();
  });
  await expectDrawn(page, await askForEngine(page));
  expect(stopped).toBeGreaterThan(0);
});

test("the engine's worker never answers", { tag: '@phone' }, async ({ page }) => {
  await page.route(/worker[^/]*\.m?js/, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await expectDrawn(page, await askForEngine(page));
});

test('the browser has no WebGL', { tag: '@phone' }, async ({ page }) => {
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: Parameters<typeof real>) {
      return args[0].startsWith('webgl') ? null : real.apply(this, args);
    } as typeof real;
  });
  await expectDrawn(page, await askForEngine(page));
});

test('the browser draws WebGL and is too old for the engine: it is not even sent for', { tag: '@desk' }, async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Object, 'hasOwn');
  });
  let asked = 0;
  page.on('request', (request) => {
    asked += Number(/\/engine[^/]*\.js/.test(request.url()));
  });
  await expectDrawn(page, await askForEngine(page));
  expect(asked).toBe(0);
});

test('asking for WebGL throws', { tag: '@phone' }, async ({ page }) => {
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: Parameters<typeof real>) {
      if (args[0].startsWith('webgl')) throw new Error('WebGL is forbidden here');
      return real.apply(this, args);
    } as typeof real;
  });
  await expectDrawn(page, await askForEngine(page));
});

test('WebGL is granted once and then refused to the engine itself', { tag: '@desk' }, async ({ page }) => {
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    let granted = 0;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: Parameters<typeof real>) {
      if (!args[0].startsWith('webgl')) return real.apply(this, args);
      granted += 1;
      return granted === 1 ? real.apply(this, args) : null;
    } as typeof real;
  });
  await expectDrawn(page, await askForEngine(page));
});

test('the drawing context is lost in mid-story', async ({ page }) => {
  const log = await askForEngine(page);
  await state(page, 'live');
  await toStep(page, later.id);
  await page.locator('[data-stage] canvas').evaluate((canvas) => {
    const context = (canvas as HTMLCanvasElement).getContext('webgl2');
    const loser = context?.getExtension('WEBGL_lose_context');
    if (!loser) throw new Error('this browser cannot lose its context');
    loser.loseContext();
  });
  await expectDrawn(page, log);
});
