/** Whatever changes heights, the words on the reading line stay there, and the address stays true. */
import { expect, test, type Page } from '@playwright/test';
import { lastStepOf } from '../../src/scene/find';
import { at, steps, story, streets } from './expected';
import { atRest, laidOut, openStory, toStep } from './support';

/** A line of text is as high, px. */
const LINE = 32;
const early = at(steps, 3).id;
const middle = at(steps, 11).id;
const late = at(steps, -3).id;
const finderStep = at(
  steps.filter(({ finder }) => finder),
  0,
).id;

/** Found by typing its name. */
const sought = at(streets, -1);

/** Two frames: what a change of heights brings has been laid out and drawn. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** Brings the step's own sentence onto the reading line; for the rest of the test it is known by its step. */
async function readAt(page: Page, id: string): Promise<void> {
  await toStep(page, id);
  await page.locator(`[data-step-id="${id}"] .prose`).evaluate((prose) => {
    const { top, height } = prose.getBoundingClientRect();
    window.scrollBy({ top: top + height * 0.6 - innerHeight * 0.55, behavior: 'instant' });
  });
  // Stage and address may be right already: what comes next is not to come in the same frame as the scrolling.
  await drawn(page);
  await atRest(page, id);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${id}`);
}

/** How far the words that were on the reading line are from it now, px; and which step the page takes to be the reader's. */
async function wayOff(page: Page, id: string): Promise<{ off: number; step: string | undefined; hash: string }> {
  await drawn(page);
  return page.locator(`[data-step-id="${id}"] .prose`).evaluate((prose) => {
    const { top, height } = prose.getBoundingClientRect();
    return {
      off: Math.round(Math.abs(top + height * 0.6 - innerHeight * 0.55)),
      step: document.documentElement.dataset.step,
      hash: location.hash,
    };
  });
}
async function expectHeld(page: Page, id: string, how: string): Promise<void> {
  // The address follows once the reader has come to rest.
  await expect
    .poll(async () => {
      const { step, hash } = await wayOff(page, id);
      return { step, hash };
    }, how)
    .toEqual({ step: id, hash: `#${id}` });
  const { off } = await wayOff(page, id);
  expect(off, `${how}: px off`).toBeLessThanOrEqual(LINE);
}

const SIZES = {
  phone: [
    [844, 390],
    [390, 804],
    [390, 664],
    [360, 640],
    [390, 400],
    [640, 360],
    [820, 1180],
  ],
  desk: [
    [1440, 860],
    [1440, 540],
    [720, 900],
    [960, 600],
    [913, 1440],
    [390, 844],
    [1920, 1080],
  ],
} as const;

for (const id of [early, middle, late]) {
  // Phones turn, and their bars come and go; of desks one step speaks for all.
  const where = id === middle ? [] : ['@phone'];
  test(
    `at ${id} the place is held, the address true, and the step comes back, whatever changes heights`,
    { tag: where },
    async ({ page }, { project }) => {
      test.slow();
      await openStory(page, 'motion=off&map=static');
      const own = page.viewportSize() ?? { width: 0, height: 0 };
      await test.step('the place is held in windows of other sizes, and when the old one comes back', async () => {
        await readAt(page, id);
        for (const [width, height] of SIZES[project.name as keyof typeof SIZES]) {
          await page.setViewportSize({ width, height });
          await expectHeld(page, id, `${width} × ${height}`);
          await page.setViewportSize(own);
          await expectHeld(page, id, `back from ${width} × ${height}`);
        }
        // Many changes, one after the other, and no scroll between them: nothing adds up.
        for (const [width, height] of SIZES[project.name as keyof typeof SIZES]) await page.setViewportSize({ width, height });
        await page.setViewportSize(own);
        await expectHeld(page, id, 'after all');
        expect((await wayOff(page, id)).off, 'to the pixel').toBeLessThanOrEqual(2);
      });
      await test.step('the step comes back with a reload, from another page, and in a window of another size', async () => {
        await readAt(page, id);
        await page.reload();
        await atRest(page, id);
        await expectHeld(page, id, 'reloaded');
        await page.goto('./embed/index.html');
        await page.goBack();
        await atRest(page, id);
        await expectHeld(page, id, 'back from another page');
        const [width, height] = SIZES[project.name as keyof typeof SIZES][0];
        await page.goto('./embed/index.html');
        await page.setViewportSize({ width, height });
        await page.goBack();
        await atRest(page, id);
        await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${id}`);
        await page.setViewportSize(own);
        await laidOut(page);
      });
      await test.step('the place is held while the text changes', async () => {
        await readAt(page, id);
        const changes: Record<string, (index: number) => void> = {
          'all tables opened': () => document.querySelectorAll('details').forEach((table) => (table.open = true)),
          'all tables closed': () => document.querySelectorAll('details').forEach((table) => (table.open = false)),
          'another font': () => {
            document.body.style.fontFamily = 'monospace';
          },
          'larger letters': () => {
            document.documentElement.style.fontSize = '24px';
          },
          'letters as before': () => {
            document.body.style.fontFamily = document.documentElement.style.fontSize = '';
          },
          'a notice above the text': () =>
            document
              .querySelector('.steps section:first-child')
              ?.append(Object.assign(document.createElement('p'), { textContent: '提示'.repeat(200) })),
        };
        for (const [how, change] of Object.entries(changes)) {
          await page.evaluate(change, 0);
          await expectHeld(page, id, how);
        }
        await page.emulateMedia({ media: 'print' });
        await drawn(page);
        await page.emulateMedia({ media: 'screen' });
        await expectHeld(page, id, 'seen as on paper');
        await page.pdf();
        await expectHeld(page, id, 'printed');
      });
      await test.step('the address is true in the very moment in which heights have changed', async () => {
        await readAt(page, id);
        const said = await page.evaluate(() => {
          document
            .querySelector('.steps section:first-child')
            ?.append(Object.assign(document.createElement('p'), { textContent: '提示'.repeat(9000) }));
          window.dispatchEvent(new Event('copy'));
          return location.hash;
        });
        expect(said).toBe(`#${id}`);
        await expectHeld(page, id, 'afterwards');
      });
    },
  );
}

