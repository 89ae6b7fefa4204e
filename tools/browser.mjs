/** Finds a Chrome, Chromium or Edge for the browser tests and the benchmark; gets one where there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { runTool } from './run.mjs';

const require = createRequire(import.meta.url);
const linux = process.platform === 'linux';
const isRoot = process.getuid?.() === 0;

/** Start-up switches: software WebGL everywhere, no traffic of the browser's own. */
export const browserArgs = [
  ...(linux && isRoot ? ['--no-sandbox'] : []),
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--lang=zh-CN',
];

/** For pictures that are to be the same byte for byte: the graphics process draws now so, now a shade different. */
export const pictureArgs = [...(linux && isRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--lang=zh-CN'];

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];

function knownPlaces() {
  if (process.platform === 'win32') {
    const bases = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name]).filter(Boolean);
    const files = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return files.flatMap((file) => bases.map((base) => join(base, file)));
  }
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const bases = ['/Applications', join(process.env.HOME ?? '', 'Applications')];
    return apps.flatMap((app) => bases.map((base) => join(base, `${app}.app`, 'Contents', 'MacOS', app)));
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter(Boolean);
  return [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ];
}

/** The Chromium that Playwright downloads, whether it is there yet or not. */
function playwrightsOwn() {
  return require('@playwright/test').chromium.executablePath();
}

/**
 * The browser to use: CHROME_PATH, else an installed one, else Playwright's own download.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const wanted = process.env.CHROME_PATH;
  if (wanted && existsSync(wanted)) return wanted;
  return [...new Set(knownPlaces())].find((file) => existsSync(file)) ?? [playwrightsOwn()].find((file) => existsSync(file));
}

/** Some Linux systems have a launcher without a browser behind it; elsewhere asking would open a window. */
const starts = (file) => !linux || spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

function workingBrowser() {
  const file = findBrowser();
  if (file && starts(file)) return file;
  return [...new Set(knownPlaces()), playwrightsOwn()].find((other) => other !== file && existsSync(other) && starts(other));
}

/** `[]` as root, `['sudo', '-n']` where that works without a password, else undefined. */
function privilege() {
  if (isRoot) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * Installs system packages on Debian and its kin; false where that cannot be done.
 * @param {readonly string[]} packages
 * @returns {boolean}
 */
export function installPackages(packages) {
  const prefix = privilege();
  if (!linux || !prefix || !existsSync('/usr/bin/apt-get')) return false;
  const apt = (...args) => {
    const [file, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    return spawnSync(file, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  apt('update');
  return apt('install', '-y', '--no-install-recommends', ...packages);
}

/** Ubuntu's package of this name only points to a snap, which does not run everywhere. */
const isUbuntu = () => existsSync('/etc/os-release') && /^ID="?ubuntu"?$/m.test(readFileSync('/etc/os-release', 'utf8'));

async function obtainBrowser() {
  if (linux && !isUbuntu()) {
    console.log('没有找到 Chrome、Chromium 或 Edge，正在用系统的软件包管理器安装 Chromium……');
    if (installPackages(['chromium', 'fonts-noto-cjk']) && workingBrowser()) return workingBrowser();
  }
  console.log('正在下载 Playwright 的 Chromium……');
  const withLibraries = linux && privilege() ? ['--with-deps'] : [];
  await runTool('@playwright/test', ['install', ...withLibraries, 'chromium']).catch(() => 1);
  return workingBrowser();
}

/**
 * A program by its name, as a shell would find it.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name))
    .find((file) => existsSync(file));
}

/** Poppler's program that draws the pages of a PDF, if it is there. */
export const findPoppler = () => findProgram('pdftoppm');

/** Installs Poppler where that can be done; else the tests that look at PDFs are left out, with a word. */
export function ensurePoppler() {
  if (findPoppler()) return;
  console.log('没有找到 poppler，正在安装 poppler-utils……');
  installPackages(['poppler-utils']);
  if (!findPoppler()) console.warn('没有装上 poppler：其他测试照常进行，两份 PDF 的画面这次没有核对。');
}

function ensureChineseFont() {
  if (!linux) return;
  const hasFont = () => Boolean(spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim());
  if (hasFont()) return;
  console.log('系统里没有中文字体，正在安装 fonts-noto-cjk……');
  installPackages(['fontconfig', 'fonts-noto-cjk']);
  if (!hasFont()) console.warn('没有装上中文字体：测试照常进行，但画面中的汉字可能显示为方框。');
}

/**
 * A browser that starts, obtained if need be; it is then the CHROME_PATH of everything started from here.
 * Ends the program with a sentence if none can be had.
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
  const wanted = process.env.CHROME_PATH;
  if (wanted && !existsSync(wanted)) console.warn(`CHROME_PATH 指向的文件不存在：${wanted}。改用其他浏览器。`);
  const file = workingBrowser() ?? (await obtainBrowser());
  if (!file) {
    console.error(
      '没有可用的浏览器，也没能装上。请安装 Chrome、Chromium 或 Edge 后再试；装在别处的，用环境变量 CHROME_PATH 指明它的位置。',
    );
    process.exit(1);
  }
  ensureChineseFont();
  process.env.CHROME_PATH = file;
  return file;
}
