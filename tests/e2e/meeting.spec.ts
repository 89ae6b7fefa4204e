/** The meeting's rough side: input that repeats, overlaps or is out of range; a board without keys; a pointer; a screen that would sleep. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { axe } from './axe';
import { at, firstStep, lastStep, steps, stepsWith, streets } from './expected';
import { atRest, marksOf, PageLog } from './support';

const step = (index: number): string => at(steps, index).id;
const here = (page: Page): Locator => page.locator('html');
const said = (page: Page): Locator => page.locator('.present-said');
const row = (page: Page): Locator => page.getByRole('group', { name: '演示的按钮' });
const dot = (page: Page): Locator => page.locator('.present-dot');

async function open(page: Page, hash = '', query = 'map=static&motion=off'): Promise<PageLog> {
  const log = new PageLog(page);
  await page.goto(`./present/?${query}${hash && `#${hash}`}`);
  await page.locator('html[data-script=steps][data-awake]').waitFor();
  return log;
}
/** Opens it with a clock that only the test turns. */
async function openWithClock(page: Page, query = ''): Promise<void> {
  await page.clock.install({ time: 0 });
  await page.goto(`./present/?map=static&motion=off${query}`);
  const awake = page.locator('html[data-script=steps][data-awake]');
  await expect
    .poll(async () => {
      await page.clock.runFor(100);
      return awake.count();
    })
    .toBe(1);
  await page.clock.pauseAt(60_000);
}
async function mouse(page: Page, clickCount: number, button: 'left' | 'middle' | 'right' = 'left'): Promise<void> {
  await page.mouse.down({ clickCount, button });
  await page.mouse.up({ clickCount, button });
}
/** A key that does nothing but come after what was pressed before: what was pressed has been heard when it is. */
const heard = (page: Page): Promise<void> => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())));

test('a typed number is shown, waits three seconds and no longer, and stays within the story', { tag: '@desk' }, async ({ page }) => {
  await openWithClock(page);
  await page.keyboard.type('12');
  await expect(said(page)).toContainText('12');
  await page.clock.runFor(2900);
  await expect(said(page)).toContainText('12');
  await page.keyboard.press('Enter');
  await expect(here(page)).toHaveAttribute('data-step', step(11));
  await expect(said(page)).toHaveText('');
  await page.keyboard.type('3');
  await page.clock.runFor(3100);
  await expect(said(page)).toHaveText('');
  await page.keyboard.press('Enter');
  await expect(here(page), 'forgotten: Enter is the next step').toHaveAttribute('data-step', step(12));
  await page.keyboard.type('4');
  await page.keyboard.press('Escape');
  await expect(said(page)).toHaveText('');
  await page.keyboard.press('Enter');
  await expect(here(page), 'taken back').toHaveAttribute('data-step', step(13));
  await page.keyboard.type('999');
  await expect(said(page)).toContainText(`第 ${steps.length} 步`);
  await page.keyboard.press('Enter');
  await expect(here(page)).toHaveAttribute('data-step', lastStep);
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await expect(here(page)).toHaveAttribute('data-step', firstStep);
});

test('the number pad without NumLock moves', { tag: '@desk' }, async ({ page }) => {
  await open(page, step(5));
  const press = (code: string, key: string): Promise<void> =>
    page.evaluate(
      ([c, k]) => {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { code: c, key: k, bubbles: true, cancelable: true }));
      },
      [code, key] as const,
    );
  for (const [code, key, index] of [
    ['Numpad6', 'ArrowRight', 6],
    ['Numpad4', 'ArrowLeft', 5],
    ['Numpad3', 'PageDown', 6],
    ['Numpad9', 'PageUp', 5],
    ['Numpad1', 'End', steps.length - 1],
    ['Numpad7', 'Home', 0],
    ['Numpad2', 'ArrowDown', 1],
  ] as const) {
    await press(code, key);
    await expect(here(page), code).toHaveAttribute('data-step', step(index));
    await expect(said(page)).toHaveText('');
  }
});

