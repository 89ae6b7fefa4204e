/** 长辈版: one state of all pages, before the first paint, by one press; everything large, nothing cut. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { axe } from './axe';
import { figures, mappedStep, steps } from './expected';
import { tooSmall } from './large';
import { collisions, stageLines } from './lettering';
import { atRest, openMap, PageLog } from './support';
import { machine } from './voices';

const STILL = 'map=static&motion=off';
const NOTHING = { small: [], cut: [], low: [] };
const LARGE = `big=1&${STILL}`;

const isLarge = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.dataset.big === '1');
const rootSize = (page: Page): Promise<number> => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));

async function openLarge(page: Page, hash = ''): Promise<void> {
  await page.goto(`./?${LARGE}${hash && `#${hash}`}`);
  await expect(page.locator('.turns')).toBeAttached();
}

const refuseStorage = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
/** Presses a link, wherever it stands, and stays in the window. */
const press = (link: Locator): Promise<void> =>
  link.first().evaluate((element: HTMLAnchorElement) => {
    element.target = '_self';
    element.click();
  });

// What reads aloud is measured with all else.
test.beforeEach(({ page }) => machine(page, { voices: [['zh-CN', true]] }));

test.describe('its state', () => {
  test('is asked for in the address, kept for the next page, and given up by the address', { tag: '@phone' }, async ({ page }) => {
    const log = new PageLog(page);
    await openLarge(page);
    expect(await rootSize(page)).toBe(22);
    for (const path of ['./', './embed/', './embed/story/', `./embed/${figures[0]?.id ?? ''}/`, './offline/yunhe-yishi.html']) {
      await page.goto(path);
      expect(await isLarge(page), path).toBe(true);
      expect(await rootSize(page), path).toBe(22);
    }
    await page.goto('./?big=0');
    expect(await isLarge(page)).toBe(false);
    await page.goto('./embed/');
    expect(await isLarge(page)).toBe(false);
    log.expectClean();
  });

  test('never changes the hall', { tag: '@desk' }, async ({ page }) => {
    await page.goto('./present/');
    const before = await rootSize(page);
    await page.goto('./present/?big=1');
    expect(await rootSize(page)).toBe(before);
    await expect(page.locator('[data-larger]:visible')).toHaveCount(0);
  });

  test('needs no storage', { tag: '@desk' }, async ({ page }) => {
    const log = new PageLog(page);
    await refuseStorage(page);
    await page.goto(`./?${STILL}`);
    await page.locator('.cover [data-larger]').click();
    await expect.poll(() => isLarge(page)).toBe(true);
    await expect(page).toHaveURL(/[?&]big=1/);
    // From page to page it goes on by the links.
    for (const [path, link] of [
      ['accessibility/', 'footer a[href*="accessibility"]'],
      ['index.html', '.back a[href*="index.html"]'],
      ['embed/', 'footer a[href*="embed"]'],
      ['embed/story/', 'a[href^="story/"]'],
      ['index.html', '.whole a'],
    ] as const) {
      await press(page.locator(link));
      await expect(page).toHaveURL(new RegExp(`/${path}(?:index.html)?[?].*big=1`));
      await expect(page.locator('html')).toHaveAttribute('data-big', '1');
      if (path !== 'accessibility/' && path !== 'embed/') await expect(page.locator('html')).toHaveAttribute('data-awake', '');
    }
    await page.reload();
    expect(await isLarge(page)).toBe(true);
    // What is saved is no page of the site.
    await page.goto('./embed/?big=1');
    await page.locator('#host iframe').waitFor();
    const [before, after] = await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['saved']));
      link.download = 'saved.txt';
      document.body.append(link);
      const { href } = link;
      link.click();
      return [href, link.href];
    });
    expect(after).toBe(before);
    log.expectClean();
  });

  test('goes along with who does not wait for a page’s own script', { tag: '@desk' }, async ({ page }) => {
    await refuseStorage(page);
    await page.route(/[.]js$/, (route) => route.abort());
    for (const [path, link] of [
      ['embed/', 'a[href^="story/"]'],
      ['', 'footer a[href*="embed"]'],
      ['embed/story/', '.whole a'],
    ] as const) {
      await page.goto(`./${path}?big=1`);
      const from = page.url();
      await press(page.locator(link));
      await expect(page).not.toHaveURL(from);
      // The address is there with the first byte of the page, what stands in its head is not.
      await expect(page.locator('html'), `from ${path}`).toHaveAttribute('data-big', '1');
    }
  });

  test('goes out of the frame of an article, which keeps for itself what it keeps', { tag: '@desk' }, async ({ page }) => {
    const figure = figures[0]?.id ?? '';
    await page.goto('./embed/');
    await page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      frame.name = 'article';
      document.body.append(frame);
    }, `./${figure}/?big=1`);
    const back = page.frameLocator('[name=article]').locator('.embed-back a');
    const to = await back.evaluate((element: HTMLAnchorElement) => {
      element.addEventListener('click', (event) => event.preventDefault());
      element.click();
      return element.href;
    });
    expect(new URL(to).searchParams.get('big')).toBe('1');
  });

  test('without scripts is the standard', { tag: '@desk' }, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto(`./?${LARGE}`);
    await expect(page.locator('h1').first()).toBeVisible();
    await expect(page.locator('[data-larger]').first()).toBeHidden();
    await context.close();
  });
});

