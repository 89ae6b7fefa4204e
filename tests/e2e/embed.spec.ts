/** Figures in frames on somebody else's pages: complete by themselves, as high as they are, and harmless. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { distFolder, displayOf, figures, footSteps, mappedFigure, plain, steps, story } from './expected';
import { heightsOf as heights, heightsSaid as own, Host } from './host';
import { PageLog } from './support';

const ID = mappedFigure;
let host: Host;
test.beforeAll(async () => {
  host = await Host.start();
});
test.afterAll(() => host.close());

const openHost = (...[page, name, body, policy]: Parameters<Host['open']>): Promise<PageLog> => host.open(page, name, body, policy);
const site = (baseURL: string | undefined): string => baseURL ?? '';
const address = (baseURL: string | undefined, id = ID): string => `${site(baseURL)}embed/${id}/`;

async function fits(page: Page, index = 0): Promise<void> {
  await expect(async () => {
    const { content, frame } = await heights(page, index);
    expect(frame).toBe(content);
  }).toPass();
}
const table = (frame: FrameLocator) => frame.locator('summary');

/**
 * The frame fits, grows with its table, shrinks again, each time within three heights.
 * @param among its index, where there are others that talk too
 */
async function growsAndShrinks(page: Page, among: number | null = null): Promise<void> {
  const index = among ?? 0;
  await fits(page, index);
  const frame = page.locator('iframe').nth(index).contentFrame();
  const closed = (await heights(page, index)).frame;
  for (const open of [true, false]) {
    const before = (await own(page, among)).length;
    await table(frame).click();
    await fits(page, index);
    const now = (await heights(page, index)).frame;
    if (open) expect(now).toBeGreaterThan(closed + 200);
    else expect(now).toBe(closed);
    const said = (await own(page, among)).slice(before);
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((height, k, all) => height !== all[k - 1]).length).toBeLessThanOrEqual(3);
  }
}

test(
  'every figure has a page that is complete without scripts, sourced and light',
  { tag: ['@desk', '@district'] },
  async ({ browser, baseURL }) => {
    test.slow();
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 640, height: 900 } });
    const page = await context.newPage();
    for (const figure of figures) {
      const log = new PageLog(page);
      const response = await page.goto(address(baseURL, figure.id));
      expect(response?.status(), figure.id).toBe(200);
      const text = story.figures[figure.id];
      await expect(page.locator('h1')).toHaveText(figure.title);
      await expect(page.locator(`figure[data-figure="${figure.id}"] .graphic svg`)).toBeVisible();
      await expect(page.locator('.summary')).toHaveText(plain(text?.summary ?? []));
      await expect(page.locator('.scope')).toContainText(text?.not ?? '');
      await expect(page.locator('[data-source]')).toContainText(text?.source ?? '');
      expect(await page.locator('table[data-table] tbody tr').count()).toBeGreaterThan(0);
      if (figure.fact) await expect(page.locator('[data-fact]').first()).toHaveText(displayOf(figure.fact));
      if (figure.kind === 'map') await expect(page.locator('.embed-back')).toContainText(story.stage.duties.positionNote);
      const back = page.locator('.embed-back a');
      await expect(back).toHaveAttribute('target', '_blank');
      const step = [...steps, ...footSteps].find((each) => each.figure === figure.id)?.id ?? '';
      expect(new URL((await back.getAttribute('href')) ?? '', page.url()).href).toBe(`${site(baseURL)}index.html#${step}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${figure.id}: no sideways scrolling`).toBe(
        true,
      );
      const html = await readFile(join(distFolder, 'embed', figure.id, 'index.html'), 'utf8');
      const files = await page.evaluate(() =>
        [...document.querySelectorAll('link[rel=stylesheet], script[src]')].map(
          (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
        ),
      );
      const sizes = await Promise.all(
        files.map(async (file) => brotliCompressSync(await readFile(join(distFolder, 'embed', figure.id, file))).length),
      );
      const total = brotliCompressSync(html).length + sizes.reduce((sum, size) => sum + size, 0);
      // The directory carries the letters of every lead, the threads all words of theirs twice: for the large version too.
      const most = figure.kind === 'strands' ? 50 : figure.kind === 'directory' ? 45 : 40;
      expect(total, `${figure.id}: bytes`).toBeLessThanOrEqual(most * 1024);
      // Its letters come with it, and nothing in it is as high as the window.
      expect(
        await page.evaluate(
          async () => (
            await document.fonts.ready,
            [...document.fonts].filter(({ family, status }) => /^"?Yunhe Serif"?$/.test(family) && status === 'loaded').length
          ),
        ),
      ).toBe(1);
      // A font as text may hold any letters.
      const style = (html.match(/<style>[\s\S]*?<\/style>/g)?.join('') ?? '').replace(/url\(data:[^)]*\)/g, '');
      expect(style, 'no viewport heights').not.toMatch(/\d(vh|svh|dvh)\b/);
      log.expectClean();
    }
    await context.close();
  },
);

