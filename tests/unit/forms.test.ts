/** Words that only keep a place, and values that cannot be: said in one sentence, wherever they stand. */
import { describe, expect, it } from 'vitest';
import { isEmptyWord, isPlaceholder, isReviewNumber } from '../../src/story/intake/forms';
import { edited, sentencesOf } from '../fixtures/variant';

const PLACEHOLDERS = [
  '待定',
  '待补',
  '待补充',
  '待填写',
  '待确认',
  '待核实',
  '待提供',
  '待发布单位填写',
  '尚待公布',
  '暂无',
  '暂缺',
  '暂未提供',
  '暂无资料',
  '尚未确定',
  '目前没有',
  '无',
  '没有',
  '未定',
  '未知',
  '未填写',
  '不详',
  '不适用',
  '略',
  '空',
  '空白',
  '留空',
  '同上',
  '某某',
  '由发布单位填写',
  '请填写',
  '此处填写审图号',
  '测试',
  '示例',
  'N/A',
  'n/a',
  'Ｎ／Ａ',
  'NA',
  'TBD',
  'tbd',
  'ＴＢＤ',
  'TODO',
  'null',
  'None',
  '~',
  '#N/A',
  '#REF!',
  'xxx',
  'XXX',
  'ｘｘｘ',
  '××',
  '〇〇',
  '○○',
  '0',
  '000',
  '-',
  '—',
  '——',
  '－',
  '/',
  '／',
  '？',
  '?',
  '...',
  '……',
  '*',
  '、',
  '（待定）',
  '【待补】',
  '“无”',
  ' 待 定 ',
  '　暂无　',
  '待定。',
  '20XX年',
  '××街道',
  '浙S（20XX）XX号',
];
const VALUES = [
  '拱墅区政协',
  '水系 © OpenStreetMap contributors（ODbL），经简化',
  '无党派人士',
  '待客之道',
  '空间布局',
  '未来社区',
  '暂停',
  '万元',
  '%',
  '2021年',
  'zh-CN',
  '一',
  '引子',
  '0.5',
  'A4',
  '桥',
  '—路走来',
  '略图',
  '示例社区',
  'TBDx 公司',
];

describe('a placeholder', () => {
  it.each(PLACEHOLDERS)('%s', (word) => expect(isPlaceholder(word)).toBe(true));
  it.each(VALUES)('%s is none', (word) => expect(isPlaceholder(word)).toBe(false));
  it('is not what is empty, nor a caution of a platform', () => {
    expect(isPlaceholder('')).toBe(false);
    expect(isPlaceholder('  ')).toBe(false);
    expect(isEmptyWord('待核实')).toBe(false);
    expect(isEmptyWord('暂无')).toBe(true);
  });
});

const site = (key: string, value: string) =>
  edited({ 'site.yaml': (text) => text.replace(new RegExp(`^( *)(- )?${key}:.*$`, 'm'), `$1${key}: ${value}`) });