test('it stands before the first paint: nothing jumps', { tag: '@phone' }, async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { moved: [] });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (window as unknown as { moved: number[] }).moved.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await openLarge(page);
  await atRest(page, steps[0]?.id ?? '');
  expect(await page.evaluate(() => (window as unknown as { moved: number[] }).moved.reduce((sum, value) => sum + value, 0))).toBeLessThan(
    0.001,
  );
});

test('one press and the reader stands at her line; another, and all is as it was', async ({ page }) => {
  const { id } = mappedStep;
  await page.goto(`./?${STILL}#${id}`);
  await atRest(page, id);
  const title = page.locator(`#${id} h3`);
  const before = await title.evaluate((element) => element.getBoundingClientRect().top);
  const press = (): Promise<void> => page.evaluate(() => document.querySelector<HTMLElement>('.cover [data-larger]')?.click());
  await press();
  await expect.poll(() => isLarge(page)).toBe(true);
  await expect(page.locator(`#${id}`)).toHaveAttribute('data-active', '');
  await atRest(page, id);
  await expect
    .poll(() => page.locator('[data-stage] > svg').evaluate((svg: SVGSVGElement) => svg.clientWidth / svg.viewBox.baseVal.width))
    .toBeCloseTo(1.5, 1);
  // The line that was read is still in sight.
  expect(await title.evaluate((element) => element.getBoundingClientRect().bottom)).toBeGreaterThan(0);
  await press();
  await expect.poll(() => isLarge(page)).toBe(false);
  await expect.poll(() => title.evaluate((element) => element.getBoundingClientRect().top)).toBeCloseTo(before, -1);
  await expect(page).not.toHaveURL(/big=/);
});

for (const viewport of [
  { width: 360, height: 640 },
  { width: 640, height: 360 },
  { width: 390, height: 664 },
  { width: 1440, height: 900 },
]) {
  test(
    `at ${viewport.width} × ${viewport.height} the button stands in the first screen, with and without, at the same place`,
    { tag: ['@desk', '@district'] },
    async ({ page }) => {
      await page.setViewportSize(viewport);
      for (const path of ['./', './embed/', './embed/story/', './offline/yunhe-yishi.html']) {
        const before = [];
        for (const [query, name] of [
          ['', '长辈版'],
          [LARGE, '标准版'],
        ] as const) {
          await page.goto(`${path}?${query || `big=0&${STILL}`}`);
          const button = page.getByRole('button', { name, exact: true }).locator('visible=true').first();
          await expect(button, `${path} ${name}`).toBeInViewport({ ratio: 1 });
          const { after, free } = await button.evaluate((element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            const meets = (y: number): boolean => element.contains(document.elementFromPoint((left + right) / 2, y));
            return { after: element.previousElementSibling?.textContent, free: [top + 1, bottom - 1].map(meets) };
          });
          expect(free, `${path} ${name}: nothing lies over it`).toEqual([true, true]);
          before.push(after);
        }
        expect(before[1], path).toBe(before[0]);
      }
    },
  );
}

for (const viewport of [
  { width: 360, height: 640 },
  { width: 1440, height: 900 },
]) {
  test(
    `at ${viewport.width} every word is large, every control is met, nothing is cut or lies over another`,
    { tag: '@desk' },
    async ({ page }) => {
      test.slow();
      await page.setViewportSize(viewport);
      await openLarge(page);
      for (const { id } of steps) {
        await page.evaluate((step) => (location.hash = step), id);
        await atRest(page, id);
        expect.soft(await tooSmall(page), id).toEqual(NOTHING);
        expect.soft(collisions(await stageLines(page), 1), id).toEqual([]);
      }
    },
  );
}

