/** The accessibility statement, and what the foot of the pages says of the publisher. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { chinese } from '../../build/chinese';
import { FLOOR } from '../../build/floor';
import { prerendering } from '../../build/prerenderer';
import type { Ground, PageModule, PageText } from '../../src/pages/types';
import { reachesIn } from '../../src/story/intake/forms';
import { finderOf } from '../../src/story/make/finder';
import type { Story } from '../../src/story/types';
import { root } from '../../tools/run.mjs';
import { edited, sentencesOf, storyOf } from '../fixtures/variant';

type Files = Parameters<typeof storyOf>[0];

/** The base folder with further lines in its site.yaml. */
const withLines = (...lines: string[]): Files => edited({ 'site.yaml': (text) => `${text}\n${lines.join('\n')}\n` });
const CONTACT = 'contact: 委员联络处 0571-12345678，wza@example.gov.cn，或 https://www.example.gov.cn/tell';
const RECORDS = ['icp: 浙ICP备12345678号-1', 'police_record: 浙公网安备 33010502000001号'];

const NAMES = ['story', 'editors', 'statement', 'offline', 'embed'] as const;
let pagesOf: (story: Story) => Record<(typeof NAMES)[number], PageText>;
beforeAll(async () => {
  const modules = await prerendering(root, null, (load) =>
    Promise.all(NAMES.map(async (name) => [name, await load<PageModule>(`/src/pages/${name}/prerender.ts`)] as const)),
  );
  pagesOf = (story) => {
    const ground: Ground = { story, finder: finderOf(story, chinese), ready: false, tileHosts: '', sounds: {} };
    return Object.fromEntries(modules.map(([name, { texts }]) => [name, texts(ground)[0]])) as ReturnType<typeof pagesOf>;
  };
});

