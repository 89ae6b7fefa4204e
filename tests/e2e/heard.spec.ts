/** What a screen reader says of the pages, as a transcript: the words of the story, each once, in their order, and what can be done. */
import { expect, test, type Page } from '@playwright/test';
import { lastStepOf } from '../../src/scene/find';
import { themesOf } from '../../src/scene/layout/strandsRows';
import { figureTable } from '../../src/tables/figures';
import { markOf } from '../../src/tables/words';
import type { Deed } from '../../src/story/types';
import {
  at,
  chapters,
  displayOf,
  factAt,
  figures,
  firstStep,
  lastStep,
  plain,
  steps,
  stepsWith,
  story,
  streets,
  type ExpectedStep,
} from './expected';
import { acts, heard } from './heard';
import { atRest, openStory, toStep } from './support';

const STILL = 'map=static&motion=off';
const { deeds, unit, water } = story.stage;
/** What is made up says so first, and above its tables. */
const mark = [markOf(story.site)].filter(Boolean);
const marked = (title: string): string => [...mark, title].join('：');
const titleOf = ({ id, title }: ExpectedStep): string => (id === firstStep ? story.site.title : title);
const named = (rows: readonly Deed[]): string => rows.map(({ name, open }) => (open ? `${name}等` : name)).join('；');

/** The step that has the figure's table with it, of a layout. */
const stepOf = (layout: Parameters<typeof stepsWith>[0]): ExpectedStep =>
  at(
    stepsWith(layout).filter(({ id, figure }) => figure && lastStepOf(story.stage, figure) === id),
    0,
  );

/** What is heard of a step: its words, then the figure that it ends with. */
function transcript(step: ExpectedStep, fold: '已折叠' | '已展开' = '已折叠'): string[] {
  const figure = figures.find(({ id }) => id === step.figure);
  const text = figure && story.figures[figure.id];
  if (!figure || !text) throw new Error(`${step.id} has no figure`);
  const fact = factAt(step);
  const table = figureTable(story, figure);
  return [
    `标题3 ${step.title}`,
    ...(fact ? [`${fact.display}${figure.noun}`] : []),
    plain(story.steps[step.id]?.prose ?? []),
    figure.title,
    plain(text.summary),
    '计的是',
    text.counts,
    '注意',
    text.not,
    `来源：${text.source}`,
    `按钮 数据表：${figure.title}，${fold}`,
    ...(fold === '已折叠'
      ? []
      : [
          '组 宽的表可以左右移动',
          `表格 ${marked(figure.title)}`,
          marked(figure.title),
          table.columns.join(' | '),
          ...table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : displayOf(cell.fact))).join(' | ')),
        ]),
    `链接 带走这幅图：${figure.title}`,
  ];
}

/** What is heard of a step in the page, from its title on. */
async function ofStep(page: Page, { id, title }: ExpectedStep): Promise<string[]> {
  const lines = await heard(page, `[data-step-id="${id}"]`);
  return lines.slice(lines.indexOf(`标题3 ${title}`));
}

test('the first screen: where one is, where one can go, and the question', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, STILL);
  const cover = at(steps, 0);
  expect((await heard(page)).slice(0, chapters.length + mark.length + 12)).toEqual(
    [
      ...mark,
      '链接 跳到正文',
      `导航 ${water}上的章节`,
      '链接 上一步',
      ...chapters.map(({ numeral, title }) => `链接 ${numeral ? `${numeral} ` : ''}${title}`),
      '链接 下一步',
      '组 随文字变化的图',
      `区域 ${story.site.title}`,
      `标题1 ${story.site.title}`,
      '按钮 长辈版',
      story.site.subtitle,
      plain(story.steps[cover.id]?.prose ?? []),
      `据${story.site.report.name}`,
      '链接 在会上演示',
    ].slice(0, chapters.length + mark.length + 12),
  );
});

for (const layout of ['map', 'deeds', 'units', 'strands'] as const) {
  test(`a step of ${layout}: the words, what the figure says, its table when it is opened`, { tag: '@desk' }, async ({ page }) => {
    const step = stepOf(layout);
    await openStory(page, STILL, step.id);
    expect(await ofStep(page, step)).toEqual(transcript(step));
    await page.locator(`[data-step-id="${step.id}"] summary`).click();
    expect(await ofStep(page, step)).toEqual(transcript(step, '已展开'));
  });
}

