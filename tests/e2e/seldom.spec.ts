/** What few readers meet and nobody looks at twice: limits of the hand, spared machines, ways back, other browsers' manners. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { longPictures, photograph } from '../../tools/export/camera';
import { axe } from './axe';
import { at, figures, steps, stepsWith, streets } from './expected';
import { atRest, engineRequests, marksOf, openMap, openStory, scrollToStep, toStep } from './support';

const wide = at(
  stepsWith('map').filter(({ scene, figure }) => scene.focus.length === 0 && !scene.reveal && figure !== null),
  0,
);

/** How far apart the outermost marks stand, px. */
async function spread(page: Page): Promise<number> {
  const ys = Object.values(await marksOf(page)).map(({ y }) => y);
  return Math.max(...ys) - Math.min(...ys);
}

test('the map in the reader’s hands comes no nearer and goes no farther than its limits', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await toStep(page, wide.id);
  await openMap(page);
  const all = await spread(page);
  for (const [key, least, most] of [
    ['+', 3, 80],
    ['-', 0.5, 1],
  ] as const) {
    for (let k = 0; k < 12; k += 1) await page.keyboard.press(key);
    const limit = await spread(page);
    expect(limit / all, key).toBeGreaterThan(least);
    expect(limit / all, key).toBeLessThan(most);
    await page.keyboard.press(key);
    expect(await spread(page), key).toBeCloseTo(limit, 1);
  }
});

for (const [name, tag, act] of [
  ['a touch', '@phone', (page: Page) => page.touchscreen.tap(200, 300)],
  ['the wheel', '@desk', (page: Page) => page.mouse.wheel(0, 40)],
] as const) {
  test(`${name} stops a lobby’s loop`, { tag }, async ({ page }) => {
    await page.clock.install({ time: 0 });
    await page.goto('./present/?map=static&motion=off&loop=12');
    await expect
      .poll(async () => {
        await page.clock.runFor(100);
        return page.locator('html[data-script=steps][data-awake]').count();
      })
      .toBe(1);
    await page.clock.pauseAt(60_000);
    const step = (): Promise<string | null> => page.locator('html').getAttribute('data-step');
    const before = await step();
    await page.clock.runFor(12_000);
    expect(await step()).not.toBe(before);
    await act(page);
    // A wheel's event comes with the next frame.
    await expect
      .poll(async () => {
        await page.clock.runFor(50);
        return page.getByText('循环已停').count();
      })
      .toBeGreaterThan(0);
    const stopped = await step();
    await page.clock.runFor(40_000);
    expect(await step()).toBe(stopped);
  });
}

test('a swipe that goes as far down as aside turns no page; the one after it turns one', { tag: '@phone' }, async ({ page }) => {
  await page.goto('./embed/story/?map=static&motion=off');
  await page.locator('html[data-script=steps][data-awake]').waitFor();
  const cdp = await page.context().newCDPSession(page);
  for (const [dx, dy] of [
    [-110, 90],
    [-110, -90],
    [-220, 6],
  ] as const) {
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 260, y: 560 }] });
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: 260 + dx, y: 560 + dy }] });
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
  await expect(page.locator('html')).toHaveAttribute('data-step', at(steps, 1).id);
});

test('a device that spares its data is never sent the engine', { tag: '@desk' }, async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const asked = engineRequests(page);
  await page.clock.install();
  await page.goto('./?motion=off');
  await expect(page.locator('[data-stage][data-rest="true"]')).toBeVisible();
  await scrollToStep(page, wide.id);
  await page.clock.runFor(30_000);
  await atRest(page, wide.id);
  expect([asked, await page.locator('html').getAttribute('data-map')]).toEqual([[], 'static']);
});

test('an engine that draws slowly is sent away again, and the drawing serves', { tag: '@desk' }, async ({ page }) => {
  await page.addInitScript(() => {
    const soon = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => soon(() => soon(() => soon(() => soon(callback))));
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => seen.push(document.documentElement.dataset.map ?? '')).observe(document, {
      attributes: true,
      attributeFilter: ['data-map'],
      subtree: true,
    });
  });
  await openStory(page, 'motion=off');
  await toStep(page, wide.id);
  const seen = (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { seen: string[] }).seen.filter((state, k, all) => state !== all[k - 1]));
  await expect.poll(async () => (await seen()).slice(-2)).toEqual(['loading', 'static']);
  expect(await seen()).not.toContain('live');
  await expect(page.locator('[data-stage] canvas')).toHaveCount(0);
});

test('a page that comes back out of the browser’s memory names the step where it stands at once', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  const far = at(steps, 6).id;
  const active = await page.evaluate((id) => {
    document.querySelector(`[data-step-id="${id}"]`)?.scrollIntoView({ block: 'center', behavior: 'instant' });
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    return document.querySelector('[data-active]')?.getAttribute('data-step-id');
  }, far);
  expect(active).toBe(far);
});

