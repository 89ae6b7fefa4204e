/** The ledger of deeds: what a row may say, what joins rows, and that nothing of it is lost on its way to the reader. */
import { describe, expect, it } from 'vitest';
import type { Figure, Story } from '../../src/story/types';
import { sectionName } from '../../src/tables/words';
import { figureTable } from '../../src/tables/figures';
import { csvParseRows } from 'd3-dsv';
import { unshieldedCell } from '../../src/tables/formula';
import { figureTables } from '../../tools/export/tables';
import { dataFolder } from '../../build/data-folder';
import { readDataFolder } from '../../build/read-data';
import { leanStage } from '../../build/lean';
import { withDeeds } from '../fixtures/deeds';
import { edited, inTurn, sentencesOf, storyOf, type Edits } from '../fixtures/variant';

type Edit = (text: string) => string;
const swap =
  (from: string, to: string): Edit =>
  (text) => {
    if (!text.includes(from)) throw new Error(`nothing to change: ${from}`);
    return text.replace(from, () => to);
  };
const said = (edits: Edits): string[] => sentencesOf(withDeeds(edits));
const row = (from: string, to: string): string[] => said({ 'deeds.csv': swap(from, to) });
const story = (from: string, to: string): string[] => said({ 'story.yaml': swap(from, to) });

describe('a sound ledger', () => {
  it('is accepted, and comes whole and in its order', () => {
    expect(said({})).toEqual([]);
    const { deeds } = storyOf(withDeeds()).stage;
    expect(deeds.map(({ id }) => id).join(' ')).toBe(
      'greeting study plan branches canal square decided helped survey watch care visit gift rules team hall party book merged photo',
    );
    expect(deeds[5]).toEqual({
      id: 'square',
      section: 2,
      lead: 1,
      kind: '平台',
      name: '议事平台',
      words: '一起来商量',
      strand: 'talks',
      theme: '',
      place: 'wulin-business',
      fact: '',
      open: true,
    });
    expect(deeds[0]).toMatchObject({ section: '导语', lead: 0, open: false });
  });

  it('need not be there', () => {
    expect(storyOf(edited({})).stage.deeds).toEqual([]);
  });

  it('is the one of this folder', () => {
    expect(sentencesOf(readDataFolder(dataFolder))).toEqual([]);
  });

  it('does not travel with what every reader fetches first', () => {
    expect(leanStage(storyOf(withDeeds()).stage).deeds).toEqual([]);
  });
});

