/** Articles for WeChat: what the platform keeps is all that they are made of, and they say what the story says. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { storyFrom } from '../../build/check-data';
import { dataFolder } from '../../build/data-folder';
import { prerendering } from '../../build/prerenderer';
import { stepsOf } from '../../src/scene/find';
import type { Story } from '../../src/story/types';
import { words } from '../../src/take/article/words';
import { sheetWordsOf, spoken } from '../../src/take/sheet/words';
import { modelsOf } from '../../tools/export/drawing/walk';
import { articles, type ArticleModule } from '../../tools/export/wechat/articles';
import { easel } from '../../tools/export/wechat/picture';
import { root } from '../../tools/run.mjs';
import { bodyOf, sanitised, tapsOf } from '../wechatRules';

const own = storyFrom(dataFolder);
const fictional = storyFrom(join(root, 'examples/open-water'));
const HOSTILE = '“甲&乙”<c>\u00A0"d"';
const few = own.stage.chapters.slice(0, 2);
const shown = few.flatMap(({ steps }) => steps.map(({ figure }) => figure));
const hostile: Story = {
  ...own,
  site: { ...own.site, title: HOSTILE, address: 'https://www.example.cn/a?b=1&c=2' },
  stage: {
    ...own.stage,
    chapters: few,
    foot: [],
    figures: own.stage.figures.flatMap((figure) => (shown.includes(figure.id) ? [{ ...figure, title: HOSTILE }] : [])),
    streets: own.stage.streets.map((street, k) => (k ? street : { ...street, name: HOSTILE, label: '甲&<' })),
  },
};

type Pages = ReadonlyMap<string, string>;
let made: Record<'own' | 'again' | 'fictional' | 'hostile', Pages>;
beforeAll(async () => {
  made = await prerendering(root, null, async (load) => {
    const module = await load<ArticleModule>('/src/take/article/prerender.ts');
    const of = (story: Story): Pages => articles(root, story, module);
    return { own: of(own), again: of(own), fictional: of(fictional), hostile: of(hostile) };
  });
}, 240_000);

const page = (pages: Pages, name: string): string => pages.get(`wechat/${name}.html`) ?? '';
/** What is read, without spaces. */
const read = (html: string): string =>
  html
    .replace(/<svg [\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s|&nbsp;/g, '');
const bare = (text: string): string => text.replace(/\s/g, '');

describe('the rules', () => {
  it.each([
    '<p>a<script>b()</script></p>',
    '<style>p{}</style>',
    '<p class="a">b</p>',
    '<p id="a">b</p>',
    '<p onclick="a()">b</p>',
    '<div>a</div>',
    '<p style="position:fixed">a</p>',
    '<section style="background-color:url(a.png)"></section>',
    '<p><a href="https://www.example.cn/">a</a></p>',
    '<svg viewBox="0 0 1 1"><use href="#a"></use></svg>',
    '<svg viewBox="0 0 1 1"><path d="M0 0" fill="url(#a)"></path></svg>',
    '<svg viewBox="0 0 1 1"><defs><linearGradient id="a"></linearGradient></defs></svg>',
    '<svg viewBox="0 0 1 1"><g clip-path="url(#a)"></g></svg>',
    '<svg viewBox="0 0 1 1"><mask></mask></svg>',
    '<svg viewBox="0 0 1 1"><foreignObject><p>a</p></foreignObject></svg>',
    '<svg viewBox="0 0 1 1"><g transform="scale(2)"></g></svg>',
    '<svg viewBox="0 0 1 1"><g><animate attributeName="opacity" values="1;0" dur="1s" begin="2s"></animate></g></svg>',
    '<svg viewBox="0 0 1 1"><g><animate attributeName="opacity" values="1;0" dur="1s" begin="a.click"></animate></g></svg>',
    '<svg viewBox="0 0 1 1"><g><animate attributeName="href" values="a;b" dur="1s" begin="click"></animate></g></svg>',
    '<svg viewBox="0 0 1 1"><g><animate attributeName="opacity" values="1;0" dur="1s" begin="click" restart="always"></animate></g></svg>',
  ])('do not let through %s', (html) => {
    expect(sanitised(html)).not.toBe(html);
  });
});

describe.each(['own', 'fictional', 'hostile'] as const)('the articles (%s)', (which) => {
  it('come through the rules unchanged, with every picture and every tap', () => {
    for (const [name, html] of made[which]) {
      const body = bodyOf(html);
      const left = sanitised(body);
      expect(left === body, name).toBe(true);
      expect(tapsOf(left).length, name).toBeGreaterThan(0);
      expect(Math.max(...tapsOf(left)), name).toBeGreaterThan(1);
    }
  });

  it('ask for another tap after every tap but the last', () => {
    for (const [name, html] of made[which]) {
      const taps = tapsOf(html).reduce((sum, each) => sum + Math.max(0, each - 1), 0);
      expect(html.split(`>${words.again}<`).length - 1, name).toBe(taps);
      expect(html.split(`>${words.tap}<`).length - 1, name).toBe(tapsOf(html).filter(Boolean).length);
    }
  });
});

describe.each([
  ['own', own],
  ['fictional', fictional],
] as const)('what they say (%s)', (which, story) => {
  const figures = sheetWordsOf(story).figures;

  it('the story: each step’s title, exact number and prose, in order', () => {
    const said = read(page(made[which], 'story'));
    let at = 0;
    for (const { step } of stepsOf(story.stage).slice(1)) {
      const number = step.figure === null ? '' : (figures[step.figure]?.number?.join('') ?? '');
      for (const part of [step.title, number, spoken(story, story.steps[step.id]?.prose ?? [])]) {
        const found = said.indexOf(bare(part), at);
        expect(found, `${step.id}: ${part}`).toBeGreaterThanOrEqual(at);
        at = found;
      }
    }
  });

  it('every figure: title, exact number, what is counted and what is not, the source', () => {
    expect([...made[which].keys()]).toEqual(['wechat/story.html', ...story.stage.figures.map(({ id }) => `wechat/${id}.html`)]);
    for (const { id } of story.stage.figures) {
      const said = read(page(made[which], id));
      const { title, number, summary, counts, not, source } = figures[id] ?? { title: id };
      for (const part of [title, number?.join(''), summary, counts, not, source]) if (part) expect(said, id).toContain(bare(part));
    }
  });

  it('a map owes its note and its source also where its words have been laid aside', () => {
    const maps = story.stage.figures.filter(({ kind }) => kind === 'map');
    expect(maps.length).toBeGreaterThan(0);
    for (const { id } of maps) {
      const said = read(page(made[which], id));
      for (const part of [story.stage.duties.positionNote, story.stage.duties.source]) expect(said, id).toContain(bare(part));
    }
  });

  it('as many units as are counted', () => {
    const counted = story.stage.figures.filter(({ kind }) => kind === 'units');
    expect(counted.length).toBeGreaterThan(0);
    for (const { id, fact } of counted) {
      const { value = 0, exactness } = story.stage.facts.find((each) => each.id === fact) ?? {};
      const paths =
        page(made[which], id)
          .split('<svg ')[1]
          ?.match(/<path /g)?.length ?? 0;
      // Every unit is drawn in as many strokes; the open end in two.
      expect(paths, id).toBeGreaterThanOrEqual(value);
      expect((paths - (exactness === 'atLeast' ? 2 : 0)) % value, id).toBe(0);
    }
  });

  it('say that they are made up, where they are, and only there', () => {
    for (const [name, html] of made[which]) {
      expect(read(bodyOf(html)).startsWith('虚构示例'), name).toBe(story.site.fictional);
      expect(/<title>虚构示例/.test(html), name).toBe(story.site.fictional);
    }
  });

  it('are light enough to be pasted', () => {
    for (const [name, html] of made[which]) {
      expect(Buffer.byteLength(html), name).toBeLessThan(1_000_000);
      expect(read(html).length, name).toBeLessThan(20_000);
    }
  });
});

it('names in one line stand as far apart as they do in the drawing', () => {
  const line =
    '<svg viewBox="0 0 108 20"><text font-size="10"><tspan x="0" y="15">甲</tspan><tspan>　</tspan><tspan>乙</tspan></text></svg>';
  const paint = easel(modelsOf('', []), '#ffffff', { text: '', ink: '#000000', rest: '#000000' });
  const [svg = ''] = paint(line, { width: 108, height: 20 }, null).svgs;
  expect([...svg.matchAll(/<text x="(\d+)"/g)].map(([, x]) => Number(x))).toEqual([0, 200]);
});

it('the same story gives the same bytes', () => {
  expect([...made.again]).toEqual([...made.own]);
});

it('no picture is so tall that a phone would cut its foot off', () => {
  for (const [name, html] of made.own)
    for (const [, width, height] of html.matchAll(/viewBox="0 0 (\d+) (\d+)"/g))
      expect(Number(height) / Number(width), name).toBeLessThan(3.2);
});

it('where the page stands is written out once it is known', () => {
  expect(read(page(made.hostile, 'story'))).toContain('https://www.example.cn/a?b=1&c=2');
  expect(read(page(made.own, 'story'))).not.toContain('https://');
});
