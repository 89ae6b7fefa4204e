/** The theme of high contrast: black on cream, asked for or wished by the system. */
import { expect, test, type Page } from '@playwright/test';
import { axe } from './axe';
import { faintShapes, faintTexts } from './contrast';
import { at, figures, steps, stepsWith, streets } from './expected';
import { tooSmall } from './large';
import { atRest, openStory, toStep } from './support';

const TEXT = 7;
const LINE = 4.5;
const street = at(streets, 4).id;

async function expectContrast(page: Page, where: string): Promise<void> {
  const texts = await faintTexts(page, TEXT);
  expect(texts.faint, where).toEqual([]);
  expect(texts.all, where).toBeGreaterThan(5);
  const shapes = await faintShapes(page, LINE);
  expect(shapes.faint, where).toEqual([]);
  expect(shapes.all, where).toBeGreaterThan(5);
}

test('every word, line and mark of every step stands out', async ({ page }) => {
  test.slow();
  const log = await openStory(page, `map=static&motion=off&theme=contrast&street=${street}`);
  for (const { id } of steps) {
    await toStep(page, id);
    await expectContrast(page, id);
  }
  log.expectClean();
});

test('and where the system wishes it, without a word in the address', { tag: '@desk' }, async ({ page }) => {
  await page.emulateMedia({ contrast: 'more' });
  await openStory(page, 'map=static&motion=off');
  for (const id of [at(stepsWith('map'), 2).id, at(stepsWith('units'), 0).id, at(stepsWith('strands'), 0).id]) {
    await toStep(page, id);
    await expectContrast(page, id);
  }
  for (const { id } of figures) {
    await page.goto(`./embed/${id}/`);
    const { faint } = await faintTexts(page, TEXT);
    expect(faint, id).toEqual([]);
  }
});

test('the finder’s field says what may be typed into it, in every theme', { tag: '@desk' }, async ({ page }) => {
  for (const [theme, least] of [
    ['paper', 4.5],
    ['projector', 4.5],
    ['contrast', TEXT],
  ] as const) {
    await openStory(
      page,
      `map=static&motion=off&theme=${theme}`,
      at(
        steps.filter(({ finder }) => finder),
        0,
      ).id,
    );
    await expect(page.locator('.finder input')).toHaveAttribute('placeholder', /./);
    expect((await faintTexts(page, least)).faint, theme).toEqual([]);
  }
});

/** One step of each way to show something. */
const kinds = steps.filter(({ layout }, k) => steps.findIndex((step) => step.layout === layout) === k);

test('in the hall every word stands out as much, whatever theme the address asks for', { tag: '@desk' }, async ({ page }) => {
  await page.goto('./present/?map=static&motion=off&theme=contrast');
  await page.locator('html[data-script=steps][data-awake]').waitFor();
  for (const { id } of kinds) {
    await page.evaluate((hash) => (location.hash = hash), id);
    await atRest(page, id);
    const { faint, all } = await faintTexts(page, TEXT);
    expect(faint, id).toEqual([]);
    expect(all, id).toBeGreaterThan(5);
  }
});

test('light on dark, on a phone: every word stands out, and none is cut', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, `map=static&motion=off&theme=projector&street=${street}`);
  for (const { id } of kinds) {
    await toStep(page, id);
    expect((await faintTexts(page, 4.5)).faint, id).toEqual([]);
    expect((await tooSmall(page)).cut, id).toEqual([]);
  }
});

test(
  'axe finds no text below 7 to 1 in the contrast theme: story, panel, open tables, stepper, editors’ page',
  { tag: '@desk' },
  async ({ page }) => {
    test.slow();
    const enhanced = async (where: string): Promise<void> => {
      // What the editors' page tries out in its frame is dressed by its own address.
      const { violations } = await axe(page).exclude('iframe').withRules(['color-contrast', 'color-contrast-enhanced']).analyze();
      expect(
        violations.flatMap(({ nodes }) => nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`)),
        where,
      ).toEqual([]);
    };
    await openStory(page, 'map=static&motion=off&theme=contrast');
    await page.locator('figure details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    await enhanced('story');
    await page.getByRole('button', { name: '显示设置' }).first().click();
    await page.getByRole('switch', { name: /按钮翻步/ }).check();
    await enhanced('panel');
    await page.goto('./embed/story/?map=static&motion=off&theme=contrast');
    await page.locator('html[data-script=steps][data-awake]').waitFor();
    await enhanced('stepper');
    await page.goto('./embed/?theme=contrast');
    await enhanced('editors');
  },
);