describe('a row', () => {
  it.each([
    // [what stands there, what is written instead, place, what is said]
    ['plan,1,2', 'study,1,2', '第4行的 id', '与第3行重复'],
    ['merged,5,3', 'merged,6,3', '第20行的 section', 'story.yaml 里没有 section 是 6 的一章；不在各部分里的写 导语 或 图说'],
    ['photo,图说', 'photo,图片', '第21行的 section', '只能写报告的第几部分（1、2、3……），或 导语、图说'],
    ['photo,图说,', 'photo,图说,2', '第21行的 lead', '图说没有提领句，这一格要空着'],
    ['plan,1,2', 'plan,1,', '第4行的 lead', '要写明是第几条提领句'],
    ['merged,5,3', 'merged,5,4', '第20行的 lead', '这一部分有 3 条提领句，只能写 1 到 3 的整数'],
    ['活动,走访', '走动,走访', '第13行的 kind', '只能写 题目、做法、平台、'],
    ['活动,走访', '活动,', '第13行的 name 空着', '必须填写'],
    ['到人们身边去', '到'.repeat(25), '第13行的 words', '最多 24 个字'],
    ['到人们身边去', '走了30户', '第13行的 words', '不能直接写数字“30”；这一列不写数目'],
    ['到人们身边去', '走了十几户', '第13行的 words', '不能直接写数量'],
    ['到人们身边去', '{fact:halls}', '第13行的 words', '不能用 {fact:编号}'],
    ['学习,读书班,', '学习,读书班,读一读', '第3行的 words', '学习只照录原文的名称'],
    ['活动,走访', '活动,走访40户', '第13行的 name', '不能直接写数字“40”；报告里的数字请在 fact 这一列写上它的编号'],
    ['活动,走访', '活动,三大行动', '第13行的 name', '登记到 story.yaml 的 names'],
    ['在18个街道', '在近18个街道', '第5行的 name', '改变了这个数'],
    ['在18个街道', '在28个街道', '第5行的 name', '不能直接写数字“28”'],
    ['wulin-business', 'nowhere', '第7行的 place', 'places.csv 里没有这个编号'],
    ['wulin-business', '武林', '第7行的 place', '编号只能用小写英文字母'],
    [',halls,', ',nothing,', '第17行的 fact', 'facts.csv 里没有这个编号'],
    [',halls,', ',firms-served,', '第17行的 fact', 'facts.csv 第5行把这个数字放在第 3 部分第 2 条提领句'],
    ['wulin-business,,true', 'wulin-business,,等', '第7行的 open', '只能写 true 或 false，或者空着'],
    ['talks,运河', 'Talks,运河', '第6行的 strand', '编号只能用小写英文字母'],
  ])('%s → %s: one sentence', (from, to, place, what) => {
    const sentences = row(from, to);
    expect(sentences).toEqual([expect.stringContaining(`deeds.csv ${place}`)]);
    expect(sentences[0]).toContain(what);
  });

  it('may quote its fact, and a registered name', () => {
    expect(row('活动,走访', '活动,走访70周年')).toEqual([]);
    expect(row('做法,监督,', '做法,监督得来169条,')).toEqual([]);
    expect(row('做法,监督,', '做法,监督得来18个街道,')).toHaveLength(1);
  });

  it('may name a fact only where that stands, each cell of it by itself', () => {
    for (const [from, to] of [
      ['hall,4,3', 'hall,4,2'],
      ['watch,2,3', 'watch,3,3'],
    ] as const)
      expect(row(from, to).join()).toContain('这一行的 section、lead 要和它相同');
  });

  it('stands in the order of the report', () => {
    const moved = (id: string, before: string): string[] =>
      said({
        'deeds.csv': (text) => {
          const lines = text.split('\n');
          const line = lines.find((each) => each.startsWith(`${id},`)) ?? '';
          return lines
            .filter((each) => each !== line)
            .flatMap((each) => (each.startsWith(`${before},`) ? [line, each] : [each]))
            .join('\n');
        },
      });
    for (const [id, before] of [
      ['plan', 'study'],
      ['rules', 'care'],
      ['photo', 'merged'],
      ['study', 'greeting'],
    ] as const)
      expect(moved(id, before), id).toEqual([expect.stringMatching(/^deeds\.csv 第\d+行的 section .*与第\d+行的次序颠倒了；/)]);
    expect(moved('survey', 'watch')).toEqual([]);
  });
});

describe('a table that came home damaged', () => {
  const columns = ['id', 'section', 'lead', 'kind', 'name', 'words', 'strand', 'theme', 'place', 'fact', 'open'];
  it.each(columns)('without its column %s: one sentence', (column) => {
    const without: Edit = (text) =>
      text
        .split('\n')
        .map((line) =>
          line
            .split(',')
            .filter((_, index) => columns[index] !== column)
            .join(','),
        )
        .join('\n');
    expect(said({ 'deeds.csv': without })).toEqual([expect.stringContaining(`deeds.csv 第1行的 ${column}：表头里缺这一列`)]);
  });

  it.each([
    ['plan,1,2', 'plan,1月2日,2', '日期'],
    ['活动,走访', '活动,走\ufffd访', '乱码|坏|丢'],
    ['plan,1,2,做法,', ',plan,1,2,做法,', '往右错了一格'],
    ['helped,2,1,成效,助推决策,,talks,,,,', '这一行是说明', '只有一格有字'],
  ])('%s → %s: one sentence', (from, to, what) => expect(row(from, to)).toEqual([expect.stringMatching(what)]));
});

