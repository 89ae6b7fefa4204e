/** The meeting: one step a screen, keys and clickers, notes, a loop. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { at, displayOf, firstStep, lastStep, plain, steps, story, streets } from './expected';
import { canalMask, expectSameCanal } from './picture';
import { atRest, PageLog } from './support';

test.describe.configure({ mode: 'parallel' });
const SCREENS = [
  [1920, 1080],
  [1366, 768],
  [1280, 720],
  [1024, 768],
] as const;
/** A browser's zoom makes its window smaller in its own px. */
const ZOOMS = [1, 1.25, 1.5] as const;

async function openPresenter(page: Page, hash = '', query = 'map=static&motion=off'): Promise<PageLog> {
  const log = new PageLog(page);
  await page.goto(`./present/?${query}${hash && `#${hash}`}`);
  await page.locator('html[data-script=steps][data-awake]').waitFor();
  return log;
}
const step = (index: number): string => at(steps, index).id;

for (const [width, height] of SCREENS) {
  const tag = width === 1366 ? ['@desk', '@district'] : '@desk';
  test(`${width} × ${height}: every step fits at every zoom, in type that a hall can read`, { tag }, async ({ page }) => {
    const log = await openPresenter(page);
    for (const zoom of ZOOMS) {
      await page.setViewportSize({ width: Math.round(width / zoom), height: Math.round(height / zoom) });
      for (const { id } of steps) {
        await page.evaluate((wanted) => {
          location.hash = wanted;
        }, id);
        await atRest(page, id);
        const seen = await page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          const column = document.querySelector('.steps');
          let least = Infinity;
          const outside: string[] = [];
          /** For the ear alone: a px of nothing. */
          const unseen = (element: Element | null): boolean =>
            element !== null && (getComputedStyle(element).clipPath === 'inset(50%)' || unseen(element.parentElement));
          for (const element of document.querySelectorAll('[data-active] *, [data-stage] text, [data-stage] tspan')) {
            const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
            const { left, top, right, bottom, width: w } = element.getBoundingClientRect();
            if (!own || w <= 2 || element.closest('.seal') || unseen(element)) continue;
            if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) outside.push(element.textContent ?? '');
            const svg = element.closest('svg');
            const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
            least = Math.min(least, parseFloat(getComputedStyle(element).fontSize) * scale);
          }
          const digits = document.querySelector('[data-active] .digits');
          return {
            scrolls:
              scrollWidth > innerWidth || scrollHeight > innerHeight || (column ? column.scrollHeight > column.clientHeight + 1 : true),
            outside,
            least,
            digits: digits ? parseFloat(getComputedStyle(digits).fontSize) : null,
            marks: document.querySelectorAll('[data-mark]').length,
          };
        });
        const where = `${id} at ${width}×${height}, ${zoom * 100} %`;
        expect({ scrolls: seen.scrolls, outside: seen.outside, marks: seen.marks }, where).toEqual({
          scrolls: false,
          outside: [],
          marks: streets.length,
        });
        if (width === 1920) {
          // A name may stand half a px smaller in the scene's own rounding.
          expect(seen.least * zoom, where).toBeGreaterThanOrEqual(27.9);
          if (seen.digits !== null) expect(seen.digits * zoom, where).toBeGreaterThanOrEqual(96);
        }
      }
    }
    log.expectClean();
  });
}

