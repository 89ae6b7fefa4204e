/** What the clerk is told of her own work: each kind of change in her words, with what stood there, and where it is seen. */
import { describe, expect, it } from 'vitest';
import { formatFault } from '../../src/story/intake/faults';
import { loadStory, type DataFiles } from '../../src/story/load';
import { changesBetween } from '../../src/story/changes/changes';
import { movesIn } from '../../src/story/changes/order';
import { fromTo, marked, piecesOf } from '../../src/story/changes/pieces';
import { snapshotOf, type Snapshot } from '../../src/story/changes/snapshot';
import type { Piece } from '../../src/story/changes/types';
import { readDataFolder } from '../../build/read-data';
import { dataFolder } from '../../build/data-folder';
import { fixture } from '../fixtures/overlay';
import { edited, inTurn, type Edits } from '../fixtures/variant';

/** Pieces as text: [-went-], {+came+}, <was>, «is». */
const shown = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ kind, text }) => ({ same: text, out: `[-${text}-]`, in: `{+${text}+}`, from: `<${text}>`, to: `«${text}»` })[kind])
    .join('');

function state(files: DataFiles): Snapshot {
  const result = loadStory(files);
  if (!result.ok) throw new Error(result.faults.map(formatFault).join('\n'));
  // It is kept as JSON between two builds.
  return JSON.parse(JSON.stringify(snapshotOf(result.files))) as Snapshot;
}
const base = fixture('base');
const before = state(base);

/** Every change after some edits, one line for each thing said: 组 · 什么 · 哪一项：怎么变 → 步. */
const told = (after: DataFiles, from = before): string[] =>
  changesBetween(from, state(after)).flatMap(({ name, changes }) =>
    changes.flatMap(({ title, lines, seen }) =>
      lines.map(({ label, pieces }) =>
        [name, title, `${label && `${label}：`}${shown(pieces)}`, seen.map(({ id }) => id).join(' ')].join(' · '),
      ),
    ),
  );
const toldOf = (edits: Edits): string[] => told(edited(edits, base));
const swap = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`no “${from}”`);
  return text.replace(from, to);
};

describe('words', () => {
  it('runs that went and came, in reading order; numbers and Latin words whole', () => {
    expect(shown(piecesOf('提出意见建议169条', '提出意见建议170条'))).toBe('提出意见建议[-169-]{+170+}条');
    expect(shown(piecesOf('走进园区和楼宇', '走进园区、楼宇和企业'))).toBe('走进园区[-和-]{+、+}楼宇{+和企业+}');
    expect(shown(piecesOf('看 WGS84 的点', '看 GCJ02 的点'))).toBe('看 [-WGS84-]{+GCJ02+} 的点');
    expect(piecesOf('一样', '一样')).toEqual([{ kind: 'same', text: '一样' }]);
    expect(shown(piecesOf('', '新'))).toBe('{+新+}');
    expect(shown(piecesOf('甲乙丙丁', '甲丁'))).toBe('甲[-乙丙-]丁');
  });
  it('what went and what stayed is the text before, what came and what stayed the text after', () => {
    const texts = ['大运河穿过拱墅。', '运河从拱墅穿过，', '𠮷字与 emoji 🏮🏮', '一二三四五六七八九十', '十九八七六五四三二一', ''];
    const kept = (pieces: Piece[], gone: Piece['kind']): string =>
      pieces
        .filter(({ kind }) => kind !== gone)
        .map(({ text }) => text)
        .join('');
    for (const a of texts)
      for (const b of texts) {
        expect(kept(piecesOf(a, b), 'in')).toBe(a);
        expect(kept(piecesOf(a, b), 'out')).toBe(b);
      }
  });
  it('two long texts do not take long', () => {
    const long = (mark: string): string =>
      Array.from({ length: 6000 }, (_, k) => String.fromCodePoint(0x4e00 + ((k * 7919) % 5000)) + mark).join('');
    expect(piecesOf(long('甲'), long('乙')).length).toBeLessThan(5);
  });
  it('with little in common they are told from one to the other, and of a long run only what is near the change', () => {
    expect(shown(marked('大事、要事、难事', '先把理论学扎实'))).toBe('由 <大事、要事、难事> 改为 «先把理论学扎实»');
    const long = '这一句话里没有什么变化'.repeat(6);
    expect(shown(marked(`${long}旧${long}`, `${long}新${long}`))).toMatch(/^….{14}\[-旧-\]\{\+新\+\}.{14}…$/);
    expect(shown(fromTo('', '新'))).toBe('加上 «新»');
    expect(shown(fromTo('旧', ''))).toBe('删去 <旧>');
  });
});