test('a key that is held counts once: a step, black, full screen, leaving', { tag: '@desk' }, async ({ page }) => {
  await open(page);
  const hold = async (key: string): Promise<void> => {
    for (let k = 0; k < 8; k += 1) await page.keyboard.down(key);
    await page.keyboard.up(key);
  };
  await hold('PageDown');
  await expect(here(page)).toHaveAttribute('data-step', step(1));
  await hold('ArrowRight');
  await expect(here(page)).toHaveAttribute('data-step', step(2));
  const veils = await page.evaluate(() => {
    const seen: string[] = [];
    new MutationObserver(() => seen.push(document.documentElement.dataset.veil ?? '')).observe(document.documentElement, {
      attributeFilter: ['data-veil'],
    });
    Object.assign(window, { seen });
    return seen;
  });
  expect(veils).toEqual([]);
  await hold('b');
  await expect(here(page)).toHaveAttribute('data-veil', 'black');
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual(['black']);
  // Going to another window does not show the picture to the hall.
  await page.keyboard.press('Alt');
  await page.keyboard.press('Shift');
  await expect(here(page)).toHaveAttribute('data-veil', 'black');
  await hold('PageDown');
  await expect(here(page)).not.toHaveAttribute('data-veil');
  await expect(here(page)).toHaveAttribute('data-step', step(2));
  // Escape leaves the full screen; held, it does not leave the talk.
  await page.evaluate(() => {
    for (let k = 0; k < 3; k += 1)
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { code: 'Escape', key: 'Escape', repeat: true, bubbles: true, cancelable: true }),
      );
  });
  await page.keyboard.press('ArrowRight');
  await expect(here(page)).toHaveAttribute('data-step', step(3));
});

test(
  'a double click is one step; dragging, selecting, other buttons and held keys are none; a trembling hand is one',
  { tag: '@desk' },
  async ({ page }) => {
    await open(page, step(3));
    await page.mouse.move(400, 60);
    await mouse(page, 1);
    await mouse(page, 2);
    await expect(here(page)).toHaveAttribute('data-step', step(4));
    const text = page.locator('[data-active] .prose');
    const { x = 0, y = 0, width = 0 } = (await text.boundingBox()) ?? {};
    await page.mouse.move(x + 4, y + 12);
    await page.mouse.down();
    await page.mouse.move(x + width - 10, y + 14, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => getSelection()?.toString().length ?? 0)).toBeGreaterThan(2);
    for (const button of ['right', 'middle'] as const) await mouse(page, 1, button);
    for (const held of ['Shift', 'Control'] as const) {
      await page.keyboard.down(held);
      await mouse(page, 1);
      await page.keyboard.up(held);
    }
    await heard(page);
    await expect(here(page)).toHaveAttribute('data-step', step(4));
    await page.mouse.move(500, 40);
    await page.mouse.down();
    for (const [dx, dy] of [
      [3, 1],
      [-2, 3],
      [5, 4],
      [6, 5],
    ] as const)
      await page.mouse.move(500 + dx, 40 + dy);
    await page.mouse.up();
    await expect(here(page)).toHaveAttribute('data-step', step(5));
    // A touchpad's wheel is for nothing here.
    for (let k = 0; k < 20; k += 1) await page.mouse.wheel(0, 120);
    await heard(page);
    await expect(here(page)).toHaveAttribute('data-step', step(5));
  },
);

test(
  'a click on a lantern is the next step and chooses nothing; a click on black only brings the picture back',
  { tag: '@desk' },
  async ({ page }) => {
    const map = steps.findIndex(({ layout, scene }) => layout === 'map' && !scene.reveal && scene.focus.length === 0);
    await open(page, step(map));
    await atRest(page, step(map));
    const lantern = (await marksOf(page))[at(streets, 4).id] ?? { x: 0, y: 0 };
    await page.mouse.click(lantern.x, lantern.y);
    await expect(here(page)).toHaveAttribute('data-step', step(map + 1));
    expect(new URL(page.url()).searchParams.get('street')).toBeNull();
    await page.keyboard.press('b');
    await mouse(page, 1);
    await mouse(page, 2);
    await expect(here(page)).not.toHaveAttribute('data-veil');
    await expect(here(page)).toHaveAttribute('data-step', step(map + 1));
  },
);

