import { expect, test } from '@playwright/test';
import { story } from './expected';
import { NAMED } from './named';

const REPORT = '以精彩履职答卷展现新时代拱墅政协新样子';

test.use({ javaScriptEnabled: false });

test('every named thing of the report is told: its words stand together in one step', { tag: '@desk' }, async ({ page }) => {
  test.skip(story.site.report.title !== REPORT, 'another report names other things');
  await page.goto('./');
  // What a reader sees of a step: headings, prose, and the words of its picture. No table, no words for screen readers alone.
  const told = await page.locator('.step, .note').evaluateAll((steps) =>
    steps.map((step) => {
      const chapter = step.closest('section')?.querySelector('header.chapter')?.textContent ?? '';
      const seen = [...step.querySelectorAll('h3, .number, .prose, .chapter, svg text')].filter(
        (each) => !each.closest('details, .unseen'),
      );
      return [chapter, ...seen.map((each) => each.textContent ?? '')]
        .join('\n')
        .replace(/[ \t]+|(?<=[^\n])\n(?=[^\n])/g, (run) => (run === '\n' ? '\n' : ''));
    }),
  );
  const flat = told.map((text) => text.replace(/\s/g, ''));
  const missing = NAMED.filter(([, , words]) => !flat.some((text) => words.every((word) => text.includes(word.replace(/\s/g, '')))));
  expect(missing.map(([paragraph, thing]) => `${paragraph} ${thing}`)).toEqual([]);
});