test('the editors’ page does not jump when its script comes', { tag: '@desk' }, async ({ page }) => {
  await page.addInitScript(() => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
      Object.assign(window, { sum });
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(window, { sum });
  });
  for (const big of ['0', '1']) {
    await page.goto(`./embed/?big=${big}`);
    await page.locator('#host iframe').contentFrame().locator('main').waitFor();
    expect(await page.evaluate(() => (window as unknown as { sum: number }).sum), big).toBeLessThan(0.05);
  }
});

test('on a phone sideways nothing lies over another, and the canal over nothing', { tag: '@desk' }, async ({ page }) => {
  await page.setViewportSize({ width: 740, height: 360 });
  await openLarge(page);
  for (const { id } of steps) {
    await page.evaluate((step) => (location.hash = step), id);
    await atRest(page, id);
    expect.soft(collisions(await stageLines(page), 1), id).toEqual([]);
  }
  for (const [width, big] of [
    [640, '0'],
    [640, '1'],
    [844, '1'],
  ] as const) {
    await page.setViewportSize({ width, height: 390 });
    await page.goto(`./?big=${big}&${STILL}`);
    await expect(page.locator('html')).toHaveAttribute('data-awake', '');
    const canal = await page.locator('.progress').boundingBox();
    for (const part of await page.locator('.foot :is(h2, h3, p, summary, a), footer :is(p, a)').all()) {
      const box = await part.boundingBox();
      if (box)
        expect(box.x, `${width} ${big} ${(await part.textContent()) ?? ''}`).toBeGreaterThanOrEqual(
          (canal?.x ?? NaN) + (canal?.width ?? NaN),
        );
    }
  }
});

test('on the desk the cover has its painting below the words, or the map has its room', { tag: '@desk' }, async ({ page }) => {
  for (const [width, height, painted] of [
    [1440, 900, true],
    [1024, 768, true],
    [1280, 720, false],
    [900, 800, false],
  ] as const) {
    await page.setViewportSize({ width, height });
    await openLarge(page);
    await atRest(page, steps[0]?.id ?? '');
    const painting = page.locator('.cover .painting');
    await expect(painting).toBeVisible({ visible: painted });
    const words = await page
      .locator('.cover .text > *')
      .evaluateAll((parts) => Math.max(...parts.map((part) => part.getBoundingClientRect().bottom)));
    const foot = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--foot')));
    if (painted) expect((await painting.boundingBox())?.y ?? 0, `${width}`).toBeGreaterThan(words);
    expect(foot > 0, `${width}`).toBe(painted);
  }
});

test('what opens over the story is large, and nothing lies over what is read', { tag: '@desk' }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openLarge(page, mappedStep.id);
  await atRest(page, mappedStep.id);
  await test.step('the map in her own hands, and what it says of a place', async () => {
    await openMap(page);
    expect.soft(await tooSmall(page)).toEqual(NOTHING);
    await page.locator('.spots button').first().press('Enter');
    const shut = page.locator('.explore-shut');
    await expect(shut).toBeVisible();
    // The map moves to keep the place in sight, and is then lettered anew.
    await expect.poll(() => tooSmall(page)).toEqual(NOTHING);
    // Every line of the slip in sight, and its button, is what a finger would meet there.
    expect(
      await page.locator('.explore-card').evaluate((card) => {
        const { left, right, top, bottom } = card.getBoundingClientRect();
        const at = (x: number, y: number): Element | null => document.elementFromPoint(x, y);
        return [left + 4, (left + right) / 2, right - 30].flatMap((x) =>
          [top + 4, (top + bottom) / 2, bottom - 4].filter((y) => !card.contains(at(x, y))).map((y) => [x, y]),
        );
      }),
    ).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.locator('.explore')).toHaveCount(0);
  });
  await test.step('to take a figure along', async () => {
    await page.locator(`#${mappedStep.id} [data-share]`).click();
    await expect(page.getByRole('dialog').locator('.share-picture')).toBeVisible();
    expect.soft(await tooSmall(page)).toEqual(NOTHING);
    await page.keyboard.press('Escape');
  });
  await test.step('the pictures at the foot, and back', async () => {
    const picture = page.locator('.foot .graphic svg').first();
    await picture.scrollIntoViewIfNeeded();
    const scale = (): Promise<number> => picture.evaluate((svg: SVGSVGElement) => svg.clientWidth / svg.viewBox.baseVal.width);
    expect(await scale()).toBeCloseTo(1.5, 1);
    expect.soft(await tooSmall(page)).toEqual(NOTHING);
    await page.evaluate(() => document.querySelector<HTMLElement>('.cover [data-larger]')?.click());
    await expect.poll(scale).toBeLessThan(1.1);
  });
});

