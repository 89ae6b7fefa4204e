/** Taking a figure along: pictures made in the browser, data, links and codes. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Download, type Locator, type Page } from '@playwright/test';
import { at, displayOf, facts, figures, plain, steps, story, streets } from './expected';
import { atRest, openStory, type PageLog } from './support';

const figure = at(
  figures.filter(({ kind, fact }) => kind === 'map' && fact),
  0,
);
const step = steps.find((each) => each.figure === figure.id)?.id ?? '';
const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Opens the story at the figure's step, and its dialog by keyboard; waits for the picture. */
async function open(page: Page, query = ''): Promise<PageLog> {
  const log = await openStory(page, `map=static&motion=off${query}`, step);
  await page.locator(`[data-share="${figure.id}"]`).focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).locator('.share-picture')).toBeVisible();
  return log;
}
async function saved(page: Page, button: string): Promise<{ download: Download; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: button }).click()]);
  return { download, bytes: await readFile(await download.path()) };
}
/** Width and height of a PNG (its IHDR chunk). */
const pngSize = (bytes: Buffer): [number, number] => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

test('the dialog is reached, named, and left by keyboard; the focus returns', async ({ page }) => {
  const log = await open(page);
  await expect(dialog(page)).toHaveAccessibleName(new RegExp(figure.title.replace(/[“”]/g, '.')));
  // A dialog's head is no landmark of the page.
  await expect(page.getByRole('banner')).toHaveCount(0);
  // The focus goes round inside the dialog (and the browser's own controls), never to the page behind.
  for (let k = 0; k < 14; k += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null)).toBe(
      true,
    );
  }
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator(`[data-share="${figure.id}"]`)).toBeFocused();
  await atRest(page, step);
  log.expectClean();
});

test('pictures and data are saved as files that need nothing else', async ({ page }) => {
  const log = await open(page);
  const once = await saved(page, '图片 PNG');
  expect(once.download.suggestedFilename()).toBe(`${figure.id}.png`);
  const [width, height] = pngSize(once.bytes);
  expect(width).toBe(1080);
  expect(pngSize((await saved(page, '高清 PNG')).bytes)).toEqual([2160, height * 2]);

  const svg = (await saved(page, '矢量图 SVG')).bytes.toString('utf8');
  const bare = svg.replace(/<style>[\s\S]*?<\/style>/g, '');
  const words = bare.replace(/<[^>]*>/g, '').replace(/\s/g, '');
  expect(
    await page.evaluate(
      (source) => new DOMParser().parseFromString(source, 'image/svg+xml').querySelector('parsererror')?.textContent ?? '',
      bare,
    ),
  ).toBe('');
  const text = story.figures[figure.id];
  for (const part of [
    figure.title,
    displayOf(figure.fact ?? ''),
    plain(text?.summary ?? []),
    text?.not ?? '',
    text?.source ?? '',
    story.stage.duties.positionNote,
    ...streets.map(({ label }) => label),
  ]) {
    expect(words).toContain(part.replace(/\s/g, ''));
  }
  expect(svg.match(/@font-face\{[^}]*base64,/g)).toHaveLength(2);
  expect(svg.match(/data-street=/g)).toHaveLength(streets.length);

  const csv = (await saved(page, '数据表 CSV')).bytes;
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = csv.toString('utf8').trim().split('\r\n');
  expect(rows).toHaveLength(await page.locator(`figure[data-figure="${figure.id}"] tr`).count());
  for (const { name } of streets) expect(csv.toString('utf8')).toContain(name);
  log.expectClean();
});

test('the reader’s own street is lit and named on the picture, and stays in the link', async ({ page }) => {
  const street = at(streets, 3);
  await open(page, `&street=${street.id}`);
  const svg = (await saved(page, '矢量图 SVG')).bytes.toString('utf8');
  expect(svg).toMatch(new RegExp(`class="mark lit[^"]* chosen[^"]*" data-street="${street.id}"`));
  await expect(dialog(page).getByLabel('链接', { exact: true })).toHaveValue(new RegExp(`\\?street=${street.id}#${step}$`));
});

test('links and codes are copied, with the clipboard and without', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await dialog(page).getByRole('button', { name: '复制链接' }).click();
  await expect(dialog(page).getByRole('status')).toHaveText('已复制。');
  expect(await copied()).toBe(`${baseURL ?? ''}index.html#${step}`);
  // Where scripts may not write to the clipboard, the text is copied as by hand.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
  });
  await dialog(page).getByRole('button', { name: '复制 iframe 代码' }).click();
  await expect.poll(copied).toContain(`<iframe src="${baseURL ?? ''}embed/${figure.id}/"`);
  await dialog(page).getByRole('button', { name: '复制脚本代码' }).click();
  await expect.poll(copied).toContain('class="yunhe-embed"');
  // And where that is forbidden too, it stands there, selected.
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await dialog(page).getByRole('button', { name: '复制链接' }).click();
  await expect(dialog(page).getByRole('status')).toContainText('请按 Ctrl+C');
  expect(await page.evaluate(() => getSelection()?.toString() || (document.activeElement as HTMLTextAreaElement).value)).toContain(
    `#${step}`,
  );
});

test('in WeChat the picture is there to be pressed', { tag: '@phone' }, async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    userAgent: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
  });
  const page = await context.newPage();
  await open(page);
  await expect(dialog(page).locator('.share-hint')).toContainText('长按图片');
  const picture = dialog(page).locator('.share-picture');
  await expect(picture).toHaveAttribute('src', /^data:image\/png/);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1080);
  await context.close();
});

test('without fonts, the picture is drawn with the reader’s own', async ({ page }) => {
  await page.route('**/embed/**/*.woff2', (route) => route.abort());
  await openStory(page, 'map=static&motion=off', step);
  await page.locator(`[data-share="${figure.id}"]`).click();
  await expect(dialog(page).locator('.share-picture')).toBeVisible();
});

test('a browser that decodes no SVG ahead draws the picture all the same', { tag: '@desk' }, async ({ page }) => {
  await page.addInitScript(() => {
    HTMLImageElement.prototype.decode = () => Promise.reject(new DOMException('The source image cannot be decoded.', 'EncodingError'));
  });
  await open(page);
});

test('without scripts the link leads to the figure’s own page', { tag: '@desk' }, async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL ?? '');
  await page.locator(`[data-share="${figure.id}"]`).click();
  await expect(page).toHaveURL(`${baseURL ?? ''}embed/${figure.id}/`);
  await context.close();
});

test('the next figure may be asked for in the instant in which the last dialog closes', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, 'map=static&motion=off', step);
  await page.locator(`[data-share="${figure.id}"]`).click();
  await expect(dialog(page).locator('.share-picture')).toBeVisible();
  await page.evaluate((id) => {
    document.querySelector('dialog')?.close();
    document.querySelector<HTMLElement>(`[data-share="${id}"]`)?.click();
  }, figure.id);
  await expect(dialog(page).locator('.share-picture')).toBeVisible();
  await expect(page.locator('dialog')).toHaveCount(1);
});

test('the picture of every figure is drawn', { tag: '@desk' }, async ({ page }) => {
  test.slow();
  const log = await openStory(page, 'map=static&motion=off');
  for (const { id } of figures) {
    await page.locator(`[data-share="${id}"]`).evaluate((link: HTMLElement) => link.click());
    await expect(dialog(page).locator('.share-picture')).toBeVisible();
    const fact = facts.find((each) => each.id === figures.find((each2) => each2.id === id)?.fact);
    if (fact) await expect(dialog(page).locator('.share-picture')).toHaveAttribute('alt', new RegExp(fact.display));
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
  log.expectClean();
});
