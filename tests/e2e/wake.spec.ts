/** Waking: errors of others change nothing, and where the page's own script fails, the page stands whole as text. */
import { expect, test, type Page } from '@playwright/test';
import { figures, lastStep, steps, footSteps } from './expected';
import { atRest, scrollToStep } from './support';

test.describe.configure({ mode: 'parallel' });
// Scripts of hosts and extensions run whatever the page's policy says.
test.use({ bypassCSP: true });

/** Every page of the story: its address, and whether it scrolls. */
const PAGES = [
  { name: 'story', path: './', scrolls: true },
  { name: 'stepper', path: './embed/story/', scrolls: false },
  { name: 'presenter', path: './present/', scrolls: false },
  { name: 'single file', path: './offline/yunhe-yishi.html', scrolls: true },
  { name: 'single file as presenter', path: './offline/yunhe-yishi.html?present=1', scrolls: false },
] as const;

/** The start of the page's own script: a module, or the last one of the single file. */
const OWN_SCRIPT = /<script type="module"|(?<=<\/template>)<script>/;

/** Changes the document on its way. */
async function change(page: Page, edit: (html: string) => string): Promise<void> {
  await page.route(
    (url) => /\/(index\.html)?$|yunhe-yishi\.html$/.test(url.pathname),
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: edit(await response.text()) });
    },
  );
}

/** How often each figure is drawn where it can be seen, besides the stage. */
const drawings = (page: Page): Promise<Record<string, number>> =>
  page
    .locator('figure[data-figure]')
    .evaluateAll((all) =>
      Object.fromEntries(
        all.map((figure) => [
          figure.getAttribute('data-figure') ?? '',
          [...figure.querySelectorAll('.graphic svg')].filter((svg) => svg.getBoundingClientRect().height > 0).length,
        ]),
      ),
    );
const drawnEach = (times: (id: string) => number): Record<string, number> => Object.fromEntries(figures.map(({ id }) => [id, times(id)]));

/** The stage goes along with the reader, and no figure is shown beside it a second time. */
async function expectWhole(page: Page, scrolls: boolean): Promise<void> {
  await page.locator('html[data-awake]').waitFor();
  await expect(page.locator('html')).toHaveAttribute('data-script', scrolls ? 'on' : 'steps');
  if (scrolls) {
    await page.waitForFunction(() => [...document.querySelectorAll<HTMLElement>('.step, .note')].every((step) => 'laid' in step.dataset));
    await scrollToStep(page, lastStep);
    await atRest(page, lastStep);
  }
  await expect(page.locator('[data-stage]')).toBeInViewport({ ratio: 0.9 });
  // At the foot of the page no stage is beside the text.
  expect(await drawings(page)).toEqual(drawnEach((id) => (scrolls && footSteps.some(({ figure }) => figure === id) ? 1 : 0)));
}

/** Titles of steps that cannot be seen in their steps; all at once, for there are many. */
const unseenTitles = (page: Page): Promise<string[]> =>
  page.evaluate(
    (titles) =>
      titles
        .filter(([id, title]) => {
          const step = document.querySelector(`[data-step-id="${id}"]`);
          const says = (element: Element): boolean => element.textContent?.includes(title) ?? false;
          const words = [...(step?.querySelectorAll<HTMLElement>('*') ?? [])].find(
            (element) => says(element) && ![...element.children].some(says),
          );
          const { width = 0, height = 0 } = words?.getBoundingClientRect() ?? {};
          return !words?.checkVisibility({ visibilityProperty: true }) || width === 0 || height === 0;
        })
        .map(([id]) => id),
    steps.map(({ id, title }) => [id, title] as const),
  );

/** Everything stands in the text's order, each figure drawn once. */
async function expectText(page: Page): Promise<void> {
  await expect(page.locator('html')).not.toHaveAttribute('data-script');
  await expect.poll(() => drawings(page)).toEqual(drawnEach(() => 1));
  await expect.poll(() => unseenTitles(page)).toEqual([]);
}

for (const { name, path, scrolls } of PAGES) {
  test(`errors of others' scripts change nothing: ${name}`, { tag: '@phone' }, async ({ page }) => {
    await page.addInitScript(() => {
      const fail = (): void => {
        // What hosts, extensions and browsers do: throw, throw words, reject, report without a file.
        setTimeout(() => {
          throw new Error('injected');
        });
        setTimeout(() => {
          throw 'words';
        });
        void Promise.reject(new Error('nobody listens'));
        dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop limit exceeded' }));
        dispatchEvent(new ErrorEvent('error', { message: 'Script error.' }));
      };
      fail();
      for (const moment of ['readystatechange', 'DOMContentLoaded']) document.addEventListener(moment, fail);
      // And at every turn of the page itself, until it is awake.
      new MutationObserver((_changes, observer) => {
        if ('awake' in document.documentElement.dataset) observer.disconnect();
        else fail();
      }).observe(document, { attributes: true, subtree: true });
    });
    await change(page, (html) =>
      html
        .replace(
          '<head>',
          '<head><script src="/nowhere.js"></script><script type="module" src="/nowhere.mjs"></script><script>throw new Error("injected")</script>',
        )
        .replace(OWN_SCRIPT, (own) => `<script>syntax error(</script>${own}`),
    );
    await page.goto(path);
    await expectWhole(page, scrolls);
  });

  test(`a browser in which the script fails while waking shows the text: ${name}`, { tag: '@phone' }, async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'ResizeObserver'));
    await page.goto(path);
    await expectText(page);
  });
}

/** The page's own script, in files or inside the page. */
const FAULTS = {
  'cannot be had': null,
  'cannot be read by this browser': 'const a = ;',
  'fails at its start': 'throw new Error("own")',
} as const;

for (const [what, code] of Object.entries(FAULTS)) {
  for (const { name, path } of PAGES) {
    test(`where the page's script ${what} the text stands: ${name}`, { tag: '@phone' }, async ({ page }) => {
      await page.route('**/assets/*.js', (route) =>
        code === null ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: code }),
      );
      if (path.includes('offline'))
        await change(page, (html) => html.replace(OWN_SCRIPT, (own) => `${own}${code ?? ''}</script><script type="text/none">`));
      await page.goto(path);
      await expectText(page);
    });
  }
}

test('where only the driver of the steps is missing the text stands', { tag: '@phone' }, async ({ page }) => {
  for (const [path, chunk] of [
    ['./present/', 'presenter-'],
    ['./embed/story/', 'stepper-'],
  ] as const) {
    let stopped = 0;
    // Asked for again, too.
    await page.route(new RegExp(`/assets/${chunk}[^/]*\\.js`), (route) => {
      stopped += 1;
      return route.abort();
    });
    await page.goto(path);
    await expectText(page);
    expect(stopped).toBeGreaterThan(0);
  }
});

test('a host that runs the script late makes the page whole all the same', { tag: '@phone' }, async ({ page }) => {
  await change(page, (html) => html.replace(/<script type="module"/, '<script type="text/later"'));
  await page.goto('./');
  await expectText(page);
  await page.locator('script[type="text/later"]').evaluate((late: HTMLScriptElement) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = late.src;
    document.body.append(script);
  });
  await expectWhole(page, true);
});
