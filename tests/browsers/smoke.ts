/** The smoke list: what must work in every browser that people have. Each check says what it saw, or throws what is wrong. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at, figures, steps, story, streets } from '../e2e/expected';
import type { Articles } from './articles';
import { until, type Driver, type Key } from './driver';
import type { Eye } from './eye';
import { laidOut, look, type StepSeen } from './look';
import { readHandout, type Handout } from './paper';

/** What one browser showed, to be compared with what another does. */
export interface Seen {
  readonly version: string;
  /** By window size and step. */
  readonly steps: Map<string, StepSeen & { readonly drawn: number }>;
  handout?: Handout;
}

export interface Visit {
  readonly driver: Driver;
  /** Address of the built pages, and the folder that they come from. */
  readonly url: string;
  readonly folder: string;
  readonly articles: Articles;
  readonly eye: Eye;
  readonly seen: Seen;
  /** What the current Chromium showed; the same as `seen` while it is the one that is looked at. */
  readonly reference: Seen;
  /** Keeps a picture of the window for the sheet. */
  keep(size: string, name: string, png: Buffer): void;
}

export interface Check {
  readonly name: string;
  run(visit: Visit): Promise<string>;
}

const SIZES = [[390, 844], [1440, 900]] as const;
const STILL = '?map=static&motion=off';
/** So far may a mark stand from where the reference has it, px. */
const REACH = 2;

const map = at(steps.filter(({ layout, scene, figure }) => layout === 'map' && scene.focus.length === 0 && !scene.reveal && figure !== null), 0);
const finder = at(steps.filter(({ scene, finder: has }) => scene.layout === 'map' && has), 0);
const street = at(streets, -1);

function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** Goes to a step of the story by its address and waits until it stands. */
async function toStep(driver: Driver, id: string): Promise<StepSeen> {
  await driver.evaluate((hash) => { location.hash = hash; }, id);
  let seen: StepSeen | null = null;
  await until(driver, `第 ${steps.findIndex((step) => step.id === id) + 1} 步 ${id}`, async () => (seen = await driver.evaluate(look, id)) !== null);
  return seen ?? Promise.reject(new Error(id));
}

async function openStory(driver: Driver, url: string): Promise<void> {
  await driver.open(url);
  await until(driver, '长卷醒来', () => driver.evaluate(laidOut));
}

async function openPresenter(driver: Driver, url: string): Promise<void> {
  await driver.open(url);
  await until(driver, '演示醒来', () => driver.evaluate(() => document.documentElement.dataset['awake'] !== undefined && document.documentElement.dataset['script'] === 'steps'));
}

const stepNow = (driver: Driver): Promise<string | undefined> => driver.evaluate(() => document.documentElement.dataset['step']);

/** Presses keys until one's effect is seen; presses each once only. */
async function pressed(driver: Driver, keys: readonly Key[], what: string, seen: () => Promise<boolean>): Promise<void> {
  for (const key of keys) await driver.press(key);
  await until(driver, what, seen);
}

/** Gives the focus to what a selector finds, as a keyboard reader has it. */
const focus = (driver: Driver, selector: string): Promise<void> => driver.evaluate((wanted) => {
  const element = document.querySelector<HTMLElement>(wanted);
  if (!element) throw new Error(`没有 ${wanted}`);
  element.focus();
}, selector);

/** How far the farthest mark stands from where it was, px. */
function farthest(is: StepSeen['marks'], was: StepSeen['marks']): number {
  return Math.max(...Object.entries(was).map(([id, [x, y]]) => {
    const [x2 = NaN, y2 = NaN] = is[id] ?? [];
    const way = Math.hypot(x2 - x, y2 - y);
    return Number.isNaN(way) ? Infinity : way;
  }));
}

function demandWhole(id: string, seen: StepSeen): void {
  const [width, height] = seen.page;
  const [left, top, right, bottom] = seen.stage;
  demand(left >= -1 && top >= -1 && right <= width + 1 && bottom <= height + 1, `${id}：舞台不在窗口里（${seen.stage.map(Math.round).join('、')}；窗口 ${width}×${height}）`);
  demand(right - left > width * 0.4 && bottom - top > height * 0.4, `${id}：舞台太小（${Math.round(right - left)}×${Math.round(bottom - top)}）`);
  demand(seen.wide <= width, `${id}：网页比窗口宽（${seen.wide} > ${width}）`);
  demand(Object.keys(seen.marks).length === streets.length, `${id}：${Object.keys(seen.marks).length} 盏灯，应有 ${streets.length}`);
  demand(Object.values(seen.marks).every(([, , size]) => size > 4), `${id}：有的灯没有大小`);
  demand(seen.lines > 0, `${id}：窗口里没有这一步的字`);
  demand(seen.covered.length === 0, `${id}：字被盖住：${seen.covered.join('；')}`);
}

