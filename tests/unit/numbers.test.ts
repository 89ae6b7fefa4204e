/** Numbers in prose: only as facts. Decided by grammar, so both tables stand for their kinds. */
import { describe, expect, it } from 'vitest';
import { ledgerProblems, numberProblems, statementProblem } from '../../src/story/check/numbers';
import { isQuantity } from '../../src/story/check/numerals';

const facts = [
  { id: 'firms-served', display: '200余家' },
  { id: 'halls', display: '18个' },
];
const names = ['百名委员读百年党史', '五个一天', '70周年', '五年', '文晖协商百家事', '五水共治', '第一区', '两个全覆盖'];
const problems = (prose: string): string[] => numberProblems(prose, names, facts);

/** What stands in the text → how the sentence quotes it. */
const REFUSED: readonly (readonly [string, string])[] = [
  // Chinese numerals before a noun or a measure word, whatever it is.
  ['十八盏灯', '十八盏'],
  ['提出三条', '三条'],
  ['三件实事', '三件'],
  ['开展四轮走访', '四轮'],
  ['十二场讲座', '十二场'],
  ['编印六册', '六册'],
  ['培训七期', '七期'],
  ['建成九所学校', '九所'],
  ['走访两趟', '两趟'],
  ['两处码头', '两处'],
  ['三县两区', '三县'],
  ['五十户居民', '五十户'],
  ['八十篇', '八十篇'],
  ['三千余棵树', '三千余棵'],
  ['四十多份提案', '四十多份'],
  ['二十来位专家', '二十来位'],
  ['两三家', '两三家'],
  ['三四十人', '三四十人'],
  ['一百二十个', '一百二十个'],
  ['一两个', '一两个'],
  ['一百', '一百'],
  ['共计三十。', '三十'],
  ['三座古桥', '三座'],
  ['二十一起案件', '二十一起'],
  ['十年', '十年'],
  ['三百年老店', '三百年'],
  ['二〇二一年', '二〇二一年'],
  ['三十分钟', '三十分'],
  ['三万一千人', '三万一千人'],
  ['五委员', '五委'],
  ['零投诉', '零投'],
  ['俩街道', '俩街'],
  // Round and vague numbers.
  ['百余篇', '百余篇'],
  ['百名委员', '百名'],
  ['十几个', '十几个'],
  ['几十家', '几十家'],
  ['好几百人', '好几百人'],
  ['数百家企业', '数百家'],
  ['数十次', '数十次'],
  ['数以千计', '数以千计'],
  ['上千家企业', '上千家'],
  ['上百场', '上百场'],
  ['近百人', '近百人'],
  ['逾千人', '逾千人'],
  ['超万人次', '超万人'],
  ['约三百人', '约三百人'],
  ['成百上千', '成百上千'],
  ['千余件', '千余件'],
  ['百来条', '百来条'],
  ['万余元', '万余元'],
  ['亿元项目', '亿元'],
  ['服务万家企业', '万家'],
  ['数千万元', '数千万元'],
  ['百万元', '百万元'],
  ['一千多人', '一千多人'],
  // Capital and old numerals.
  ['壹佰万元', '壹佰万元'],
  ['卅家', '卅家'],
  ['廿余次', '廿余次'],
  ['叁拾件', '叁拾件'],
  ['伍拾万元', '伍拾万元'],
  ['貳萬元', '貳萬元'],
  ['兩百家', '兩百家'],
  ['伍元', '伍元'],
  // Parts, multiples, halves.
  ['三分之一', '三分之一'],
  ['百分之四十', '百分之四十'],
  ['十分之三', '十分之三'],
  ['几分之一', '几分之一'],
  ['增长一倍', '一倍'],
  ['增加了三倍多', '三倍'],
  ['翻了一番', '翻了一番'],
  ['翻番', '翻番'],
  ['数倍', '数倍'],
  ['成倍增长', '成倍'],
  ['一点五倍', '一点五倍'],
  ['占三成', '三成'],
  ['两成以上', '两成'],
  ['增长一成', '一成'],
  ['七成多居民', '七成多'],
  ['半数委员', '半数'],
  ['过半委员', '过半'],
  ['一半以上', '一半'],
  ['近半街道', '近半'],
  ['一大半人', '一大半'],
  ['半年里', '半年'],
  ['半个区', '半个'],
  // Digits of any script, alone and mixed.
  ['共169条', '169'],
  ['共１６９条', '１６９'],
  ['1,169条', '1,169'],
  ['169.5条', '169.5'],
  ['3百家', '3百'],
  ['1600万元', '1600万'],
  ['分成③类', '③'],
  ['㈢类', '㈢'],
  ['第Ⅲ类', 'Ⅲ'],
  ['٣条', '٣'],
  // Ordinals and names excuse nothing beside them.
  ['第一批之后又有一百二十个', '一百二十个'],
  ['第三百余次', '三百余次'],
  ['70周年与71周年', '71'],
  ['十五年', '十'],
  ['一周五次', '五次'],
  ['十一家', '十一家'],
  ['四方面工作', '四方'],
];