test(
  'a dialog may be asked for in the instant in which the last one closes; asked for while it is open, it closes',
  { tag: '@desk' },
  async ({ page }) => {
    const log = await open(page, step(5));
    const overview = page.getByRole('dialog', { name: '全部步骤' });
    const other = page.getByRole('dialog', { name: '按键' });
    await page.keyboard.press('o');
    await expect(overview).toBeVisible();
    for (const key of ['KeyO', 'Slash', 'KeyO']) {
      await page.evaluate((code) => {
        document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', {
            code,
            key: code === 'Slash' ? '?' : 'o',
            shiftKey: code === 'Slash',
            bubbles: true,
            cancelable: true,
          }),
        );
      }, key);
      await expect(key === 'KeyO' ? overview : other).toBeVisible();
      await expect(page.locator('dialog')).toHaveCount(1);
    }
    // Once the last word of the closed ones is said, the open one still listens.
    await page.keyboard.press('o');
    await expect(page.locator('dialog')).toHaveCount(0);
    log.expectClean();
  },
);

test('a dialog keeps its keys, gives way to black, and what closes it does not go on', { tag: '@desk' }, async ({ page }) => {
  const log = await open(page, step(5));
  const overview = page.getByRole('dialog', { name: '全部步骤' });
  await page.keyboard.press('o');
  await page.keyboard.press('n');
  await page.keyboard.type('7');
  await expect(overview).toBeVisible();
  await page.keyboard.press('b');
  await expect(here(page)).toHaveAttribute('data-veil', 'black');
  await expect(overview).toHaveCount(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('o');
  const thumb = overview.getByRole('listitem').getByRole('button').nth(7);
  const { x = 0, y = 0 } = (await thumb.boundingBox()) ?? {};
  await page.mouse.move(x + 20, y + 20);
  await mouse(page, 1);
  await expect(overview).toHaveCount(0);
  await mouse(page, 2);
  await heard(page);
  await expect(here(page)).toHaveAttribute('data-step', step(7));
  await page.keyboard.press('o');
  await overview.getByRole('button', { name: '关闭' }).click();
  await expect(overview).toHaveCount(0);
  await page.keyboard.press('o');
  await expect(overview).toBeVisible();
  await page.keyboard.press('F5');
  await expect(overview).toHaveCount(0);
  await expect(here(page)).toHaveAttribute('data-step', firstStep);
  log.expectClean();
});

test(
  'a field of the notes keeps its keys, but not the clicker’s; buttons do not keep Space',
  { tag: '@desk' },
  async ({ page, context }) => {
    await open(page, step(4));
    const [notes] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
    const field = notes.getByLabel('预定分钟');
    await field.focus();
    await notes.keyboard.type('15');
    await notes.keyboard.press('ArrowUp');
    await notes.keyboard.press('PageDown');
    await expect(here(page)).toHaveAttribute('data-step', step(5));
    await notes.keyboard.press('Enter');
    await expect(field).not.toBeFocused();
    await expect(here(page)).toHaveAttribute('data-step', step(5));
    const larger = notes.getByRole('button', { name: '大字' });
    await larger.click();
    await notes.keyboard.press('Space');
    await expect(here(page)).toHaveAttribute('data-step', step(6));
    const on = notes.getByRole('button', { name: '下一步' });
    const box = (await on.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await notes.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse(notes, 1);
    await mouse(notes, 2);
    await expect(here(page)).toHaveAttribute('data-step', step(7));
    await expect(notes.getByRole('heading', { level: 1 })).toHaveText(at(steps, 7).title);
  },
);

for (const [asked, seconds, words] of [
  ['3000000', 3600, '只能是 3 到 3600 秒'],
  ['0', 3, '只能是 3 到 3600 秒'],
  ['12秒', 12, '每步 12 秒'],
  ['１２', 12, '每步 12 秒'],
  ['abc', 12, '没有看懂'],
] as const) {
  test(`?loop=${asked} goes on every ${seconds} s, and says so`, { tag: '@desk' }, async ({ page }) => {
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () =>
        new MutationObserver(() => {
          const text = document.querySelector('.present-said')?.textContent;
          if (text) Object.assign(window, { firstSaid: (window as unknown as { firstSaid?: string }).firstSaid ?? text });
        }).observe(document.body, { childList: true, subtree: true, characterData: true }),
      );
    });
    await openWithClock(page, `&loop=${asked}`);
    expect(await page.evaluate(() => (window as unknown as { firstSaid: string }).firstSaid)).toContain(words);
    expect(await page.evaluate(() => (window as unknown as { firstSaid: string }).firstSaid)).toContain(`每步 ${seconds} 秒`);
    const start = steps.findIndex(({ id }) => page.url().endsWith(`#${id}`));
    await page.clock.runFor(seconds * 1000);
    await expect(here(page)).toHaveAttribute('data-step', step((start + 1) % steps.length));
    // Until just before it goes on again.
    const period = seconds * 1000;
    await page.clock.runFor(period - ((await page.evaluate(() => Date.now())) % period) - 200);
    await expect(here(page)).toHaveAttribute('data-step', step((start + 1) % steps.length));
  });
}