const everyStep = ([width, height]: readonly [number, number]): Check => ({
  name: `每一步 ${width}×${height}`,
  async run({ driver, url, eye, seen, reference, keep }) {
    const size = `${width}x${height}`;
    await driver.resize(width, height);
    await openStory(driver, `${url}${STILL}`);
    let moved = 0;
    for (const { id, layout } of steps) {
      const step = await toStep(driver, id);
      const png = await driver.screenshot();
      keep(size, id, png);
      demand(step.layout === layout, `${id}：舞台是 ${step.layout}，应是 ${layout}`);
      demandWhole(id, step);
      const drawn = await eye.drawn(png, step.stage);
      seen.steps.set(`${size} ${id}`, { ...step, drawn });
      const same = reference.steps.get(`${size} ${id}`);
      demand(same !== undefined, `${id}：${reference.version} 没有走到这一步，无从比较`);
      demand(step.page.join() === same.page.join(), `${id}：可用的窗口 ${step.page.join('×')}，${reference.version} 是 ${same.page.join('×')}`);
      const way = farthest(step.marks, same.marks);
      demand(way <= REACH, `${id}：灯离 ${reference.version} 的位置 ${way.toFixed(1)} 像素`);
      moved = Math.max(moved, way);
      // Letters and edges differ from engine to engine, an empty or a blackened picture differs more.
      demand(drawn > 0.004 && drawn > same.drawn * 0.8 && drawn < same.drawn * 1.25, `${id}：画面上有笔墨的占 ${(drawn * 100).toFixed(1)}%，${reference.version} 是 ${(same.drawn * 100).toFixed(1)}%`);
    }
    return `${steps.length} 步，每步 ${streets.length} 盏灯${seen === reference ? '' : `，和 ${reference.version} 相差至多 ${moved.toFixed(1)} 像素`}`;
  },
});

const engine: Check = {
  name: '地图引擎',
  async run({ driver, url, seen, reference }) {
    await openStory(driver, `${url}?map=live`);
    await driver.evaluate(() => scrollBy(0, innerHeight));
    const state = (): Promise<string | undefined> => driver.evaluate(() => document.documentElement.dataset['map']);
    await until(driver, '地图引擎接手或让位', async () => ['live', 'failed'].includes((await state()) ?? ''));
    demandWhole(map.id, await toStep(driver, map.id));
    demand(seen !== reference || (await state()) === 'live', '地图引擎没有接手');
    return (await state()) === 'live' ? '接手了' : '这里没有 WebGL，静态地图继续服务';
  },
};

const findStreet: Check = {
  name: '我的街道',
  async run({ driver, url }) {
    await openStory(driver, `${url}${STILL}`);
    await toStep(driver, finder.id);
    await focus(driver, '.finder input');
    await pressed(driver, [...street.id], '列表里有这个街道', () => driver.evaluate((label) => document.querySelector('.finder-list a')?.textContent?.trim() === label, street.label));
    await pressed(driver, ['Enter'], '选中的街道亮着，地址里有它', () => driver.evaluate(({ id, name }) => {
      const mark = document.querySelector(`[data-stage] [data-mark="${id}"].chosen`);
      return mark !== null && new URLSearchParams(location.search).get('street') === id && Boolean(document.querySelector('.finder-card')?.textContent?.includes(name));
    }, { id: street.id, name: street.name }));
    return `键入 ${street.id}，${street.label}亮着`;
  },
};

