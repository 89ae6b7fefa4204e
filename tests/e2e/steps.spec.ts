/** Every step in reading order: the right scene, always the same actors, exact counts, nothing beside the page. */
import { expect, test } from '@playwright/test';
import { at, facts, factAt, openEndsAt, stepsWith, steps, streets, unitsAt } from './expected';
import { marksOf, openStory, scrollToStep, toStep } from './support';

const ids = streets.map(({ id }) => id);

test(
  'each step shows its own scene with the same actors, exact counts and nothing sticking out',
  { tag: '@district' },
  async ({ page }) => {
    const log = await openStory(page, 'motion=off&map=static');
    const actors = await page.locator('[data-stage] [data-mark]').elementHandles();
    expect(actors).toHaveLength(ids.length);
    const width = page.viewportSize()?.width ?? 0;

    for (const step of steps) {
      await test.step(step.id, async () => {
        await toStep(page, step.id);
        const seen = await page.evaluate((before) => {
          const stage = document.querySelector<HTMLElement>('[data-stage]');
          const marks = [...document.querySelectorAll('[data-stage] [data-mark]')];
          const box = stage?.getBoundingClientRect() ?? new DOMRect();
          const drawn = [
            ...document.querySelectorAll(
              '[data-stage] svg path, [data-stage] svg use, [data-stage] svg rect, [data-stage] svg text, [data-stage] svg circle',
            ),
          ]
            .filter((shape) => !shape.closest('[data-mark], defs'))
            .map((shape) => shape.getBoundingClientRect())
            .filter(({ width: w, height: h }) => w > 1 && h > 1);
          return {
            layout: stage?.dataset.layout,
            active: [...document.querySelectorAll('[data-step-id][data-active]')].map((each) => each.getAttribute('data-step-id')),
            same: marks.length === before.length && marks.every((mark, k) => mark === before[k]),
            units: document.querySelectorAll('[data-stage] [data-unit]').length,
            openEnds: document.querySelectorAll('[data-stage] [data-open-end]').length,
            wide: document.documentElement.scrollWidth,
            high: (Math.max(...drawn.map(({ bottom }) => bottom)) - Math.min(...drawn.map(({ top }) => top))) / box.height,
            broad: (Math.max(...drawn.map(({ right }) => right)) - Math.min(...drawn.map(({ left }) => left))) / box.width,
          };
        }, actors);
        expect(seen).toMatchObject({
          layout: step.layout,
          active: [step.id],
          same: true,
          units: unitsAt(step),
          openEnds: openEndsAt(step),
        });
        expect(seen.wide).toBeLessThanOrEqual(width);
        // A hand-scroll is as high as its deeds need.
        expect(seen.high, 'the drawing fills the stage').toBeGreaterThan(step.layout === 'deeds' ? 0.3 : 0.4);
        expect(seen.broad, 'the drawing fills the stage').toBeGreaterThan(0.25);
      });
    }
    log.expectClean();
  },
);

test('units, lower bounds and actors are drawn as the facts say', async ({ page }) => {
  await openStory(page, 'motion=off&map=static');
  await test.step('unit drawings on the stage and in the text are as many as the fact says', async () => {
    const counted = stepsWith('units');
    expect(counted.map((step) => factAt(step)?.value)).not.toContain(undefined);
    for (const step of counted) {
      await toStep(page, step.id);
      const value = factAt(step)?.value ?? -1;
      await expect(page.locator('[data-stage] [data-unit]')).toHaveCount(value);
      // The text's own is folded while the stage shows the same.
      const folded = await page.locator(`figure[data-figure="${step.figure}"] noscript`).textContent();
      expect((folded ?? '').split('data-unit').length - 1).toBe(value);
      const spots = await page.locator('[data-stage] [data-unit]').evaluateAll((units) =>
        units.map((unit) => {
          const { x, y, width } = unit.getBoundingClientRect();
          return { x, y, width };
        }),
      );
      expect(new Set(spots.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`)).size, 'no two on one spot').toBe(value);
      expect(Math.min(...spots.map(({ width }) => width))).toBeGreaterThan(4);
    }
  });
  await test.step('the stage writes lower bounds with their 余', async () => {
    const stage = page.locator('[data-stage]');
    for (const step of steps.filter((each) => openEndsAt(each) > 0)) {
      await toStep(page, step.id);
      await expect(stage.locator('[data-open-end]')).toContainText('余');
      await expect(stage.locator('[data-open-end]')).toBeVisible();
    }
    for (const step of stepsWith('sum')) {
      await toStep(page, step.id);
      await expect(stage).toContainText(factAt(step)?.display ?? '?');
    }
    for (const step of stepsWith('wall')) {
      await toStep(page, step.id);
      for (const { display } of facts) await expect(stage).toContainText(display);
    }
  });
  await test.step("the actors are equal, and each carries its street's name where there is room", async () => {
    for (const layout of ['map', 'tiles', 'strip', 'merger'] as const) {
      const step = steps.find((each) => each.layout === layout && each.scene.focus.length === 0);
      if (!step) continue;
      await toStep(page, step.id);
      const marks = await page.locator('[data-stage] [data-mark]').evaluateAll((all) =>
        all.map((mark) => ({
          id: mark.getAttribute('data-mark'),
          words: mark.textContent ?? '',
          size: mark.querySelector('use')?.getAttribute('width'),
        })),
      );
      expect(marks.map(({ id }) => id)).toEqual(ids);
      expect(new Set(marks.map(({ size }) => size)).size).toBe(1);
      for (const { label, id } of streets) expect(marks.find((mark) => mark.id === id)?.words, `${step.id}: ${id}`).toContain(label);
      expect(Object.keys(await marksOf(page))).toHaveLength(ids.length);
    }
  });
});

test('the painting of the cover never lies over the words, however small the phone', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, 'map=static');
  const sizes = [
    [360, 640],
    [390, 664],
    [360, 760],
    [390, 844],
    [412, 915],
  ] as const;
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const prose = await page.locator('.cover .prose').boundingBox();
    const painting = await page.locator('.painting').boundingBox();
    if (!prose) throw new Error('the cover has no words');
    if (painting) expect(painting.y, `${width} × ${height}`).toBeGreaterThanOrEqual(prose.y + prose.height);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator('.painting svg'), 'where there is room it is there').toBeVisible();
  // The window has just changed: until the page has settled, it brings the reader back to where she was.
  await expect(async () => {
    await scrollToStep(page, at(steps, 2).id);
    await expect(page.locator('.painting'), 'it belongs to the cover').toBeHidden({ timeout: 1000 });
  }).toPass();
});
