/** Finding a street, and what the story tells of it. */
import OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { finderOf } from '../../src/story/make/finder';
import { nearestNeighbours } from '../../src/story/make/geography';
import { leanStage } from '../../build/lean';
import { searchStreets } from '../../src/pages/finder/search';
import { streetById } from '../../src/drive/streets';
import { chinese } from '../../build/chinese';
import { fixtureStory } from '../fixtures/overlay';

const base = fixtureStory('base');
const story = { ...base, site: { ...base.site, region: ['浙江省', '杭州市', '拱墅区'] } };
const finder = finderOf(story, chinese);
const { entries, every } = finder;
const found = (typed: string): string[] => searchStreets(finder, typed).found.map(({ id }) => id);
const near = (typed: string): string[] => searchStreets(finder, typed).near.map(({ id }) => id);

const [traditional, taiwan, hongKong] = (['t', 'tw', 'hk'] as const).map((to) => OpenCC.Converter({ from: 'cn', to }));
const spelled = (text: string, toneType: 'symbol' | 'num' | 'none', between: string): string =>
  pinyin(text, { toneType, type: 'array' }).join(between);
const wide = (text: string): string => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
/** How people write a street's name: what is typed, of the short name and the full one. */
const FORMS: Readonly<Record<string, (label: string, name: string) => string>> = {
  'as it is': (label) => label,
  'in full': (_, name) => name,
  'with the district': (_, name) => `拱墅区${name}`,
  'with city and district': (_, name) => `杭州市拱墅区${name}`,
  'with all of the address': (_, name) => `浙江省杭州市拱墅区${name}`,
  'with the district’s short name': (label) => `拱墅${label}`,
  'with short names of all': (label) => `浙江杭州拱墅${label}`,
  'in an official’s words': (_, name) => `杭州市拱墅区人民政府${name}办事处`,
  'its office': (_, name) => `${name}办事处`,
  'its office, short': (label) => `${label}办事处`,
  'its hall': (_, name) => `${name}民生议事堂`,
  'its hall, short': (label) => `${label}议事堂`,
  'with spaces': (_, name) => ` ${[...name].join(' ')}　`,
  'in quotation marks': (_, name) => `“${name}”。`,
  traditional: (label) => traditional?.(label) ?? '',
  'traditional, Taiwan': (_, name) => taiwan?.(`杭州市拱墅区${name}`) ?? '',
  'traditional, Hong Kong': (_, name) => hongKong?.(`${name}民生议事堂`) ?? '',
  pinyin: (label) => spelled(label, 'none', ''),
  'pinyin with spaces': (label) => spelled(label, 'none', ' '),
  'pinyin with marks of syllables': (label) => spelled(label, 'none', "'"),
  'pinyin, capital': (label) => spelled(label, 'none', '-').toUpperCase(),
  'pinyin with tones': (label) => spelled(label, 'symbol', ''),
  'pinyin with tones, composed otherwise': (_, name) => spelled(name, 'symbol', ' ').normalize('NFD'),
  'pinyin with tone numbers': (label) => spelled(label, 'num', ''),
  'pinyin in full': (_, name) => spelled(name, 'none', ''),
  'pinyin with the district': (_, name) => `gongshuqu ${spelled(name, 'none', ' ')}`,
  'pinyin with city and district': (label) => `hangzhou gongshu ${spelled(label, 'none', '')}`,
  'full width': (label) => wide(spelled(label, 'none', '')),
};