const explore: Check = {
  name: '自由查看地图',
  async run({ driver, url }) {
    await openStory(driver, `${url}${STILL}`);
    const before = await toStep(driver, map.id);
    await driver.evaluate(() => [...document.querySelectorAll('button')].find((button) => (button.getAttribute('aria-label') ?? button.textContent)?.includes('自由查看地图'))?.focus());
    await pressed(driver, ['Enter'], '打开', () => driver.evaluate(() => document.activeElement?.matches('.explore-pad') ?? false));
    await pressed(driver, ['+'], '放大', async () => farthest((await driver.evaluate(look, map.id))?.marks ?? before.marks, before.marks) > 40);
    await pressed(driver, ['Escape'], '还给故事', async () => {
      const now = await driver.evaluate(look, map.id);
      return now !== null && farthest(now.marks, before.marks) <= 1 && (await driver.evaluate(() => document.querySelector('.explore-pad') === null));
    });
    return '打开，放大，原样还回';
  },
};

const share: Check = {
  name: '带走这幅图',
  async run({ driver, url, eye }) {
    await openStory(driver, `${url}${STILL}`);
    const { id, figure } = map;
    await toStep(driver, id);
    await focus(driver, `[data-share="${figure ?? ''}"]`);
    const shown = (): Promise<readonly [number, number, number, number] | null> => driver.evaluate(() => {
      const picture = document.querySelector<HTMLImageElement>('[role=dialog] .share-picture, dialog[open] .share-picture');
      if (!picture?.complete || picture.naturalWidth === 0) return null;
      const { left, top, right, bottom } = picture.getBoundingClientRect();
      return [Math.max(0, left), Math.max(0, top), Math.min(innerWidth, right), Math.min(innerHeight, bottom)];
    });
    const ownPage = (): Promise<boolean> => driver.evaluate((wanted) => location.pathname.endsWith(`/embed/${wanted}/`), figure ?? '');
    await pressed(driver, ['Enter'], '图片，或者这幅图自己的网页', async () => (await shown()) !== null || (await ownPage()));
    if (await ownPage()) return '这里画不成图片，去了这幅图自己的网页';
    const box = await shown();
    demand(box !== null, '图片又不见了');
    const drawn = await eye.drawn(await driver.screenshot(), box);
    demand(drawn > 0.02 && drawn < 0.8, `图片上有笔墨的占 ${(drawn * 100).toFixed(1)}%`);
    await pressed(driver, ['Escape'], '对话框关上', () => driver.evaluate(() => document.querySelector('[role=dialog], dialog[open]') === null));
    return '画成了图片';
  },
};

const present: Check = {
  name: '在会上演示',
  async run({ driver, url }) {
    await openPresenter(driver, `${url}present/${STILL}`);
    const isAt = (index: number) => async (): Promise<boolean> => (await stepNow(driver)) === at(steps, index).id && (await driver.evaluate(look, at(steps, index).id)) !== null;
    await pressed(driver, ['ArrowRight', 'ArrowRight', 'ArrowRight'], '右箭头三下', isAt(3));
    await pressed(driver, ['ArrowLeft'], '左箭头', isAt(2));
    const overview = (): Promise<number> => driver.evaluate(() => {
      const list = document.querySelector('[data-dialog=overview]');
      return list && list.getBoundingClientRect().width > 100 ? list.querySelectorAll('li').length : 0;
    });
    await pressed(driver, ['o'], '全部步骤打开', async () => (await overview()) === steps.length);
    await pressed(driver, ['Escape'], '全部步骤关上', async () => (await overview()) === 0);
    await driver.evaluate(() => {
      const original = window.open.bind(window);
      window.open = (...all) => ((window as { notes?: Window | null }).notes = original(...all));
    });
    const heading = (): Promise<string> => driver.evaluate(() => (window as { notes?: Window | null }).notes?.document.querySelector('h1')?.textContent ?? '');
    await pressed(driver, ['s'], '讲稿窗口', async () => (await heading()) === at(steps, 2).title);
    const { pictures, styled } = await driver.evaluate(() => {
      const page = (window as { notes?: Window | null }).notes?.document;
      return { pictures: page?.querySelectorAll('svg.picture').length, styled: page ? page.defaultView?.getComputedStyle(page.body).backgroundColor === getComputedStyle(document.body).backgroundColor : false };
    });
    demand(pictures === 2, `讲稿窗口里有 ${pictures} 幅画面，应有 2`);
    demand(styled, '讲稿窗口没有样式');
    await pressed(driver, ['ArrowRight'], '讲稿跟着走', async () => (await isAt(3)()) && (await heading()) === at(steps, 3).title);
    await driver.evaluate(() => (window as { notes?: Window | null }).notes?.close());
    return '翻页，全部步骤，讲稿窗口';
  },
};

