/** The one file on a stick: opened from a disk, without network, with WebGL and without. And the handout. */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { statSync } from 'node:fs';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { everyStep } from '../../src/scene/find';
import { paperForms } from '../../src/tables/paper';
import { at, distFolder, figures, plain, steps, story, streets } from './expected';

const file = join(distFolder, 'offline/yunhe-yishi.html');
const forms = paperForms(story.stage);
const address = pathToFileURL(file).href;

/** A window without network; tells of every request that is not the file itself. */
async function withoutNetwork(context: BrowserContext): Promise<{ page: Page; asked: string[]; errors: string[] }> {
  await context.setOffline(true);
  const page = await context.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.isNavigationRequest()) asked.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return { page, asked, errors };
}

test('story, pictures, presenter and notes from one file, the live map too', { tag: '@desk' }, async ({ context }) => {
  test.slow();
  expect(statSync(file).size).toBeLessThanOrEqual(3 * 1024 * 1024);
  const { page, asked, errors } = await withoutNetwork(context);
  await page.goto(`${address}?map=live`);
  await page.locator('html[data-awake]').waitFor();
  await page.mouse.move(300, 400);
  await page.mouse.wheel(0, 1200);
  await expect(page.locator('html')).toHaveAttribute('data-map', 'live');
  await expect(page.locator('[data-mark]')).toHaveCount(streets.length);
  const figure = at(figures, 2).id;
  await page.locator(`[data-share="${figure}"]`).evaluate((link: HTMLElement) => link.click());
  await expect(page.getByRole('dialog').locator('.share-picture')).toBeVisible();
  // A file on a disk has no address for others.
  await expect(page.getByRole('dialog').getByRole('button', { name: '复制链接' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  const here = await page.locator('html').getAttribute('data-step');
  await page.locator('footer [data-present]').evaluate((link: HTMLElement) => link.click());
  await page.locator('html[data-script=steps][data-awake]').waitFor();
  await expect(page.locator('html')).toHaveAttribute('data-step', here ?? '');
  const [notes] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
  await page.keyboard.press('PageDown');
  const index = steps.findIndex(({ id }) => id === here) + 1;
  await expect(notes.getByRole('heading', { level: 1 })).toHaveText(at(steps, index).title);
  await notes.close();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(`${address}#${at(steps, index).id}`);
  await expect(page.locator('html')).toHaveAttribute('data-step', at(steps, index).id);
  expect({ asked, errors }).toEqual({ asked: [], errors: [] });
});

test('without WebGL the drawn map serves', { tag: '@desk' }, async ({ context }) => {
  const { page, asked, errors } = await withoutNetwork(context);
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : (original as (...all: unknown[]) => RenderingContext | null).call(this, kind, ...rest);
    } as typeof original;
  });
  await page.goto(`${address}?map=live`);
  await page.locator('html[data-awake]').waitFor();
  await page.mouse.wheel(0, 1200);
  await expect(page.locator('html')).toHaveAttribute('data-map', 'failed');
  await page.goto(`${address}?present=1#${at(steps, 4).id}`);
  await page.locator('html[data-script=steps][data-awake]').waitFor();
  await expect(page.locator('[data-stage] [data-mark]')).toHaveCount(streets.length);
  expect({ asked, errors }).toEqual({ asked: [], errors: [] });
});

for (const path of ['./', './present/']) {
  test(`printed from ${path} it is the handout: everything, in its final state`, { tag: '@desk' }, async ({ page }) => {
    await page.goto(`${path}?map=static&motion=off`);
    await page.locator('html[data-awake]').waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: true })).toString('latin1');
    expect(pdf).toContain('/MarkInfo');
    const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(steps.length / 3);
    expect(pages).toBeLessThan(30);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    // Each figure once, in the form that the paper has for it: what only repeats is left out, and nothing else.
    const shown = everyStep(story.stage).flatMap(({ step: { id, figure } }) =>
      figure === null || forms.get(id) === 'words' ? [] : [{ figure, form: forms.get(id) }],
    );
    expect(shown.map(({ figure }) => figure).sort()).toEqual(figures.map(({ id }) => id).sort());
    for (const { figure, form = 'words' } of shown) {
      const drawing = page.locator(`[data-paper="${form}"] figure[data-figure="${figure}"] .graphic svg`);
      const lastRow = page.locator(`[data-paper="${form}"] figure[data-figure="${figure}"] table tbody tr`).last();
      if (form === 'list' || form === 'rows') await expect(drawing, figure).toBeHidden();
      else await expect(drawing, figure).toBeVisible();
      if (['list', 'rows', 'short', 'both'].includes(form)) await expect(lastRow, figure).toBeVisible();
      else await expect(lastRow, figure).toBeHidden();
    }
    const leads = story.stage.chapters.flatMap((chapter) => chapter.leads);
    for (const lead of leads) await expect(page.getByText(lead, { exact: true }).filter({ visible: true }), lead).not.toHaveCount(0);
    for (const step of steps)
      await expect(page.locator(`[data-step-id="${step.id}"] .prose`)).toHaveText(plain(story.steps[step.id]?.prose ?? []));
    await expect(page.locator('.progress, #stage, .finder').filter({ visible: true })).toHaveCount(0);
    // Nothing of a figure is wider than the paper.
    const wide = await page
      .locator('table')
      .evaluateAll((tables) => tables.filter((table) => table.scrollWidth > document.documentElement.clientWidth).length);
    expect(wide).toBe(0);
  });
}