describe('site.yaml', () => {
  it.each([
    'contact: 区政协办公室 0571-12345678',
    'contact: 工作日 (0571) 8765 4321 转 802',
    'contact: ０５７１ 区号；电话 0571－12345678',
    'contact: +86 571 12345678',
    'contact: 13812345678',
    'contact: 400-123-4567',
    'contact: 请拨 12345 热线',
    'contact: wza@example.gov.cn',
    'contact: https://www.example.gov.cn/tell?from=wza',
    'contact: ""',
    'icp: 浙ICP备12345678号',
    'icp: 蜀ICP备2021000001号-12',
    'icp: 陇 ICP备 12345678号-1',
    'icp: 京ICP证050897号',
    'icp: ""',
    'police_record: 浙公网安备33010502000001号',
    'police_record: 新公网安备 65010502000001 号',
    'police_record: 京公网安备110105008661号',
    'police_record: ""',
  ])('%s can be', (line) => expect(sentencesOf(withLines(line))).toEqual([]));

  it.each([
    ['contact', '待定', '占位'],
    ['contact', '暂无', '占位'],
    ['contact', 'N/A', '占位'],
    ['contact', '由发布单位填写', '占位'],
    ['contact', '请联系区政协办公室', '要有电话、邮箱'],
    ['contact', '电话待定', '要有电话、邮箱'],
    ['contact', '12345678', '写区号'],
    ['contact', 'http://www.example.cn/', '以 https:// 开头'],
    ['contact', 'https://待定/', '以 https:// 开头'],
    ['contact', 'wza@example', '邮箱'],
    ['contact', `0571-12345678${'，或到窗口来'.repeat(20)}`, '最多 120 个字'],
    ['icp', '待定', '不是 ICP 备案号的写法'],
    ['icp', '备案号：浙ICP备12345678号', '前面不写'],
    ['icp', '浙ICP备00000000号', '不是 ICP 备案号的写法'],
    ['icp', '浙ICP备XXXXXXXX号', '不是 ICP 备案号的写法'],
    ['icp', '浙公网安备33010502000001号', '不是 ICP 备案号的写法'],
    ['police_record', '暂无', '不是公安备案号的写法'],
    ['police_record', '33010502000001', '不是公安备案号的写法'],
    ['police_record', '浙公网安备3301号', '不是公安备案号的写法'],
    ['police_record', '浙ICP备12345678号', '不是公安备案号的写法'],
  ])('%s: %s cannot be, and one sentence says so', (key, value, remedy) => {
    const said = sentencesOf(withLines(`${key}: ${value}`));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^site\\.yaml 第\\d+行的 ${key} `));
    expect(said[0]).toContain(remedy);
  });

  it('a day, a link’s own digits and half a number are no telephone', () => {
    for (const text of ['2026-11-01', '20261101', 'http://www.example.cn/10086', '330105198001010000'])
      expect(reachesIn(text), text).toEqual([]);
  });
});

describe('the foot', () => {
  it('says how the publisher is reached and the numbers of the site, each with its link', () => {
    const pages = pagesOf(storyOf(withLines(CONTACT, ...RECORDS)));
    for (const name of ['story', 'editors', 'statement', 'offline'] as const) {
      const [, foot = ''] = pages[name].body.split('<footer>');
      expect(foot.replace(/<[^>]*>/g, ''), name).toContain(
        '委员联络处 0571-12345678，wza@example.gov.cn，或 https://www.example.gov.cn/tell',
      );
      for (const link of [
        '<a href="tel:057112345678">0571-12345678</a>',
        '<a href="mailto:wza@example.gov.cn">wza@example.gov.cn</a>',
        '<a href="https://www.example.gov.cn/tell">https://www.example.gov.cn/tell</a>',
        '<a href="https://beian.miit.gov.cn/">浙ICP备12345678号-1</a>',
        '<a href="https://beian.mps.gov.cn/#/query/webSearch?code=33010502000001">浙公网安备 33010502000001号</a>',
      ])
        expect(foot, name).toContain(link);
    }
    expect(pages.embed.body).not.toMatch(/0571-12345678|备/);
  });

  it('leaves out what is not set, and so does the statement', () => {
    const pages = pagesOf(storyOf(withLines('contact: ""')));
    for (const name of NAMES) expect(pages[name].body, name).not.toMatch(/tel:|mailto:|beian|请找|找谁/);
    expect(pagesOf(storyOf(withLines(CONTACT))).statement.body).toContain('找谁');
  });

  it('leads to the statement; the single file only where the site’s address is known', () => {
    const at = (address: string): Story => storyOf(edited({ 'site.yaml': (text) => text.replace(/^address: .*/m, `address: ${address}`) }));
    const pages = pagesOf(at('""'));
    expect(pages.story.body).toContain('href="accessibility/index.html"');
    expect(pages.editors.body).toContain('href="../accessibility/index.html"');
    expect(pages.offline.body).not.toContain('accessibility/');
    expect(pages.embed.body).not.toContain('accessibility/');
    expect(pagesOf(at('https://www.example.cn/x/')).offline.body).toContain('href="https://www.example.cn/x/accessibility/index.html"');
  });
});

describe('the statement', () => {
  const FAMILIES = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox', safari: 'Safari' } as const;

  it('names the browsers’ floor as it is', () => {
    const { body } = pagesOf(storyOf(edited({}))).statement;
    for (const each of FLOOR) {
      const [, family = '', version = ''] = /^([a-z]+)(\d+)$/.exec(each) ?? [];
      expect(body).toContain(`${FAMILIES[family as keyof typeof FAMILIES]} ${version}`);
    }
  });

  it('claims no conformity', () => {
    const { body, head } = pagesOf(storyOf(edited({}))).statement;
    expect(body + head).not.toMatch(/符合|达标|合规|认证|WCAG|GB\/T/);
  });

  it('stands in a table that names what holds each line: only tests that are there', () => {
    const text = readFileSync(join(root, 'docs/accessibility.md'), 'utf8');
    const named = [...text.matchAll(/`([\w-]+\.(?:spec|test)\.ts)`/g)].map(([, file = '']) => file);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !['e2e', 'unit', 'pictures'].some((folder) => existsSync(join(root, 'tests', folder, file))))).toEqual(
      [],
    );
    const { body } = pagesOf(storyOf(edited({}))).statement;
    for (const [, term = ''] of body.matchAll(/<dt>([^<]*)<\/dt>/g)) expect(text, term).toContain(`| ${term} |`);
  });
});
