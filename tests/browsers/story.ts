/** The story: every step, the map's engine, the reader's street, the map in her own hands, a picture to take along. */
import { chinese } from '../../build/chinese';
import { at, steps, streets } from '../e2e/expected';
import { until, type Driver } from './driver';
import type { Eye } from './eye';
import { look, type Box } from './look';
import { demand, demandWhole, farthest, focus, map, openStory, pressed, STILL, toStep, type Check } from './walk';

/** So far may a mark stand from where the reference has it, px. */
const REACH = 2;

/** So large a part of a picture may differ: a line of letters that breaks elsewhere. An empty picture differs at least twice as much. */
const SAME = 0.02;

/** Fails unless two pictures are the same to the eye; null: unless there is something on the picture at all. */
async function demandSame(eye: Eye, what: string, picture: Buffer, other: Buffer | null, box: Box | null): Promise<void> {
  const apart = await eye.apart(picture, other, box);
  if (other) demand(apart <= SAME, `${what}：画面有 ${(apart * 100).toFixed(1)}% 和现在的 Chromium 不同`);
  else demand(apart > SAME * 2, `${what}：画面是空的`);
}

/** The step's picture. One that is compared is waited for: a busy engine paints some time after it has laid out. */
async function pictureOf(driver: Driver, eye: Eye, box: Box, other: Buffer | null): Promise<Buffer> {
  let picture = await driver.screenshot();
  const same = async (): Promise<boolean> => {
    if (!other || (await eye.apart(picture, other, box)) <= SAME) return true;
    picture = await driver.screenshot();
    return false;
  };
  // How far it is from the same is said by who compares them.
  await until(driver, '画面', same).catch(() => undefined);
  return picture;
}

const finder = at(
  steps.filter(({ scene, finder: has }) => scene.layout === 'map' && has),
  0,
);
const street = at(streets, -1);
const pinyin = chinese
  .readings(street.label)
  .map(([reading = '']) => reading)
  .join('');

/** Every step at one window size, compared with the reference. */
export const everyStep = ([width, height]: readonly [number, number]): Check => ({
  name: `每一步 ${width}×${height}`,
  async run({ driver, url, eye, seen, reference, keep }) {
    const size = `${width}x${height}`;
    await driver.resize(width, height);
    await openStory(driver, `${url}${STILL}`);
    let moved = 0;
    for (const { id, layout, scene } of steps) {
      const step = await toStep(driver, id);
      const before = seen === reference ? undefined : reference.steps.get(`${size} ${id}`);
      const picture = await pictureOf(driver, eye, step.stage, before?.picture ?? null);
      keep(size, id, picture);
      demand(step.layout === layout, `${id}：舞台是 ${step.layout}，应是 ${layout}`);
      demandWhole(id, step);
      // A camera that looks at one place may leave lanterns outside.
      if (layout !== 'map' || scene.focus.length === 0)
        demand(
          Object.values(step.marks).every(([x, y]) => x > step.stage[0] && x < step.stage[2] && y > step.stage[1] && y < step.stage[3]),
          `${id}：有的灯在舞台外面`,
        );
      seen.steps.set(`${size} ${id}`, { ...step, picture });
      const same = reference.steps.get(`${size} ${id}`);
      demand(same !== undefined, `${id}：${reference.version} 没有走到这一步，无从比较`);
      demand(
        step.page.join() === same.page.join(),
        `${id}：可用的窗口 ${step.page.join('×')}，${reference.version} 是 ${same.page.join('×')}`,
      );
      const way = farthest(step.marks, same.marks);
      demand(way <= REACH, `${id}：灯离 ${reference.version} 的位置 ${way.toFixed(1)} 像素`);
      moved = Math.max(moved, way);
      await demandSame(eye, id, picture, seen === reference ? null : same.picture, step.stage);
    }
    return `${steps.length} 步，每步 ${streets.length} 盏灯${seen === reference ? '' : `，和 ${reference.version} 相差至多 ${moved.toFixed(1)} 像素`}`;
  },
});

