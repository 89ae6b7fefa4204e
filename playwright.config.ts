import { defineConfig, devices } from '@playwright/test';
import { browserArgs, findBrowser, findPoppler } from './tools/browser.mjs';

// A port of this run's own, so that two runs on one machine do not meet; the workers inherit it.
const port = (process.env.TEST_PORT ??= String(20_000 + (process.pid % 20_000)));
const url = `http://127.0.0.1:${port}/`;
// Another built folder than dist/ can be tested.
const dist = process.env.TEST_DIST ?? 'dist';
const executablePath = findBrowser();
const report = process.env.PLAYWRIGHT_JSON;

export default defineConfig({
  testDir: 'tests/e2e',
  // npm test installs Poppler where it can, and says so where it cannot.
  testIgnore: findPoppler() ? [] : '**/pdf.spec.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Time is no fault on a busy machine; a limit only ends what hangs.
  timeout: 480_000,
  expect: { timeout: 60_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Pages are put together without the graphics processor, which is software here and slow; WebGL keeps it.
    launchOptions: { args: [...browserArgs, '--disable-gpu-compositing'], ...(executablePath ? { executablePath } : {}) },
  },
  // What does not depend on the screen is tested on one: @phone, @desk.
  projects: [
    {
      name: 'phone',
      grepInvert: /@desk/,
      use: {
        userAgent: devices['Pixel 7'].userAgent,
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
      },
    },
    { name: 'desk', grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
  ],
  webServer: {
    command: `node --import tsx tools/serve.ts --port ${port} --dir "${dist}"`,
    url,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2_000 },
  },
});