// How a frame tells its height does not depend on the screen; on a phone one way stands for all: the loader, below.
test('a bare frame with Datawrapper’s listener', { tag: '@desk' }, async ({ page, baseURL }) => {
  const log = await openHost(
    page,
    'datawrapper',
    `<iframe src="${address(baseURL)}" title="图" style="width:100%;height:300px;border:0"></iframe>
    <script>addEventListener('message', (e) => { const heights = e.data['datawrapper-height']; if (heights === undefined) return;
      for (const frame of document.querySelectorAll('iframe')) for (const id in heights) if (frame.contentWindow === e.source) frame.style.height = heights[id] + 'px'; });</script>`,
  );
  await growsAndShrinks(page);
  log.expectClean();
});

test('the loader turns a link into a frame; two of the same figure go their own ways', { tag: '@district' }, async ({ page, baseURL }) => {
  const link = `<a class="yunhe-embed" href="${address(baseURL)}">一幅图</a>`;
  const log = await openHost(page, 'loader', `<p>前文</p>${link}${link}<script src="${site(baseURL)}embed.js"></script>`);
  await expect(page.locator('iframe')).toHaveCount(2);
  await expect(page.locator('iframe').first()).toHaveAttribute('title', '一幅图');
  await expect(page.locator('iframe').first()).toHaveAttribute('loading', 'lazy');
  await page.locator('iframe').nth(1).scrollIntoViewIfNeeded();
  await fits(page, 1);
  const other = (await heights(page, 1)).frame;
  await page.locator('iframe').first().scrollIntoViewIfNeeded();
  await growsAndShrinks(page, 0);
  expect((await heights(page, 1)).frame).toBe(other);
  log.expectClean();
});

test('the custom element, on a page with a strict policy', { tag: '@desk' }, async ({ page, baseURL }) => {
  const origin = new URL(site(baseURL)).origin;
  const log = await openHost(
    page,
    'strict',
    `<yunhe-figure src="${address(baseURL)}" title="一幅图"></yunhe-figure><script src="${site(baseURL)}embed.js"></script>`,
    `default-src 'none'; script-src ${origin}; frame-src ${origin}; style-src-attr 'unsafe-inline'`,
  );
  await growsAndShrinks(page);
  log.expectClean();
});

test('a sandboxed frame without an origin', { tag: '@desk' }, async ({ page, baseURL }) => {
  const log = await openHost(
    page,
    'sandbox',
    `<iframe sandbox="allow-scripts" src="${address(baseURL)}" title="图" style="width:100%;height:300px;border:0"></iframe>
    <script>addEventListener('message', (e) => { const frame = document.querySelector('iframe'); if (e.source === frame.contentWindow && e.data.yunhe === 'height') frame.style.height = e.data.height + 'px'; });</script>`,
  );
  await growsAndShrinks(page);
  log.expectClean();
});

test('the real pym.js as parent', { tag: '@desk' }, async ({ page, baseURL }) => {
  const log = await openHost(
    page,
    'pym',
    `<div id="figure"></div><script src="/pym.js"></script><script>new pym.Parent('figure', ${JSON.stringify(address(baseURL))}, {});</script>`,
  );
  await growsAndShrinks(page);
  log.expectClean();
});