/** A wake lock as the page sees it: what it asked for and gave back; it can be lost, refused, or missing. */
async function stubWakeLock(page: Page, mode: 'grants' | 'refuses' | 'missing'): Promise<void> {
  await page.addInitScript((how) => {
    const log: string[] = [];
    let held: EventTarget | null = null;
    Object.assign(window, { wakeLog: log, loseLock: () => held?.dispatchEvent(new Event('release')) });
    const wakeLock =
      how === 'missing'
        ? undefined
        : {
            request: (kind: string) => {
              log.push(`ask ${kind}`);
              if (how === 'refuses') return Promise.reject(new Error('low battery'));
              held = Object.assign(new EventTarget(), {
                release: () => {
                  log.push('release');
                  return Promise.resolve();
                },
              });
              return Promise.resolve(held);
            },
          };
    Object.defineProperty(navigator, 'wakeLock', { value: wakeLock, configurable: true });
  }, mode);
}
const wakeLog = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { wakeLog: string[] }).wakeLog);

test('the screen is kept awake, again after it was out of sight, and let go on leaving', { tag: '@desk' }, async ({ page }) => {
  await stubWakeLock(page, 'grants');
  const log = await open(page, step(2), 'map=static&motion=off&loop=12');
  await expect.poll(() => wakeLog(page)).toEqual(['ask screen']);
  await page.keyboard.press('PageDown');
  const see = (state: string): Promise<void> =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
      if (now === 'hidden') (window as unknown as { loseLock: () => void }).loseLock();
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, state);
  await see('hidden');
  expect(await wakeLog(page)).toEqual(['ask screen']);
  await see('visible');
  await expect.poll(() => wakeLog(page)).toEqual(['ask screen', 'ask screen']);
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  expect((await wakeLog(page)).at(-1)).toBe('release');
  await page.evaluate(() => dispatchEvent(new Event('pageshow')));
  await expect.poll(async () => (await wakeLog(page)).at(-1)).toBe('ask screen');
  await page.evaluate(() =>
    addEventListener('pagehide', () =>
      sessionStorage.setItem('left', (window as unknown as { wakeLog: string[] }).wakeLog.slice(-1)[0] ?? ''),
    ),
  );
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/index\.html#/);
  expect(await page.evaluate(() => sessionStorage.getItem('left'))).toBe('release');
  log.expectClean();
});

for (const mode of ['refuses', 'missing'] as const) {
  test(`a wake lock that ${mode === 'missing' ? 'is missing' : 'is refused'} does no harm`, { tag: '@desk' }, async ({ page }) => {
    await stubWakeLock(page, mode);
    const log = await open(page);
    await page.keyboard.press('PageDown');
    await expect(here(page)).toHaveAttribute('data-step', step(1));
    log.expectClean();
  });
}

