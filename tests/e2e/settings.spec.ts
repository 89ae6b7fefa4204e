/** How the page is shown: the switches, what they write, what is kept, and what the system wishes. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { at, figures, firstStep, steps, stepsWith, streets } from './expected';
import { canalMask } from './picture';
import { openStory, toStep } from './support';

const PAPERS = { paper: 'rgb(245, 240, 228)', contrast: 'rgb(255, 250, 235)', projector: 'rgb(17, 22, 28)' } as const;
type Theme = keyof typeof PAPERS;

const paperOf = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const expectTheme = (page: Page, theme: Theme): Promise<void> => expect.poll(() => paperOf(page)).toBe(PAPERS[theme]);
const parameters = (page: Page): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams);
const panel = (page: Page) => page.getByRole('dialog', { name: '显示设置' });

async function openPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: '显示设置' }).first().click();
  await panel(page).waitFor();
}
const choose = (page: Page, name: RegExp): Promise<void> => panel(page).getByRole('radio', { name }).check();
const calm = (page: Page) => panel(page).getByRole('switch', { name: /减少动画/ });

/** Whether the page would travel to the next scene now, as its own rules say it: 0 s is a cut. */
const moves = (page: Page): Promise<boolean> =>
  page.evaluate(() => !getComputedStyle(document.documentElement).getPropertyValue('--calm').trim().startsWith('0s'));

/** The browser's own bar has the colour of the page below it. */
const expectBar = (page: Page): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const shown = document.createElement('i');
        shown.style.color = document.querySelector<HTMLMetaElement>('meta[name=theme-color]')?.content ?? '';
        document.body.append(shown);
        const { color } = getComputedStyle(shown);
        shown.remove();
        return color === getComputedStyle(document.documentElement).backgroundColor;
      }),
    )
    .toBe(true);

test('a figure that is opened by itself has the browser’s bar in its own colours', { tag: '@desk' }, async ({ page }) => {
  for (const theme of ['paper', 'projector', 'contrast']) {
    await page.goto(`./embed/${figures[0]?.id ?? ''}/?theme=${theme}`);
    await expectBar(page);
  }
});

test('the control stands on the first screen, opens by key, and gives the focus back', async ({ page }) => {
  const log = await openStory(page, 'map=static');
  const button = page.getByRole('button', { name: '显示设置' }).first();
  await expect(button).toBeInViewport({ ratio: 1 });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(panel(page).getByRole('radio', { name: /原色/ })).toBeChecked();
  await expect(calm(page)).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(button).toBeFocused();
  log.expectClean();
});

// What is written, kept and read again does not depend on the screen.
test('a theme holds at once, is written beside what stands in the address, and is kept', { tag: '@desk' }, async ({ page }) => {
  const street = at(streets, 12);
  const log = await openStory(page, `map=static&street=${street.id}`);
  await openPanel(page);
  for (const [name, theme] of [
    [/高对比/, 'contrast'],
    [/深色/, 'projector'],
  ] as const) {
    await choose(page, name);
    await expectTheme(page, theme);
    await expectBar(page);
    expect(parameters(page)).toEqual({ map: 'static', street: street.id, theme });
  }
  // The next visit, without a word in the address, and before the first paint.
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.body) return;
      seen.disconnect();
      (window as unknown as { first: string | undefined }).first = document.documentElement.dataset.theme;
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await page.goto('./?map=static');
  await expectTheme(page, 'projector');
  await expectBar(page);
  expect(await page.evaluate(() => (window as unknown as { first: string | undefined }).first)).toBe('projector');
  await openPanel(page);
  await expect(panel(page).getByRole('radio', { name: /深色/ })).toBeChecked();
  // The usual is not written anywhere.
  await choose(page, /原色/);
  await expectTheme(page, 'paper');
  await expectBar(page);
  expect(parameters(page)).toEqual({ map: 'static' });
  await page.reload();
  await expectTheme(page, 'paper');
  log.expectClean();
});

test('what the address asks for wins over what was kept, and is not kept itself', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static');
  await openPanel(page);
  await choose(page, /高对比/);
  await calm(page).check();
  await page.goto('./?map=static&theme=Projector。&motion=on');
  await expectTheme(page, 'projector');
  expect(await moves(page)).toBe(true);
  await page.goto('./?map=static&theme=paper');
  await expectTheme(page, 'paper');
  expect(await moves(page)).toBe(false);
  await page.goto('./?map=static&theme=unknown');
  await expectTheme(page, 'contrast');
});

test('fewer movements hold in the middle of reading, and travel with the address', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, 'map=static');
  expect(await moves(page)).toBe(true);
  await openPanel(page);
  await calm(page).check();
  expect(await moves(page)).toBe(false);
  expect(parameters(page)).toEqual({ map: 'static', motion: 'off' });
  await page.keyboard.press('Escape');
  await toStep(page, at(stepsWith('units'), 0).id);
  expect(await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length)).toBe(0);
  await page.goto('./?map=static');
  expect(await moves(page)).toBe(false);
});

