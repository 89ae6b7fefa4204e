/** Without JavaScript the page is a complete document: words, figures, tables, sources and the map, in reading order. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { chapters, facts, figures, names, plain, steps, story, streets } from './expected';

test.use({ javaScriptEnabled: false });
test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

const squeezed = (text: string): string => text.replace(/\s+/g, '');
const main = (page: Page): Locator => page.locator('main');

test('words, figures, tables, sources and the map are there to be seen', { tag: '@district' }, async ({ page }) => {
  await test.step('each fact stands in its exact wording, and its figure has a picture, a table and a source', async () => {
    for (const fact of facts) {
      const numbers = page.locator(`data[data-fact="${fact.id}"]`);
      await expect(numbers.filter({ visible: true }).first()).toBeVisible();
      for (const text of await numbers.allTextContents()) expect(text).toBe(fact.display);
      const figure = page.locator(`figure[data-figure="${fact.id}"]`);
      await expect(figure).toHaveCount(1);
      await expect(figure.locator('table[data-table]')).toContainText(
        fact.value === streets.length ? (streets[0]?.name ?? '') : fact.display,
      );
    }
  });
  await test.step('every figure shows its graphic, says it in a sentence, names its source and opens its table', async () => {
    for (const { id, title } of figures) {
      const figure = page.locator(`figure[data-figure="${id}"]`);
      await expect(figure.locator('figcaption')).toHaveText(title);
      const graphic = figure.getByRole('img');
      await expect(graphic).toBeVisible();
      const summary = plain(story.figures[id]?.summary ?? []);
      await expect(graphic).toHaveAccessibleName(`图：${title}`);
      await expect(figure.getByText(summary)).toBeVisible();
      await expect(figure.locator('[data-source]')).toContainText(story.figures[id]?.source ?? '?');
      expect(await figure.locator('table[data-table] tbody tr').count()).toBeGreaterThan(0);
    }
    const last = page.locator('figure[data-figure]').last();
    await expect(last.locator('table[data-table]')).toBeHidden();
    await last.locator('summary').click();
    await expect(last.locator('table[data-table]')).toBeVisible();
  });
  await test.step('the prose of every step is there to be read', async () => {
    for (const { id, title } of steps) {
      const step = page.locator(`[data-step-id="${id}"]`);
      const prose = plain(story.steps[id]?.prose ?? []);
      await expect(step.getByText(prose)).toBeVisible();
      await expect(step.getByText(title).first()).toBeVisible();
    }
  });
  await test.step('the map in the page names every street and shows the canal', async () => {
    const stage = page.locator('[data-stage]');
    await expect(stage).toBeVisible();
    await expect(stage.locator('[data-mark]')).toHaveCount(streets.length);
    for (const { id, label } of streets) {
      const mark = stage.locator(`[data-mark="${id}"]`);
      await expect(mark.locator('use')).toBeVisible();
      expect(
        squeezed(
          await mark
            .locator('text')
            .innerHTML()
            .then((html) => html.replace(/<[^>]*>/g, '')),
        ),
      ).toContain(label);
      await expect(mark.locator('text')).toBeVisible();
    }
    const canal = story.stage.waterways.find(({ main: isMain }) => isMain);
    const water = stage.locator(`[data-water="${canal?.id}"]`);
    const [box, frame] = [await water.boundingBox(), await stage.boundingBox()];
    // It runs from north to south, or from west to east.
    const share = Math.max((box?.height ?? 0) / (frame?.height ?? Infinity), (box?.width ?? 0) / (frame?.width ?? Infinity));
    expect(share).toBeGreaterThan(1 / 3);
    await expect(stage.getByText(story.stage.duties.positionNote)).toBeVisible();
  });
});

// What stands in the page, whatever the screen.
test('what is written is the report’s, in its order, in its exact wording', { tag: ['@desk', '@district'] }, async ({ page }) => {
  await test.step('the counted figures draw exactly as many things as they count, lower bounds with an open end', async () => {
    for (const { id, kind, fact: factId } of figures) {
      const fact = facts.find((each) => each.id === factId);
      if (!fact || !['units', 'tiles', 'sum'].includes(kind)) continue;
      const figure = page.locator(`figure[data-figure="${id}"]`);
      await expect(figure.locator('[data-unit]')).toHaveCount(kind === 'sum' ? 0 : fact.value);
      await expect(figure.locator('[data-open-end]')).toHaveCount(fact.exactness === 'atLeast' ? 1 : 0);
    }
  });
  await test.step('chapters, headings and lead phrases come in the order of the report', async () => {
    expect(await page.locator('section[data-chapter]').evaluateAll((all) => all.map((one) => one.getAttribute('data-chapter')))).toEqual(
      chapters.map(({ id }) => id),
    );
    expect(await page.locator('[data-step-id]').evaluateAll((all) => all.map((one) => one.getAttribute('data-step-id')))).toEqual(
      steps.map(({ id }) => id),
    );
    const text = squeezed(await main(page).innerText());
    const wanted = chapters
      .flatMap(({ heading, result, leads }) => [heading, result, ...leads])
      .filter(Boolean)
      .map(squeezed);
    // A heading, what came of it and a lead at least of each section.
    expect(wanted.length).toBeGreaterThanOrEqual(chapters.filter(({ section }) => section !== null).length * 3);
    let from = 0;
    for (const words of wanted) {
      const found = text.indexOf(words, from);
      expect(found, words).toBeGreaterThanOrEqual(from);
      from = found + words.length;
    }
  });
  await test.step('the description for search engines is the data’s, its facts in their exact wording', async () => {
    const description = (await page.locator('meta[name="description"]').getAttribute('content')) ?? '';
    expect(description).toBe(story.site.description);
    expect(description).not.toContain('{');
  });
  await test.step('no number is rounded, hedged or made up anywhere on the page', async () => {
    const words = await page.evaluate(() => {
      // Coordinates, metres and dates are no achievements.
      const attributes = [
        ...document.querySelectorAll('[aria-label], meta[name=description], meta[property^="og:"], [alt], [title]'),
      ].flatMap((element) => ['aria-label', 'content', 'alt', 'title'].map((name) => element.getAttribute(name) ?? ''));
      const body = document.body.cloneNode(true) as HTMLElement;
      body.querySelectorAll('style').forEach((style) => style.remove());
      body.querySelectorAll('td').forEach((cell) => /^[\d.]+$/.test(cell.textContent?.trim() ?? '') && cell.remove());
      return [...attributes, document.title, body.textContent ?? ''].join('\n');
    });
    const lowest = facts.filter(({ exactness }) => exactness === 'atLeast');
    expect(lowest.length).toBeGreaterThan(0);
    for (const { value, display } of lowest) {
      expect(words).toContain(display);
      expect(words).not.toMatch(new RegExp(`(?<![\\d.])${value}(?![\\d余.])`));
    }
    expect(words).not.toMatch(/\d\s*\+/);
    expect(words).not.toMatch(/(?:约|超|近|逾|超过|近乎)\s*\d/);
    expect(words).not.toMatch(/\d\s*[%％]/);
    expect(words).not.toMatch(/\d,\d{3}/);

    // What is said in sentences and drawn in charts holds no digits but the facts', the report's own names' and the scale bars'.
    const said = await page.evaluate(() => {
      const texts = document.querySelectorAll(
        'h1, h2, h3, main p:not([data-source]), main li, figcaption, dt, main svg text:not(.caption text), nav a',
      );
      return [...texts].map((element) => `${element.textContent} ${element.getAttribute('aria-label') ?? ''}`);
    });
    const known = [...facts.map(({ display }) => display), ...names];
    const left = said.map((text) => known.reduce((rest, each) => rest.replaceAll(each, ''), text)).filter((text) => /\d/.test(text));
    expect(left).toEqual([]);
    for (const { display } of facts) expect(words).toContain(display);
  });
});