describe('finding a street', () => {
  it('shows by example a name, its pinyin and its initials, all of one street and each of them found', () => {
    const [name = '', full = '', initials = ''] = finder.example;
    const street = entries.find(({ label }) => label === name);
    expect(street?.spellings).toEqual(expect.arrayContaining([full, initials]));
    for (const typed of finder.example) expect(found(typed), typed).toContain(street?.id);
  });

  it('knows every street by its id read aloud, so that the pinyin library and the ids agree', () => {
    for (const { id, spellings } of entries) expect(spellings, id).toContain(id);
  });

  it.each(Object.entries(FORMS))('finds every street %s', (_, form) => {
    for (const { id, label, name } of entries) expect(found(form(label, name)), form(label, name)).toEqual([id]);
  });

  it('finds every street by its initials, in any width, among those that share them', () => {
    for (const { id, label } of entries) {
      const initials = pinyin(label, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
      for (const typed of [initials, initials.toUpperCase(), wide(initials), [...initials].join('.')])
        expect(found(typed), typed).toContain(id);
    }
  });

  it.each([
    ['拱宸', ['gongchenqiao']],
    ['gongchen', ['gongchenqiao']],
    ['gcq', ['gongchenqiao']],
    ['ＧＣＱ', ['gongchenqiao']],
    ['gong chen qiao', ['gongchenqiao']],
    ["gong'chen", ['gongchenqiao']],
    ['拱宸桥街道', ['gongchenqiao']],
    ['gongchenqiaojiedao', ['gongchenqiao']],
    ['杭州市拱墅区拱宸桥街道', ['gongchenqiao']],
    ['拱宸桥街道办事处', ['gongchenqiao']],
    ['拱宸桥街道民生议事堂', ['gongchenqiao']],
    ['拱宸橋', ['gongchenqiao']],
    ['gōngchénqiáo', ['gongchenqiao']],
    ['gong1chen2qiao2', ['gongchenqiao']],
    ['拱墅拱宸桥', ['gongchenqiao']],
    ['ｇｃｑ', ['gongchenqiao']],
    ['下城区武林街道', ['wulin']],
    ['zhangqing', ['changqing']],
    ['chaohui', ['zhaohui']],
    ['123', []],
    ['上海', []],
    ['朝阳区', []],
  ])('%s → %j', (typed, ids) => expect(found(typed)).toEqual(ids));

  it('puts beginnings before middles and keeps the order along the canal among equals', () => {
    expect(found('桥')).toEqual(entries.filter(({ label }) => label.includes('桥')).map(({ id }) => id));
    const all = found('h');
    expect(all.length).toBeGreaterThan(2);
    const begins = (id: string): boolean =>
      entries.some((entry) => entry.id === id && [entry.id, ...entry.spellings].some((text) => text.startsWith('h')));
    expect(all.map(begins)).toEqual([...all.map(begins)].sort((a, b) => Number(b) - Number(a)));
  });

  it.each(['  ', '！', '杭', '杭州', '杭州市拱墅', '浙江省杭州市拱墅区', 'hangzhou', 'hangzhou gongs', '街道'])(
    'gives all streets while no street is typed: “%s”',
    (typed) => expect(found(typed)).toHaveLength(entries.length),
  );

  it('finds the street that is begun after its city', () => expect(found('杭州市拱')).toEqual(['gongchenqiao']));
});

describe('a slip', () => {
  it.each([
    ['拱辰桥', ['gongchenqiao']],
    ['供宸桥街道', ['gongchenqiao']],
    ['杭州市拱墅区拱晨桥街道', ['gongchenqiao']],
    ['拱宸路', ['gongchenqiao']],
    ['宸拱桥', ['gongchenqiao']],
    ['拱桥', ['gongchenqiao']],
    ['gonchenqiao', ['gongchenqiao']],
    ['gongchengqiao', ['gongchenqiao']],
    ['gongchneqiao', ['gongchenqiao']],
    ['朝名', ['chaoming']],
    ['常庆', ['changqing']],
    ['文辉街道', ['wenhui']],
    ['武林广场', ['wulin']],
    ['上海', []],
    ['朝阳区', []],
    ['123', []],
    ['北京', []],
  ])('%s suggests %j and finds nothing', (typed, ids) => {
    expect(found(typed)).toEqual([]);
    expect(near(typed)).toEqual(ids);
  });

  it('suggests every street for its name heard and written otherwise, unless the name itself was meant', () => {
    for (const { id, label } of entries) {
      const other = [...label]
        .map((character) => [...(finder.homophones[character] ?? '')].find((each) => each !== character) ?? character)
        .join('');
      if (other !== label && found(other).length === 0) expect(near(other), other).toContain(id);
    }
  });

  it('suggests nothing where a street is found', () => {
    for (const { label } of entries) expect(near(label)).toEqual([]);
  });
});

describe('what is told of a street', () => {
  it('says in the exact wording what the report says of all streets', () =>
    expect(every.map(({ phrase }) => phrase)).toEqual(
      ['branch-streets', 'halls'].map((id) => story.stage.facts.find((fact) => fact.id === id)?.phrase),
    ));

  it('names who stands before and after it along the canal', () => {
    entries.forEach((entry, k) => {
      expect(entry.before).toBe(entries[k - 1]?.label ?? null);
      expect(entry.after).toBe(entries[k + 1]?.label ?? null);
    });
  });

  it('takes neighbours by distance on the ground', () => {
    const line = [
      ['a', 120.1],
      ['b', 120.11],
      ['c', 120.13],
      ['d', 120.2],
    ].map(([id, lon]) => ({ id: String(id), at: [Number(lon), 30.3] as const }));
    expect(Object.fromEntries(nearestNeighbours(line, 2))).toEqual({ a: ['b', 'c'], b: ['a', 'c'], c: ['b', 'a'], d: ['c', 'b'] });
  });

  it('keeps an address honest: only a street’s id is a street', () => {
    expect(streetById(story.stage, 'daguan')).toBe('daguan');
    // As a chat or a mail may write it.
    expect(streetById(story.stage, 'Daguan')).toBe('daguan');
    for (const id of [null, '', 'gongchen-bridge', '__proto__']) expect(streetById(story.stage, id)).toBeNull();
  });
});

describe('what travels to the browser', () => {
  it('is the stage’s story without the words of the text', () => {
    const lean = JSON.stringify(leanStage(story.stage));
    for (const { phrase, not } of story.stage.facts) for (const words of [phrase, not]) expect(lean).not.toContain(words);
    for (const { display } of story.stage.facts) expect(lean).toContain(display);
    expect(lean.length).toBeLessThan(JSON.stringify(story.stage).length / 2);
  });
});