test('a narrower window makes the frame higher again', { tag: '@desk' }, async ({ page, baseURL }) => {
  await openHost(page, 'turn', `<a class="yunhe-embed" href="${address(baseURL)}">图</a><script src="${site(baseURL)}embed.js"></script>`);
  await fits(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await fits(page);
  const narrow = (await heights(page)).frame;
  await page.setViewportSize({ width: 1440, height: 900 });
  await fits(page);
  expect((await heights(page)).frame).not.toBe(narrow);
});

test('a hostile page: no endless growth, no error, sane heights', { tag: '@desk' }, async ({ page, baseURL }) => {
  const log = await openHost(
    page,
    'hostile',
    `<style>@keyframes w { from { width: 100% } to { width: 60% } } iframe { animation: w 1s 2 alternate }</style>
    <div id="box" style="display:none"><a class="yunhe-embed" href="${address(baseURL)}">图</a></div><script src="${site(baseURL)}embed.js"></script>`,
  );
  await page.locator('#box').evaluate((box) => (box.style.display = 'block'));
  await fits(page);
  const good = (await heights(page)).frame;
  // Whoever is not the frame, and whatever is not a height, changes nothing.
  await page.evaluate(() => {
    for (const height of [NaN, -5, Infinity, '900', '<b>900</b>', 1e9, null]) postMessage({ yunhe: 'height', id: 'x', height }, '*');
    postMessage('<img src=x onerror=alert(1)>', '*');
  });
  const inner = page.locator('iframe').contentFrame();
  for (const height of [NaN, -5, '<b>9</b>'])
    await inner.locator('body').evaluate((_, value) => parent.postMessage({ yunhe: 'height', id: 'x', height: value }, '*'), height);
  await expect.poll(async () => (await heights(page)).frame).toBe(good);
  // Every height the frame is given is written down: its own true height may follow at once and be all that is left to see.
  await page.locator('iframe').evaluate((frame) => {
    const given = new Set<string>();
    new MutationObserver(() => {
      given.add(frame.style.height);
      frame.dataset.given = [...given].join(' ');
    }).observe(frame, { attributeFilter: ['style'] });
  });
  await inner.locator('body').evaluate(() => parent.postMessage({ yunhe: 'height', id: 'x', height: 1e9 }, '*'));
  await expect(page.locator('iframe')).toHaveAttribute('data-given', /(^| )20000px( |$)/);
  await expect(page.locator('iframe')).not.toHaveAttribute('data-given', /\d{6}/);
  log.expectClean();
});

test('a figure whose height is tied to its frame’s grows a few times and then no more', { tag: '@desk' }, async ({ page, baseURL }) => {
  const log = await openHost(
    page,
    'growing',
    `<a class="yunhe-embed" href="${address(baseURL)}">图</a><script src="${site(baseURL)}embed.js"></script>`,
  );
  await fits(page);
  const before = (await heights(page)).frame;
  const inner = page.locator('iframe').contentFrame();
  await inner.locator('body').evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html, body, [data-embed] { min-height: 110vh !important }');
    document.adoptedStyleSheets = [sheet];
  });
  /** The frame's height once its content is higher than it and it follows no more: a hundred frames of the screen go by. */
  const stopped = async (): Promise<number> => {
    await inner.locator('body').evaluate(
      () =>
        new Promise<void>((done) => {
          let left = 100;
          const tick = (): unknown => (left-- > 0 ? requestAnimationFrame(tick) : done());
          tick();
        }),
    );
    return (await heights(page)).frame;
  };
  const grown = await stopped();
  expect(grown).toBeGreaterThan(before * 1.05);
  expect(grown).toBeLessThan(before * 1.1 ** 8);
  log.expectClean();
});

test('a frame that was led to another site no longer says how high it is', { tag: '@desk' }, async ({ page, baseURL }) => {
  await page.route('http://elsewhere.test/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<script>parent.postMessage({ yunhe: "height", id: "x", height: 7777 }, "*")</script>',
    }),
  );
  await openHost(
    page,
    'foreign',
    `<a class="yunhe-embed" href="${address(baseURL)}">图</a><script src="${site(baseURL)}embed.js"></script>`,
  );
  await fits(page);
  const before = (await heights(page)).frame;
  await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => {
    frame.src = 'http://elsewhere.test/';
  });
  await expect.poll(() => own(page)).toContain(7777);
  expect((await page.locator('iframe').boundingBox())?.height).toBe(before);
});

test("the labels of the editors' page stand in one line each, however narrow the window", { tag: '@phone' }, async ({ page }) => {
  await page.goto('./embed/');
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    const lines = await page.locator('.choices label').evaluateAll((labels) =>
      labels.map((label) => {
        const range = document.createRange();
        range.selectNodeContents(
          [...label.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) ?? label,
        );
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      }),
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(lines).toEqual(lines.map(() => 1));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
