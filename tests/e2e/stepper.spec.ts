/** The whole story in a frame, one step at a time; and the page from which editors take it. */
import { expect, test, type Page } from '@playwright/test';
import { axe } from './axe';
import { at, figures, firstStep, lastStep, mappedFigure, plain, steps, stepsWith, story, streets } from './expected';
import { atRest, PageLog } from './support';

const SIZES = [
  [320, 480],
  [375, 667],
  [480, 640],
  [640, 480],
  [960, 600],
] as const;
const active = (page: Page): Promise<string | null> => page.locator('[data-step-id][data-active]').getAttribute('data-step-id');

async function openStepper(page: Page, hash = '', query = 'map=static&motion=off'): Promise<PageLog> {
  const log = new PageLog(page);
  await page.goto(`./embed/story/?${query}${hash && `#${hash}`}`);
  await page.locator('html[data-script=steps][data-awake]').waitFor();
  return log;
}

test(
  'keys, buttons, bridges and links turn the pages; the address follows without history',
  { tag: ['@desk', '@district'] },
  async ({ page }) => {
    const log = await openStepper(page);
    expect(await active(page)).toBe(firstStep);
    const length = await page.evaluate(() => history.length);
    await page.keyboard.press('ArrowRight');
    await atRest(page, at(steps, 1).id);
    await page.getByRole('link', { name: '下一步' }).click();
    await atRest(page, at(steps, 2).id);
    await page.keyboard.press('ArrowLeft');
    await atRest(page, at(steps, 1).id);
    await page.keyboard.press('End');
    await atRest(page, lastStep);
    await page.keyboard.press('ArrowRight');
    await atRest(page, lastStep);
    const chapter = at(story.stage.chapters, 3);
    await page.locator('.progress li a').nth(3).click();
    await atRest(page, at(chapter.steps, 0).id);
    expect(new URL(page.url()).hash).toBe(`#${at(chapter.steps, 0).id}`);
    expect(await page.evaluate(() => history.length)).toBe(length);
    const whole = page.getByRole('link', { name: '阅读全文' });
    await expect(whole).toHaveAttribute('target', '_blank');
    expect(await whole.evaluate((link: HTMLAnchorElement) => link.href)).toMatch(new RegExp(`/index\\.html#${at(chapter.steps, 0).id}$`));
    log.expectClean();
  },
);

for (const asking of steps.filter(({ finder }) => finder))
  test(
    'where a step asks for the reader’s street, the way to the whole story says so, and leads to the field',
    { tag: ['@desk', '@district'] },
    async ({ page }) => {
      await openStepper(page);
      await page.evaluate((id) => (location.hash = id), asking.id);
      await atRest(page, asking.id);
      const popup = page.waitForEvent('popup');
      await page.getByRole('link', { name: `去找${story.stage.unit}` }).click();
      await expect((await popup).locator(`#${asking.id} input`)).toBeInViewport();
      await page.keyboard.press('Home');
      await atRest(page, firstStep);
      await expect(page.getByRole('link', { name: '阅读全文' })).toBeVisible();
    },
  );

test('a swipe turns the page', { tag: '@phone' }, async ({ page }) => {
  await openStepper(page);
  const cdp = await page.context().newCDPSession(page);
  const swipe = async (from: number, to: number): Promise<void> => {
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y: 600 }] });
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: (from + to) / 2, y: 604 }] });
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: to, y: 606 }] });
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  await swipe(300, 80);
  await atRest(page, at(steps, 1).id);
  await swipe(80, 300);
  await atRest(page, firstStep);
});

test(
  'every step fits every box: nothing clipped, nothing that scrolls the frame, words and picture both there',
  { tag: '@desk' },
  async ({ page }) => {
    test.slow();
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      const log = await openStepper(page);
      for (const step of steps) {
        await page.evaluate((id) => {
          location.hash = id;
        }, step.id);
        await atRest(page, step.id);
        const seen = await page.evaluate(() => {
          const stage = document.querySelector('#stage')?.getBoundingClientRect() ?? new DOMRect();
          const text = document.querySelector('.steps')?.getBoundingClientRect() ?? new DOMRect();
          const { scrollWidth, scrollHeight } = document.documentElement;
          return {
            fits: scrollWidth <= innerWidth && scrollHeight <= innerHeight,
            stage: Math.min(stage.width, stage.height),
            text: Math.min(text.width, text.height),
            apart: stage.left >= text.right - 1 || stage.bottom <= text.top + 1,
            marks: document.querySelectorAll('[data-stage] [data-mark]').length,
          };
        });
        expect({ ...seen, stage: seen.stage >= 200, text: seen.text >= 60 }, `${step.id} at ${width}×${height}`).toEqual({
          fits: true,
          stage: true,
          text: true,
          apart: true,
          marks: streets.length,
        });
        await expect(page.locator('[data-active] h1, [data-active] h3').first()).toBeInViewport();
      }
      log.expectClean();
    }
  },
);

