/** Names on the stage: all there, inside it, none upon another, at every width. */
import { expect, test } from '@playwright/test';
import { steps, streets } from './expected';
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
      expect.soft(streets.filter(({ label }) => !words.includes(label)).map(({ label }) => label), `${step.id}: nameless`).toEqual([]);
    }
  });
}