test('Back brings back the street of that address', { tag: '@desk' }, async ({ page }) => {
  const [first, second] = [at(streets, 0).id, at(streets, 1).id];
  await openStory(page, `map=static&motion=off&street=${first}`, wide.id);
  const own = page.locator('[data-mark].chosen');
  await expect(own).toHaveAttribute('data-mark', first);
  await page.evaluate(
    (id) => {
      location.hash = id;
    },
    at(stepsWith('tiles'), 0).id,
  );
  await atRest(page, at(stepsWith('tiles'), 0).id);
  const { x = 0, y = 0 } = (await marksOf(page))[second] ?? {};
  await page.mouse.click(x, y);
  await expect(own).toHaveAttribute('data-mark', second);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`street=${first}.*#${wide.id}$`));
  await expect(own).toHaveAttribute('data-mark', first);
});

const figure = at(
  figures.filter(({ kind }) => kind === 'units'),
  0,
);
const shown = steps.find((step) => step.figure === figure.id)?.id ?? '';
async function openShare(page: Page): Promise<void> {
  await openStory(page, 'map=static&motion=off', shown);
  await page.locator(`[data-share="${figure.id}"]`).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').locator('.share-picture')).toBeVisible();
}

test(
  'where a picture has its fonts only when it is drawn for the second time, as in WebKit, the file has them',
  { tag: '@desk' },
  async ({ page }) => {
    await page.addInitScript(() => {
      const draw = CanvasRenderingContext2D.prototype.drawImage;
      const known = new WeakSet<object>();
      CanvasRenderingContext2D.prototype.drawImage = function later(this: CanvasRenderingContext2D, ...given: unknown[]): void {
        const [image] = given as [object];
        if (known.has(image)) Reflect.apply(draw, this, given);
        known.add(image);
      };
    });
    await openShare(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: '图片 PNG' }).click(),
    ]);
    const png = (await readFile(await download.path())).toString('base64');
    const inked = await page.evaluate(async (base64) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))]));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!context) throw new Error('no canvas');
      // ImageBitmap is another object at its first drawing.
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(bitmap.width >> 1, 8, 1, 1).data[3];
    }, png);
    expect(inked).toBe(255);
  },
);

test('after a copy by hand’s way the focus is where it was', { tag: '@desk' }, async ({ page }) => {
  await openShare(page);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
  });
  const button = page.getByRole('dialog').getByRole('button', { name: '复制链接' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('已复制。');
  await expect(button).toBeFocused();
});

for (const [name, part, open] of [
  [
    'the presenter, in the projector’s colours',
    'body',
    async (page: Page) => {
      await page.goto(`./present/?map=static&motion=off#${wide.id}`);
      await page.locator('html[data-script=steps][data-awake]').waitFor();
      await atRest(page, wide.id);
    },
  ],
  ['the dialog that takes a figure along', 'dialog', openShare],
  [
    'the map in the reader’s hands',
    '[data-stage]',
    async (page: Page) => {
      await openStory(page, 'map=static&motion=off', wide.id);
      await openMap(page);
    },
  ],
  [
    'the card of the reader’s own street',
    '#finder',
    async (page: Page) => {
      await openStory(page, `map=static&motion=off&street=${at(streets, 2).id}`, steps.find(({ finder }) => finder)?.id ?? '');
    },
  ],
] as const) {
  test(`axe finds nothing in ${name}`, { tag: '@desk' }, async ({ page }) => {
    await open(page);
    const { violations } = await axe(page).include(part).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
  });
}

test('the long picture is cut between steps, in pieces that an article takes', { tag: '@desk' }, async ({ browser }) => {
  const heights = [900, 1500, 1400, 700, 4200, 300, 900];
  const body = heights
    .map((height, k) => `<div class="step${k === 0 ? ' cover' : ''}" style="height:${height}px;background:rgb(${k * 30},9,9)"></div>`)
    .join('');
  const slices = await longPictures(
    browser,
    `data:text/html,<!doctype html><html lang="zh-CN"><body style="margin:0">${encodeURIComponent(body)}<a class="take">拿走</a><footer style="height:500px"></footer>`,
  );
  const sizes = slices.map((png) => [png.readUInt32BE(16) / 2, png.readUInt32BE(20) / 2] as const);
  // 540 px wide at double density, at most 3500 high; a step that is higher by itself stays whole.
  expect(sizes).toEqual([
    [540, 2400],
    [540, 2100],
    [540, 4200],
    [540, 1700],
  ]);
});

test('a photograph of a drawing is the same byte for byte', { tag: '@desk' }, async ({ page }) => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><circle cx="100" cy="50" r="40" fill="#b3402a"/></svg>';
  const [once, again] = [
    await photograph(page, svg, { width: 200, height: 100 }),
    await photograph(page, svg, { width: 200, height: 100 }),
  ];
  expect([once.readUInt32BE(16), once.readUInt32BE(20), once.equals(again)]).toEqual([200, 100, true]);
});
