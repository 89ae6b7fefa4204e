import { test } from '@playwright/test';
import { openStory, readTo, atRest, marksOnStage } from './support';
for (let n = 0; n < 4; n++) test('dbg'+n, async ({ page }) => {
  await page.addInitScript(() => {
    const w = window as unknown as { log: string[] };
    w.log = [];
    const note = (s: string): void => { w.log.push(`${Math.round(performance.now())} ${s} y=${Math.round(scrollY)} ${location.hash} ${document.documentElement.dataset['step']} ${document.activeElement?.localName}`); };
    addEventListener('keydown', (e) => note('key ' + e.key));
    addEventListener('scroll', () => note('scroll'));
    addEventListener('scrollend', () => note('scrollend'));
  });
  await openStory(page, 'map=static');
  for (let k = 0; k < 6; k++) {
    await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
    await atRest(page, 'method-facts');
    await readTo(page, 'growth-pier', 360); await atRest(page, 'growth-pier'); await marksOnStage(page);
    await page.keyboard.press('End');
    try { await page.waitForFunction(() => document.documentElement.dataset['step'] === 'method-facts', null, { timeout: 4000 }); } catch { console.log((await page.evaluate(() => (window as unknown as { log: string[] }).log)).slice(-12).join('\n')); return; }
  }
});