describe('what joins rows', () => {
  it.each([
    ['题目,养老,老人谁来照看,,运河', '题目,养老,老人谁来照看,alone,运河', '第12行的 strand', '只有这一行写了它'],
    ['做法,调研,去看去问,', '做法,调研,去看去问,talks', '第10行的 strand', '却在另一条提领句里'],
    ['题目,养老,老人谁来照看,,运河', '题目,养老,老人谁来照看,,养老', '第6行的 theme', '只有这一行写了它'],
    ['学习,读书班,,,', '学习,读书班,,talks,', '第3行的 strand', '学习不和别的行相连'],
    ['回音,写进了方案,,talks', '回音,写进了方案,,', '第8行的 strand', '回音、成效要接在别的行后面'],
  ])('%s → %s', (from, to, place, what) => {
    const sentences = row(from, to);
    expect(sentences.join('\n')).toContain(`deeds.csv ${place}`);
    expect(sentences.join('\n')).toContain(what);
  });

  it('a strand is not interrupted', () => {
    const broken = swap('decided,2,1,回音', 'more,2,1,题目,别的,,,,,,\ndecided,2,1,回音');
    expect(said({ 'deeds.csv': broken })).toEqual([expect.stringContaining('第9行的 strand 写的是“talks”：与第7行之间隔着别的行')]);
  });

  it('what came of it stands last', () => {
    const exchanged = swap(
      'square,2,1,平台,议事平台,一起来商量,talks,,wulin-business,,true\ndecided,2,1,回音,写进了方案,,talks,,,,',
      'decided,2,1,回音,写进了方案,,talks,,,,\nsquare,2,1,平台,议事平台,一起来商量,talks,,wulin-business,,true',
    );
    expect(said({ 'deeds.csv': exchanged })).toEqual([expect.stringMatching(/第8行的 kind 写的是“平台”：第7行的回音排在它前面/)]);
  });
});

describe('between the ledger and the story', () => {
  it('a lead without a row is named', () => {
    expect(row('visit,3,2,活动,走访,到人们身边去,,,,,\n', '')).toEqual([
      'deeds.csv：第三部分第 2 条提领句“围绕民生改善履职尽责”一行也没有；请至少写一行。',
    ]);
  });

  it('rows that no figure shows are named', () => {
    expect(story('part: 图说', 'part: 导语')).toEqual([
      expect.stringMatching(/^deeds\.csv：没有一幅图画出第21行（“大剧院”）；.*kind 写 deeds.*part 写 图说，并有一步用到它。$/),
    ]);
  });

  it('a figure that no step uses shows nothing', () => {
    expect(story('\n      - { id: show-scroll-6,', '\n#').join()).toContain('scroll-6.id 写的是“scroll-6”：没有一步用到这幅图');
  });

  it.each([
    ['    part: 2\n    title', '    title', 'scroll-2.part：kind 是 deeds 的图必须写这一项'],
    ['part: 图说', 'part: 6', '这一部分一行也没有，没有可画的'],
    ['part: 图说', 'part: 图片', '只能写报告的第几部分'],
    ['strand: talks', 'strand: walks', 'deeds.csv 里这一部分没有这条 strand；有的是 talks'],
    ['    part: 2\n    strand: talks', '    part: 3\n    strand: talks', '没有这条 strand'],
    ['    kind: wall\n', '    kind: wall\n    part: 2\n', 'kind 是 wall 的图用不上这一项'],
    ['fold: 3', 'fold: 4', 'show-scroll-2.scene.fold 写的是“4”：这一部分有 3 条提领句'],
    ['layout: strands', 'layout: strands, fold: 1', '画面是 strands，没有折可以指'],
    ['figure: scroll-6, scene: { layout: deeds', 'figure: scroll-6, scene: { layout: deeds, fold: 1', '图说没有提领句，没有折可以指'],
  ])('%j → %j', (from, to, what) => expect(story(from, to).join('\n')).toContain(what));

  it('a directory needs leads', () => {
    const none = (text: string): string =>
      text
        .replace(/^ {4}(?:section|leads): .*\n|^ {4}leads:\n(?: {6}- .*\n)+/gm, '')
        .replace('kind: wall', 'kind: directory')
        .replace('layout: wall', 'layout: directory');
    expect(sentencesOf(edited({ 'story.yaml': none })).join('\n')).toMatch(/facts-wall\.kind 写的是“directory”：没有一章写了提领句/);
  });

  it('a figure that draws deeds is refused where the folder has none, once for each', () => {
    const { 'deeds.csv': _, ...without } = withDeeds();
    const sentences = sentencesOf(without);
    expect(sentences).toHaveLength(12);
    for (const sentence of sentences)
      expect(sentence).toMatch(/\.kind 写的是“\w+”：这种图画的是 deeds\.csv 里的条目，数据文件夹里要有这张表。$/);
  });

  it('a ledger that cannot be read is one fault, and nothing that follows from it', () => {
    expect(said({ 'deeds.csv': () => '' })).toEqual(['deeds.csv：这个文件是空的；请放回原来的内容。']);
  });

  it('strands need one to draw', () => {
    const plain = inTurn((text) => text.replaceAll(',talks,', ',,').replace(/^(?:decided|helped),.*\n/gm, ''));
    expect(said({ 'deeds.csv': plain, 'story.yaml': swap('    strand: talks\n', '') })).toEqual([
      expect.stringContaining('threads.kind 写的是“strands”：deeds.csv 里没有一行写了 strand'),
    ]);
  });
});

