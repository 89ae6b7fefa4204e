/** The theme of high contrast: black on cream, asked for or wished by the system. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { faintShapes, faintTexts } from './contrast';
import { at, figures, steps, stepsWith, streets } from './expected';
import { openStory, toStep } from './support';

const TEXT = 7;
const LINE = 4.5;
/** Washes, ripples and shades: nothing is told by them. */
const ORNAMENT = '.nothing';
const street = at(streets, 4).id;

async function expectContrast(page: Page, where: string): Promise<void> {
  const texts = await faintTexts(page, TEXT);
  expect.soft(texts.faint, where).toEqual([]);
  expect(texts.all, where).toBeGreaterThan(5);
  const shapes = await faintShapes(page, LINE, ORNAMENT);
  expect.soft([...new Set(shapes.faint.map((x) => JSON.stringify(x)))], where).toEqual([]);
  expect(shapes.all, where).toBeGreaterThan(5);
}

test('every word and line of every step stands out', async ({ page }) => {
  test.slow();
  const log = await openStory(page, `map=static&motion=off&theme=contrast&street=${street}`);
  for (const { id } of steps) {
    await toStep(page, id);
    await expectContrast(page, id);
  }
  log.expectClean();
});