const embed: Check = {
  name: '嵌入别的网页',
  async run({ driver, url, articles }) {
    const figure = at(figures, 0);
    const page = `${url}embed/${figure.id}/`;
    await openStory(driver, `${url}${STILL}`);
    const paper = await driver.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const frame = (more: string): string => `<iframe ${more} src="${page}" title="图" style="width:100%;height:700px;border:0"></iframe>`;
    const ways = { 普通框: frame(''), 沙箱框: frame('sandbox="allow-scripts"'), 'embed.js': `<a class="yunhe-embed" href="${page}">图</a><script src="${url}embed.js"></script>` };
    for (const [way, body] of Object.entries(ways)) {
      await driver.open(articles.write(body));
      const told = (): Promise<number> => driver.evaluate(() => (window as unknown as { said: { yunhe?: string; height?: number }[] }).said.reduce((last, { yunhe, height }) => (yunhe === 'height' ? (height ?? 0) : last), 0));
      await until(driver, `${way}报告高度`, async () => (await told()) > 200);
      const inside = await driver.inFrame(async () => {
        await document.fonts.ready;
        const { width, height } = document.querySelector('figure svg')?.getBoundingClientRect() ?? new DOMRect();
        const letters = [...document.fonts].some(({ family, status }) => family.replace(/"/g, '') === 'Yunhe Serif' && status === 'loaded');
        return { paper: getComputedStyle(document.documentElement).backgroundColor, picture: width > 200 && height > 100, letters, script: document.documentElement.dataset['script'], origin: self.origin };
      });
      demand(inside.paper === paper, `${way}里没有样式（底色 ${inside.paper}，长卷是 ${paper}）`);
      demand(inside.picture, `${way}里的图没有大小`);
      demand(inside.letters, `${way}里没有标题字体`);
      demand(inside.script === 'figure', `${way}里的脚本没有运行`);
      demand((inside.origin === 'null') === (way === '沙箱框'), `${way}的来源是 ${inside.origin}`);
      if (way === 'embed.js') await until(driver, '框随报告的高度变', async () => Math.abs((await driver.evaluate(() => document.querySelector('iframe')?.getBoundingClientRect().height ?? 0)) - (await told())) <= 1);
    }
    return `${Object.keys(ways).join('、')}：有样式，报告了高度`;
  },
};

const offline: Check = {
  name: '不联网的文件',
  async run({ driver, folder }) {
    const file = pathToFileURL(join(folder, 'offline/yunhe-yishi.html')).href;
    await openStory(driver, `${file}${STILL}`);
    for (const index of [0, 1, 2]) demandWhole(at(steps, index).id, await toStep(driver, at(steps, index).id));
    await openPresenter(driver, `${file}${STILL}&present=1#${at(steps, 4).id}`);
    await until(driver, '演示从这一步开始', async () => (await stepNow(driver)) === at(steps, 4).id);
    await pressed(driver, ['ArrowRight'], '下一步', async () => (await driver.evaluate(look, at(steps, 5).id)) !== null);
    return '长卷和演示都能翻';
  },
};

const handout: Check = {
  name: '打印的讲义',
  async run({ driver, url, seen, reference }) {
    if (!driver.pdf) return '没有测：这个浏览器的自动化接口不会打印';
    await openStory(driver, `${url}${STILL}`);
    const tables = await driver.evaluate(() => [...document.querySelectorAll('table[data-table]')].map((table) => [...table.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')));
    seen.handout = readHandout(await driver.pdf(), tables);
    const { pages, tables: whole } = seen.handout;
    demand(tables.length === figures.length && whole === tables.length, `纸上 ${whole} 张表是完整的，网页里有 ${tables.length} 张，应有 ${figures.length}`);
    demand(pages === reference.handout?.pages, `${pages} 页，${reference.version} 是 ${reference.handout?.pages ?? '？'} 页`);
    return `${pages} 页，${whole} 张表`;
  },
};

/** In this order for every browser; the pictures of the sheet are taken on the way. */
export const CHECKS: readonly Check[] = [...SIZES.map(everyStep), engine, findStreet, explore, share, present, embed, offline, handout];
