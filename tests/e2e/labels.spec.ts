/** Names on the stage: all there, inside it, none upon another, at every width; and the reader's own street named in all of them. */
import { expect, test } from '@playwright/test';
import { at, steps, streets } from './expected';
import { collisions, stageLines, strays } from './lettering';
import { openStory, toStep } from './support';

/** Small windows are tested as phones, large ones as desks. */
const SIZES = [
  { tag: '@phone', width: 360, height: 740 },
  { tag: '@phone', width: 375, height: 667 },
  { tag: '@phone', width: 390, height: 844 },
  { tag: '@phone', width: 768, height: 1024 },
  { tag: '@desk', width: 1024, height: 768 },
  { tag: '@desk', width: 1440, height: 900 },
  { tag: '@desk', width: 1920, height: 1080 },
];

for (const { tag, width, height } of SIZES) {
  test(`${width} × ${height}: every name of every scene has a place of its own`, { tag }, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openStory(page, 'motion=off&map=static');
    await page.evaluate(() => document.fonts.ready);
    for (const step of steps) {
      await toStep(page, step.id);
      const lines = await stageLines(page);
      const size = await page.locator('[data-stage]').evaluate((stage) => ({ width: stage.clientWidth, height: stage.clientHeight }));
      expect(lines.length, `${step.id}: words on the stage`).toBeGreaterThan(5);
      expect.soft(collisions(lines, 1), `${step.id}: one upon the other`).toEqual([]);
      expect.soft(strays(lines, size, 1), `${step.id}: off the stage`).toEqual([]);
      const withAll = step.layout === 'map' ? step.scene.focus.length === 0 : ['tiles', 'strip', 'merger'].includes(step.layout);
      if (!withAll) continue;
      const words = lines.map((line) => line.words);
      expect
        .soft(
          streets.filter(({ label }) => !words.includes(label)).map(({ label }) => label),
          `${step.id}: nameless`,
        )
        .toEqual([]);
    }
  });
}

for (const { tag, width, height } of SIZES.filter((size) => [360, 390, 1024, 1440].includes(size.width))) {
  test(`${width} × ${height}: the chosen street is lit and named in every scene`, { tag }, async ({ page }) => {
    const own = at(streets, 0);
    await page.setViewportSize({ width, height });
    await openStory(page, `motion=off&map=static&street=${own.id}`);
    for (const step of steps) {
      await toStep(page, step.id);
      const lines = await stageLines(page);
      const size = await page.locator('[data-stage]').evaluate((stage) => ({ width: stage.clientWidth, height: stage.clientHeight }));
      await expect(page.locator('[data-stage] .mark.chosen'), step.id).toHaveCount(1);
      await expect(page.locator(`[data-mark="${own.id}"].chosen .own-light`), step.id).toHaveCount(1);
      // All of its name stands on its plate.
      const overhang = await page.locator(`[data-mark="${own.id}"]`).evaluate((mark) => {
        const [plate, text] = ['.plate', 'text'].map((part) => mark.querySelector(part)?.getBoundingClientRect());
        return plate && text
          ? Math.max(plate.left - text.left, text.right - plate.right, text.bottom - plate.bottom - 4, plate.top - text.top - 6)
          : 0;
      });
      expect.soft(overhang, `${step.id}: name off its plate`).toBeLessThanOrEqual(1);
      // Its name stands beside it, or at the edge where it lies off the stage.
      const named = lines.filter(({ words, kind }) => words === own.label || (kind === own.id && own.label.startsWith(words)));
      expect.soft(named.length, `${step.id}: unnamed`).toBeGreaterThan(0);
      expect.soft(collisions(lines, 1), `${step.id}: one upon the other`).toEqual([]);
      expect.soft(strays(lines, size, 1), `${step.id}: off the stage`).toEqual([]);
    }
  });
}