test('a step that was opened by its address is the reader’s, however the phone is turned', { tag: '@phone' }, async ({ page }) => {
  test.slow();
  for (const { id } of steps.slice(1)) {
    await page.setViewportSize({ width: 390, height: 844 });
    await openStory(page, 'motion=off&map=static', id);
    const before = await page.evaluate(() => scrollY);
    for (const size of [
      { width: 844, height: 390 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      await drawn(page);
      await atRest(page, id);
      expect(await page.evaluate(() => location.hash)).toBe(`#${id}`);
      await expect(page.locator(`#${id}`).locator('h2, h3').first()).toBeInViewport();
    }
    expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThanOrEqual(2);
    await page.goto('about:blank');
  }
});

test('Back leads to the step that was left, in a window of another size, and though the window is left in that very moment', async ({
  page,
}, { project }) => {
  await openStory(page, 'motion=off&map=static');
  const [width, height] = SIZES[project.name as keyof typeof SIZES][0];
  const own = page.viewportSize() ?? { width: 0, height: 0 };
  await readAt(page, middle);
  await page.evaluate((id) => {
    location.hash = id;
  }, late);
  await atRest(page, late);
  await page.setViewportSize({ width, height });
  await page.goBack();
  await atRest(page, middle);
  await page.setViewportSize(own);
  await page.goForward();
  await atRest(page, late);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${late}`);

  await readAt(page, middle);
  await page.evaluate((id) => {
    location.hash = id;
  }, late);
  await atRest(page, late);
  // The address is the old one again, the page still stands at the step that it comes from.
  await page.evaluate(() => addEventListener('popstate', () => dispatchEvent(new Event('blur')), { once: true }));
  await page.goBack();
  await atRest(page, middle);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${middle}`);
});

test('the first screen stays the first, and a table that is opened stays under the finger', async ({ page }, { project }) => {
  await openStory(page, 'motion=off&map=static');
  const own = page.viewportSize() ?? { width: 0, height: 0 };
  for (const [width, height] of SIZES[project.name as keyof typeof SIZES]) {
    await page.setViewportSize({ width, height });
    await drawn(page);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  }
  await page.setViewportSize(own);
  // A figure stands with the last step that shows it.
  for (const id of steps
    .filter((step) => [early, middle, late].includes(step.id) && step.figure && lastStepOf(story.stage, step.figure) === step.id)
    .map((step) => step.id)) {
    await toStep(page, id);
    const summary = page.locator(`[data-step-id="${id}"] summary`);
    await summary.scrollIntoViewIfNeeded();
    const before = await summary.boundingBox();
    for (let k = 0; k < 2; k += 1) {
      await summary.click();
      await drawn(page);
      expect(Math.abs(((await summary.boundingBox())?.y ?? NaN) - (before?.y ?? NaN))).toBeLessThanOrEqual(2);
    }
  }
});

// How what was passed over is laid out does not depend on the screen.
test('the first tap or key after a long way does not move the text', { tag: '@phone' }, async ({ page }) => {
  // A phone that finds no time to lay out what was passed over.
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  for (const act of ['tap', 'key'] as const) {
    for (const way of [0.1, 0.3, 0.5]) {
      await page.goto('about:blank');
      await page.goto('./?motion=off&map=static');
      await atRest(page);
      await page.evaluate((share) => window.scrollTo({ top: document.body.scrollHeight * share, behavior: 'instant' }), way);
      await drawn(page);
      await atRest(page);
      const words = await page.evaluateHandle(() =>
        [...document.querySelectorAll('.steps p, .steps h3')].find((each) => each.getBoundingClientRect().bottom > innerHeight * 0.6),
      );
      const y = (): Promise<number> => words.evaluate((each) => each?.getBoundingClientRect().top ?? NaN);
      const [step, before] = [await page.evaluate(() => document.documentElement.dataset.step), await y()];
      if (act === 'tap') await page.mouse.click((page.viewportSize()?.width ?? 0) * 0.2, (page.viewportSize()?.height ?? 0) * 0.8);
      else await page.keyboard.press('Shift');
      await drawn(page);
      expect(Math.abs((await y()) - before), `${act} after ${way} of the way`).toBeLessThanOrEqual(2);
      await atRest(page, step);
    }
  }
});

/** Where the field stands, and whether all of it can be seen and tapped. */
async function expectInSight(page: Page, how: string): Promise<void> {
  await drawn(page);
  const seen = await page.locator('#finder-typed').evaluate((field) => {
    const { left, top, width, height, bottom } = field.getBoundingClientRect();
    const spots = [0.1, 0.5, 0.9].map((share) => document.elementFromPoint(left + width / 2, top + height * share));
    return {
      inside: top >= 0 && bottom <= (window.visualViewport?.height ?? innerHeight),
      free: spots.every((spot) => spot === field),
      focused: document.activeElement === field,
    };
  });
  expect(seen, how).toEqual({ inside: true, free: true, focused: true });
}

/** Width and height of a phone, and what a keyboard leaves of it. */
const KEYBOARDS = [
  [390, 664, 330],
  [390, 844, 504],
  [390, 844, 420],
  [360, 640, 300],
  [412, 915, 560],
  [844, 390, 180],
] as const;

test('a keyboard that takes a part of the window leaves the field in sight', { tag: '@phone' }, async ({ page }) => {
  test.slow();
  await openStory(page, 'motion=off&map=static', finderStep);
  for (const [width, height, above] of KEYBOARDS)
    await test.step(`${height - above} of ${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height });
      await atRest(page, finderStep);
      for (const share of [0.62, 0.75, 0.86]) {
        await page
          .locator('#finder-typed')
          .evaluate(
            (field, to) => window.scrollBy({ top: field.getBoundingClientRect().top - innerHeight * to, behavior: 'instant' }),
            share,
          );
        await drawn(page);
        await page.locator('#finder-typed').tap();
        await page.setViewportSize({ width, height: above });
        await expectInSight(page, 'the keyboard has come');
        await page.keyboard.insertText(sought.name);
        await expect(page.locator('.finder-list a').first()).toHaveText(sought.label);
        await expectInSight(page, 'typing');
        await page.keyboard.press('Control+A');
        await page.keyboard.press('Delete');
        expect(
          await page.locator('.graphic').evaluateAll((all) => all.filter((each) => each.clientHeight > 0).length),
          'the page is not laid out anew',
        ).toBe(0);
        await page.locator('#finder-typed').blur();
        await page.setViewportSize({ width, height });
        await drawn(page);
        await atRest(page, finderStep);
        expect(await page.evaluate(() => location.hash)).toBe(`#${finderStep}`);
      }
    });
});