test('my street: a field, the streets as a list, and one sentence when one is chosen', { tag: '@desk' }, async ({ page }) => {
  const step = at(
    steps.filter(({ finder }) => finder),
    0,
  );
  await openStory(page, STILL, step.id);
  const hint = `从上面选一个${unit}，或者点图上的一盏灯。`;
  const begin = [
    `标题3 ${step.title}`,
    plain(story.steps[step.id]?.prose ?? []),
    `输入${unit}名或拼音`,
    `输入框 输入${unit}名或拼音`,
    `列表 ${unit}`,
    ...streets.map(({ label }) => `链接 ${label}`),
  ];
  await expect.poll(() => ofStep(page, step)).toEqual([...begin, hint]);
  const street = at(streets, 4);
  await page.getByRole('list', { name: unit }).getByRole('link', { name: street.label, exact: true }).click();
  const lines = [...begin, `播报 已选${street.name}，它的情况写在名单后面。`, `标题4 ${street.name}`];
  await expect.poll(async () => (await ofStep(page, step)).slice(0, lines.length)).toEqual(lines);
  // It ends with what can be done; nothing else is read out unasked.
  expect((await ofStep(page, step)).slice(-3)).toEqual(['按钮 复制链接', '链接 做成图片', '按钮 不选了']);
  // The pressed button goes away with the card's words; whoever pressed it stays there.
  await page.getByRole('button', { name: '不选了' }).press('Enter');
  await expect(page.locator('.finder-card')).toBeFocused();
  expect(await ofStep(page, step)).toEqual([...begin, hint]);
});

test(
  'an opened fold says in one sentence what the report names in it; its name stays, its state changes',
  { tag: '@desk' },
  async ({ page }) => {
    const step = at(stepsWith('directory'), 0);
    await openStory(page, STILL, step.id);
    await atRest(page, step.id);
    const chapter = at(
      chapters.filter(({ leads }) => leads.length > 1),
      0,
    );
    const lead = at(chapter.leads, 1);
    const line = (state: string): string => `按钮 ${lead}，${state}`;
    expect(await heard(page, '#stage')).toContain(line('已折叠'));
    await page.getByRole('button', { name: lead, exact: true }).press('Enter');
    const own = deeds.filter((deed) => deed.section === chapter.section && deed.lead === 2);
    await expect
      .poll(async () => (await heard(page, '#stage')).slice(0, 2))
      .toEqual(['组 随文字变化的图', `播报 ${lead}：${named(own)}。`]);
    expect(await heard(page, '#stage')).toContain(line('已展开'));
    await page.getByRole('button', { name: lead, exact: true }).press('Enter');
    await expect.poll(async () => (await heard(page, '#stage')).filter((each) => each.startsWith('播报'))).toEqual([]);
  },
);

test('a theme that is followed says what the report joins under it', { tag: '@desk' }, async ({ page }) => {
  const step = at(stepsWith('strands'), 0);
  await openStory(page, STILL, step.id);
  await atRest(page, step.id);
  const themes = themesOf(deeds);
  const buttons = (open: number): string[] => themes.map((theme, k) => `按钮 跟着看：${theme}，${k === open ? '已展开' : '已折叠'}`);
  expect(await heard(page, '#stage')).toEqual(['组 随文字变化的图', ...buttons(0)]);
  await page.getByRole('button', { name: `跟着看：${at(themes, 1)}` }).press('Enter');
  await expect.poll(async () => (await heard(page, '#stage')).slice(2)).toEqual(buttons(1));
  const [, said = ''] = await heard(page, '#stage');
  expect(said.startsWith(`播报 ${at(themes, 1)}：`)).toBe(true);
  for (const { name } of deeds.filter(({ strand, theme }) => strand && theme === themes[1])) expect(said).toContain(name);
});

test('a lantern that is asked about says what is its own, and its slip the rest', { tag: '@desk' }, async ({ page }) => {
  const step = stepOf('map');
  await openStory(page, STILL, step.id);
  await page.getByRole('button', { name: '自由查看地图' }).press('Enter');
  await expect(page.locator('.explore-pad')).toBeFocused();
  const street = at(streets, 0);
  await page.getByRole('button', { name: street.name, exact: true }).press('Enter');
  await expect
    .poll(async () => (await heard(page, '#stage')).filter((line) => line.startsWith('播报')))
    .toEqual([expect.stringMatching(new RegExp(`^播报 ${street.name}：[^。]+。?$`))]);
  expect(await heard(page, '#stage')).toContain(`区域 ${street.name}`);
});

const WAYS = [
  ['the stepper', 'embed/story/', '[data-said]', (title: string) => title],
  [
    'the presenter',
    'present/',
    '.present-bar [role=status]',
    (title: string, k: number) => `第 ${k + 1} 步，共 ${steps.length} 步：${title}`,
  ],
] as const;
for (const [what, address, said, sentence] of WAYS) {
  test(
    `${what} says a step once when it comes, nothing at the start, and only what is shown is there`,
    { tag: '@desk' },
    async ({ page }) => {
      const shows = async (id: string): Promise<void> => {
        await expect(page.locator('html')).toHaveAttribute('data-awake', '');
        await expect(page.locator(`[data-step-id="${id}"]`)).toHaveAttribute('data-active', '');
      };
      await page.goto(`${address}?${STILL}`);
      await shows(firstStep);
      await expect(page.locator(said)).toHaveText('');
      for (const k of [1, 2, 1, 0]) {
        const step = at(steps, k);
        await page.goto(`${address}?${STILL}#${step.id}`);
        await shows(step.id);
        await expect(page.locator(said)).toHaveText(sentence(titleOf(step), k));
        const lines = await heard(page);
        expect(lines.filter((line) => line.startsWith('播报'))).toHaveLength(1);
        expect(lines.filter((line) => line.startsWith('区域'))).toEqual([]);
        expect(lines.filter((line) => line.startsWith('标题3'))).toEqual(k === 0 ? [] : [`标题3 ${step.title}`]);
      }
    },
  );
}