test('every key does what a speaker expects', { tag: '@desk' }, async ({ page }) => {
  const log = await openPresenter(page);
  for (const key of ['ArrowRight', 'ArrowDown', 'Space', 'Enter', 'PageDown', 'n']) {
    const before = steps.findIndex(({ id }) => page.url().endsWith(`#${id}`));
    await page.keyboard.press(key);
    await atRest(page, step(before + 1));
  }
  for (const key of ['ArrowLeft', 'ArrowUp', 'Backspace', 'PageUp', 'p']) {
    const before = steps.findIndex(({ id }) => page.url().endsWith(`#${id}`));
    await page.keyboard.press(key);
    await atRest(page, step(before - 1));
  }
  await page.keyboard.press('End');
  await atRest(page, lastStep);
  await page.keyboard.press('Home');
  await atRest(page, firstStep);
  await page.keyboard.type('12');
  await expect(page.locator('.present-said')).toContainText('12');
  await page.keyboard.press('Enter');
  await atRest(page, step(11));
  for (const [key, veil] of [
    ['b', 'black'],
    ['.', 'black'],
    ['w', 'white'],
    [',', 'white'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator('html')).toHaveAttribute('data-veil', veil);
    // Any key brings the picture back and does nothing else.
    await page.keyboard.press('PageDown');
    await expect(page.locator('html')).not.toHaveAttribute('data-veil');
    await atRest(page, step(11));
  }
  await page.keyboard.press('Shift+F5');
  await atRest(page, step(11));
  await page.keyboard.press('F5');
  await atRest(page, firstStep);
  await page.mouse.click(300, 300);
  await atRest(page, step(1));
  await page.reload();
  await atRest(page, step(1));
  log.expectClean();
});

test('an input method that is composing does not swallow keys, a clicker works throughout', { tag: '@desk' }, async ({ page }) => {
  await openPresenter(page);
  const press = (code: string, key: string): Promise<void> =>
    page.evaluate(
      ([c, k]) => {
        dispatchEvent(
          new KeyboardEvent('keydown', {
            code: c ?? '',
            key: k ?? '',
            isComposing: true,
            bubbles: true,
            cancelable: true,
            keyCode: 229,
          } as KeyboardEventInit),
        );
      },
      [code, key],
    );
  await press('KeyN', 'Process');
  await atRest(page, step(1));
  await press('KeyP', 'Process');
  await atRest(page, firstStep);
  // A clicker of the usual kind: start, on, on, black, back to the picture, back.
  for (const key of ['F5', 'PageDown', 'PageDown', '.', '.', 'PageUp']) await page.keyboard.press(key);
  await atRest(page, step(1));
  for (let k = 0; k < 30; k += 1) await page.keyboard.press('PageDown');
  await atRest(page, lastStep);
  for (let k = 0; k < 10; k += 1) await page.keyboard.press('PageUp');
  await atRest(page, step(steps.length - 11));
});

test(
  'the overview picks a step; the key list opens and closes; Escape leads back to the story’s step',
  { tag: '@desk' },
  async ({ page }) => {
    const log = await openPresenter(page, step(5));
    await page.keyboard.press('o');
    const overview = page.getByRole('dialog', { name: '全部步骤' });
    const thumbs = overview.getByRole('listitem').getByRole('button');
    await expect(thumbs).toHaveCount(steps.length);
    await expect(thumbs.nth(5)).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(overview).toHaveCount(0);
    await atRest(page, step(6));
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: '按键' })).toContainText('黑屏');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(new RegExp(`/index\\.html#${step(6)}$`));
    log.expectClean();
  },
);

test('the story leads into the presenter at the step one was reading', { tag: '@desk' }, async ({ page }) => {
  await page.goto(`./?map=static&motion=off#${step(8)}`);
  await expect(page.locator('html')).toHaveAttribute('data-step', step(8));
  await page.locator('[data-awake]').waitFor();
  await page.locator('footer [data-present]').evaluate((link: HTMLElement) => link.click());
  await expect(page).toHaveURL(new RegExp(`/present/index\\.html#${step(8)}$`));
  await atRest(page, step(8));
});

