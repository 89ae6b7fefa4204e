import { test } from '@playwright/test';
import { openStory, scrollToStep, atRest } from './support';
test('dbg', async ({ page, isMobile }) => {
  test.skip(!isMobile);
  for (const q of ['map=static', 'map=live']) {
    await openStory(page, q);
    await scrollToStep(page, 'practice-halls');
    await atRest(page, 'practice-halls');
    if (q === 'map=live') await page.waitForFunction(() => document.documentElement.dataset.map === 'live');
    const cdp = await page.context().newCDPSession(page);
    for (const [x, y, d] of [[195, 232, -180], [195, 600, -180], [195, 232, 180],[195,400,-180]] as const) {
      const before = await page.evaluate(() => scrollY);
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
      for (let k = 1; k <= 12; k += 1) await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y + (d * k) / 12 }] });
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await page.waitForTimeout(800);
      console.log(q, x, y, d, before, await page.evaluate(() => [scrollY, document.documentElement.dataset.step]), await page.evaluate(([x, y]) => { const e = document.elementFromPoint(x!, y!); return e?.outerHTML.slice(0, 80)+ (e? getComputedStyle(e).touchAction:''); }, [x, y]));
    }
  }
});