describe('registered names', () => {
  it('each is used somewhere, be it only in the ledger', () => {
    const register = swap('names:\n', 'names:\n  - 三大行动\n');
    expect(said({ 'story.yaml': register })).toEqual([
      'story.yaml 第5行的 names.第1个 写的是“三大行动”：没有一处写到这个专有名词；请核对写法，用不着的就删去。',
    ]);
    expect(said({ 'story.yaml': register, 'deeds.csv': swap('活动,走访', '活动,三大行动') })).toEqual([]);
  });
});

describe('sections and leads', () => {
  /** The base with a sixth section of one lead. */
  const more = swap(
    '  - id: overview\n',
    '  - id: sixth\n    title: 第六章\n    section: 6\n    heading: 大标题\n    result: 小标题\n    leads: [只有一条]\n    steps:\n      - { id: sixth-part, title: 看, prose: 看。, notes: 念。, scene: { layout: map } }\n\n  - id: overview\n',
  );

  it('are counted from the story: a sixth section of one lead is one', () => {
    expect(sentencesOf(edited({ 'story.yaml': more }))).toEqual([]);
    expect(said({ 'story.yaml': more })).toEqual(['deeds.csv：第六部分第 1 条提领句“只有一条”一行也没有；请至少写一行。']);
    const fact = (to: string): string[] => sentencesOf(edited({ 'story.yaml': more, 'facts.csv': swap('halls,4,3', `halls,${to}`) }));
    expect(fact('6,1')).toEqual([]);
    expect(fact('6,2')).toEqual([expect.stringContaining('这一部分有 1 条提领句，只能写 1。')]);
    expect(fact('7,1')).toEqual([expect.stringContaining('story.yaml 里没有 section 是 7 的一章')]);
  });

  it('a section has leads, and none is left out before the last', () => {
    const of = (from: string, to: string): string[] => sentencesOf(edited({ 'story.yaml': inTurn(more, swap(from, to)) }));
    expect(of('leads: [只有一条]', 'leads: []').join()).toContain('没有提领句；报告的一部分至少要有一条');
    expect(of('section: 6', 'section: 8')).toEqual([expect.stringContaining('写了 section 的有 6 章，只能写到 6')]);
  });

  it('there are no more leads than can be drawn', () => {
    const five = edited({ 'story.yaml': inTurn(more, swap('leads: [只有一条]', 'leads: [甲一, 乙一, 丙一, 丁一, 戊一]')) });
    expect(sentencesOf(five)).toEqual([expect.stringContaining('sixth.leads：太多了，最多 4 条')]);
  });

  it('are named as the report counts them', () => {
    expect([1, 5, 9, 10, 12, 20, 34].map(sectionName).join()).toBe(
      '第一部分,第五部分,第九部分,第十部分,第十二部分,第二十部分,第三十四部分',
    );
    expect(sectionName('图说')).toBe('图说');
  });
});