/** The engine takes over, or the drawing serves. */
export const engine: Check = {
  name: '地图引擎',
  async run({ driver, url, seen, reference }) {
    await openStory(driver, `${url}?map=live`);
    await driver.evaluate(() => scrollBy(0, innerHeight));
    const state = (): Promise<string | undefined> => driver.evaluate(() => document.documentElement.dataset.map);
    await until(driver, '地图引擎接手或让位', async () => ['live', 'failed'].includes((await state()) ?? ''));
    demandWhole(map.id, await toStep(driver, map.id));
    demand(seen !== reference || (await state()) === 'live', '地图引擎没有接手');
    return (await state()) === 'live' ? '接手了' : '这里没有 WebGL 2，或者浏览器太老：静态地图继续服务';
  },
};

/** Typed by keyboard alone. */
export const findStreet: Check = {
  name: '我的街道',
  async run({ driver, url }) {
    await openStory(driver, `${url}${STILL}`);
    await toStep(driver, finder.id);
    await focus(driver, '.finder input');
    await pressed(driver, [...pinyin], '列表里有这个街道', () =>
      driver.evaluate((label) => document.querySelector('.finder-list a')?.textContent?.trim() === label, street.label),
    );
    await pressed(driver, ['Enter'], '选中的街道亮着，地址里有它', () =>
      driver.evaluate(
        ({ id, name }) => {
          const mark = document.querySelector(`[data-stage] [data-mark="${id}"].chosen`);
          return (
            mark !== null &&
            new URLSearchParams(location.search).get('street') === id &&
            Boolean(document.querySelector('.finder-card')?.textContent?.includes(name))
          );
        },
        { id: street.id, name: street.name },
      ),
    );
    return `键入 ${pinyin}，${street.label}亮着`;
  },
};

/** Opened, enlarged, given back as it was. */
export const explore: Check = {
  name: '自由查看地图',
  async run({ driver, url }) {
    await openStory(driver, `${url}${STILL}`);
    const before = await toStep(driver, map.id);
    await driver.evaluate(() =>
      [...document.querySelectorAll('button')]
        .find((button) => (button.getAttribute('aria-label') ?? button.textContent)?.includes('自由查看地图'))
        ?.focus(),
    );
    await pressed(driver, ['Enter'], '打开', () => driver.evaluate(() => document.activeElement?.matches('.explore-pad') ?? false));
    await pressed(
      driver,
      ['+'],
      '放大',
      async () => farthest((await driver.evaluate(look, map.id))?.marks ?? before.marks, before.marks) > 40,
    );
    await pressed(driver, ['Escape'], '还给故事', async () => {
      const now = await driver.evaluate(look, map.id);
      return (
        now !== null &&
        farthest(now.marks, before.marks) <= 1 &&
        (await driver.evaluate(() => document.querySelector('.explore-pad') === null))
      );
    });
    return '打开，放大，原样还回';
  },
};

/** The picture that one saves is the reference's. */
export const share: Check = {
  name: '带走这幅图',
  async run({ driver, url, eye, seen, reference }) {
    await openStory(driver, `${url}${STILL}`);
    const { id, figure } = map;
    await toStep(driver, id);
    await focus(driver, `[data-share="${figure ?? ''}"]`);
    const source = (): Promise<string | null> =>
      driver.evaluate(async () => {
        const picture = document.querySelector<HTMLImageElement>('[role=dialog] .share-picture, dialog[open] .share-picture');
        if (!picture) return null;
        await picture.decode();
        const { width, height } = picture.getBoundingClientRect();
        return width > 100 && height > 100 ? picture.src : null;
      });
    const ownPage = (): Promise<boolean> => driver.evaluate((wanted) => location.pathname.endsWith(`/embed/${wanted}/`), figure ?? '');
    await pressed(driver, ['Enter'], '图片，或者这幅图自己的网页', async () => (await source()) !== null || (await ownPage()));
    if (await ownPage()) return '这里画不成图片，去了这幅图自己的网页';
    seen.taken = Buffer.from((await source())?.replace('data:image/png;base64,', '') ?? '', 'base64');
    await demandSame(eye, '图片', seen.taken, seen === reference ? null : (reference.taken ?? null), null);
    await pressed(driver, ['Escape'], '对话框关上', () =>
      driver.evaluate(() => document.querySelector('[role=dialog], dialog[open]') === null),
    );
    return seen === reference ? '画成了图片' : '画成的图片一样';
  },
};