test(
  'the system’s wishes hold where nothing is asked for, while reading too; a switch overrules them',
  { tag: '@desk' },
  async ({ page }) => {
    await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
    await openStory(page, 'map=static');
    await expectTheme(page, 'contrast');
    await openPanel(page);
    await expect(panel(page).getByRole('radio', { name: /高对比/ })).toBeChecked();
    await expect(calm(page)).toBeChecked();
    await choose(page, /原色/);
    await calm(page).uncheck();
    await expectTheme(page, 'paper');
    expect(await moves(page)).toBe(true);
    expect(parameters(page)).toEqual({ map: 'static', theme: 'paper', motion: 'on' });
    await page.reload();
    await expectTheme(page, 'paper');
    expect(await moves(page)).toBe(true);
    await openPanel(page);
    await choose(page, /高对比/);
    await calm(page).check();
    expect(parameters(page)).toEqual({ map: 'static' });
    await page.emulateMedia({ contrast: null, reducedMotion: null });
    await expectTheme(page, 'paper');
    expect(await moves(page)).toBe(true);
  },
);

test('a figure’s own page and a page without scripts follow the system’s contrast', { tag: '@desk' }, async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, contrast: 'more' });
  for (const path of [
    '',
    'embed/',
    `embed/${at(
      steps.flatMap(({ figure }) => figure ?? []),
      0,
    )}/`,
  ]) {
    await page.goto(`${baseURL ?? ''}${path}`);
    await expect(page.locator('body')).toBeVisible();
    expect(await paperOf(page), path).toBe(PAPERS.contrast);
  }
  await expect(page.getByRole('button', { name: '显示设置' })).toHaveCount(0);
  await page.close();
});

test('a figure’s own page has the colours that its address asks for, and no others', { tag: '@desk' }, async ({ page }) => {
  const path = `./embed/${at(
    steps.flatMap(({ figure }) => figure ?? []),
    0,
  )}/`;
  await page.goto('./embed/');
  await page.evaluate(() => localStorage.setItem('yunhe', JSON.stringify({ theme: 'projector' })));
  await page.goto(path);
  await expectTheme(page, 'paper');
  for (const theme of ['contrast', 'projector'] as const) {
    await page.goto(`${path}?theme=${theme}`);
    await expectTheme(page, theme);
  }
  await page.emulateMedia({ contrast: 'more' });
  await page.goto(`${path}?theme=paper`);
  await expectTheme(page, 'paper');
});

async function withoutStorage(browser: Browser, baseURL: string): Promise<Page> {
  const page = await browser.newPage({ baseURL });
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  return page;
}

test('without storage a switch holds for the page and its address, and nothing fails', { tag: '@desk' }, async ({ browser, baseURL }) => {
  const page = await withoutStorage(browser, baseURL ?? '');
  const log = await openStory(page, 'map=static');
  await openPanel(page);
  await choose(page, /高对比/);
  await panel(page)
    .getByRole('switch', { name: /按钮翻步/ })
    .check();
  await expectTheme(page, 'contrast');
  await page.reload();
  await expectTheme(page, 'contrast');
  log.expectClean();
  await page.close();
});

test(
  'settings go from the story to the stepper and the editors’ page; the presenter keeps its own look',
  { tag: '@desk' },
  async ({ page }) => {
    await openStory(page, 'map=static');
    await openPanel(page);
    await choose(page, /高对比/);
    await calm(page).check();
    for (const path of ['embed/story/?map=static', 'embed/']) {
      await page.goto(`./${path}`);
      await expectTheme(page, 'contrast');
      await openPanel(page);
      await expect(calm(page)).toHaveCount(path === 'embed/' ? 0 : 1);
      await expect(panel(page).getByRole('switch', { name: /按钮翻步/ })).toHaveCount(0);
      // Arrows go from choice to choice, not from step to step.
      await panel(page)
        .getByRole('radio', { name: /高对比/ })
        .focus();
      await page.keyboard.press('ArrowDown');
      await expectTheme(page, 'projector');
      await page.keyboard.press('ArrowUp');
      await expectTheme(page, 'contrast');
      expect(new URL(page.url()).hash.slice(1)).toBe(path === 'embed/' ? '' : firstStep);
      await page.keyboard.press('Escape');
    }
    await page.goto('./present/?map=static');
    await page.locator('html[data-script=steps][data-awake]').waitFor();
    await expectTheme(page, 'projector');
    await expect(page.getByRole('button', { name: '显示设置' })).toHaveCount(0);
  },
);

test('a page that is printed has the colours of paper, and gets its own back', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static&theme=contrast');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
});

test('the live map is painted anew', { tag: '@desk' }, async ({ page }) => {
  test.slow();
  await openStory(page, 'map=live&motion=off');
  await toStep(page, at(stepsWith('map'), 2).id);
  await expect(page.locator('html')).toHaveAttribute('data-map', 'live');
  // What has the canal's colour as the page's theme says it.
  const water = async (): Promise<number> => (await canalMask(page)).on.size;
  await expect.poll(water).toBeGreaterThan(300);
  await page.evaluate(() => document.querySelector<HTMLElement>('footer [data-settings]')?.click());
  await choose(page, /高对比/);
  await page.keyboard.press('Escape');
  await expectTheme(page, 'contrast');
  await expect.poll(water).toBeGreaterThan(300);
});
