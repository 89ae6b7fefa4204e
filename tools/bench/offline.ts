/** The one file for a meeting: how large it is, and how soon its first picture is seen when it is opened from a disk. */
import { OFFLINE } from '../../src/pages/parts/ways';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from '@playwright/test';
import { installProbe } from './probe.ts';

const LIMIT_MB = 3;
const VISITS = 3;

/** One line of Chinese with size, budget and the median of the first picture's time. */
export async function offlineReport(browser: Browser, site: string): Promise<string> {
  const file = join(site, OFFLINE);
  const size = statSync(file).size / 1024 / 1024;
  const times: number[] = [];
  for (let k = 0; k < VISITS; k += 1) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, offline: true });
    await context.addInitScript('globalThis.__name = (named) => named');
    await context.addInitScript(installProbe);
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    await page.waitForFunction(() => window.bench.firstPaint > 0 && window.bench.stageSeen !== null);
    times.push(await page.evaluate(() => Math.max(window.bench.firstPaint, window.bench.stageSeen ?? 0)));
    await context.close();
  }
  const middle = times.sort((a, b) => a - b)[Math.floor(VISITS / 2)] ?? 0;
  return `离线单文件 ${size.toFixed(2)} MB（上限 ${LIMIT_MB} MB，${size <= LIMIT_MB ? '达标' : '未达标'}）；从磁盘打开到看见第一幅图 ${middle.toFixed(0)} ms（不限速，${VISITS} 次的中位数）`;
}
