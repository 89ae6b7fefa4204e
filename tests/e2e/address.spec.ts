/** Every step has an address, history stays short, and the keyboard alone reaches everything. */
import { expect, test, type Page } from '@playwright/test';
import { at, chapters, figures, firstStep, steps } from './expected';
import { atRest, openStory, readTo, scrollToStep, toStep } from './support';

const [early, middle, late] = [at(steps, 4), at(steps, 10), at(steps, 17)];
const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash);
const bridges = (page: Page): ReturnType<Page['locator']> => page.getByRole('navigation').getByRole('listitem').getByRole('link');
/** A link in the canal of progress whose step begins a chapter. */
const bridgeOf = (chapter: (typeof chapters)[number]): string => at(chapter.steps, 0).id;

// What is written into the address, and when, does not depend on the screen.
test('the address follows the reader and the history does not grow', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, 'motion=off&map=static');
  const before = await page.evaluate(() => history.length);
  for (const { id } of [early, middle, late]) {
    await readTo(page, id);
    await expect.poll(() => hash(page)).toBe(`#${id}`);
  }
  for (const { id } of [...steps].reverse()) {
    await scrollToStep(page, id);
    await expect(page.locator('html')).toHaveAttribute('data-step', id);
  }
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await expect.poll(() => hash(page), 'the first step is the page itself').toBe('');
  expect(await page.evaluate(() => history.length)).toBe(before);
  expect(new URL(page.url()).search).toBe('?motion=off&map=static');
});

test('a bridge leads to its chapter, and Back returns to where the reader was', async ({ page }) => {
  const log = await openStory(page, 'map=static');
  await expect(bridges(page)).toHaveCount(chapters.length);
  await toStep(page, middle.id);
  await expect.poll(() => hash(page)).toBe(`#${middle.id}`);

  const chapter = at(chapters, 2);
  await bridges(page).nth(2).click();
  await atRest(page, bridgeOf(chapter));
  expect(await hash(page)).toBe(`#${bridgeOf(chapter)}`);
  await expect(bridges(page).nth(2)).toHaveAttribute('aria-current', 'step');
  await expect(page.getByRole('heading', { name: at(chapter.steps, 0).title })).toBeInViewport();

  await page.goBack();
  await atRest(page, middle.id);
  await expect(page.getByRole('heading', { name: middle.title, exact: true })).toBeInViewport();
  await page.goForward();
  await atRest(page, bridgeOf(chapter));
  log.expectClean();
});

test('a link that is followed on a page just opened leads to its step', async ({ page }) => {
  for (const k of [3, 6, chapters.length - 1]) {
    await page.goto('about:blank');
    await page.goto('./?motion=off&map=static');
    await bridges(page).nth(k).click();
    await atRest(page, bridgeOf(at(chapters, k)));
    await expect(page.getByRole('heading', { name: at(at(chapters, k).steps, 0).title, exact: true })).toBeInViewport();
  }
});

test('the address of a followed link is never taken back by the step that was left', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'motion=off&map=static');
  await scrollToStep(page, middle.id);
  await expect(page.locator('html')).toHaveAttribute('data-step', middle.id);
  const written = await page.evaluate(async (id) => {
    const seen: string[] = [];
    const real = history.replaceState.bind(history);
    history.replaceState = (data: unknown, unused: string, url?: string | URL | null) => {
      seen.push(new URL(String(url), location.href).hash);
      real(data, unused, url);
    };
    location.hash = id;
    // A machine that is busy just now: timers of the step that was left come due before the page sees the new one.
    const until = performance.now() + 600;
    while (performance.now() < until);
    await new Promise((done) => setTimeout(done));
    return seen;
  }, late.id);
  await atRest(page, late.id);
  await expect.poll(() => hash(page)).toBe(`#${late.id}`);
  expect(written).not.toContain(`#${middle.id}`);
});

test('an address typed on a page just opened leads to the very place of its step', { tag: '@phone' }, async ({ page }) => {
  // No moment is idle: what lies below the first screen has guessed heights until the jump.
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  for (const { id } of [early, late]) {
    await page.goto('about:blank');
    await page.goto('./?motion=off&map=static');
    await page.locator('html[data-awake]').waitFor();
    await page.evaluate((step) => {
      location.hash = step;
    }, id);
    await atRest(page, id);
    const off = await page.locator(`#${id}`).evaluate((step) => {
      const arrived = scrollY;
      step.scrollIntoView({ behavior: 'instant' });
      return Math.abs(scrollY - arrived);
    });
    expect(off, id).toBeLessThanOrEqual(1);
  }
});

