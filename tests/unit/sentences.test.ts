/** Sentences of the check: each on one line, in Chinese, one for a place; and texts that stand on several lines are read as one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { idsSaid } from '../../src/story/check/ids';
import { tidyText } from '../../src/story/intake/text';
import type { Story } from '../../src/story/types';
import { drawing, xmlProblems } from '../fuzz/judge';
import { edited, sentencesOf, storyOf, type Edits } from '../fixtures/variant';

const said = (edits: Edits): string[] => sentencesOf(edited(edits));
const name = (word: string): Edits => ({ 'places.csv': (text) => text.replace(',拱宸桥,', `,${word},`) });

describe('a text on several lines', () => {
  it.each([
    ['拱宸\n桥，\r\n 上\n\n面\n的', '拱宸桥，上面的'],
    ['Open\nStreet \n Map', 'Open Street Map'],
    ['拱　宸', '拱　宸'],
    ['a  b', 'a  b'],
    ['桥\nA', '桥 A'],
  ])('%j is read as %j', (typed, meant) => expect(tidyText(typed.replaceAll('\r', ''))).toBe(meant));

  it('is one in every file', () => {
    const story = storyOf(
      edited({
        ...name('"拱宸\n桥"'),
        'story.yaml': (text) => text.replace('大运河穿过拱墅。', '"大运河\\n穿过拱墅。').replace('长卷慢慢打开。', '长卷慢慢打开。"'),
        'waterways.geojson': (text) => text.replace('"京杭大运河"', '"京杭\\n大运河"'),
      }),
    );
    expect(story).toEqual(storyOf(edited({})));
  });

  it('of any length is read in a time that grows with it', () => {
    // A pattern that tries each blank anew would take a thousand million steps here.
    expect(tidyText(`拱${' '.repeat(200_000)}墅`)).toHaveLength(200_002);
    expect(tidyText(`拱${'\n '.repeat(200_000)}墅`)).toBe('拱墅');
  });
});

describe('a name that goes on and on', () => {
  const long = 'a'.repeat(4000);
  it('of a column or an id is quoted by its beginning', () => {
    const sentences = [
      ...said({ 'places.csv': (text) => text.replace('section', `section${long}`) }),
      ...said({ 'facts.csv': (text) => text.replace('\nhalls,', `\n${long},`) }),
    ];
    expect(sentences.length).toBeGreaterThan(1);
    for (const sentence of sentences) expect(sentence.length).toBeLessThan(700);
  });
});

describe('a broken character', () => {
  it('that stands there as a code is one too', () => {
    for (const escape of ['\\u000e', '\\ud800', '\\uffff', '\\x01'])
      expect(
        said({
          'story.yaml': (text) => text.replace('prose: 从康桥向南', `prose: "${escape}从康桥向南`).replace('是一个街道。', '是一个街道。"'),
        }),
        escape,
      ).toEqual([expect.stringMatching(/^story\.yaml 第\d+行的 canal-draws\.prose 写的是“\[U\+\w{4}\]从康桥/)]);
    for (const escape of ['\\ud800', '\\u0001', '\\ue000'])
      expect(said({ 'waterways.geojson': (text) => text.replace('"京杭大运河"', `"京杭大运河${escape}"`) }), escape).toEqual([
        expect.stringMatching(/^waterways\.geojson 的 grand-canal\.properties\.name 写的是“京杭大运河\[U\+\w{4}\]”/),
      ]);
  });

  it('in JSON as it is, or in a number, an id, a word of a list: nothing else is said of that place', () => {
    expect(said({ 'waterways.geojson': (text) => text.replace('"京杭大运河"', '"京杭\u0007大运河"') })).toEqual([
      expect.stringMatching(/^waterways\.geojson 第\d+行：有看不见的控制字符（U\+0007/),
    ]);
    for (const [from, to] of [
      [',120.14756,', ',120.\ufffd14756,'],
      [',330105001,', ',33010\ufffd,'],
      [',WGS84,', ',WG\ufffdS,'],
    ] as const)
      expect(said({ 'streets.csv': (text) => text.replace(from, to) }), to).toEqual([
        expect.stringMatching(/^streets\.csv 第2行的 (lon|code|crs) .*有乱码/),
      ]);
  });
});

describe('a sentence', () => {
  it('is one line whatever it quotes, and shows what nobody would see', () => {
    for (const sentence of [
      ...said(name('"桥\n\n桥x\t"')),
      ...said({ 'platforms.csv': (text) => text.replace(',high,', ',"hi\n gh",') }),
      ...said({ 'story.yaml': (text) => text.replace('    id: canal', '    i\u0007d: canal') }),
    ])
      expect(sentence).not.toMatch(/[\u0000-\u001f\u200b]/);
    expect(said({ 'places.csv': (text) => text.replace(/^.*$/m, (header) => `${header},备\u0007注`) })).toEqual([
      expect.stringContaining('备[U+0007]注'),
    ]);
  });

  it('names the few ids that there are, and of many some and how many', () => {
    const ids = Array.from({ length: 45 }, (_, k) => `place-${k + 1}`);
    expect(idsSaid(ids.slice(0, 3))).toBe('place-1、place-2、place-3');
    expect(idsSaid(ids)).toMatch(/^place-1、.*、place-20 等 45 个$/);
  });

  it('is Chinese where a whole group or file is of another kind', () => {
    expect(said({ 'story.yaml': () => '没有数据' })).toEqual(['story.yaml：整个文件应是一项一项的“名字: 内容”；请放回原来的内容。']);
    for (const content of ['null', '[]', '7'])
      expect(said({ 'waterways.geojson': () => content })).toEqual([
        'waterways.geojson：整个文件应是一个 FeatureCollection；请从地图软件里重新导出 GeoJSON。',
      ]);
    expect(said({ 'waterways.geojson': () => '{"type":"FeatureCollection","features":7}' })).toEqual([
      'waterways.geojson 的 features 写的是“7”：应是水系的列表。',
    ]);
    expect(said({ 'story.yaml': (text) => text.replace(/^figures:[\s\S]*/m, '') })).toEqual([
      expect.stringContaining('figures：缺这一项，必须填写'),
    ]);
    expect(said({ 'site.yaml': (text) => text.replace(/^report:\n( {2}.*\n)+/m, 'report: 综述\n') })).toEqual([
      expect.stringMatching(/^site\.yaml 第\d+行的 report 写的是“综述”：这里应是几项内容，一项一行，往里缩进；不能只写一个值。$/),
    ]);
  });

  it('comes even where lists stand in lists without end', () => {
    for (const depth of [100, 20_000]) {
      const nested = '['.repeat(depth) + ']'.repeat(depth);
      expect(said({ 'waterways.geojson': () => `{"features":${nested}}` })).toEqual([
        expect.stringMatching(/^waterways\.geojson：列表里套列表，套得太深/),
      ]);
      expect(said({ 'site.yaml': (text) => text.replace('title: 运河议事', `title: ${nested}`) })).toEqual([
        expect.stringMatching(/^site\.yaml( 第2行.*)?：列表里套列表，套得太深/),
      ]);
    }
  });
});

/** What the check lets through and markup does not. */
const HOSTILE = `<b id='x'>&amp;&#7;"'\`\\]]>--><!--</script></svg></style>{}$&\${x}%`;

/** A story with these in every text that a person wrote. */
function hostile(value: unknown): unknown {
  if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? value + HOSTILE : value;
  if (Array.isArray(value)) return value.map(hostile);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hostile(item)]));
}

describe('whatever the words are', () => {
  const story = hostile(
    storyOf(edited({ 'site.yaml': (text) => text.replace('address: ""', 'address: "https://www.example.cn/"') })),
  ) as Story;
  let svgs: readonly { readonly name: string; readonly markup: string }[] = [];
  beforeAll(async () => {
    svgs = (await drawing()).drawnSvgs(story);
  });

  it('every drawing is XML', () => {
    expect(svgs.length).toBeGreaterThan(60);
    for (const { name: which, markup } of svgs) expect(xmlProblems(markup), which).toEqual([]);
  });
});
