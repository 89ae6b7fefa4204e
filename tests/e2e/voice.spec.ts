/** Reading aloud: by a voice of the reader's own machine, or from recordings; never unasked, and never where it is not possible. */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { serve } from '../../tools/serve';
import { silentM4a, silentMp3 } from '../fixtures/silence';
import { axe } from './axe';
import { heard } from './heard';
import { at, displayOf, facts, firstStep, plain, steps, story, type ExpectedStep } from './expected';
import { atRest, openStory, openWithClock, PageLog, toStep } from './support';
import { build, changedData } from './variant';
import { endSentence, machine, said } from './voices';

const GOOD = {
  voices: [
    ['zh-HK', true],
    ['zh-CN', false],
    ['zh-TW', true],
    ['zh_CN', true],
    ['en-US', true],
  ],
} as const;

const titleOf = ({ id, title }: ExpectedStep): string => (id === firstStep ? story.site.title : title);
const wordsOf = (step: ExpectedStep): string => titleOf(step) + plain(story.steps[step.id]?.prose ?? []);
const buttonOf = (page: Page, id: string): Locator => page.locator(`.text [data-listen="${id}"]`);
const panel = (page: Page): Locator => page.getByRole('region', { name: '朗读' });
const press = (page: Page, name: string): Promise<void> => panel(page).getByRole('button', { name, exact: true }).click();

/** The words that are marked on the page; null where the browser cannot mark. */
const marked = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    if (typeof Highlight === 'undefined') return null;
    return [...(CSS.highlights.get('listened') ?? [])].map(String).join('');
  });

/** Lets sentence after sentence end until `count` have been begun. */
async function hear(page: Page, count: number): Promise<void> {
  await expect
    .poll(async () => {
      const { length } = await said(page);
      if (length < count) await endSentence(page);
      return length >= count;
    })
    .toBe(true);
}

/** A step whose words hold a lower bound. */
const bounded = (): ExpectedStep => {
  const fact = at(
    facts.filter(({ exactness }) => exactness === 'atLeast'),
    0,
  );
  return at(
    steps.filter(({ id }) => story.steps[id]?.prose.some((run) => 'fact' in run && run.fact === fact.id)),
    0,
  );
};

test('a voice that comes late brings the button; a step is read sentence by sentence, marked, and nothing moves', async ({ page }) => {
  await machine(page, { ...GOOD, late: true });
  const log = await openStory(page, 'map=static&motion=off');
  const step = bounded();
  await toStep(page, step.id);
  await expect(buttonOf(page, step.id)).toBeHidden();
  const before = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.evaluate(() => window.heard.arrive());
  const button = buttonOf(page, step.id);
  await button.scrollIntoViewIfNeeded();
  await expect(button).toBeVisible();
  await expect(button).toHaveAccessibleDescription(titleOf(step));
  // Its arrow is for the eye.
  expect(new Set((await heard(page)).filter((line) => line.includes('朗读')))).toEqual(new Set(['按钮 朗读，未按下']));
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(before);
  expect(await said(page)).toEqual([]);

  await expect(page.locator('html')).toHaveAttribute('data-step', step.id);
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(panel(page)).toBeVisible();
  await expect.poll(() => said(page)).toEqual([titleOf(step)]);
  const where = await button.boundingBox();
  for (let k = 1; (await panel(page).count()) > 0; k += 1) {
    const now = at(await said(page), -1);
    const mark = await marked(page);
    if (mark === null) await expect(panel(page)).toContainText(now);
    else expect(mark).toBe(now);
    await endSentence(page);
    await expect.poll(async () => (await panel(page).count()) === 0 || (await said(page)).length > k).toBe(true);
  }
  expect(await button.boundingBox()).toEqual(where);
  expect((await said(page)).join('')).toBe(wordsOf(step));
  expect((await said(page)).join('')).toContain('余');
  expect(new Set(await page.evaluate(() => window.heard.langs))).toEqual(new Set(['zh_CN']));
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  expect((await marked(page)) ?? '').toBe('');
  log.expectClean();
});

test('every step is read as it is written, lower bounds and all', { tag: '@desk' }, async ({ page }) => {
  await machine(page, GOOD);
  await openStory(page, 'map=static&motion=off');
  await buttonOf(page, firstStep).click();
  await press(page, '连读');
  const all = steps.map(wordsOf).join('');
  await expect
    .poll(
      async () => {
        await endSentence(page);
        return panel(page).count();
      },
      { intervals: [20] },
    )
    .toBe(0);
  const spoken = (await said(page)).join('');
  expect(spoken).toBe(all);
  for (const { id } of facts) expect(spoken).toContain(displayOf(id));
  await atRest(page, at(steps, -1).id);
});