for (const query of ['big=0', 'big=1']) {
  test(`at 400 % (${query}) the words come first, whole, and the picture is scrolled to`, { tag: '@phone' }, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    const step = at(stepsWith('units'), 0);
    const log = await openStepper(page, step.id, `map=static&motion=off&${query}`);
    await atRest(page, step.id);
    await expect(page.locator('[data-active] h3')).toBeInViewport({ ratio: 1 });
    await page.locator('[data-active] .prose').scrollIntoViewIfNeeded();
    await expect(page.locator('[data-active] .prose')).toBeInViewport();
    const stage = page.locator('[data-stage]');
    await stage.locator('[data-unit]').first().scrollIntoViewIfNeeded();
    await expect(stage.locator('[data-unit]').first()).toBeInViewport();
    expect((await stage.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(225);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    // The next step begins at its beginning.
    await page.getByRole('link', { name: '下一步' }).click();
    await expect(page.locator('[data-active] h3')).toBeInViewport({ ratio: 1 });
    log.expectClean();
  });
}

test('it is whole without scripts, and has no fault that axe finds', { tag: '@desk' }, async ({ browser, page, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 640, height: 640 } });
  const silent = await context.newPage();
  await silent.goto(`${baseURL ?? ''}embed/story/`);
  for (const step of steps)
    await expect(silent.locator(`[data-step-id="${step.id}"] .prose`)).toHaveText(plain(story.steps[step.id]?.prose ?? []));
  await expect(silent.locator('figure .graphic svg.picture')).toHaveCount(figures.length);
  await context.close();
  for (const path of [`./embed/story/?motion=off&map=static#${at(steps, 4).id}`, './embed/']) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(
      (await axe(page).exclude('iframe').analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]),
      path,
    ).toEqual([]);
  }
});

test('it works in a sandboxed frame without an origin', { tag: '@desk' }, async ({ page }) => {
  const log = new PageLog(page);
  await page.goto('./embed/');
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    Object.assign(frame, { src: 'story/?motion=off', width: '375', height: '640', id: 'boxed' });
    document.querySelector('main')?.prepend(frame);
  });
  const frame = page.locator('#boxed').contentFrame();
  await frame.locator('html[data-script=steps][data-awake]').waitFor();
  await frame.getByRole('link', { name: '下一步' }).click();
  await expect(frame.locator('html')).toHaveAttribute('data-step', at(steps, 1).id);
  expect(log.pageErrors).toEqual([]);
});

test(
  'the editors’ page: codes with this site’s address, and a frame that fits at every width',
  { tag: '@desk' },
  async ({ page, baseURL, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const log = new PageLog(page);
    await page.goto('./embed/');
    await expect(page.locator('article.item')).toHaveCount(figures.length + 1);
    const code = page.locator(`#frame-${mappedFigure}`);
    await expect(code).toHaveValue(new RegExp(`^<iframe src="${baseURL ?? ''}embed/${mappedFigure}/"`));
    await code.locator('+ button').click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.inputValue());
    await page.getByLabel('哪一幅').selectOption(mappedFigure);
    const frame = page.locator('#host iframe');
    // A frame below the window is not fetched before it comes near.
    await frame.scrollIntoViewIfNeeded();
    await expect(frame).toHaveAttribute('src', new RegExp(`embed/${mappedFigure}/$`));
    for (const [name, width] of [
      ['手机 375', 375],
      ['专栏 640', 640],
      ['通栏 960', 960],
    ] as const) {
      await page.getByLabel(name).check();
      await expect(async () => {
        const box = await frame.boundingBox();
        const content = await frame
          .contentFrame()
          .locator('[data-embed]')
          .evaluate((element) => element.getBoundingClientRect().height);
        expect(Math.round(box?.width ?? 0)).toBe(width);
        expect(Math.round(box?.height ?? 0)).toBe(Math.ceil(content));
      }).toPass();
    }
    await page.locator(`[data-share="${mappedFigure}"]`).click();
    await expect(page.getByRole('dialog').locator('.share-picture')).toBeVisible();
    log.expectClean();
  },
);