describe('site.yaml', () => {
  const keys = [
    'title',
    'subtitle',
    'description',
    'language',
    'address',
    'name',
    'period',
    'site_name',
    'column_name',
    'pub_date',
    'content_source',
    'site_id_code',
    'keywords',
    'review_number',
    'source',
    'position_note',
    'data_date',
    'basemap',
    'district_bbox',
    'allowed_hosts',
    'year',
  ];
  it.each(keys)('%s: a placeholder is never a value, and one sentence says so', (key) => {
    for (const word of ['待定', '暂无', '"—"', 'N/A', '"？"', 'xxx']) {
      const said = sentencesOf(site(key, word));
      expect(said, word).toHaveLength(1);
      expect(said[0], word).toMatch(new RegExp(`^site\\.yaml 第\\d+行的 (\\w+\\.)?${key} `));
    }
  });

  it('may leave empty what nobody has yet', () => {
    for (const key of [
      'address',
      'site_name',
      'column_name',
      'pub_date',
      'content_source',
      'site_id_code',
      'keywords',
      'review_number',
      'data_date',
      'year',
    ])
      expect(sentencesOf(site(key, '""')), key).toEqual([]);
  });

  it.each([
    ['pub_date', '2022-02-31', '日历上没有'],
    ['pub_date', '2022-13-01', '日历上没有'],
    ['pub_date', '1022-01-01', '日历上没有'],
    ['pub_date', '2022/1/31', '2022-01-31'],
    ['pub_date', '2023-02-29', '日历上没有'],
    ['data_date', '2022年13月', '日历上没有'],
    ['data_date', '去年', '2022年1月'],
    ['year', '2021年2月30日', '日历上没有'],
    ['year', '21年', '2021年'],
    ['site_id_code', '330105', '10 位'],
    ['site_id_code', '0000000000', '10 位'],
    ['site_id_code', '33010500012', '10 位'],
    ['address', 'https://www.example.cn/art', '以 / 结尾'],
    ['address', 'www.example.cn/', '完整的网址'],
    ['address', 'http://待定/', '完整的网址'],
    ['address', 'https://https://a.cn/', '完整的网址'],
    ['address', 'https://a.cn/?x=/', '完整的网址'],
    ['address', 'https:///', '完整的网址'],
    ['language', '中文', 'zh-CN'],
    ['review_number', '待定', '不是审图号'],
    ['review_number', '浙S（年）号', '不是审图号'],
    ['review_number', '审图号：浙S(2022)1号', '前面不写'],
    ['review_number', '已送审', '不是审图号'],
    ['district_bbox', '[73, 18, 135, 54]', '太大'],
    ['district_bbox', '[118, 27, 123, 31]', '太大'],
    ['district_bbox', '[120.22, 30.42, 120.04, 30.25]', '次序'],
    ['district_bbox', '[30.25, 120.04, 30.42, 120.22]', '次序'],
  ])('%s: %s cannot be', (key, value, remedy) => {
    const said = sentencesOf(site(key, value));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(remedy);
  });

  it.each([
    ['pub_date', '2024-02-29'],
    ['data_date', '2022年1月31日'],
    ['data_date', '2022年'],
    ['year', '2021年4月'],
    ['site_id_code', '3301050001'],
    ['address', 'https://www.example.cn:8443/art/议事/'],
    ['address', 'http://localhost/'],
    ['review_number', '浙S(2022)12号'],
    ['language', 'zh-Hans-CN'],
  ])('%s: %s can be', (key, value) => {
    expect(sentencesOf(site(key, value))).toEqual([]);
  });

  it('the least zoom is not above the greatest', () => {
    const raster = (zooms: string) =>
      edited({
        'site.yaml': (text) =>
          text
            .replace('allowed_hosts: []', 'allowed_hosts: [t.example.cn]')
            .replace(
              /basemap: embedded.*/,
              `basemap: raster\n  basemap_source: 某图\n  raster: { url: "https://t.example.cn/{z}/{x}/{y}.png", crs: WGS84, ${zooms} }`,
            ),
      });
    expect(sentencesOf(raster('min_zoom: 3, max_zoom: 16'))).toEqual([]);
    expect(sentencesOf(raster('min_zoom: 16, max_zoom: 3'))).toEqual([expect.stringContaining('min_zoom 比 max_zoom 大')]);
  });

  it('a year of the merger says where it comes from', () => {
    expect(sentencesOf(edited({ 'site.yaml': (text) => text.replace(/^ {2}source: 浙江省.*$/m, '  source: ""') }))).toEqual([
      expect.stringContaining('merger.source：写了年份，就必须写明据哪里来'),
    ]);
  });
});