/** Words that state no number. */
const INNOCENT: readonly string[] = [
  '一张桌子，一杯红茶，一个一个看',
  '唯一一次',
  '一起',
  '万一',
  '一批',
  '一课接着一课',
  '一一看过',
  '统一战线',
  '逐一回应',
  '一边走一边说',
  '一来二去',
  '合二为一',
  '独一无二',
  '始终如一',
  '第五部分没有统计数字',
  '第三次说起',
  '第十三届',
  '其一是水，其二是岸',
  '一是调研，二是协商，三是监督',
  '三号线',
  '每周三',
  '五一前后',
  '“七一”讲话',
  '十一假期',
  '党的十九大',
  '中共二十大',
  '十九届历次全会精神',
  '二十届二中、三中全会',
  '“十四五”开局',
  '千家万户，万家灯火',
  '四通八达',
  '三三两两',
  '七上八下',
  '五湖四海',
  '五花八门',
  '千方百计',
  '一心一意',
  '九牛一毛',
  '举一反三',
  '三位一体',
  '半斤八两',
  '千丝万缕',
  '万众一心',
  '百花齐放、百家争鸣',
  '百里挑一',
  '一举两得',
  '万无一失',
  '千万别忘',
  '十分认真',
  '万分感谢',
  '十足的底气',
  '百姓的事',
  '老百姓',
  '百年运河，千年运河',
  '百年老店',
  '百货大楼',
  '百分点',
  '四季如春',
  '四周都是树',
  '四面八方',
  '再三核对',
  '二维码',
  '二手',
  '二次供水',
  '三角',
  '两岸的灯',
  '两端',
  '两侧',
  '两边',
  '双方',
  '双向奔赴',
  '两会',
  '万元户',
  '一带一路',
  '一国两制',
  '零距离',
  '零星',
  '大陆',
  '陆续',
  '队伍',
  '收拾',
  '着陆',
  '半山',
  '三里亭',
  '千岛湖',
  '三墩',
  '四川',
  '九江',
  '半路',
  '半边天',
  '事半功倍',
  '加倍努力',
  '上半年',
  '大半夜',
  '半导体',
  '多半是',
  '强大半径',
  '一成不变',
  '几个街道',
  '这几年',
  '多次',
  '附近的人家',
  '节约用水',
  '“百名委员读百年党史”“五个一天”，70周年，过去的五年',
  '五水共治，第一区，两个全覆盖，文晖协商百家事',
  '服务中小企业{fact:firms-served}，{fact:halls}“民生议事堂”',
];

describe('numbers in prose', () => {
  it.each(REFUSED)('%s: refused, quoted as %s, in one sentence', (prose, quoted) => {
    const said = problems(prose);
    expect(said[0]).toContain(`“${quoted}”`);
    expect(said[0]).toContain('{fact:编号}');
    expect(said[0]).toContain('names');
  });

  it.each(INNOCENT)('%s: innocent', (prose) => expect(problems(prose)).toEqual([]));

  it('are long lists', () => {
    expect(REFUSED.length).toBeGreaterThanOrEqual(60);
    expect(INNOCENT.length).toBeGreaterThanOrEqual(60);
  });

  it.each(REFUSED.filter(([prose]) => !/县|之后|周年与/.test(prose)))('%s: one fault, one sentence', (prose) =>
    expect(problems(prose)).toHaveLength(1),
  );

  it('stand in the ledger’s remarks only as another row’s wording', () => {
    expect(ledgerProblems('与“200余家”口径不同，过去的五年', facts, names)).toEqual([]);
    for (const text of ['与200余家口径不同', '与“200家”口径不同', '两项合计'])
      expect(ledgerProblems(text, facts, names), text).toHaveLength(1);
  });
});

describe('a sentence of the report', () => {
  it.each([
    ['提出意见建议169条', '169条'],
    ['意见，169条', '169条'],
    ['（169条）', '169条'],
    ['附近169条', '169条'],
    ['在全区18个街道建立', '18个街道'],
    ['打造18个“民生议事堂”', '18个'],
    ['服务200余家', '200余家'],
    ['捐款1600余万元', '1600余万元'],
    ['2169条中的169条', '169条'],
  ])('%s states %s', (sentence, wording) => expect(statementProblem(sentence, wording)).toBeNull());

  it.each([
    ['1,169条', '169条', '1,'],
    ['1，169条', '169条', '1，'],
    ['2169条', '169条', '2'],
    ['２169条', '169条', '２'],
    ['0.169条', '169条', '0.'],
    ['百169条', '169条', '百'],
    ['第169条', '169条', '第'],
    ['150至169条', '169条', '至'],
    ['150—169条', '169条', '—'],
    ['近169条', '169条', '近'],
    ['约169条', '169条', '约'],
    ['超169条', '169条', '超'],
    ['超过169条', '169条', '超过'],
    ['逾169条', '169条', '逾'],
    ['不足169条', '169条', '不足'],
    ['至少169条', '169条', '至少'],
    ['169条左右', '169条', '左右'],
    ['169条以上', '169条', '以上'],
    ['169条多', '169条', '多'],
    ['169条余', '169条', '余'],
    ['18个半', '18个', '半'],
    ['18个亿', '18个', '亿'],
    ['近200余家', '200余家', '近'],
  ])('%s does not state %s', (sentence, wording, beside) => {
    expect(statementProblem(sentence, wording)).toContain(beside);
    expect(statementProblem(sentence, wording)).toContain(`一字不差地出现“${wording}”`);
  });

  it.each([
    ['一百六十九条', '169条'],
    ['１６９条', '169条'],
    ['169余条', '169条'],
    ['169.5条', '169条'],
    ['200家', '200余家'],
    ['1,600余万元', '1600余万元'],
  ])('%s: the number is not there (%s)', (sentence, wording) => expect(statementProblem(sentence, wording)).not.toBeNull());
});

describe('what cannot be registered as a name', () => {
  it.each(['百余', '百余家', '三分之一', '十八盏', '一百二十', '半数', '两成', '一倍', '数百', '十几'])('%s is a quantity', (name) =>
    expect(isQuantity(name)).toBe(true),
  );
  it.each(['五年', '两会', '十四五', '三服务', '五水共治', '五个一天', '千年运河', '三里亭', '四个意识', '百名委员读百年党史'])(
    '%s may be a name',
    (name) => expect(isQuantity(name)).toBe(false),
  );
});