for (const [name, voices] of [
  ['none', []],
  [
    'only far ones',
    [
      ['zh-CN', false],
      ['zh-TW', false],
    ],
  ],
  [
    'none of Chinese',
    [
      ['en-US', true],
      ['ja-JP', true],
    ],
  ],
] as const)
  test(`voices: ${name}: there is no button`, { tag: '@phone' }, async ({ page }) => {
    await machine(page, { voices });
    await openStory(page, 'map=static&motion=off');
    await expect(page.locator('[data-listen]:visible')).toHaveCount(0);
    await page.goto('./embed/story/?map=static');
    await page.locator('html[data-awake]').waitFor();
    await expect(page.getByRole('button', { name: '朗读' })).toHaveCount(0);
  });

test('without speech, without scripts and before a meeting there is no button', { tag: '@desk' }, async ({ page, browser, baseURL }) => {
  await page.addInitScript(() => void Reflect.deleteProperty(window, 'speechSynthesis'));
  const log = await openStory(page, 'map=static&motion=off');
  expect(await page.evaluate(() => 'speechSynthesis' in window)).toBe(false);
  await expect(page.locator('[data-listen]:visible')).toHaveCount(0);
  log.expectClean();
  const plainContext = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const bare = await plainContext.newPage();
  for (const address of ['./', './embed/story/']) {
    await bare.goto(address);
    await expect(bare.getByRole('button', { name: '朗读' })).toHaveCount(0);
  }
  await plainContext.close();
  const hall = await page.context().newPage();
  await machine(hall, GOOD);
  await hall.goto('./present/');
  await hall.locator('html[data-awake]').waitFor();
  await expect(hall.getByRole('button', { name: '朗读' })).toHaveCount(0);
});

test('a voice that never begins: a sentence says so, and it is over', { tag: '@phone' }, async ({ page }) => {
  await machine(page, { ...GOOD, starts: false });
  await openWithClock(page, 'map=static&motion=off');
  const button = buttonOf(page, firstStep);
  await button.click();
  await expect
    .poll(async () => {
      await page.clock.runFor(1000);
      return (await said(page)).length;
    })
    .toBe(1);
  await expect(panel(page).getByRole('button', { name: '暂停' })).toBeVisible();
  await page.clock.runFor(11_000);
  await expect(panel(page).getByRole('status')).toHaveText(/^没有读出声音/);
  // The button that had the focus is gone.
  await expect(panel(page).getByRole('button', { name: '关闭' })).toBeFocused();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  expect(await page.evaluate(() => window.heard.speaking())).toBe(false);
  expect(await said(page)).toHaveLength(1);
  await press(page, '关闭');
  await expect(panel(page)).toHaveCount(0);
});

test(
  'a voice that begins and is heard no more: a sentence says so, too; a slow one is left in peace',
  { tag: '@phone' },
  async ({ page }) => {
    await machine(page, GOOD);
    await openWithClock(page, 'map=static&motion=off');
    await buttonOf(page, firstStep).click();
    await expect
      .poll(async () => {
        await page.clock.runFor(1000);
        return (await said(page)).length;
      })
      .toBe(1);
    await page.clock.runFor(20_000);
    await expect(panel(page).getByRole('status')).toHaveText('');
    await page.clock.runFor(60_000);
    await expect(panel(page).getByRole('status')).toHaveText(/^没有读出声音/);
    await expect(panel(page).getByRole('button', { name: '关闭' })).toBeFocused();
  },
);

test('a browser that wants another tap gets it', { tag: '@phone' }, async ({ page }) => {
  await machine(page, { ...GOOD, refuses: 1 });
  await openStory(page, 'map=static&motion=off');
  await buttonOf(page, firstStep).click();
  await press(page, '继续');
  await expect.poll(() => said(page)).toEqual([titleOf(at(steps, 0))]);
  await expect(panel(page).getByRole('button', { name: '暂停' })).toBeVisible();
});

test('a sentence that the reader does not see in the text stands in the panel', { tag: '@phone' }, async ({ page }) => {
  await machine(page, GOOD);
  const step = at(
    steps.filter(({ figure }) => figure !== null),
    -1,
  );
  await openStory(page, 'map=static&motion=off', step.id);
  // Its button stands below its figure: the words have gone under the stage.
  await buttonOf(page, step.id).evaluate((button) => button.scrollIntoView({ block: 'end' }));
  await buttonOf(page, step.id).click();
  await expect(panel(page)).toContainText(titleOf(step));
  await page
    .locator(`[id="${step.id}"] h3`)
    .first()
    .evaluate((heading) => window.scrollBy(0, heading.getBoundingClientRect().top - innerHeight * 0.6));
  await endSentence(page);
  await expect(panel(page)).not.toContainText(titleOf(step));
});

