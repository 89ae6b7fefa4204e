/** Numbers in prose: only as facts, with nothing added to them. */
import { describe, expect, it } from 'vitest';
import { inline, ledgerProblems, numberProblems, spellOut } from '../../src/model/prose';

const facts = [
  { id: 'firms-served', display: '200余家' },
  { id: 'halls', display: '18个' },
];
const names = ['百名委员读百年党史', '五个一天', '70周年', '五年', '文晖协商百家事'];
const problems = (prose: string): string[] => numberProblems(prose, names, facts);

describe('innocent words', () => {
  it.each([
    '服务中小企业{fact:firms-served}，{fact:halls}“民生议事堂”',
    '一张桌子，一杯红茶，一个一个看，唯一一次',
    '第五部分没有统计数字，第三次说起',
    '千家万户，万家灯火，四通八达，三三两两',
    '百年运河，千年运河，三位一体',
    '“百名委员读百年党史”“五个一天”，70周年，过去的五年',
    '两岸的灯，两支队伍汇成一家，附近{fact:halls}',
    '万元户',
  ])('%s', (prose) => {
    expect(problems(prose)).toEqual([]);
  });
});

describe('numbers that are no facts', () => {
  it.each([
    ['共169条', '169'],
    ['共１６９条', '１６９'],
    ['分成③类', '③'],
    ['十八盏灯', '十八盏'],
    ['服务两百余家企业', '两百余家'],
    ['提出三条', '三条'],
    ['第一批之后又有一百二十个', '一百二十个'],
    ['上千家企业', '千家'],
    ['百名委员', '百名'],
    ['走过十年', '十年'],
    ['占三成', '三成'],
    ['百分之四十', '百分之'],
  ])('%s: names %s', (prose, quoted) => {
    expect(problems(prose)).toEqual([expect.stringContaining(`“${quoted}”`)]);
  });

  it('a listed name does not excuse the number beside it', () => {
    expect(problems('70周年与71周年')).toEqual([expect.stringContaining('“71”')]);
  });
});

describe('tokens', () => {
  it('must name a fact, and the sentence lists the facts there are', () => {
    expect(problems('{fact:firms}')).toEqual(['没有编号为“firms”的数字；可用的编号有 firms-served、halls']);
  });

  it.each(['{fact：halls}', '{halls}', '{Fact:halls}', '｛fact:halls｝', '{fact:halls', 'halls}', '{fact:Halls}'])('%s is not understood', (prose) => {
    expect(problems(prose)).toEqual([expect.stringContaining('认不出')]);
  });

  it.each([
    ['约{fact:firms-served}', '约'],
    ['超过{fact:firms-served}', '超过'],
    ['近{fact:firms-served}', '近'],
    ['{fact:firms-served}以上', '以上'],
    ['{fact:firms-served}+', '+'],
  ])('%s: nothing may be added', (prose, hedge) => {
    expect(problems(prose)).toEqual([expect.stringContaining(`旁边不能加“${hedge}”`)]);
  });

  it('are taken on trust while the facts cannot be read', () => {
    expect(numberProblems('{fact:anything}', [], null)).toEqual([]);
  });
});

describe('reading prose', () => {
  it('keeps the order of text and facts', () => {
    expect(inline('有{fact:halls}，服务{fact:firms-served}。')).toEqual([{ text: '有' }, { fact: 'halls' }, { text: '，服务' }, { fact: 'firms-served' }, { text: '。' }]);
  });

  it('spells facts out in their wording', () => {
    expect(spellOut('服务{fact:firms-served}', facts)).toBe('服务200余家');
  });

  it('the ledger may quote another fact, and only in quotation marks', () => {
    expect(ledgerProblems('与“200余家”口径不同', facts)).toEqual([]);
    expect(ledgerProblems('与200余家口径不同', facts)).toEqual([expect.stringContaining('“200”')]);
    expect(ledgerProblems('与“200家”口径不同', facts)).toEqual([expect.stringContaining('“200”')]);
  });
});