test(
  'a board without keys: a row of buttons comes with the hand, does everything, never goes on by itself, and goes',
  { tag: '@desk' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openWithClock(page, `#${step(6)}`);
    await expect(row(page)).toHaveCSS('opacity', '0');
    await page.mouse.move(300, 300);
    await page.mouse.move(303, 302);
    await expect(row(page), 'a mouse that trembles on its table').toHaveCSS('opacity', '0');
    await page.mouse.move(360, 320);
    await expect(row(page)).toHaveCSS('opacity', '1');
    for (const button of await row(page).getByRole('button').all()) {
      const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
      expect(Math.min(width, height), await button.innerText()).toBeGreaterThanOrEqual(60);
    }
    await page.clock.runFor(4100);
    await expect(row(page)).toHaveCSS('opacity', '0');
    await page.mouse.move(500, 400);
    const press = (name: string): Promise<void> => row(page).getByRole('button', { name, exact: true }).click();
    await press('下一步');
    await expect(here(page)).toHaveAttribute('data-step', step(7));
    await page.clock.runFor(60_000);
    await expect(row(page), 'never under the pointer').toHaveCSS('opacity', '1');
    await press('上一步');
    await expect(here(page)).toHaveAttribute('data-step', step(6));
    await press('全部步骤');
    await page.getByRole('dialog').getByRole('listitem').getByRole('button').nth(8).click();
    await expect(here(page)).toHaveAttribute('data-step', step(8));
    await page.mouse.move(520, 300);
    await press('黑屏');
    await expect(here(page)).toHaveAttribute('data-veil', 'black');
    await page.mouse.click(300, 300);
    await expect(here(page)).not.toHaveAttribute('data-veil');
    await press('全屏');
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await press('全屏');
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false);
    await expect(here(page)).toHaveAttribute('data-step', step(8));
    // Pressed by hand, a button does not keep the keys.
    await page.keyboard.press('Space');
    await expect(here(page)).toHaveAttribute('data-step', step(9));
    await page.emulateMedia({ media: 'print' });
    await expect(row(page)).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await press('离开');
    await expect(page).toHaveURL(new RegExp(`/index\\.html#${step(9)}$`));
  },
);

test(
  'the row is reached by Tab and stays while it has the focus; it fits a small and an enlarged screen',
  { tag: '@desk' },
  async ({ page }) => {
    await openWithClock(page);
    const buttons = row(page).getByRole('button');
    for (let k = 0; k < 40 && !(await buttons.first().evaluate((button) => button === document.activeElement)); k += 1)
      await page.keyboard.press('Tab');
    await expect(buttons.first()).toBeFocused();
    await page.clock.runFor(30_000);
    await expect(row(page)).toHaveCSS('opacity', '1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(here(page)).toHaveAttribute('data-step', step(1));
    await expect(buttons.nth(1)).toBeFocused();
    for (const [width, height] of [
      [1024, 768],
      [480, 270],
      [360, 640],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const button of await buttons.all()) {
        const box = (await button.boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 };
        expect(
          box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 1 && box.y + box.height <= height + 1,
          `${await button.innerText()} at ${width}×${height}`,
        ).toBe(true);
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
      }
    }
  },
);

test('the row is sound for assistive technology', { tag: '@desk' }, async ({ page }) => {
  await open(page);
  await page.mouse.move(300, 300);
  await page.mouse.move(420, 360);
  await expect(row(page)).toHaveCSS('opacity', '1');
  expect((await axe(page).include('.present-controls').analyze()).violations.map(({ id }) => id)).toEqual([]);
});

test('a tap brings the row and goes on; what comes under the finger is not pressed by it', { tag: '@phone' }, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  // Where a button of the row will stand.
  const { x = 0, y = 0, width = 0, height = 0 } = (await row(page).getByRole('button', { name: '离开' }).boundingBox()) ?? {};
  await page.touchscreen.tap(x + width / 2, y + height / 2 - 200);
  await expect(here(page)).toHaveAttribute('data-step', step(1));
  await expect(row(page)).toHaveCSS('opacity', '1');
  await row(page).getByRole('button', { name: '上一步' }).tap();
  await expect(here(page)).toHaveAttribute('data-step', firstStep);
});