test('a pause breaks the sentence off, and it is read again from its beginning; by keys as well', { tag: '@desk' }, async ({ page }) => {
  await machine(page, GOOD);
  await openStory(page, 'map=static&motion=off');
  const button = buttonOf(page, firstStep);
  await button.focus();
  await page.keyboard.press('Enter');
  await hear(page, 2);
  await expect(panel(page).getByRole('button', { name: '暂停' })).toBeFocused();
  await page.keyboard.press('Space');
  expect(await page.evaluate(() => window.heard.speaking())).toBe(false);
  await expect(panel(page).getByRole('button', { name: '继续' })).toBeFocused();
  await page.keyboard.press('Space');
  const heard = await said(page);
  expect(heard).toHaveLength(3);
  expect(heard[2]).toBe(heard[1]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('button', { name: '停', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toHaveCount(0);
  await expect(button).toBeFocused();
  expect(await page.evaluate(() => window.heard.speaking())).toBe(false);
});

test('it ends when the reader leaves, presses again, or goes to another step herself', { tag: '@phone' }, async ({ page }) => {
  await machine(page, GOOD);
  await openStory(page, 'map=static&motion=off');
  const button = buttonOf(page, firstStep);
  const leave = {
    again: () => button.click(),
    hidden: () =>
      page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
        document.dispatchEvent(new Event('visibilitychange'));
        Reflect.deleteProperty(document, 'visibilityState');
      }),
    pagehide: () => page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pagehide'))),
    scroll: () => toStep(page, at(steps, 3).id),
  };
  for (const [how, act] of Object.entries(leave)) {
    await button.click();
    await expect(panel(page), how).toBeVisible();
    expect(await page.evaluate(() => window.heard.speaking()), how).toBe(true);
    await act();
    await expect(panel(page), how).toHaveCount(0);
    expect(await page.evaluate(() => window.heard.speaking()), how).toBe(false);
    await expect(button, how).toHaveAttribute('aria-pressed', 'false');
  }
});

test('read on: the story goes to the next step by itself, and the panel keeps its focus', async ({ page }) => {
  await machine(page, GOOD);
  const log = await openStory(page, 'map=static&motion=off');
  await buttonOf(page, firstStep).click();
  await press(page, '连读');
  await expect(panel(page).getByRole('button', { name: '连读' })).toHaveAttribute('aria-pressed', 'true');
  for (const step of steps.slice(1, 4)) {
    await expect
      .poll(async () => {
        if (!(await said(page)).includes(titleOf(step))) await endSentence(page);
        return (await said(page)).includes(titleOf(step));
      })
      .toBe(true);
    await expect(page.locator('html')).toHaveAttribute('data-step', step.id);
    await expect(buttonOf(page, step.id)).toHaveAttribute('aria-pressed', 'true');
    await expect(panel(page).getByRole('button', { name: '连读' })).toBeFocused();
    await atRest(page, step.id);
    const top = await page.locator(`[id="${step.id}"]`).evaluate((element) => element.getBoundingClientRect().top / innerHeight);
    expect(top).toBeLessThan(0.55);
    expect(top).toBeGreaterThan(0);
  }
  await press(page, '停');
  await expect(panel(page)).toHaveCount(0);
  expect(await page.evaluate(() => window.heard.speaking())).toBe(false);
  log.expectClean();
});

test('in the stepper the panel has its own row, and turning the page ends it', { tag: '@desk' }, async ({ page }) => {
  await machine(page, GOOD);
  const log = new PageLog(page);
  for (const [width, height] of [
    [320, 480],
    [390, 844],
    [960, 600],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto('./embed/story/?map=static&motion=off');
    await page.locator('html[data-awake]').waitFor();
    const button = page.getByRole('button', { name: '朗读' });
    await expect(button).toHaveCount(1);
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await press(page, '连读');
    const second = at(steps, 1);
    await expect
      .poll(async () => {
        if (!(await said(page)).includes(titleOf(second))) await endSentence(page);
        return (await said(page)).includes(titleOf(second));
      })
      .toBe(true);
    await expect(page.locator('html')).toHaveAttribute('data-step', second.id);
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    // Nothing lies under it, and nothing reaches beyond the frame.
    const bar = await panel(page).boundingBox();
    const nav = await page.locator('#progress').boundingBox();
    expect(bar?.y).toBeGreaterThanOrEqual((nav?.y ?? 0) + (nav?.height ?? 0) - 1);
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(height + 1);
    await page.keyboard.press('ArrowRight');
    await expect(panel(page)).toHaveCount(0);
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await expect(button).toHaveAttribute('data-listen', at(steps, 2).id);
  }
  log.expectClean();
});

test('the open panel is accessible', async ({ page }) => {
  await machine(page, GOOD);
  await openStory(page, 'map=static&motion=off', at(steps, 5).id);
  const button = buttonOf(page, at(steps, 5).id);
  await button.scrollIntoViewIfNeeded();
  await button.click();
  await expect(panel(page)).toBeVisible();
  for (const each of await panel(page).getByRole('button').all()) expect((await each.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  const results = await axe(page)
    .include('.listening')
    .include(`[data-step-id="${at(steps, 5).id}"]`)
    .analyze();
  expect(results.violations).toEqual([]);
  // The canal of progress stays free.
  const [bar, canal] = [await panel(page).boundingBox(), await page.locator('.progress').boundingBox()];
  const apart = (bar?.y ?? 0) + (bar?.height ?? 0) <= (canal?.y ?? 0) + 1 || (bar?.x ?? 0) >= (canal?.x ?? 0) + (canal?.width ?? 0) - 1;
  expect(apart).toBe(true);
});

test(
  'recordings are copied, played only after a tap, and stand in for no voice; the single file has them by choice',
  { tag: '@desk' },
  async ({ page }) => {
    const [first, second, third] = [at(steps, 0), at(steps, 1), at(steps, 2)];
    const folder = await changedData({ 'site.yaml': (text) => `${text}\noffline_voice: true\n` });
    const voice = join(folder, 'data', 'voice');
    await mkdir(voice, { recursive: true });
    await writeFile(join(voice, `${first.id}.mp3`), silentMp3(0.5));
    await writeFile(join(voice, `${first.id}.txt`), wordsOf(first));
    await writeFile(join(voice, `${second.id}.m4a`), silentM4a(0.5));
    await writeFile(join(voice, `${second.id}.txt`), wordsOf(second));
    const { status, output } = await build(join(folder, 'data'), join(folder, 'dist'), {});
    expect(status, output).toBe(0);
    expect(output).toMatch(/不联网的文件里装了 2 段录音，大了 \d+\.\d MB/);
    // Beside the single file nothing else.
    await mkdir(join(folder, 'alone'));
    await cp(join(folder, 'dist/offline/yunhe-yishi.html'), join(folder, 'alone/index.html'));
    const served = await serve(join(folder, 'dist'));
    const alone = await serve(join(folder, 'alone'));
    const log = new PageLog(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(...(/\/voice\//.exec(request.url()) ? [new URL(request.url()).pathname] : [])));
    await page.addInitScript(() => {
      const played: string[] = [];
      Object.assign(window, { played });
      const { play } = HTMLMediaElement.prototype;
      HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
        this.addEventListener('ended', () => played.push(this.src), { once: true });
        return play.call(this);
      };
    });
    const played = (): Promise<string[]> => page.evaluate(() => (window as unknown as { played: string[] }).played);
    try {
      await machine(page, { voices: [] });
      await page.goto(`${served.url}?map=static&motion=off`);
      await page.locator('html[data-awake]').waitFor();
      await expect(buttonOf(page, first.id)).toBeVisible();
      await expect(buttonOf(page, third.id)).toBeHidden();
      expect(asked).toEqual([]);
      await buttonOf(page, first.id).click();
      await press(page, '连读');
      await expect.poll(() => played()).toHaveLength(2);
      expect([...new Set(asked)]).toEqual([`/voice/${first.id}.mp3`, `/voice/${second.id}.m4a`]);
      // Nobody can read the third.
      await expect(panel(page).getByRole('status')).not.toBeEmpty();
      await expect(page.locator('html')).toHaveAttribute('data-step', third.id);

      await page.goto(`${served.url}embed/story/?map=static#${second.id}`);
      await page.locator('html[data-awake]').waitFor();
      await page.getByRole('button', { name: '朗读' }).click();
      await expect.poll(() => played()).toHaveLength(1);
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('button', { name: '朗读' })).toHaveCount(0);

      await page.goto(`${alone.url}?map=static&motion=off`);
      await page.locator('html[data-awake]').waitFor();
      await buttonOf(page, first.id).click();
      await expect.poll(() => played()).toEqual([expect.stringMatching(/^data:audio\/mpeg/)]);
      await page.goto(`${alone.url}?present=1&map=static`);
      await page.locator('html[data-awake]').waitFor();
      await expect(page.getByRole('button', { name: '朗读' })).toHaveCount(0);
      log.expectClean();

      // A recording that does not open: the machine's voice reads instead.
      const other = await page.context().newPage();
      await machine(other, GOOD);
      await other.route('**/voice/**', (route) => route.abort());
      await other.goto(`${served.url}?map=static&motion=off`);
      await other.locator('html[data-awake]').waitFor();
      await buttonOf(other, first.id).click();
      await expect.poll(() => said(other)).toEqual([titleOf(first)]);
    } finally {
      await served.close();
      await alone.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
);
