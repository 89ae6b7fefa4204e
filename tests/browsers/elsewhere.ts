/** The story in other places: in a meeting, on other people's pages, on a stick, on paper. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at, figures, steps } from '../e2e/expected';
import { until } from './driver';
import { readHandout } from './paper';
import { demand, demandWhole, isAt, openPresenter, openStory, pressed, STILL, toStep, type Check } from './walk';

/** Keys, the overview, the notes' window. */
export const present: Check = {
  name: '在会上演示',
  async run({ driver, url }) {
    await openPresenter(driver, `${url}present/${STILL}`);
    await pressed(driver, ['ArrowRight', 'ArrowRight', 'ArrowRight'], '右箭头三下', () => isAt(driver, 3));
    await pressed(driver, ['ArrowLeft'], '左箭头', () => isAt(driver, 2));
    const overview = (): Promise<number> =>
      driver.evaluate(() => {
        const list = document.querySelector('[data-dialog=overview]');
        return list && list.getBoundingClientRect().width > 100 ? list.querySelectorAll('li').length : 0;
      });
    await pressed(driver, ['o'], '全部步骤打开', async () => (await overview()) === steps.length);
    await pressed(driver, ['Escape'], '全部步骤关上', async () => (await overview()) === 0);
    await driver.evaluate(() => {
      const original = window.open.bind(window);
      window.open = (...all) => ((window as { notes?: Window | null }).notes = original(...all));
    });
    const heading = (): Promise<string> =>
      driver.evaluate(() => (window as { notes?: Window | null }).notes?.document.querySelector('h1')?.textContent ?? '');
    await pressed(driver, ['s'], '讲稿窗口', async () => (await heading()) === at(steps, 2).title);
    const inside = await driver.evaluate(async () => {
      const page = (window as { notes?: Window | null }).notes?.document;
      if (!page) return null;
      await page.fonts.ready;
      const paper = (each: Document): string => getComputedStyle(each.documentElement).backgroundColor;
      return {
        pictures: page.querySelectorAll('svg.picture').length,
        styled: paper(page) === paper(document),
        letters: [...page.fonts].some(({ family, status }) => family.replace(/"/g, '') === 'Yunhe Serif' && status === 'loaded'),
      };
    });
    demand(inside?.pictures === 2, `讲稿窗口里有 ${inside?.pictures ?? 0} 幅画面，应有 2`);
    demand(inside.styled, '讲稿窗口没有样式');
    demand(inside.letters, '讲稿窗口没有标题字体');
    await pressed(driver, ['ArrowRight'], '讲稿跟着走', async () => (await isAt(driver, 3)) && (await heading()) === at(steps, 3).title);
    await driver.evaluate(() => (window as { notes?: Window | null }).notes?.close());
    return '翻页，全部步骤，讲稿窗口';
  },
};

/** In a frame, in a sandboxed frame, by the loader. */
export const embed: Check = {
  name: '嵌入别的网页',
  async run({ driver, url, articles }) {
    const figure = at(figures, 0);
    const page = `${url}embed/${figure.id}/`;
    await openStory(driver, `${url}${STILL}`);
    const paper = await driver.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const frame = (more: string): string => `<iframe ${more} src="${page}" title="图" style="width:100%;height:700px;border:0"></iframe>`;
    const ways = {
      普通框: frame(''),
      沙箱框: frame('sandbox="allow-scripts"'),
      'embed.js': `<a class="yunhe-embed" href="${page}">图</a><script src="${url}embed.js"></script>`,
    };
    for (const [way, body] of Object.entries(ways)) {
      await driver.open(articles.write(body));
      const told = (): Promise<number> =>
        driver.evaluate(() =>
          (window as unknown as { said: { yunhe?: string; height?: number }[] }).said.reduce(
            (last, { yunhe, height }) => (yunhe === 'height' ? (height ?? 0) : last),
            0,
          ),
        );
      await until(driver, `${way}报告高度`, async () => (await told()) > 200);
      const inside = await driver.inFrame(async () => {
        await document.fonts.ready;
        const { width, height } = document.querySelector('figure svg')?.getBoundingClientRect() ?? new DOMRect();
        const letters = [...document.fonts].some(({ family, status }) => family.replace(/"/g, '') === 'Yunhe Serif' && status === 'loaded');
        return {
          paper: getComputedStyle(document.documentElement).backgroundColor,
          picture: width > 200 && height > 100,
          letters,
          script: document.documentElement.dataset.script,
          origin: self.origin,
        };
      });
      demand(inside.paper === paper, `${way}里没有样式（底色 ${inside.paper}，长卷是 ${paper}）`);
      demand(inside.picture, `${way}里的图没有大小`);
      demand(inside.letters, `${way}里没有标题字体`);
      demand(inside.script === 'figure', `${way}里的脚本没有运行`);
      demand((inside.origin === 'null') === (way === '沙箱框'), `${way}的来源是 ${inside.origin}`);
      if (way === 'embed.js')
        await until(
          driver,
          '框随报告的高度变',
          async () =>
            Math.abs(
              (await driver.evaluate(() => document.querySelector('iframe')?.getBoundingClientRect().height ?? 0)) - (await told()),
            ) <= 1,
        );
    }
    return `${Object.keys(ways).join('、')}：有样式，报告了高度`;
  },
};

/** The one file, from a disk. */
export const offline: Check = {
  name: '不联网的文件',
  async run({ driver, folder }) {
    const file = pathToFileURL(join(folder, 'offline/yunhe-yishi.html')).href;
    await openStory(driver, `${file}${STILL}`);
    for (const index of [0, 1, 2]) demandWhole(at(steps, index).id, await toStep(driver, at(steps, index).id));
    await openPresenter(driver, `${file}${STILL}&present=1#${at(steps, 4).id}`);
    await until(driver, '演示从这一步开始', () => isAt(driver, 4));
    await pressed(driver, ['ArrowRight'], '下一步', () => isAt(driver, 5));
    return '长卷和演示都能翻';
  },
};

/** Pages, tables and colours as on the reference's paper. */
export const handout: Check = {
  name: '打印的讲义',
  async run({ driver, url, eye, seen, reference }) {
    if (!driver.pdf) return '没有测：这个浏览器的自动化接口不会打印';
    // At once, as a hurried reader does: what is made for paper must be there in time.
    await driver.open(`${url}${STILL}`);
    await until(driver, '长卷醒来', () =>
      driver.evaluate(() => document.documentElement.dataset.awake !== undefined && document.fonts.status === 'loaded'),
    );
    // Those that only repeat what stands elsewhere are not printed (see src/tables/paper.ts).
    const tables = await driver.evaluate(() =>
      [...document.querySelectorAll('table[data-table]')]
        .filter((table) => ['list', 'rows', 'short', 'both'].includes(table.closest('[data-paper]')?.getAttribute('data-paper') ?? ''))
        .map((table) => [...table.querySelectorAll('tbody th, tbody td')].map((cell) => cell.textContent ?? '')),
    );
    seen.handout = readHandout(await driver.pdf(), tables);
    const { pages, tables: whole, pictures } = seen.handout;
    demand(tables.length > 0 && whole === tables.length, `纸上 ${whole} 张表是完整的，应有 ${tables.length} 张`);
    // A browser that lays the lists out as plain blocks may need a sheet more.
    const expected = reference.handout?.pages ?? 0;
    demand(pages === expected || pages === expected + 1, `${pages} 页，${reference.version} 是 ${expected} 页`);
    // Sheet by sheet where each holds the same, else all together.
    const was = reference.handout?.pictures ?? [];
    const shares = async (of: readonly Buffer[]): Promise<number[]> => Promise.all(of.map((each) => eye.coloured(each)));
    const [here, there] = [await shares(pictures), await shares(was)];
    const sum = (of: readonly number[]): number => of.reduce((all, each) => all + each, 0);
    const pairs = pages === expected ? here.map((is, k) => [is, there[k] ?? is] as const) : [[sum(here), sum(there)] as const];
    for (const [k, [is, share]] of pairs.entries()) {
      // Engines smooth small coloured letters each in its own way: they make up to two thousandths of a sheet, a map ten times as much.
      demand(
        Math.abs(is - share) <= share * 0.15 + 0.0025,
        `第 ${k + 1} 页有颜色的占 ${(is * 100).toFixed(2)}%，${reference.version} 是 ${(share * 100).toFixed(2)}%`,
      );
    }
    return `${pages} 页，${whole} 张表，图上的颜色都在`;
  },
};
