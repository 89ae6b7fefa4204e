/** Parts that are fetched when they are asked for: gone, refused, slow. One more try, then a sentence with a way on. */
import { expect, test, type Page, type Route } from '@playwright/test';
import { at, figures, stepsWith, streets } from './expected';
import { openStory, scrollToStep, toStep } from './support';

test.describe.configure({ mode: 'parallel' });

interface Part {
  readonly name: string;
  /** Files of the part, by the start of their names. */
  readonly files: RegExp;
  open(page: Page): Promise<void>;
  /** What the reader does to get the part. */
  ask(page: Page): Promise<void>;
  expectThere(page: Page): Promise<void>;
  /** What remains if the part cannot be had, besides the sentence. */
  expectWithout(page: Page): Promise<void>;
}

/** Steps on which the map can be opened. */
const mapSteps = stepsWith('map').filter(({ scene, figure }) => scene.focus.length === 0 && !scene.reveal && figure !== null);
const figure = at(figures, 1).id;
const street = at(streets, 4);
/** A step whose chart counts things. */
const chartStep = at(stepsWith('units'), 0).id;
const shareLink = (page: Page) => page.locator(`figure[data-figure="${figure}"] [data-share]`).first();

const PARTS: readonly Part[] = [
  {
    name: 'share',
    files: /\/later-[^/]*\.js$/,
    open: async (page) => {
      await openStory(page, 'map=static&motion=off');
      await shareLink(page).scrollIntoViewIfNeeded();
    },
    ask: (page) => shareLink(page).press('Enter'),
    expectThere: (page) => expect(page.locator('dialog.share')).toBeVisible(),
    expectWithout: async (page) => {
      await expect(shareLink(page)).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(said(page).getByRole('link')).toBeFocused();
      await said(page).getByRole('link').press('Enter');
      await expect(page).toHaveURL(new RegExp(`/embed/${figure}/$`));
    },
  },
  {
    name: 'explore',
    files: /\/Explore-[^/]*\.js$/,
    open: async (page) => {
      await openStory(page, 'map=static&motion=off');
      await toStep(page, at(mapSteps, 1).id);
    },
    ask: (page) => page.locator('.open-map').press('Enter'),
    expectThere: (page) => expect(page.locator('.explore-pad')).toBeVisible(),
    expectWithout: async (page) => {
      await expect(page.locator('.open-map')).toBeFocused();
      await expectReload(page, at(mapSteps, 1).id);
    },
  },
  {
    name: 'finder',
    files: /\/start-[^/]*\.js$/,
    open: async (page) => {
      await openStory(page, 'map=static&motion=off');
      await page.locator('.finder-search input').scrollIntoViewIfNeeded();
    },
    ask: (page) => page.locator('.finder-search input').focus(),
    expectThere: async (page) => {
      await page.locator('.finder-search input').fill(street.label);
      await expect(page.locator('.finder-list a')).toHaveText([street.label]);
    },
    expectWithout: async (page) => {
      await expect(page.locator('.finder-search input')).toBeFocused();
      // The list chooses all the same; by keyboard: a mouse that comes near asks for the finder again.
      await page.locator('.finder-list a', { hasText: street.label }).press('Enter');
      await expect(page.locator(`[data-stage] [data-mark="${street.id}"].chosen`)).toHaveCount(1);
      await expectReload(page);
    },
  },
  {
    name: 'charts',
    files: /\/charts-[^/]*\.js$/,
    open: async () => undefined,
    ask: async (page) => {
      await page.goto(`./?map=static&motion=off#${chartStep}`);
    },
    expectThere: async (page) => {
      await expect(page.locator(`[data-stage][data-rest=true] .chart [data-unit]`)).not.toHaveCount(0);
    },
    // The lanterns stand in the chart's order, and the text is told.
    expectWithout: async (page) => {
      await expect(page.locator('[data-stage] [data-mark]')).toHaveCount(streets.length);
      await expectReload(page, chartStep);
      await expect(page.locator(`[data-stage][data-rest=true] .chart [data-unit]`)).not.toHaveCount(0);
    },
  },
  ...(
    [
      ['presenter', './present/', /\/presenter-[^/]*\.js$/],
      ['stepper', './embed/story/', /\/stepper-[^/]*\.js$/],
    ] as const
  ).map(([name, path, files]): Part => ({
    name,
    files,
    open: async () => undefined,
    ask: async (page) => {
      await page.goto(`${path}?motion=off&map=static#${at(mapSteps, 1).id}`);
    },
    expectThere: async (page) => {
      await page.locator('html[data-awake][data-script=steps]').waitFor();
      await expect(page.locator('[data-step-id][data-active]')).toHaveAttribute('data-step-id', at(mapSteps, 1).id);
    },
    // The whole text stands.
    expectWithout: async (page) => {
      await expect(page.locator('html')).not.toHaveAttribute('data-script');
      await expect
        .poll(() =>
          page.locator('figure[data-figure]:has(.graphic svg)').evaluateAll((all) => all.map((each) => each.getAttribute('data-figure'))),
        )
        .toEqual(expect.arrayContaining(figures.map(({ id }) => id)));
      await expectReload(page, at(mapSteps, 1).id);
    },
  })),
];

