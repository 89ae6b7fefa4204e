/** Frames under hard conditions: without an origin, on hosts of every kind, with listeners that come late, where nothing comes. */
import { expect, test, type FrameLocator, type Page, type Route } from '@playwright/test';
import { at, figures, steps } from './expected';
import { heightsSaid, Host, mirror, type Mirror } from './host';

const ID = at(figures, 0).id;

let host: Host;
test.beforeAll(async () => {
  host = await Host.start();
});
test.afterAll(() => host.close());

const address = (baseURL: string | undefined, id = ID): string => `${baseURL ?? ''}embed/${id}/`;
const boxed = (url: string, more = ''): string =>
  `<iframe sandbox="allow-scripts" src="${url}" title="图" style="width:640px;height:600px;border:0"${more}></iframe>`;
const inFrame = (page: Page): FrameLocator => page.locator('iframe').contentFrame();

const policyOf = (headers: Readonly<Record<string, string>>): string => headers['content-security-policy'] ?? '';

let mirrored: Mirror | undefined;
test.afterEach(() => {
  mirrored?.close();
  mirrored = undefined;
});

/** The figure stands styled, in its own letters, and has told its height. */
async function expectWhole(page: Page): Promise<void> {
  await expect(inFrame(page).locator('html')).toHaveAttribute('data-script', 'figure');
  const seen = await inFrame(page)
    .locator('h1')
    .evaluate(async (heading) => {
      await document.fonts.ready;
      const loaded = [...document.fonts].some(({ family, status }) => family.replace(/"/g, '') === 'Yunhe Serif' && status === 'loaded');
      return {
        origin: self.origin,
        paper: getComputedStyle(document.documentElement).backgroundColor,
        face: getComputedStyle(heading).fontFamily.includes('Yunhe Serif'),
        loaded,
      };
    });
  expect(seen).toEqual({ origin: 'null', paper: 'rgb(245, 240, 228)', face: true, loaded: true });
  await expect.poll(() => heightsSaid(page)).not.toEqual([]);
}

test(
  'every figure is whole in a frame without an origin where ‘self’ means nothing, as in WebKit',
  { tag: '@desk' },
  async ({ page, baseURL }) => {
    test.slow();
    const site = baseURL ?? '';
    mirrored = await mirror(site, (headers) => ({
      'content-security-policy': policyOf(headers).replaceAll("'self'", '').replaceAll(new URL(site).origin, ''),
    }));
    for (const { id } of figures) {
      await host.open(page, `null-${id}`, boxed(address(mirrored.url, id)));
      await expectWhole(page);
    }
  },
);

test('the stepper turns its pages where only the host’s name counts', { tag: '@desk' }, async ({ page, baseURL }) => {
  const site = baseURL ?? '';
  mirrored = await mirror(site, (headers, origin) => ({
    'content-security-policy': policyOf(headers).replaceAll("'self'", '').replaceAll(new URL(site).origin, origin),
  }));
  await host.open(page, 'null-story', boxed(`${address(mirrored.url, 'story')}?motion=off&map=static`));
  await inFrame(page).locator('html[data-script=steps][data-awake]').waitFor();
  await inFrame(page).getByRole('link', { name: '下一步' }).click();
  await expect(inFrame(page).locator('html')).toHaveAttribute('data-step', at(steps, 1).id);
  expect(
    await inFrame(page)
      .locator('html')
      .evaluate((root) => [self.origin, getComputedStyle(root).backgroundColor]),
  ).toEqual(['null', 'rgb(245, 240, 228)']);
});

test('a host that sends no headers of ours', { tag: '@desk' }, async ({ page, baseURL }) => {
  const site = baseURL ?? '';
  mirrored = await mirror(site, () => ({ 'content-security-policy': null, 'access-control-allow-origin': null }));
  const log = await host.open(page, 'bare', boxed(address(mirrored.url)));
  await expectWhole(page);
  log.expectClean();
});

test('a host whose policy refuses what stands inside the page', { tag: '@desk' }, async ({ page, baseURL }) => {
  const site = baseURL ?? '';
  mirrored = await mirror(site, () => ({ 'content-security-policy': "default-src 'self'" }));
  await host.open(page, 'strict', `<iframe src="${address(mirrored.url)}" title="图"></iframe>`);
  await expect(inFrame(page).locator('html')).toHaveCSS('background-color', 'rgb(245, 240, 228)');
  await expect.poll(() => heightsSaid(page)).not.toEqual([]);
});

test(
  'the policy of embed/ names the host wherever it says ‘self’; the story’s does not',
  { tag: '@desk' },
  async ({ request, baseURL }) => {
    const own = `http://${new URL(baseURL ?? '').host}`;
    const ask = async (path: string): Promise<string[]> =>
      policyOf((await request.get(`./${path}`)).headers())
        .split('; ')
        .filter((directive) => !directive.startsWith('frame-ancestors'));
    for (const path of [`embed/${ID}/`, 'embed/story/', 'embed/']) {
      const policy = await ask(path);
      expect(policy.filter((directive) => directive.includes("'self'")).length, path).toBeGreaterThan(4);
      for (const directive of policy) expect(directive.includes(own), directive).toBe(directive.includes("'self'"));
    }
    expect((await ask('')).join()).not.toContain(own);
  },
);

/** An article whose listeners are deaf until `hear()`; its clock stands still unless it is turned. */
async function openDeaf(page: Page, name: string, body: string): Promise<void> {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  await page.addInitScript(() => {
    if (parent !== window) return;
    const state = { deaf: true };
    Object.assign(window, { hear: () => (state.deaf = false) });
    addEventListener('message', (event) => {
      if (state.deaf) event.stopImmediatePropagation();
    });
  });
  await host.open(page, name, body);
  await expect(inFrame(page).locator('html')).toHaveAttribute('data-script', 'figure');
  await page.clock.runFor(3500);
  expect(await heightsSaid(page)).toEqual([]);
}
const hear = (page: Page): Promise<void> => page.evaluate(() => (window as unknown as { hear(): void }).hear());
const content = async (page: Page): Promise<number> =>
  Math.ceil(
    await inFrame(page)
      .locator('[data-embed]')
      .evaluate((element) => element.getBoundingClientRect().height),
  );

test(
  'the real pym.js that listens three seconds too late has its height when it tells its width',
  { tag: '@desk' },
  async ({ page, baseURL }) => {
    await openDeaf(
      page,
      'late-pym',
      `<div id="figure"></div><script src="/pym.js"></script><script>window.late = new pym.Parent('figure', ${JSON.stringify(address(baseURL))}, {});</script>`,
    );
    await hear(page);
    await expect(page.locator('iframe')).not.toHaveAttribute('height');
    await page.evaluate(() => (window as unknown as { late: { sendWidth(): void } }).late.sendWidth());
    await expect(page.locator('iframe')).toHaveAttribute('height', `${await content(page)}px`);
  },
);

test('a frame that was not made by pym.js answers its parent’s question all the same', { tag: '@desk' }, async ({ page, baseURL }) => {
  await openDeaf(page, 'asked', `<iframe src="${address(baseURL)}" title="图" width="640"></iframe>`);
  await hear(page);
  await page.evaluate(() => document.querySelector('iframe')?.contentWindow?.postMessage('pymxPYMxlatexPYMxwidthxPYMx640', '*'));
  const said = (): Promise<unknown[]> => page.evaluate(() => (window as unknown as { said: unknown[] }).said);
  await expect.poll(said).toContain(`pymxPYMxlatexPYMxheightxPYMx${await content(page)}`);
});

for (const moment of ['the clock', 'load', 'focus', 'pageshow', 'resize', 'visibilitychange'] as const) {
  test(`a listener that never asks hears the height again: ${moment}`, { tag: '@desk' }, async ({ page, baseURL }) => {
    await openDeaf(page, `late-${moment.replace(' ', '-')}`, `<iframe src="${address(baseURL)}" title="图" width="640"></iframe>`);
    await hear(page);
    if (moment === 'the clock') await page.clock.runFor(6000);
    else {
      await inFrame(page)
        .locator('html')
        .evaluate((_, name) => (name === 'visibilitychange' ? document : window).dispatchEvent(new Event(name)), moment);
      await page.clock.runFor(100);
    }
    const height = await content(page);
    await expect.poll(() => heightsSaid(page)).toContain(height);
  });
}

test(
  'no storm: whatever a host asks or does, a height that stands is said some thirty times at most',
  { tag: '@desk' },
  async ({ page, baseURL }) => {
    await openDeaf(page, 'storm', `<iframe src="${address(baseURL)}" title="图" width="640"></iframe>`);
    await hear(page);
    for (let round = 0; round < 60; round += 1) {
      await page.evaluate(() => document.querySelector('iframe')?.contentWindow?.postMessage({ yunhe: 'ask' }, '*'));
      await inFrame(page)
        .locator('html')
        .evaluate(() => ['focus', 'pageshow', 'resize'].forEach((name) => dispatchEvent(new Event(name))));
      await page.clock.runFor(50);
    }
    await page.clock.runFor(60_000);
    expect((await heightsSaid(page)).length).toBeLessThanOrEqual(30);
    // What changes is told all the same.
    const before = await content(page);
    await inFrame(page).locator('summary').click();
    await page.clock.runFor(100);
    const after = await content(page);
    expect(after).toBeGreaterThan(before);
    await expect.poll(() => heightsSaid(page)).toContain(after);
  },
);

/** Turns the clock until something is so, and not further. */
const turnUntil = (page: Page, seen: () => Promise<void>): Promise<void> =>
  expect(async () => {
    await page.clock.runFor(250);
    await seen();
  }).toPass({ intervals: [50] });

for (const [what, tag, policy, path] of [
  ['a link whose host’s policy refuses the frame', 'a', "frame-src 'none'", ID],
  ['a link to what is not there', 'a', undefined, 'not-there'],
  ['an element whose frame is refused', 'yunhe-figure', "frame-src 'none'", ID],
] as const) {
  test(`${what}: the link stands below once five seconds have gone`, { tag: '@desk' }, async ({ page, baseURL }) => {
    const url = address(baseURL, path);
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(1000);
    await host.open(
      page,
      `refused-${tag}-${path}`,
      `<article>${tag === 'a' ? `<a class="yunhe-embed" href="${url}">一幅图</a>` : `<yunhe-figure src="${url}" title="一幅图"></yunhe-figure>`}</article><script src="${baseURL ?? ''}embed.js"></script>`,
      policy,
    );
    await expect(page.locator('iframe')).toHaveCount(1);
    const link = page.getByRole('link', { name: '一幅图' });
    await page.clock.runFor(4900);
    await expect(link).toHaveCount(0);
    await turnUntil(page, () => expect(link).toHaveCount(1, { timeout: 50 }));
    await expect(page.locator('iframe + a')).toHaveAttribute('href', url);
    await page.clock.runFor(60_000);
    await expect(page.locator('iframe, article a')).toHaveCount(2);
  });
}

test('the link goes again when the frame speaks at last, the stepper’s too', { tag: '@desk' }, async ({ page, baseURL }) => {
  const held: Route[] = [];
  await page.route('**/embed/*/', (route) => void held.push(route));
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  await host.open(
    page,
    'slow',
    `${[ID, 'story'].map((id) => `<a class="yunhe-embed" href="${address(baseURL, id)}">${id}</a>`).join('')}<style>iframe { max-height: 200px }</style><script src="${baseURL ?? ''}embed.js"></script>`,
  );
  await turnUntil(page, () => expect(page.locator('iframe + a')).toHaveCount(2, { timeout: 50 }));
  await expect.poll(() => held.length).toBe(2);
  for (const route of held) await route.continue();
  await turnUntil(page, () => expect(page.locator('a')).toHaveCount(0, { timeout: 50 }));
  await expect(page.locator('iframe')).toHaveCount(2);
});

test('a link that comes after the page becomes a frame; a flood of them stops', { tag: '@desk' }, async ({ page, baseURL }) => {
  const log = await host.open(
    page,
    'later',
    `<article></article><script src="${baseURL ?? ''}embed.js"></script><script src="${baseURL ?? ''}embed.js"></script>`,
  );
  const add = (count: number): Promise<void> =>
    page.evaluate(
      ([url, many]) => {
        for (let k = 0; k < Number(many); k += 1)
          document.querySelector('article')?.insertAdjacentHTML('beforeend', `<p><a class="yunhe-embed" href="${String(url)}">图</a></p>`);
      },
      [address(baseURL), count] as const,
    );
  await add(1);
  await expect(page.locator('iframe')).toHaveCount(1);
  await expect(page.locator('a')).toHaveCount(0);
  await expect.poll(() => heightsSaid(page)).not.toEqual([]);
  await add(150);
  await expect(page.locator('iframe')).toHaveCount(100);
  await expect(page.locator('a')).toHaveCount(51);
  log.expectClean();
});

for (const [id, link] of [
  [ID, '.embed-back a'],
  ['story', '.whole a'],
] as const) {
  test(`a frame that may open nothing says where its link leads: ${id}`, { tag: '@desk' }, async ({ page, baseURL }) => {
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(1000);
    await host.open(page, `closed-${id}`, boxed(`${address(baseURL, id)}?motion=off&map=static`));
    await turnUntil(page, () =>
      expect(inFrame(page).locator(id === 'story' ? 'html[data-awake]' : 'html[data-script]')).toHaveCount(1, { timeout: 50 }),
    );
    const back = inFrame(page).locator(link);
    await back.click();
    await page.clock.runFor(900);
    const way = inFrame(page).locator('.way span');
    await expect(way).toHaveText(await back.evaluate((element: HTMLAnchorElement) => element.href));
    await expect(way).toHaveCSS('user-select', 'all');
    expect(page.context().pages()).toHaveLength(1);
  });
}