describe('order', () => {
  it('is told with as few moves as there are', () => {
    expect(movesIn(['a', 'b', 'c', 'd'], ['a', 'c', 'd', 'b'])).toEqual([{ id: 'b', behind: 'd' }]);
    expect(movesIn(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual([{ id: 'c', behind: null }]);
    expect(movesIn(['a', 'b', 'c'], ['a', 'x', 'b', 'c'])).toEqual([]);
    expect(movesIn(['a', 'b', 'c'], ['a', 'c'])).toEqual([]);
    expect(movesIn([], ['a'])).toEqual([]);
  });
});

describe('a change in the clerk’s words', () => {
  it('nothing', () => {
    expect(told(base)).toEqual([]);
    // Another way to write the same.
    expect(toldOf({ 'streets.csv': (text) => text.replace(/\r?\n/g, '\r\n').replace('120.1516,', '120.15160,') })).toEqual([]);
    const own = state(readDataFolder(dataFolder));
    expect(told(readDataFolder(dataFolder), own)).toEqual([]);
  });

  it('a number: once, however many columns make it up, with every step that says or draws it', () => {
    const facts = inTurn(swap(',169,条,169条,', ',170,条,170条,'), swap('提出意见建议169条', '提出意见建议170条'));
    expect(toldOf({ 'facts.csv': facts })).toEqual(['数字 · 数字“意见建议” · 由 <169条> 改为 «170条» · growth-opinions overview-facts']);
    const lower = inTurn(swap('服务中小企业200余家', '服务中小企业300余家'), swap(',200,家,200余家', ',300,家,300余家'));
    expect(toldOf({ 'facts.csv': lower })[0]).toContain('由 <200余家> 改为 «300余家»');
  });
  it('what is said of a number', () => {
    const [line = ''] = toldOf({ 'facts.csv': swap('专项集体民主监督提出的', '专项民主监督提出的') });
    expect(line).toMatch(/^文字 · 数字“意见建议” · 算的是什么：专项\[-集体-\]民主监督提出的.* · growth-opinions/);
  });

  it('the words of a step', () => {
    expect(toldOf({ 'story.yaml': swap('title: 一船一条意见', 'title: 一条意见一只船') })).toEqual([
      '文字 · 步骤“一条意见一只船” · 标题：由 <一船一条意见> 改为 «一条意见一只船» · growth-opinions',
    ]);
    expect(toldOf({ 'story.yaml': swap('一片屋檐是一家', '一片屋檐，就是一家') })).toEqual([
      expect.stringMatching(/^文字 · 步骤“法律服务送上门” · 正文：.*一片屋檐\{\+，就\+\}是一家.* · people-firms$/),
    ]);
    expect(toldOf({ 'story.yaml': swap('提醒听众：码上协商是系统的名字。', '码上协商是系统的名字。') })).toEqual([
      '文字 · 步骤“制度、队伍、平台” · 讲解词：[-提醒听众：-]码上协商是系统的名字。 · practice-leads',
    ]);
  });
  it('a sentence is told with its numbers as they are read, and a number that changed is not told once more', () => {
    const after = edited({
      'facts.csv': inTurn(swap(',169,条,169条,', ',170,条,170条,'), swap('提出意见建议169条', '提出意见建议170条')),
      'story.yaml': swap(
        '提出意见建议{fact:supervision-opinions}。一条意见，画作一只小船。',
        '提出意见建议{fact:supervision-opinions}。一条意见画一只小船。',
      ),
    });
    expect(told(after).filter((line) => line.startsWith('文字'))).toEqual([
      expect.stringContaining('意见建议170条。一条意见[-，画作-]{+画+}一只小船'),
    ]);
  });
  it('chapters, figures, proper names', () => {
    expect(toldOf({ 'story.yaml': swap('title: 运河穿城', 'title: 运河过城') })).toEqual([
      '文字 · 章“运河过城” · 标题：由 <运河穿城> 改为 «运河过城» · canal-draws',
    ]);
    expect(toldOf({ 'story.yaml': swap('unit_label: 一座小桥＝一次专题协商', 'unit_label: 一座小桥是一次专题协商') })).toEqual([
      expect.stringMatching(/^文字 · 图“.*” · 一个图形是什么：一座小桥\[-＝-\]\{\+是\+\}一次专题协商 · people-consultations$/),
    ]);
    expect(toldOf({ 'story.yaml': (text) => text.replaceAll('三服务', '四服务') })).toContain('文字 · 登记的专有名词 · 加上 «四服务» · ');
  });

  it('a point that moved: how far, which way, from where to where, and where it is seen', () => {
    expect(
      toldOf({
        'streets.csv': swap('mishixiang,米市巷街道,330105001,120.14756,30.28681', 'mishixiang,米市巷街道,330105001,120.14881,30.28681'),
      }),
    ).toEqual([
      '位置 · “米市巷街道” · 点位向东移动约 120 米，由 <120.14756，30.28681（WGS84）> 改为 «120.14881，30.28681（WGS84）» · growth-places practice-platforms',
    ]);
    expect(
      toldOf({
        'places.csv': swap('gongchen-bridge,拱宸桥,桥,,120.13475,30.32045,WGS84', 'gongchen-bridge,拱宸桥,桥,,120.13475,30.33845,WGS84'),
      })[0],
    ).toContain('位置 · 地点“拱宸桥” · 点位向北移动约 2.0 公里，');
    expect(toldOf({ 'streets.csv': swap('120.15923,30.27142,WGS84', '120.15923,30.27142,CGCS2000') })[0]).toContain('点位没有动，写法变了');
    expect(toldOf({ 'streets.csv': swap('120.15923,30.27142,WGS84', '120.15923,30.27142,GCJ02') })[0]).toMatch(
      /点位向\S{1,2}移动约 \d+ 米，/,
    );
  });
  it('a place that gets a position, or loses it', () => {
    const bare = (text: string): string => text.replace(/^(xiaohe-zhijie,小河直街,历史街区,).*/m, '$1,,,,,,');
    const without = edited({ 'places.csv': bare, 'story.yaml': (text) => text.replaceAll(', xiaohe-zhijie', '') });
    expect(told(without).find((line) => line.startsWith('位置'))).toContain(
      '地点“小河直街” · 位置由 <120.13039，30.31014（WGS84）> 改为 «位置待提供»',
    );
  });
  it('a platform that went to another street', () => {
    expect(toldOf({ 'platforms.csv': swap('和睦议事港,hemu', '和睦议事港,daguan') })).toEqual([
      '位置 · 平台“和睦议事港” · 所在街道：由 <和睦街道> 改为 «大关街道» · platforms-named practice-platforms',
    ]);
  });

  it('rows that are new, and rows that are gone', () => {
    const [came] = toldOf({ 'places.csv': (text) => `${text.trimEnd()}\nnew-bridge,新桥,桥,,120.15,30.3,WGS84,,high,公开资料\n` });
    expect(came).toMatch(/^增加和撤去 · 新的地点“新桥” · «新桥（桥）» · /);
    const [went] = toldOf({ 'places.csv': (text) => text.replace(/^canal-plaza,.*\r?\n/m, '') });
    expect(went).toBe('增加和撤去 · 撤去的地点“运河文化广场” · <运河文化广场（场馆）> · ');
  });

  const STEP = /^ {6}- id: people-firms\n(?: {8}.*\n)+/m;
  it('steps that are gone, and steps under another id', () => {
    const renamed = swap('- id: growth-leads\n', '- id: growth-begin\n        was: [growth-leads]\n');
    expect(toldOf({ 'story.yaml': renamed })).toEqual(['画面 · 步骤“大事、要事、难事” · 旧编号：{+growth-leads+} · growth-begin']);
    expect(toldOf({ 'story.yaml': (text) => text.replace(/^ {6}- id: growth-leads\n(?: {8}.*\n)+/m, '') })).toEqual([
      expect.stringMatching(/^增加和撤去 · 撤去的步骤“大事、要事、难事” · <第二部分谈的是主业.*> · $/),
    ]);
  });
  it('the order of steps, and a step in another chapter', () => {
    const moved = (text: string): string => {
      const [step = ''] = STEP.exec(text) ?? [];
      return text.replace(step, '').replace(/^ {6}- id: people-consultations\n/m, `${step}      - id: people-consultations\n`);
    };
    expect(toldOf({ 'story.yaml': moved })).toEqual([
      expect.stringMatching(/^次序 · “共同富裕的实践者”里各步的先后 · “.*”移到“.*”之后 · people-/),
    ]);
    const away = (text: string): string => {
      const [step = ''] = STEP.exec(text) ?? [];
      return text.replace(step, '').replace(/^ {6}- id: practice-leads\n/m, `${step}      - id: practice-leads\n`);
    };
    expect(toldOf({ 'story.yaml': away })).toEqual([
      '次序 · 步骤“法律服务送上门” · 移到另一章：由 <“共同富裕的实践者”> 改为 «“唯实惟先的践行者”» · people-firms',
    ]);
  });
  it('what a step shows, by names', () => {
    expect(toldOf({ 'story.yaml': swap('places: [gongchen-bridge, wulinmen-pier]', 'places: [gongchen-bridge, daguan-bridge]') })).toEqual([
      '画面 · 步骤“一笔运河，从北到南” · 标出的地点：拱宸桥、[-武林门码头-]、{+大关桥+} · canal-draws',
    ]);
    expect(toldOf({ 'story.yaml': swap('platforms: true, basis: true', 'platforms: true') })).toEqual([
      '画面 · 步骤“平台与街道，怎样连起来” · 注明依据：由 <是> 改为 «否» · practice-platforms',
    ]);
  });

  it('settings, each by its name', () => {
    const site = inTurn(
      swap('review_number: ""', 'review_number: "浙S(2022)12号"'),
      swap('subtitle: 拱墅区政协五年履职长卷', 'subtitle: 拱墅政协五年履职长卷'),
      swap('address: "" ', 'address: "https://www.example.cn/x/" '),
    );
    expect(toldOf({ 'site.yaml': site })).toEqual([
      '网站设置 · 副题 · 拱墅[-区-]政协五年履职长卷 · opening',
      '网站设置 · 网址 · 加上 «https://www.example.cn/x/» · ',
      expect.stringMatching(/^网站设置 · 审图号 · 加上 «浙S\(2022\)12号» · opening/),
    ]);
  });
  it('waters, the boundary, recordings', () => {
    expect(toldOf({ 'waterways.geojson': swap('[120.12447,30.3868],', '') })[0]).toMatch(
      /^位置 · 水系“京杭大运河” · 线重新画了：由 <\d+ 个点> 改为 «\d+ 个点» · /,
    );
    const sound = (first: number): DataFiles => ({
      ...base,
      'voice/people-firms.mp3': new Uint8Array([0xff, 0xfb, 0x90, first]),
      'voice/people-firms.txt': new TextEncoder().encode(
        '法律服务送上门。区政协法律服务团走进园区和楼宇，开展法律援助，服务中小企业200余家。一片屋檐是一家，最后的飞白，是“余”。',
      ),
    });
    expect(told(sound(1))).toEqual(['录音 · 步骤“法律服务送上门” · 有录音了 · people-firms']);
    expect(told(sound(2), state(sound(1)))).toEqual(['录音 · 步骤“法律服务送上门” · 录音换过了 · people-firms']);
    expect(told(base, state(sound(1)))).toEqual(['录音 · 步骤“法律服务送上门” · 录音撤去了 · people-firms']);
  });
});