test('the presenter says that the hall sees black or white, and then where the talk goes on', { tag: '@desk' }, async ({ page }) => {
  await page.goto(`present/?${STILL}#${at(steps, 1).id}`);
  await expect(page.locator('html')).toHaveAttribute('data-awake', '');
  const said = page.locator('.present-bar [role=status]');
  for (const [key, words] of [
    ['b', '已黑屏，按任意键或点一下恢复。'],
    ['w', '已白屏，按任意键或点一下恢复。'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(said).toHaveText(words);
    await page.keyboard.press('Space');
    await expect(said).toHaveText(`第 2 步，共 ${steps.length} 步：${titleOf(at(steps, 1))}`);
  }
});

test('in the overview of steps every picture is a button with its number and title', { tag: '@desk' }, async ({ page }) => {
  await page.goto(`present/?${STILL}`);
  await expect(page.locator('html')).toHaveAttribute('data-awake', '');
  await page.keyboard.press('o');
  await expect(page.getByRole('dialog')).toBeVisible();
  // As the browser names them: it makes none out of a picture of many marks.
  const names = (await acts(page)).filter(({ role }) => role === 'button').map(({ name }) => name);
  expect(names.sort()).toEqual([...steps.map((step, k) => `${k + 1}　${titleOf(step)}`), '关闭'].sort());
});

test('a chapter’s name is heard once, not again before each of its steps', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, STILL);
  const lines = await heard(page, '.steps');
  for (const { numeral, title } of chapters.filter((chapter) => chapter.numeral))
    expect(lines.filter((line) => line.includes(title) && !line.startsWith('区域') && line.includes(numeral ?? '')).length, title).toBe(1);
});

const PAGES = [
  ['the story', `?${STILL}`],
  ['the stepper', 'embed/story/'],
  ['a figure', `embed/${at(figures, 0).id}/`],
  ['the editors’ page', 'embed/'],
  ['the presenter', 'present/'],
] as const;
for (const [what, address] of PAGES) {
  test(
    `${what}: what has one name is one thing, headings go down by one, drawings and marks are not read out`,
    { tag: '@desk' },
    async ({ page }) => {
      await page.goto(address);
      await page.waitForFunction(() => document.querySelector('[data-step-id]') === null || 'awake' in document.documentElement.dataset);
      const all = await acts(page);
      expect(all.filter(({ name }) => !name.trim() || /[↗＋－]/.test(name))).toEqual([]);
      const byName = new Map<string, Set<string>>();
      for (const [k, { role, name, url }] of all.entries()) {
        const key = `${role} ${name}`;
        byName.set(key, (byName.get(key) ?? new Set()).add(role === 'link' ? url : String(k)));
      }
      // The settings stand at the head and at the foot: one panel, whichever opens it.
      const settings = `button ${(await page.locator('[data-settings]').allTextContents())[0] ?? ''}`;
      expect([...byName].filter(([name, places]) => places.size > 1 && name !== settings).map(([name]) => name)).toEqual([]);
      const lines = await heard(page);
      const levels = lines.flatMap((line) => /^标题(\d)/.exec(line)?.[1] ?? []).map(Number);
      expect(levels[0]).toBe(1);
      for (const [k, level] of levels.entries()) expect(level - (levels[k - 1] ?? 0), `heading ${k + 1}`).toBeLessThanOrEqual(1);
      // Each picture is one line.
      const pictures = page.getByRole('img');
      expect(lines.filter((line) => line.startsWith('图片'))).toHaveLength(await pictures.count());
      const open = await page.locator('svg text').evaluateAll((all) => all.filter((text) => !text.closest('[aria-hidden=true]')).length);
      expect(open).toBe(0);
    },
  );
}

test('at the end of the road nothing was said twice within a step', { tag: '@desk' }, async ({ page }) => {
  await openStory(page, STILL);
  await toStep(page, lastStep);
  for (const step of steps.filter(({ figure, id }) => figure && lastStepOf(story.stage, figure) === id)) {
    // A figure may count what it is called.
    const { counts } = story.figures[step.figure ?? ''] ?? {};
    const lines = (await ofStep(page, step)).filter((line) => line !== counts);
    expect(lines, step.id).toEqual([...new Set(lines)]);
  }
});