test(
  'so does one in a browser that goes there before it tells, while the step before still has a guessed height',
  { tag: '@phone' },
  async ({ page }) => {
    for (const [k, { id }] of [...steps.entries()].filter(([index]) => index % 5 === 4)) {
      await page.goto('about:blank');
      // The browser has been idle until just before that step.
      await page.addInitScript((most) => {
        let left = most;
        window.requestIdleCallback = (call) => (left-- > 0 ? window.setTimeout(call) : 0);
      }, k - 1);
      await page.goto('./?motion=off&map=static');
      await page.locator('html[data-awake]').waitFor();
      await expect(page.locator('[data-laid]')).toHaveCount(k - 1);
      await page.evaluate((step) => {
        history.pushState(null, '', `#${step}`);
        document.getElementById(step)?.scrollIntoView({ behavior: 'instant' });
        dispatchEvent(new PopStateEvent('popstate'));
        dispatchEvent(new HashChangeEvent('hashchange'));
      }, id);
      await atRest(page, id);
      const top = await page.locator(`#${id}`).evaluate((step) => {
        const arrived = step.getBoundingClientRect().top;
        step.scrollIntoView({ behavior: 'instant' });
        return arrived - step.getBoundingClientRect().top;
      });
      expect(Math.abs(top), id).toBeLessThanOrEqual(1);
    }
  },
);

// That a bridge can be pressed is seen on both, above; where each leads does not depend on the screen.
test('every bridge leads to the first step of its chapter', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, 'motion=off&map=static');
  for (const [k, chapter] of chapters.entries()) {
    await bridges(page).nth(k).click();
    await atRest(page, bridgeOf(chapter));
  }
});

test('the table of contents and the wall lead to their steps', async ({ page }) => {
  await openStory(page, 'motion=off&map=static');
  for (const step of steps.filter(({ layout }) => layout === 'wall' || layout === 'directory')) {
    await toStep(page, step.id);
    const links = page.locator('[data-stage] a[href^="#"]');
    expect(await links.count()).toBeGreaterThan(2);
    const target = (await links.nth(1).getAttribute('href'))?.slice(1) ?? '';
    const box = (await links.nth(1).boundingBox()) ?? { x: NaN, y: NaN, width: 0, height: 0 };
    // Not link.click(): that would scroll the sticky stage into view first, and the page with it.
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await atRest(page, target);
  }
});

test('every address opens at its step', { tag: '@desk' }, async ({ page }) => {
  for (const { id, title } of [early, late, at(steps, -1)]) {
    const log = await openStory(page, 'map=static', id);
    await atRest(page, id);
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeInViewport();
    log.expectClean();
    await page.goto('about:blank');
  }
});

test('an unknown address does no harm', { tag: '@phone' }, async ({ page }) => {
  for (const unknown of ['no-such-step', '%E4%B8%8D%E5%9C%A8', '%', '"]<x']) {
    const log = await openStory(page, 'map=static', unknown);
    await atRest(page, firstStep);
    await scrollToStep(page, early.id);
    await atRest(page, early.id);
    log.expectClean();
    await page.goto('about:blank');
  }
});

/** Presses Tab; tells what has the focus and whether it is in sight, or null once the round is over. */
async function nextFocus(page: Page): Promise<{ name: string; seen: boolean } | null> {
  await page.keyboard.press('Tab');
  return page.evaluate(
    () =>
      new Promise((done) => {
        // After the scrolling that brings the element into view.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const element = document.activeElement;
            if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body || element.dataset.reached)
              return done(null);
            element.dataset.reached = 'yes';
            const { left, top, width, height } = element.getBoundingClientRect();
            const spots = [0.25, 0.5, 0.75].map((share) => document.elementFromPoint(left + width * share, top + height / 2));
            const name =
              element.localName === 'summary'
                ? `table ${element.closest('figure')?.getAttribute('data-figure')}`
                : `${element.localName} ${element.getAttribute('href')}`;
            done({ name, seen: spots.every((spot) => spot !== null && (element.contains(spot) || spot.contains(element))) });
          }),
        );
      }),
  );
}

test('Tab reaches the skip link, every bridge and every table, always in sight', async ({ page }) => {
  test.slow();
  await openStory(page, 'motion=off&map=static');
  const reached: string[] = [];
  const hidden: string[] = [];
  for (let focus = await nextFocus(page); focus; focus = await nextFocus(page)) {
    reached.push(focus.name);
    if (!focus.seen) hidden.push(focus.name);
  }
  expect(reached[0], 'the skip link comes first').toBe(`a #${firstStep}`);
  for (const chapter of chapters) expect(reached).toContain(`a #${bridgeOf(chapter)}`);
  for (const { id } of figures) expect(reached).toContain(`table ${id}`);
  expect(hidden, 'focused, but covered').toEqual([]);
});

test('Enter follows a bridge and opens a table', async ({ page }) => {
  await openStory(page, 'map=static');
  await bridges(page).nth(3).focus();
  await page.keyboard.press('Enter');
  await atRest(page, bridgeOf(at(chapters, 3)));

  const figure = page.locator(`figure[data-figure="${at(figures, 3).id}"]`);
  await figure.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(figure.locator('table[data-table]')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(figure.locator('table[data-table]')).toBeHidden();
});
