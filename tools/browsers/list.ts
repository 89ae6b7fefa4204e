/** The browsers of the run: where each comes from, and how it is opened. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openFirefox } from '../../tests/browsers/bidi';
import { openChromium } from '../../tests/browsers/cdp';
import type { Driver } from '../../tests/browsers/driver';
import { openWebKit } from '../../tests/browsers/webdriver';
import { browserArgs, ensureBrowser, findProgram, installPackages } from '../browser.mjs';
import { oldChromium } from './old';

export interface Browser {
  readonly id: string;
  readonly name: string;
  /** True where the protocol tells of no errors, so that the pages must keep a list. */
  readonly deaf: boolean;
  /** Gets what it needs and gives the way to open it, or a sentence that says what is missing. */
  obtain(): Promise<{ open(): Promise<Driver> } | { missing: string }>;
}

/** What others are compared with. */
export const current: Browser = {
  id: 'chromium',
  name: '现在的 Chromium',
  deaf: false,
  async obtain() {
    const file = await ensureBrowser();
    return { open: () => openChromium(file, browserArgs) };
  },
};

const old = (version: number): Browser => ({
  id: `chromium-${version}`,
  name: `Chromium ${version}`,
  deaf: false,
  async obtain() {
    const found = await oldChromium(version);
    if ('missing' in found) return found;
    return {
      open: () =>
        openChromium(found.file, [
          '--no-sandbox',
          '--no-zygote',
          '--lang=zh-CN',
          '--ignore-gpu-blocklist',
          ...(version < 100 ? ['--use-gl=swiftshader'] : ['--use-gl=angle', '--use-angle=swiftshader']),
        ]),
    };
  },
});

const firefox: Browser = {
  id: 'firefox',
  name: 'Firefox',
  deaf: false,
  obtain() {
    const find = (): string | undefined => findProgram('firefox-esr') ?? findProgram('firefox');
    if (!find()) {
      console.log('没有找到 Firefox，正在安装 firefox-esr……');
      installPackages(['firefox-esr']);
    }
    const file = find();
    return Promise.resolve(
      file ? { open: () => openFirefox(file) } : { missing: '没有 Firefox，也没能装上。请安装 firefox-esr（Debian）或 Firefox。' },
    );
  },
};

/** WebKitGTK's small browser lies beside its library, under a folder named for the machine. */
function miniBrowser(): string | undefined {
  const libraries = [
    '/usr/lib',
    '/usr/libexec',
    ...(existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => join('/usr/lib', name)) : []),
  ];
  return libraries
    .flatMap((folder) => ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((name) => join(folder, name, 'MiniBrowser')))
    .find((file) => existsSync(file));
}

const webkit: Browser = {
  id: 'webkit',
  name: 'WebKitGTK',
  deaf: true,
  obtain() {
    const missing = (): string[] =>
      [
        ['webkit2gtk-driver', findProgram('WebKitWebDriver')],
        ['libwebkit2gtk-4.1-0', miniBrowser()],
        ['xvfb', findProgram('Xvfb')],
      ].flatMap(([name, file]) => (name && !file ? [name] : []));
    if (missing().length > 0) {
      console.log(`没有找到 WebKitGTK 和它的屏幕，正在安装 ${missing().join('、')}……`);
      installPackages(missing());
    }
    const [driver, browser] = [findProgram('WebKitWebDriver'), miniBrowser()];
    return Promise.resolve(
      driver && browser && missing().length === 0
        ? { open: () => openWebKit(driver, browser) }
        : { missing: `缺少 ${missing().join('、')}，也没能装上。请安装 Debian 的这些软件包。` },
    );
  },
};

/** Runs only when it is asked for by name. */
export const spare: readonly Browser[] = [89].map(old);
export const others: readonly Browser[] = [88, 90, 103, 109].map(old).concat(firefox, webkit);