test('on paper it is the same handout in larger type', { tag: '@desk' }, async ({ page }) => {
  const printed = async (big: string): Promise<{ line: number; button: boolean }> => {
    await page.goto(`./?big=${big}&${STILL}`);
    await expect(page.locator('html')).toHaveAttribute('data-awake', '');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const line = await page.locator(`#${mappedStep.id} .prose`).evaluate((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return Math.min(...[...range.getClientRects()].map(({ height }) => height));
    });
    const button = await page.locator('[data-larger]').first().isVisible();
    await page.emulateMedia({ media: 'screen' });
    return { line, button };
  };
  const [usual, large] = [await printed('0'), await printed('1')];
  expect(large.line / usual.line).toBeGreaterThan(1.3);
  expect([usual.button, large.button]).toEqual([false, false]);
});

test('the speaker’s notes are large beside a screen that is not', { tag: '@desk' }, async ({ page }) => {
  await page.goto(`./present/?${LARGE}`);
  await expect(page.locator('html')).toHaveAttribute('data-awake', '');
  const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
  await expect(notes.locator('.notes-text')).toBeVisible();
  // The small pictures of this step and the next are looked at on the wall.
  await notes.locator('svg.picture').evaluateAll((pictures) => pictures.forEach((picture) => picture.remove()));
  expect(await tooSmall(notes)).toEqual(NOTHING);
  await expect.poll(() => isLarge(page)).toBe(false);
});

test('the accessibility statement changes version by a link, for all pages', { tag: '@phone' }, async ({ page }) => {
  await page.goto('./accessibility/');
  await page.getByRole('link', { name: '长辈版', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-big', '1');
  await expect(page.getByRole('link', { name: '标准版', exact: true })).toBeInViewport({ ratio: 1 });
  await page.waitForLoadState();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await tooSmall(page)).toEqual(NOTHING);
  await page.goto('./embed/');
  expect(await isLarge(page)).toBe(true);
  await page.goto('./accessibility/');
  await page.getByRole('link', { name: '标准版', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-big', '0');
});

test('pages of figures, the stepper and the editors’ page are large too', { tag: '@desk' }, async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [...figures.map(({ id }) => `./embed/${id}/`), './embed/story/', './embed/']) {
    await page.goto(`${path}?${LARGE}`);
    if (path === './embed/story/') {
      await expect(page.locator('html')).toHaveAttribute('data-awake', '');
      await expect(page.getByRole('button', { name: '朗读' })).toBeVisible();
    }
    expect.soft(await tooSmall(page), path).toEqual(NOTHING);
  }
});

test('at 400 % the first map has its room above the title, and every step its words', { tag: '@desk' }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const big of ['0', '1']) {
    await page.goto(`./?big=${big}&${STILL}`);
    await expect(page.locator('html')).toHaveAttribute('data-awake', '');
    const stage = await page.locator('#stage').boundingBox();
    expect(stage?.height ?? 0).toBeGreaterThan(300);
    expect((await page.locator('h1').boundingBox())?.y ?? 0).toBeGreaterThan((stage?.y ?? NaN) + (stage?.height ?? NaN) - 1);
    await page.goto(`./?big=${big}&${STILL}#${mappedStep.id}`);
    await expect(page.locator(`[data-step-id="${mappedStep.id}"]`)).toHaveAttribute('data-active', '');
    await expect(page.locator(`#${mappedStep.id} h3`)).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  }
});

test('the editors’ page at 400 % has nothing to be scrolled sideways', { tag: '@phone' }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(`./embed/?${LARGE}`);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('it can be used by all', { tag: '@phone' }, async ({ page }) => {
  await openLarge(page, mappedStep.id);
  await atRest(page, mappedStep.id);
  expect((await axe(page).analyze()).violations).toEqual([]);
});