/** The sentence that says what is lacking. */
const said = (page: Page) => page.locator('.lacking[role=status]');

/** The way on loads the page again, at the step where the reader was. */
async function expectReload(page: Page, step?: string): Promise<void> {
  const loaded = page.waitForEvent('load');
  await said(page).getByRole('button', { name: '重新加载' }).press('Enter');
  await loaded;
  if (step !== undefined) await expect.poll(() => new URL(page.url()).hash).toBe(`#${step}`);
}

const FAULTS = {
  gone: (route: Route) => route.fulfill({ status: 404, body: 'not found' }),
  refused: (route: Route) => route.abort('connectionrefused'),
  silent: () => Promise.resolve(),
} as const;

for (const part of PARTS) {
  for (const [fault, answer] of Object.entries(FAULTS)) {
    /** Answers badly the first time or for good; says what was asked for. The browser itself may ask ahead, under the first address. */
    const spoil = async (page: Page, forGood: boolean): Promise<Set<string>> => {
      const asked = new Set<string>();
      await page.route(
        ({ pathname }) => part.files.test(pathname),
        (route) => {
          const { search } = new URL(route.request().url());
          asked.add(search);
          return forGood || search === '' ? answer(route) : route.continue();
        },
      );
      return asked;
    };
    /** A clock that the test can turn on: nobody waits for what never comes. */
    const wind = async (page: Page): Promise<void> => {
      if (fault === 'silent') await page.clock.install();
    };
    const letTimePass = async (page: Page, asked: ReadonlySet<string>, times: number): Promise<void> => {
      if (fault !== 'silent') return;
      await expect.poll(() => asked.size).toBe(times);
      await page.clock.fastForward(10_000);
    };

    test(`${part.name}, ${fault} the first time, comes the second time`, { tag: '@desk' }, async ({ page }) => {
      await wind(page);
      await part.open(page);
      const asked = await spoil(page, false);
      await part.ask(page);
      await letTimePass(page, asked, 1);
      await part.expectThere(page);
      expect([...asked]).toEqual(['', '?again']);
      await expect(said(page)).toHaveCount(0);
    });

    test(`${part.name}, ${fault} for good, is said to be lacking, with a way on`, { tag: '@desk' }, async ({ page }) => {
      await wind(page);
      await part.open(page);
      const asked = await spoil(page, true);
      await part.ask(page);
      await letTimePass(page, asked, 1);
      await letTimePass(page, asked, 2);
      await expect(said(page)).toContainText('没有打开');
      expect([...asked]).toEqual(['', '?again']);
      await page.unrouteAll();
      await part.expectWithout(page);
    });
  }
}

test('who asks again after a sentence gets the part, and the sentence goes', { tag: '@desk' }, async ({ page }) => {
  const share = at(PARTS, 0);
  await share.open(page);
  await page.route(
    ({ pathname }) => share.files.test(pathname),
    (route) => route.abort(),
  );
  await share.ask(page);
  await expect(said(page)).toContainText('没有打开');
  await page.unrouteAll();
  await share.ask(page);
  await share.expectThere(page);
  await expect(said(page)).toHaveCount(0);
});

test('a dialog whose style is gone once comes with its style', { tag: '@desk' }, async ({ page }) => {
  const share = at(PARTS, 0);
  await share.open(page);
  const asked: string[] = [];
  await page.route(/\/assets\/start-[^/]*\.css/, (route) => {
    asked.push(new URL(route.request().url()).search);
    return asked.length === 1 ? route.fulfill({ status: 404, body: 'not found' }) : route.continue();
  });
  await share.ask(page);
  await share.expectThere(page);
  expect(asked).toEqual(['', '?again']);
  const rules = await page.evaluate(
    () => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.cssText.includes('.share')).length,
  );
  expect(rules).toBeGreaterThan(0);
});

test('on a page that was scrolled the sentence on the map goes with the step', { tag: '@desk' }, async ({ page }) => {
  const explore = at(PARTS, 1);
  await explore.open(page);
  await page.route(
    ({ pathname }) => explore.files.test(pathname),
    (route) => route.abort(),
  );
  await explore.ask(page);
  await expect(said(page)).toBeVisible();
  await scrollToStep(page, at(mapSteps, 0).id);
  await expect(said(page)).toHaveCount(0);
});
