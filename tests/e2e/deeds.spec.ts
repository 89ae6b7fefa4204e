/** What opens in a chart: folds of the scroll, its directory, themes of the strands — by thumb, mouse and keyboard. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { axe } from './axe';
import { at, chapters, figures, steps, stepsWith, story, type ExpectedStep } from './expected';
import { atRest, openStory, toStep } from './support';

const { deeds } = story.stage;
const figureOf = (step: ExpectedStep) =>
  at(
    figures.filter(({ id }) => id === step.figure),
    0,
  );
const controls = (page: Page): Locator => page.locator('[data-stage] .control');
const drawn = async (page: Page): Promise<string> =>
  (
    (await page
      .locator('[data-stage] svg.picture')
      .evaluate((svg) => [...svg.querySelectorAll('text')].map((text) => text.textContent).join('\n'))) ?? ''
  ).replace(/\s/g, '');
const bare = (text: string): string => text.replace(/\s/g, '');

/** Steps whose figure has one fold open on a phone. */
const folded = stepsWith('deeds').filter((step) => typeof figureOf(step).part === 'number');

test('on a phone one fold is open; a key opens another, and reading on puts it back', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, 'motion=off&map=static');
  const step = at(folded, 0);
  await toStep(page, step.id);
  const section = figureOf(step).part;
  const leads = chapters.find((chapter) => chapter.section === section)?.leads ?? [];
  const own = step.scene.fold || 1;
  const namesOf = (lead: number): string[] =>
    deeds.filter((deed) => deed.section === section && deed.lead === lead).map(({ name }) => bare(name));
  await expect(controls(page)).toHaveCount(leads.length);
  for (const name of namesOf(own)) expect(await drawn(page)).toContain(name);
  const other = own === 1 ? 2 : 1;
  const button = controls(page).nth(other - 1);
  await expect(button).toHaveAccessibleName(new RegExp(leads[other - 1] ?? ''));
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(controls(page).nth(other - 1)).toHaveAttribute('aria-expanded', 'true');
  await expect(controls(page).nth(own - 1)).toHaveAttribute('aria-expanded', 'false');
  for (const name of namesOf(other)) expect(await drawn(page)).toContain(name);
  // The button that was pressed keeps the focus.
  await expect(controls(page).nth(other - 1)).toBeFocused();
  const next = at(steps, steps.indexOf(step) + 1);
  await toStep(page, next.id);
  await toStep(page, step.id);
  await expect(controls(page).nth(own - 1)).toHaveAttribute('aria-expanded', 'true');
});

test('in the directory every fold opens to its deeds and closes again', async ({ page }) => {
  const step = at(stepsWith('directory'), 0);
  await openStory(page, 'motion=off&map=static');
  await toStep(page, step.id);
  const leads = chapters.flatMap((chapter) => chapter.leads.map((lead, k) => ({ section: chapter.section, lead, k: k + 1 })));
  await expect(controls(page)).toHaveCount(leads.length);
  const { section, k } = at(leads, -1);
  await controls(page).last().click();
  await atRest(page);
  for (const { name } of deeds.filter((deed) => deed.section === section && deed.lead === k))
    expect(await drawn(page)).toContain(bare(name));
  await page.locator('[data-stage] .control[aria-expanded="true"]').click();
  await expect(page.locator('[data-stage] .control[aria-expanded="true"]')).toHaveCount(0);
  await expect(controls(page)).toHaveCount(leads.length);
});

test('one theme at a time is followed; none is followed when it is let go; the table says every strand', async ({ page }) => {
  const step = at(stepsWith('strands'), 0);
  await openStory(page, 'motion=off&map=static');
  await toStep(page, step.id);
  const themes = [...new Set(deeds.map(({ theme }) => theme).filter(Boolean))];
  await expect(controls(page)).toHaveCount(themes.length);
  const open = page.locator('[data-stage] .control[aria-expanded="true"]');
  for (const [n, theme] of themes.entries()) {
    if (n > 0) await controls(page).nth(n).click();
    await expect(open).toHaveCount(1);
    await expect(open).toHaveAccessibleName(new RegExp(theme));
    for (const { name } of deeds.filter((deed) => deed.theme === theme && deed.strand !== ''))
      expect(await drawn(page)).toContain(bare(name));
  }
  await open.click();
  await expect(open).toHaveCount(0);
  const table = page.locator(`figure[data-figure="${step.figure}"] table`);
  const strands = new Set(deeds.map(({ strand }) => strand).filter(Boolean));
  await expect(table.locator('tbody tr')).toHaveCount(strands.size);
  const { violations } = await axe(page).include('[data-stage]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test(
  'the picture of a step with deeds is the same whichever way one came, whatever was opened before',
  { tag: '@desk' },
  async ({ page, context }) => {
    const shown = steps.filter(({ layout }) => ['deeds', 'directory', 'strands', 'days', 'shelves', 'together'].includes(layout));
    const picture = (of: Page): Promise<string> =>
      of.locator('[data-stage] svg.picture > .chart').evaluate((chart) => chart.innerHTML.replace(/<!--.*?-->/g, ''));
    await openStory(page, 'motion=off&map=static');
    for (const { id } of [...shown].reverse()) {
      const fresh = await context.newPage();
      await fresh.goto(`./?motion=off&map=static#${id}`);
      await atRest(fresh, id);
      const expected = await picture(fresh);
      await fresh.close();
      await toStep(page, id);
      expect(await picture(page), id).toBe(expected);
      // What the reader opened here is closed again when she comes back.
      const opens = await controls(page).count();
      if (opens > 0) await controls(page).last().click();
      await toStep(page, at(steps, 0).id);
      await toStep(page, id);
      expect(await picture(page), `${id}, again`).toBe(expected);
    }
  },
);