describe('the tables', () => {
  const cell = (file: string, from: string, to: string) => sentencesOf(edited({ [file]: (text) => text.replace(from, to) }));
  it.each([
    ['streets.csv', ',原拱墅区', ',待定'],
    ['streets.csv', '街道示意点（多来源均值，不是办事处地址，也不是议事堂地址）', '——'],
    ['platforms.csv', '据公开报道（浙江日报 2020-12-02）', '暂无'],
    ['platforms.csv', ',high,', ',high,无'],
    ['places.csv', ',桥,', ',/,'],
    ['facts.csv', ',是下限，不是准确家数', ',无'],
    ['story.yaml', 'numeral: 引子', 'numeral: 待定'],
    ['story.yaml', 'note: 活动地点原文没有给出，地名只作参照', 'note: 待补'],
    ['waterways.geojson', '"credit":"', '"credit":"待补","was":"'],
  ])('%s: %s → %s', (file, from, to) => {
    const said = cell(file, from, to);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('这是占位的字');
  });

  it('a street keeps to its district’s code', () => {
    const of = (text: string): string => text.replace(',330105005,', ',330106005,');
    expect(sentencesOf(edited({ 'streets.csv': of }))).toEqual([
      expect.stringContaining('写的是“330106005”：这是别的区的代码；本区的街道代码前 6 位是 330105'),
    ]);
    // Several districts in one table are a city.
    const city = (text: string): string =>
      text.replace(/,330105(\d+)/g, (_, rest: string) => `,3301${String(Number(rest) % 5).padStart(2, '0')}${rest}`);
    expect(sentencesOf(edited({ 'streets.csv': city }))).toEqual([]);
    // The site's own code decides where the table does not.
    expect(
      sentencesOf({
        ...edited({
          'streets.csv': (text) => of(city(text)),
          'site.yaml': (text) => text.replace('site_id_code: ""', 'site_id_code: 3301020001'),
        }),
      }),
    ).toEqual([expect.stringMatching(/本区的街道代码前 6 位是 330102；第[\d、]+ …行的这一列也不对/)]);
  });

  it('no point is as unsure as the district is large', () => {
    expect(cell('streets.csv', ',661,', ',60000,')).toEqual([
      expect.stringMatching(/^streets\.csv 第6行的 spread_m 写的是“60000”：相差得太远.*最多 \d+00 米/),
    ]);
    expect(cell('places.csv', ',187,', ',60000,')).toHaveLength(1);
  });
});

describe('审图号', () => {
  it.each([
    'GS(2023)1234号',
    'GS（2022）5689号',
    'GS (2023) 2767 号',
    'GS京(2022)1061号',
    'GS浙（2024）12号',
    '浙S(2023)12号',
    '浙S（2026）1号',
    '浙杭S(2022)5号',
    '粤BS(2021)012号',
    '鲁SG(2022)010号',
    '京S〔2021〕023号',
    '浙S【2022】3号',
    'GS(2016)2923号、浙S(2022)1号',
  ])('%s', (text) => expect(isReviewNumber(text)).toBe(true));
  it.each([
    '待定',
    '号',
    'GS(2023)号',
    'GS(2023)0号',
    'GS2023-1234',
    '审图号GS(2023)1234号',
    '浙S（年）号',
    '浙S（测试）1号',
    '（2022）12号',
    '12345',
    'GS(1023)1号',
    '浙S(2022)12',
  ])('%s is none', (text) => expect(isReviewNumber(text)).toBe(false));
});

describe('whose map it is, in fewer words', () => {
  const short = (text: string): string[] =>
    sentencesOf(edited({ 'site.yaml': (site) => site.replace(/^( *)source: 水系.*$/m, `$&\n$1source_short: ${text}`) }));
  it('leaves words of the whole out and adds none', () => {
    expect(short('水系 © OpenStreetMap（ODbL）')).toEqual([]);
    expect(short('""')).toEqual([]);
    for (const other of ['水系 © 某测绘院', '水系 © OpenStreetMap（CC0）']) {
      const said = short(other);
      expect(said, other).toHaveLength(1);
      expect(said[0], other).toMatch(
        /^site\.yaml 第\d+行的 map\.source_short：source 里没有“(某测绘院|CC0)”；短写法只能从 source 里省掉字/,
      );
    }
  });
});