describe('tables', () => {
  const whole: Story = storyOf(withDeeds());
  const table = (id: string): ReturnType<typeof figureTable> =>
    figureTable(whole, whole.stage.figures.find((figure) => figure.id === id) as Figure);

  it('a part is told row by row, with its lead, its open lists and its numbers in their exact wording', () => {
    expect(table('scroll-2')).toEqual({
      columns: ['提领句', '类别', '名称', '说明', '数字'],
      rows: [
        ['紧扣党政中心大事协商议政', '题目', '运河文化', '怎样传下去', ''],
        ['紧扣党政中心大事协商议政', '平台', '议事平台（等）', '一起来商量', ''],
        ['紧扣党政中心大事协商议政', '回音', '写进了方案', '', ''],
        ['紧扣党政中心大事协商议政', '成效', '助推决策', '', ''],
        ['紧扣改革发展要事建言献策', '做法', '调研', '去看去问', ''],
        ['紧扣城市发展难事监督助推', '做法', '监督', '提出意见', { fact: 'supervision-opinions' }],
      ],
    });
    expect(table('scroll-6')).toEqual({ columns: ['提领句', '类别', '名称', '说明'], rows: [['图说', '地点', '大剧院', '照片']] });
  });

  it('of one strand, only that', () => {
    expect(table('shelf').rows.map(([, , name]) => name)).toEqual(['运河文化', '议事平台（等）', '写进了方案', '助推决策']);
  });

  it('strands go from topic to result, as far as the report goes', () => {
    expect(table('threads')).toEqual({
      columns: ['部分', '题目', '做法', '回音'],
      rows: [['高质量发展的推动者', '运河文化', '议事平台（等）', '写进了方案、助推决策']],
    });
    const dry = withDeeds({ 'deeds.csv': (text) => text.replace(/^(?:decided|helped),.*\n/gm, '') });
    const { stage, ...rest } = storyOf(dry);
    const threads = stage.figures.find(({ id }) => id === 'threads') as Figure;
    expect(figureTable({ stage, ...rest }, threads).rows).toEqual([['高质量发展的推动者', '运河文化', '议事平台（等）', '—']]);
  });

  it('the directory lists the leads', () => {
    expect(table('folds').columns).toEqual(['部分', '提领句']);
    expect(table('folds').rows).toHaveLength(15);
  });

  it('a fold reaches the scene', () => {
    const steps = whole.stage.chapters.flatMap((chapter) => chapter.steps);
    expect(steps.filter(({ scene }) => scene.fold > 0).map(({ id, scene }) => [id, scene.fold])).toEqual([
      ['show-scroll-2', 3],
      ['show-guests', 1],
    ]);
  });
});

describe('hostile text', () => {
  const care = 'care,3,1,题目,养老,老人谁来照看,,运河,,,';
  const within = (column: number, hostile: string): Edit =>
    swap(
      care,
      care
        .split(',')
        .map((cell, index) => (index === column ? `"${cell.slice(0, 1)}${hostile.replaceAll('"', '""')}${cell.slice(1)}"` : cell))
        .join(','),
    );

  it.each([
    ['id', 0],
    ['name', 4],
    ['words', 5],
    ['theme', 7],
  ] as const)('what is broken in %s is one sentence with its place', (name, column) => {
    for (const broken of ['\ufffd', '\u000b', '\u0000', '\u2028', '\uffff'])
      expect(said({ 'deeds.csv': within(column, broken) }), JSON.stringify(broken)).toEqual([
        expect.stringContaining(`deeds.csv 第12行的 ${name} `),
      ]);
  });

  it('what cannot be seen is gone', () => {
    const typed = storyOf(withDeeds({ 'deeds.csv': within(4, '\u200b\u2060') }));
    expect(typed.stage.deeds).toEqual(storyOf(withDeeds()).stage.deeds);
  });

  it.each(['<b>&"\'</p>', '</script><!--', '&amp; &nosuch;', '$& $` $$', '𠮷👪', '`丙` \\n'])('%s comes out whole', (hostile) => {
    const whole = storyOf(
      withDeeds({
        'deeds.csv': inTurn(within(4, hostile), (text) => text.replace('年度计划', () => `"=${hostile.replaceAll('"', '""')}"`)),
      }),
    );
    const names = whole.stage.deeds.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([`养${hostile}老`, `=${hostile}`]));
    const tables = new Map([...figureTables(whole)].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
    const cells = ['scroll-1.csv', 'scroll-3.csv'].flatMap((name) => csvParseRows(tables.get(name) ?? '').flat());
    expect(cells.map(unshieldedCell)).toEqual(expect.arrayContaining([`养${hostile}老`, `=${hostile}`]));
    expect(cells.filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
  });
});
