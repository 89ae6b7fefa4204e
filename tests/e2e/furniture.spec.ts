/** What stands on a map besides the map, as the browser draws it: caption, scale bar and button lie on nothing, in every mode, in windows of every kind. */
import { expect, test, type Page } from '@playwright/test';
import { at, firstStep, steps } from './expected';
import { collisions, stageLines, strays } from './lettering';
import { atRest, openStory, toStep } from './support';

const maps = steps.filter(({ layout }) => layout === 'map').map(({ id }) => id);

interface Edges {
  readonly what: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Boxes of the button and of all lanterns that are to be seen, CSS px from the stage's corner; not of what only keys and listeners find on a lantern. */
function shapes(page: Page): Promise<Edges[]> {
  return page.locator('[data-stage]').evaluate((stage) => {
    const origin = stage.getBoundingClientRect();
    const edges = (what: string, element: Element): { what: string; left: number; top: number; right: number; bottom: number } => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { what, left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top };
    };
    const lanterns = [...stage.querySelectorAll('[data-mark]:not(.under) > use')].map((use) =>
      edges(use.closest('[data-mark]')?.getAttribute('data-mark') ?? '', use),
    );
    return [...[...stage.querySelectorAll('button:not([data-spot])')].map((button) => edges('button', button)), ...lanterns];
  });
}

/** Says what lies on what on the stage as it is now. */
async function faults(page: Page): Promise<string[]> {
  const [boxes, lines] = [await shapes(page), await stageLines(page)];
  const size = await page.locator('[data-stage]').evaluate((stage) => ({ width: stage.clientWidth, height: stage.clientHeight }));
  const meet = (a: Omit<Edges, 'what'>, b: Omit<Edges, 'what'>): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const [buttons, lanterns] = [boxes.filter(({ what }) => what === 'button'), boxes.filter(({ what }) => what !== 'button')];
  // Caption and scale bar are the words that name nothing.
  const captions = lines.filter(({ kind }) => kind === 'text');
  return [
    // It is gone while the reader's hand moves the map and comes back softly: said, not thrown, for those who wait for it.
    ...(captions.length > 1 ? [] : ['no caption']),
    ...collisions(lines, 1),
    ...strays(lines, size, 1),
    ...buttons.flatMap((button) => [
      ...lanterns.filter((each) => meet(button, each)).map(({ what }) => `button on ${what}`),
      ...lines.filter((each) => meet(button, each)).map(({ words }) => `button on “${words}”`),
    ]),
    ...captions.flatMap((line) => lanterns.filter((each) => meet(line, each)).map(({ what }) => `“${line.words}” on ${what}`)),
  ];
}

const STORY = [
  { tag: '@phone', width: 360, height: 640 },
  { tag: '@phone', width: 640, height: 360 },
  { tag: '@phone', width: 720, height: 360 },
  { tag: '@phone', width: 844, height: 390 },
  { tag: '@phone', width: 932, height: 430 },
  { tag: '@phone', width: 940, height: 700 },
  { tag: '@desk', width: 1024, height: 600 },
  { tag: '@desk', width: 1440, height: 900 },
  { tag: '@desk', width: 2560, height: 1080 },
];
for (const { tag, width, height } of STORY) {
  test(`story at ${width} × ${height}`, { tag }, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openStory(page, 'motion=off&map=static');
    await page.evaluate(() => document.fonts.ready);
    for (const id of maps) {
      await toStep(page, id);
      expect.soft(await faults(page), id).toEqual([]);
      await expect(page.locator('[data-stage] button'), id).toHaveCount(id === firstStep ? 0 : 1);
      const room = await page.locator('[data-stage]').evaluate((stage) => stage.clientWidth / innerWidth);
      expect(room, 'the stage’s share of the window').toBeGreaterThan(0.4);
    }
  });
}

const PRESENTER = [
  [1024, 768],
  [1280, 720],
  [1920, 1080],
  [2560, 1080],
] as const;
const STEPPER = [
  [320, 480],
  [375, 640],
  [640, 480],
  [900, 600],
] as const;
for (const [mode, path, sizes] of [
  ['presenter', 'present/', PRESENTER],
  ['stepper', 'embed/story/', STEPPER],
] as const) {
  for (const [width, height] of sizes) {
    test(`${mode} at ${width} × ${height}`, { tag: '@desk' }, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`./${path}?map=static&motion=off`);
      await page.locator('html[data-script=steps][data-awake]').waitFor();
      await page.evaluate(() => document.fonts.ready);
      for (const id of maps) {
        await page.evaluate((wanted) => {
          location.hash = wanted;
        }, id);
        await atRest(page, id);
        expect.soft(await faults(page), id).toEqual([]);
        await expect(page.locator('[data-stage] button'), id).toHaveCount(mode === 'stepper' && id !== firstStep ? 1 : 0);
        expect(
          await page.evaluate(() => [document.body.scrollTop, document.documentElement.scrollTop]),
          `${id}: the page stays where it is`,
        ).toEqual([0, 0]);
      }
    });
  }
}

test('in the reader’s own hands the map’s tools lie on no lantern and no name once she rests', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'motion=off&map=static');
  await toStep(page, at(maps, 1));
  await page.locator('[data-stage] button').click();
  const pad = page.locator('.explore-pad');
  await pad.waitFor();
  for (const key of ['+', 'ArrowRight', 'ArrowUp']) {
    await pad.press(key);
    await atRest(page);
    await expect.poll(() => faults(page), key).toEqual([]);
  }
});