test('a keyboard that lies over the page leaves the field in sight', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, 'motion=off&map=static', finderStep);
  await page
    .locator('#finder-typed')
    .evaluate((field) => window.scrollBy({ top: field.getBoundingClientRect().top - innerHeight * 0.8, behavior: 'instant' }));
  await drawn(page);
  await page.locator('#finder-typed').tap();
  await page.evaluate(() => {
    const view = window.visualViewport;
    if (!view) throw new Error('no visual viewport');
    Object.defineProperty(view, 'height', { configurable: true, value: 480 });
    view.dispatchEvent(new Event('resize'));
  });
  await expectInSight(page, 'the keyboard has come');
});

test(
  'where the reading line crosses a folded table, nothing asks where its rows lie: a browser would lay them all out',
  {
    tag: '@desk',
  },
  async ({ page }) => {
    await openStory(page, 'motion=off&map=static', early);
    const asked = await page.evaluate(async () => {
      const summary = [...document.querySelectorAll('.step details:not([open]) > summary')].pop();
      if (!summary) throw new Error('no folded table');
      const own = Element.prototype.getBoundingClientRect;
      const folded: string[] = [];
      let all = 0;
      Element.prototype.getBoundingClientRect = function (this: Element) {
        all += 1;
        if (this.matches('details:not([open]) > :not(summary), details:not([open]) > :not(summary) *')) folded.push(this.tagName);
        return own.call(this);
      };
      for (let k = 0; k < 3; k += 1) {
        const { top, height } = own.call(summary);
        window.scrollBy({ top: top + height / 2 - innerHeight * 0.55 + k, behavior: 'instant' });
        await new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
      }
      return { folded, all };
    });
    expect(asked.all, 'the place is held').toBeGreaterThan(2);
    expect(asked.folded).toEqual([]);
  },
);