test('the notes’ window follows and leads; closing either harms nothing', { tag: '@desk' }, async ({ page, context }) => {
  const log = await openPresenter(page, step(8));
  await atRest(page, step(8));
  const open = async (): Promise<Page> => (await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]))[0];
  const notes = await open();
  const expected = at(steps, 8);
  await expect(notes.getByRole('heading', { level: 1 })).toHaveText(expected.title);
  await expect(notes.locator('.notes-text')).toHaveText(plain(story.steps[expected.id]?.notes ?? []));
  const fact = story.stage.facts.find(({ id }) => id === story.stage.figures.find((figure) => figure.id === expected.figure)?.fact);
  if (!fact) throw new Error('choose a step with a figure');
  await expect(notes.locator('blockquote').first()).toContainText(displayOf(fact.id));
  await expect(notes.locator('blockquote').first()).toContainText(fact.phrase);
  await expect(notes.locator('blockquote').first()).toContainText(fact.not);
  await expect(notes.locator('svg.picture')).toHaveCount(2);
  // It asks for the letters of its headings where they lie.
  await expect
    .poll(() => notes.evaluate(() => [...document.fonts].find(({ family }) => family.replace(/"/g, '') === 'Yunhe Serif')?.status))
    .toBe('loaded');
  await expect(notes.locator('svg.picture').first().locator('[data-street]')).toHaveCount(streets.length);
  // A lantern is a reference to a drawing, which must be in this window too.
  const lanterns = await notes.locator('[data-street] > use').evaluateAll((uses) => uses.map((use) => use.getBoundingClientRect().width));
  expect(lanterns.length).toBeGreaterThanOrEqual(streets.length);
  expect(Math.min(...lanterns)).toBeGreaterThan(2);
  await page.keyboard.press('PageDown');
  await expect(notes.getByRole('heading', { level: 1 })).toHaveText(at(steps, 9).title);
  await notes.keyboard.press('PageDown');
  await atRest(page, step(10));
  await notes.getByRole('button', { name: '上一步' }).click();
  await atRest(page, step(9));
  await notes.getByLabel('预定分钟').fill('12');
  await expect(notes.locator('.notes-time')).toContainText(/还剩 1[12]:/);
  await notes.close();
  await page.keyboard.press('PageDown');
  await atRest(page, step(10));
  const again = await open();
  await expect(again.getByRole('heading', { level: 1 })).toHaveText(at(steps, 10).title);
  await page.keyboard.press('s');
  await expect.poll(() => again.isClosed()).toBe(true);
  log.expectClean();
});

for (const query of ['big=0', 'big=1']) {
  test(`the notes’ window at 400 % (${query}): words first, nothing sideways`, { tag: '@desk' }, async ({ page, context }) => {
    await openPresenter(page, step(8), `map=static&motion=off&${query}`);
    const [notes] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
    await notes.setViewportSize({ width: 320, height: 256 });
    await expect(notes.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
    expect((await notes.locator('.notes-text').boundingBox())?.width ?? 0).toBeGreaterThan(240);
    expect(await notes.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

/** How the headings of the notes are set: the title against the words below it, the others' colour and weight. */
const headingsOf = (notes: Locator): Promise<unknown> =>
  notes.evaluate((box) => {
    const [title, other, words] = ['h1', 'h2', '.notes-text'].map((part) => getComputedStyle(box.querySelector(part) ?? box));
    const share = parseFloat(title?.fontSize ?? '') / parseFloat(words?.fontSize ?? '');
    return [share.toFixed(2), title?.fontFamily, other?.color, other?.fontSize, other?.fontWeight];
  });

test('where windows are blocked the notes are a drawer, set as in their window', { tag: '@desk' }, async ({ page, context }) => {
  await openPresenter(page, step(3));
  const [apart] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
  await expect(apart.getByRole('heading', { level: 1 })).toHaveText(at(steps, 3).title);
  const inWindow = await headingsOf(apart.locator('body'));
  await apart.close();

  await page.addInitScript(() => {
    window.open = () => null;
  });
  await page.goto('about:blank');
  const log = await openPresenter(page, step(3));
  await page.keyboard.press('s');
  const drawer = page.getByRole('complementary', { name: '讲稿' });
  await expect(drawer.getByRole('heading', { level: 1 })).toHaveText(at(steps, 3).title);
  expect(await headingsOf(drawer)).toEqual(inWindow);
  await page.keyboard.press('PageDown');
  await expect(drawer.getByRole('heading', { level: 1 })).toHaveText(at(steps, 4).title);
  await page.keyboard.press('s');
  await expect(drawer).toHaveCount(0);
  log.expectClean();
});

test('a lobby’s loop goes round three times and stands where it should; any input stops it', { tag: '@desk' }, async ({ page }) => {
  test.slow();
  await page.clock.install({ time: 0 });
  await page.goto('./present/?map=static&motion=off&loop=12');
  const awake = page.locator('html[data-script=steps][data-awake]');
  await expect
    .poll(async () => {
      await page.clock.runFor(100);
      return awake.count();
    })
    .toBe(1);
  await page.clock.pauseAt(60_000);
  const start = steps.findIndex(({ id }) => page.url().endsWith(`#${id}`));
  const cdp = await page.context().newCDPSession(page);
  const nodes = async (): Promise<number> => {
    await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Memory.getDOMCounters')).nodes;
  };
  const counts: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    for (let k = 1; k <= steps.length; k += 1) {
      await page.clock.runFor(12_000);
      await expect(page.locator('html')).toHaveAttribute('data-step', step((start + k) % steps.length));
    }
    counts.push(await nodes());
  }
  // After the first round nothing more is made that stays.
  expect(at(counts, 2) - at(counts, 1)).toBeLessThan(200);
  await page.keyboard.press('ArrowLeft');
  const stopped = await page.locator('html').getAttribute('data-step');
  await page.clock.runFor(30_000);
  await expect(page.locator('html')).toHaveAttribute('data-step', stopped ?? '');
});

test('the live map lies where the drawn map lies, larger as everything is', { tag: '@desk' }, async ({ page }) => {
  test.slow();
  const map = steps
    .filter(({ layout, scene }) => layout === 'map' && scene.emphasis.length === 0 && !scene.reveal)
    .slice(1, 3)
    .map(({ id }) => id);
  await page.setViewportSize({ width: 1366, height: 768 });
  await openPresenter(page, at(map, 0));
  const drawn: Awaited<ReturnType<typeof canalMask>>[] = [];
  for (const id of map) {
    await page.evaluate((wanted) => {
      location.hash = wanted;
    }, id);
    await atRest(page, id);
    drawn.push(await canalMask(page));
  }
  await openPresenter(page, at(map, 0), 'map=live&motion=off');
  await page.keyboard.press('PageDown');
  await expect(page.locator('html')).toHaveAttribute('data-map', 'live');
  for (const [k, id] of map.entries()) {
    await page.evaluate((wanted) => {
      location.hash = wanted;
    }, id);
    await atRest(page, id);
    await expectSameCanal(page, at(drawn, k), 0.01, id);
  }
});
