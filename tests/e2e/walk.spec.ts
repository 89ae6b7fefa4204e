/** The address always says the step on the reading line and the street that is lit, whatever was pressed or scrolled when. */
import { expect, test, type Page } from '@playwright/test';
import { at, chapters, firstStep, steps, stepsWith, streets } from './expected';
import { atRest, openStory, scrollToStep, toStep } from './support';

const finderStep = at(
  steps.filter(({ finder }) => finder),
  0,
).id;

/** What the page shows by itself, and what its address says. */
const state = (page: Page) =>
  page.evaluate((first) => {
    const line = innerHeight * 0.55;
    const onLine =
      [...document.querySelectorAll('[data-step-id]')].filter((step) => step.getBoundingClientRect().top <= line).pop()?.id ?? first;
    const address = new URL(location.href);
    return {
      shown: { step: onLine, street: document.querySelector('[data-stage] [data-mark].chosen')?.getAttribute('data-mark') ?? null },
      said: { step: address.hash.slice(1) || first, street: address.searchParams.get('street') },
      active: document.documentElement.dataset.step,
    };
  }, firstStep);

async function expectTrue(page: Page, how: string): Promise<void> {
  await atRest(page);
  // Both are looked at in the same instant: a step back may still be on its way.
  await expect
    .poll(async () => {
      const { shown, said, active } = await state(page);
      const wrong = said.step !== shown.step || said.street !== shown.street || active !== shown.step;
      return wrong ? { said, active, shown } : 'true';
    }, how)
    .toBe('true');
}

/** A row of numbers from 0 to 1 that looks like chance and is the same each time. */
function chance(seed: number): () => number {
  let state32 = seed;
  return () => {
    state32 = (Math.imul(state32, 1_664_525) + 1_013_904_223) >>> 0;
    return state32 / 2 ** 32;
  };
}

// Every walk turns the window, to a phone's sizes and to a desk's: each is walked once.
for (const [seed, tag] of [
  [1, '@desk'],
  [2, '@phone'],
  [3, '@desk'],
  [4, '@phone'],
] as const) {
  test(`a walk of scrolls, bridges, streets, Back and Forward ends at a true address (seed ${seed})`, { tag }, async ({ page }) => {
    test.slow();
    const log = await openStory(page, 'motion=off&map=static', finderStep);
    await page.locator('#finder-typed').focus();
    await expect(page.locator('.finder-hint')).toBeVisible();
    const random = chance(seed);
    const one = <T>(list: readonly T[]): T => at(list, Math.floor(random() * list.length));
    const acts: Record<string, () => Promise<unknown>> = {
      scroll: () => scrollToStep(page, one(steps).id),
      wheel: () => page.evaluate((top) => window.scrollBy({ top, behavior: 'instant' }), Math.round((random() - 0.5) * 4000)),
      bridge: () =>
        page
          .locator('.progress li a')
          .nth(Math.floor(random() * chapters.length))
          .evaluate((link: HTMLElement) => link.click()),
      // By the list, whether it is in sight or not: the choice comes in the same moment as a scroll.
      street: () =>
        page
          .locator('.finder-list a')
          .nth(Math.floor(random() * streets.length))
          .evaluate((link: HTMLElement) => link.click()),
      // Never out of the page.
      back: () =>
        page.evaluate(() => {
          const { navigation } = window as unknown as { navigation: { currentEntry: { index: number } } };
          if (navigation.currentEntry.index > 0) history.back();
        }),
      forward: () => page.evaluate(() => history.forward()),
      turn: () =>
        page.setViewportSize(
          one(
            [page.viewportSize(), { width: 844, height: 390 }, { width: 390, height: 844 }, { width: 1280, height: 700 }].filter(
              (size) => size !== null,
            ),
          ),
        ),
    };
    const walk: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      for (let k = 0; k < 5; k += 1) {
        const name = one(['scroll', 'wheel', 'bridge', 'street', 'back', 'forward', 'turn']);
        walk.push(name);
        await acts[name]?.();
      }
      await expectTrue(page, walk.join(' '));
    }
    log.expectClean();
  });
}

test('a street that is chosen at once after a scroll does not keep the step that was left', async ({ page }) => {
  await openStory(page, 'motion=off&map=static', finderStep);
  await page.locator('#finder-typed').focus();
  await expect(page.locator('.finder-hint')).toBeVisible();
  const map = at(stepsWith('units'), 0).id;
  await scrollToStep(page, map);
  await page
    .locator('.finder-list a')
    .nth(4)
    .evaluate((link: HTMLElement) => link.click());
  await expectTrue(page, 'scroll, street');
  expect(new URL(page.url()).hash).toBe(`#${map}`);
});

for (const leaving of ['blur', 'visibilitychange', 'pagehide', 'copy', 'click']) {
  test(`at ${leaving} the address is true at once`, { tag: '@desk' }, async ({ page }) => {
    await openStory(page, 'motion=off&map=static');
    const ids = [at(steps, 5).id, at(steps, 14).id, at(steps, 8).id];
    for (const id of ids) {
      const hash = await page.evaluate(
        ([wanted, kind]) => {
          document.getElementById(wanted ?? '')?.scrollIntoView();
          (kind === 'visibilitychange' || kind === 'copy' || kind === 'click' ? document : window).dispatchEvent(
            new Event(kind ?? '', { bubbles: true }),
          );
          return location.hash;
        },
        [id, leaving],
      );
      expect(hash).toBe(`#${id}`);
    }
  });
}

for (const manner of ['throws', 'is silent'] as const) {
  test(`a browser that ${manner} at too many changes gets the address later`, { tag: '@desk' }, async ({ page }) => {
    const log = await openStory(page, 'motion=off&map=static', finderStep);
    await page.evaluate((aloud) => {
      const real = history.replaceState.bind(history);
      history.replaceState = () => {
        if (aloud) throw new DOMException('too often', 'SecurityError');
      };
      Object.assign(window, { allowAgain: () => (history.replaceState = real) });
    }, manner === 'throws');
    const id = at(steps, 6).id;
    await toStep(page, id);
    await page.locator('[data-stage] [data-mark]').nth(7).dispatchEvent('click');
    await page.evaluate(() => dispatchEvent(new Event('blur')));
    expect(new URL(page.url()).hash).toBe(`#${finderStep}`);
    await page.evaluate(() => (window as unknown as { allowAgain: () => void }).allowAgain());
    await expect.poll(() => new URL(page.url()).hash).toBe(`#${id}`);
    await expectTrue(page, 'allowed again');
    log.expectClean();
  });
}