/** How far the dot is from where it should be, px. */
async function strayOf(page: Page, x: number, y: number): Promise<number> {
  const box = await dot(page).boundingBox();
  return box ? Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y) : Infinity;
}

test('L: a dot follows the mouse; L again or Escape ends it and nothing else', { tag: '@desk' }, async ({ page }) => {
  const log = await open(page, step(4));
  await page.mouse.move(300, 300);
  await expect(dot(page)).toBeHidden();
  await page.keyboard.press('l');
  await page.mouse.move(220, 310);
  expect(await strayOf(page, 220, 310)).toBeLessThan(1);
  // On the words: what opens on the stage answers a click itself.
  await page.mouse.click(220, 310);
  await expect(here(page), 'a mouse still goes on').toHaveAttribute('data-step', step(5));
  await page.keyboard.press('l');
  await expect(dot(page)).toBeHidden();
  await page.keyboard.press('l');
  await page.mouse.move(700, 200);
  await expect(dot(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dot(page)).toBeHidden();
  await expect(here(page)).toHaveAttribute('data-mode', 'present');
  await expect(here(page)).toHaveAttribute('data-step', step(5));
  log.expectClean();
});

test('a finger points, and neither a tap nor a swipe turns the page meanwhile', { tag: '@phone' }, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, step(4));
  // A board has no keys: the row comes with a tap, which goes on, and has the button.
  await page.touchscreen.tap(700, 200);
  await expect(here(page)).toHaveAttribute('data-step', step(5));
  const button = row(page).getByRole('button', { name: '指点' });
  await button.tap();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await page.touchscreen.tap(700, 200);
  expect(await strayOf(page, 700, 200)).toBeLessThan(1.5);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 800, y: 300 }] });
  for (const x of [780, 740, 700, 640]) await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: 302 }] });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => strayOf(page, 640, 302)).toBeLessThan(1.5);
  await expect(here(page)).toHaveAttribute('data-step', step(5));
  // A browser takes no tap for one while a swipe still rolls out.
  await expect(async () => {
    await button.tap();
    await expect(dot(page)).toBeHidden({ timeout: 1_000 });
  }).toPass();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
});

test('the mouse on the notes’ picture leads the dot to the same spot of the hall’s', { tag: '@desk' }, async ({ page, context }) => {
  const map = at(
    stepsWith('map').filter(({ scene }) => !scene.reveal),
    0,
  ).id;
  await open(page, map);
  await atRest(page, map);
  const [notes] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
  const picture = notes.locator('.notes-picture').first();
  const point = async (id: string): Promise<void> => {
    const {
      x = 0,
      y = 0,
      width = 0,
      height = 0,
    } = (await picture.locator(`[data-street="${id}"] use, [data-mark="${id}"] use`).first().boundingBox()) ?? {};
    await notes.mouse.move(x + width / 2, y + height / 2);
  };
  const wanted = at(streets, 5).id;
  await point(wanted);
  await expect(dot(page), 'not before it was asked for').toBeHidden();
  await notes.keyboard.press('l');
  for (const { id } of [at(streets, 2), at(streets, 9), at(streets, -1)]) {
    await point(id);
    const lantern = (await marksOf(page))[id] ?? { x: NaN, y: NaN };
    // The small picture's px are several of the hall's.
    await expect.poll(() => strayOf(page, lantern.x, lantern.y), id).toBeLessThan(8);
  }
  await notes.mouse.move(900, 700);
  await expect(dot(page)).toBeHidden();
  await point(wanted);
  await expect(dot(page)).toBeVisible();
  await notes.keyboard.press('Escape');
  await expect(dot(page)).toBeHidden();
  await expect(here(page)).toHaveAttribute('data-mode', 'present');
});
