/** What a clerk brings home from Excel, WPS and an editor: one fault is one sentence, with file, row and remedy, and nothing that only follows from it. */
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/story/intake/decode';
import { adding, gathered } from '../../src/story/intake/faults';
import { DATA_FILES, type DataFiles } from '../../src/story/load';
import { edited, sentencesOf, type Edits } from '../fixtures/variant';

const said = (edits: Edits): string[] => sentencesOf(edited(edits));
const bytes = (...start: number[]): Uint8Array => new Uint8Array([...start, ...new TextEncoder().encode('…'.repeat(200))]);
const replaced = (file: string, content: Uint8Array): DataFiles => ({ ...edited({}), [file]: content });
const TABLES = DATA_FILES.filter((file) => file.endsWith('.csv'));
const OTHERS = DATA_FILES.filter((file) => !file.endsWith('.csv'));

/** The text as lines, each as cells: no cell of the fixtures used here holds a comma, unless it is quoted. */
const lines =
  (change: (all: string[]) => string[]) =>
  (text: string): string =>
    change(
      text
        .replace(/^\uFEFF/, '')
        .trimEnd()
        .split(/\r?\n/),
    ).join('\n');

describe('another kind of file under the right name', () => {
  it.each(TABLES)('%s', (file) => {
    const kinds: [Uint8Array, string][] = [
      [bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), '这是一个旧版 Excel 工作簿（.xls），不是 CSV'],
      [bytes(0x50, 0x4b, 0x03, 0x04), '这是一个 Excel 工作簿，不是 CSV'],
      [bytes(0x25, 0x50, 0x44, 0x46), '这是一个 PDF，不是 CSV'],
      [
        new TextEncoder().encode('\r\n<html xmlns:o="urn"><head><meta charset=utf-8></head><table><tr><td>id</table>'),
        '这是网页格式的表格，不是 CSV',
      ],
      [new Uint8Array([0xff, 0xfe, ...Buffer.from('id\tname\n', 'utf16le')]), '这个文件是 UTF-16'],
      [new Uint8Array(Buffer.from('id,name\n', 'utf16le')), '这个文件是 UTF-16'],
      [new Uint8Array([0x80, 0xff, 0xff, 0x81]), '文字编码认不出来'],
    ];
    for (const [content, what] of kinds) {
      const sentences = sentencesOf(replaced(file, content));
      expect(sentences, what).toHaveLength(1);
      expect(sentences[0]).toContain(`${file}：${what}`);
      expect(sentences[0]).toContain('另存为“CSV UTF-8（逗号分隔）”。');
    }
  });

  it.each([...TABLES, ...OTHERS])('%s, empty', (file) => {
    for (const content of ['', ' \r\n\r\n'])
      expect(sentencesOf(replaced(file, new TextEncoder().encode(content)))).toEqual([`${file}：这个文件是空的；请放回原来的内容。`]);
  });

  it.each(OTHERS)('%s, saved by Word or taken from a web page', (file) => {
    for (const content of [
      bytes(0xd0, 0xcf, 0x11, 0xe0),
      bytes(0x50, 0x4b, 0x03, 0x04),
      new TextEncoder().encode('<!DOCTYPE html><html>'),
    ]) {
      const sentences = sentencesOf(replaced(file, content));
      expect(sentences).toHaveLength(1);
      expect(sentences[0]).toMatch(/不是(文字|数据)文件；请用记事本/);
    }
  });

  it('a text with a bad byte is a text: the place is named', () => {
    const spoilt = (file: string, word: string): DataFiles => {
      const files = edited({});
      const content = Buffer.from(files[file] ?? []);
      content[content.indexOf(word) + 1] = 0x21;
      return { ...files, [file]: new Uint8Array(content) };
    };
    expect(sentencesOf(spoilt('places.csv', '小河直街'))).toEqual([
      expect.stringMatching(/^places\.csv 第3行的 name 写的是“�.*直街”：有乱码“�”/),
    ]);
    expect(sentencesOf(spoilt('story.yaml', '大运河穿过拱墅'))).toEqual([
      expect.stringMatching(/^story\.yaml 第\d+行的 opening\.prose 写的是“�.*”：有乱码“�”/),
    ]);
  });

  it('the end mark of old programs is none of the text, and a hole in it is said as such', () => {
    for (const file of [...TABLES, ...OTHERS]) {
      for (const mark of ['\u001a', '\u001a\u001a', '\0']) expect(sentencesOf(edited({ [file]: (text) => text + mark })), file).toEqual([]);
      expect(sentencesOf(edited({ [file]: (text) => text + '\0'.repeat(512) })), file).toEqual([
        expect.stringMatching(new RegExp(`^${file.replace('.', '\\.')}：这个文件没有存完整，里面有一段是空的；请`)),
      ]);
    }
  });

  it('is no fault where text only begins alike', () => {
    expect(decodeText(new TextEncoder().encode('PK,名称\n'), 'table').ok).toBe(true);
    expect(decodeText(new TextEncoder().encode('id,name\na,<b>\n'), 'table').ok).toBe(true);
  });
});

describe('a table', () => {
  it.each(TABLES)('%s: a title above the header', (file) => {
    expect(said({ [file]: lines((all) => ['拱墅区民生议事堂一览表,,,', ...all]) })).toEqual([
      `${file} 第1行写的是“拱墅区民生议事堂一览表”：表头应在第1行；请删去表头上面的这一行。`,
    ]);
    expect(said({ [file]: lines((all) => ['一览表', '', '填表人：王某', ...all]) })).toEqual([
      expect.stringContaining('请删去表头上面的第1到3行'),
    ]);
    expect(said({ [file]: lines((all) => ['sep=,', ...all]) })).toHaveLength(1);
  });

  it.each(TABLES)('%s: without a header', (file) => {
    const sentences = said({ [file]: lines(([, ...rest]) => rest) });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(/第1行写的是“.*”：第1行应是表头：id、.*；请把表头补回来。$/);
  });

  it.each(TABLES)('%s: other separators', (file) => {
    for (const mark of [';', '\t', '，', '；']) {
      const sentences = said({ [file]: (text) => text.replaceAll(',', mark) });
      expect(sentences, mark).toHaveLength(1);
      expect(sentences[0], mark).toContain('列与列之间要用英文逗号隔开');
    }
  });

  it.each(TABLES)('%s: empty columns and rows without a word are no fault', (file) => {
    expect(said({ [file]: lines((all) => all.map((line) => `${line},,`)) })).toEqual([]);
    expect(said({ [file]: lines((all) => [...all, ',,,,,,,,,', '', ',,']) })).toEqual([]);
    expect(said({ [file]: lines((all) => all.map((line) => `,${line}`)) })).toEqual([]);
  });

  it('a column without a name that holds something', () => {
    expect(said({ 'places.csv': lines((all) => all.map((line, k) => `${line}${k === 2 ? ',老地方' : ','}`)) })).toEqual([
      expect.stringMatching(/^places\.csv 第1行：表头第11列没有名字，而第3行在这一列写着“老地方”；请删去这一列，或补上列名/),
    ]);
  });

  it.each([
    ['facts.csv', 'display', '写法'],
    ['streets.csv', 'lon', '经度'],
    ['streets.csv', 'id', '编号'],
    ['platforms.csv', 'street', '街道'],
    ['places.csv', 'name', 'Name'],
    ['facts.csv', 'value', ''],
  ])('%s: column %s renamed to “%s”', (file, column, name) => {
    const sentences = said({
      [file]: lines(([header = '', ...rest]) => [
        header
          .split(',')
          .map((each) => (each === column ? name : each))
          .join(','),
        ...rest,
      ]),
    });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(new RegExp(`^${file} 第1行(的 ${name})?：表头第\\d+列应写成 ${column}。$`));
  });

  it.each([
    ['facts.csv', 'display'],
    ['facts.csv', 'id'],
    ['streets.csv', 'id'],
    ['streets.csv', 'former'],
    ['platforms.csv', 'street'],
    ['places.csv', 'crs'],
    ['places.csv', 'id'],
  ])('%s: column %s cut out', (file, column) => {
    const sentences = said({
      [file]: lines((all) => {
        const at = (all[0] ?? '').split(',').indexOf(column);
        return all.map((line) =>
          split(line)
            .filter((_, k) => k !== at)
            .join(','),
        );
      }),
    });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(`第1行的 ${column}：表头里缺这一列`);
  });

  it.each(['facts.csv', 'streets.csv'])('%s: the header alone', (file) => {
    expect(said({ [file]: lines(([header = '']) => [header]) })).toEqual([`${file}：只有表头，没有一行数据。`]);
  });

  it('deeds.csv: the header alone of what may be left out', () => {
    expect(said({ 'deeds.csv': () => 'id,section,lead,kind,name,words,strand,theme,place,fact,open\n' })).toContain(
      'deeds.csv：只有表头，没有一行数据；暂时没有可写的，请删去这张表。',
    );
  });

  it('streets.csv: nothing of former districts is as good as all', () => {
    const bare = lines((all) => all.map((line, k) => (k > 0 ? line.replace(/,[^,]*$/, ',') : line)));
    expect(said({ 'streets.csv': bare })).toEqual([expect.stringContaining('合并图要有至少两个原来的区；streets.csv 的 former 都空着')]);
  });

  it.each(TABLES)('%s: a remark below, a row twice, the header once more', (file) => {
    expect(said({ [file]: lines((all) => [...all, '注：以上为全部,,,']) })).toEqual([
      expect.stringMatching(/第\d+行写的是“注：以上为全部”：这一行只有一格有字；表里只放数据/),
    ]);
    expect(said({ [file]: lines((all) => [...all, all[0] ?? '']) })).toEqual([expect.stringContaining('这一行又是表头，请删去')]);
    expect(said({ [file]: lines((all) => [...all, all[1] ?? '']) })).toEqual([expect.stringMatching(/的 id 写的是“[\w-]+”：与第2行重复/)]);
  });

  it('a quotation mark that is not closed', () => {
    expect(said({ 'places.csv': (text) => text.replace(',小河直街,', ',"小河直街,') })).toEqual([
      expect.stringMatching(/^places\.csv 第3行写的是“.*”：从这一行起，有一个英文双引号没有成对/su),
    ]);
  });

  it('an English comma in a cell', () => {
    expect(said({ 'platforms.csv': (text) => text.replace('据名称推定，待主办方核实', '据名称推定,待主办方核实') })).toEqual([
      expect.stringMatching(/^platforms\.csv 第3行的 末尾 写的是“待核实”：这一行比表头多出1格/),
    ]);
  });

  it('merged cells leave one below the other empty', () => {
    expect(
      said({ 'streets.csv': lines((all) => all.map((line, k) => (k > 1 && k < 6 ? line.replace(/,原拱墅区$/, ',') : line))) }),
    ).toEqual(['streets.csv 第3行的 former 空着：必须填写；第4、5、6行也空着。若合并过单元格，请取消合并，每一行都填上。']);
  });

  it.each([
    ['streets.csv', ',330105005,', ',3.30105E+08,', '科学记数法'],
    ['facts.csv', ',1600,万元,', ',1.6E+03,万元,', '科学记数法'],
    ['places.csv', ',120.13475,', ',1.2E+02,', '科学记数法'],
    ['places.csv', ',拱宸桥,', ',5-Mar,', '日期'],
    ['places.csv', ',拱宸桥,', ',3月5日,', '日期'],
    ['platforms.csv', ',据名称,', ',2022/6/18,', '日期'],
    ['places.csv', ',拱宸桥,', ',Mar-05,', '日期'],
  ])('%s: %s turned into %s by Excel', (file, from, to, what) => {
    const sentences = said({ [file]: (text) => text.replace(from, to) });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(`Excel 把它改成了${what}；请把这一列的格式设成“文本”`);
  });

  it('a row that is missing is said where it is missed, and not at every place that speaks of it', () => {
    expect(said({ 'facts.csv': lines((all) => all.filter((line) => !line.startsWith('halls,'))) })).toEqual([
      expect.stringMatching(/的 halls\.fact 写的是“halls”：facts\.csv 里没有这个编号/),
    ]);
    expect(said({ 'facts.csv': lines((all) => all.filter((line) => !line.startsWith('firms-served,'))) })).toEqual([
      expect.stringMatching(/的 firms-served\.fact 写的是“firms-served”：facts\.csv 里没有这个编号/),
    ]);
    const street = said({ 'streets.csv': lines((all) => all.filter((line) => !line.startsWith('hemu,'))) });
    expect(street.map((sentence) => sentence.split(/[ ：]/)[0])).toEqual(['streets.csv', 'platforms.csv', 'story.yaml']);
    const place = said({ 'places.csv': lines((all) => all.filter((line) => !line.startsWith('gongchen-bridge,'))) });
    expect(place.filter((sentence) => sentence.startsWith('story.yaml'))).toEqual([
      expect.stringMatching(/写的是“gongchen-bridge”：places\.csv 里没有这个编号；.*；第[\d、]+行也写了它。$/),
    ]);
  });

  it('a row that begins one cell too late or too early', () => {
    const row = (from: RegExp, to: string) => said({ 'places.csv': (text) => text.replace(from, to) });
    expect(row(/^xiaohe-zhijie,/m, ',xiaohe-zhijie,')).toEqual([
      'places.csv 第3行：这一行整行往右错了一格；请删去第一个空格子，让各格与表头对齐。',
    ]);
    for (const end of ['', ','])
      expect(row(/^xiaohe-zhijie,(.*?)(\r?)$/m, `$1${end}$2`)).toEqual([
        'places.csv 第3行：这一行整行往左错了一格；请往右移一格，与表头对齐，再补上第一格。',
      ]);
    expect(said({ 'facts.csv': (text) => text.replace(/^halls,/m, ',halls,') })).toEqual([expect.stringContaining('往右错了一格')]);
  });

  it('a total below', () => {
    for (const total of ['合计,18', '共计,,18'])
      expect(said({ 'streets.csv': lines((all) => [...all, total]) })).toEqual([
        expect.stringMatching(/^streets\.csv 第20行写的是“(合计|共计),18”：这一行只有两格有字；表里只放数据/),
      ]);
  });

  it('a name of a column that stands in another’s place', () => {
    expect(said({ 'platforms.csv': (text) => text.replace('id,name,street,basis', 'basis,name,street,basis') })).toEqual([
      'platforms.csv 第1行的 basis：表头第1列应写成 id。',
    ]);
    expect(said({ 'platforms.csv': (text) => text.replace('id,name,street,basis', 'id,name,street,street') })).toEqual([
      'platforms.csv 第1行的 street：表头第4列应写成 basis。',
    ]);
  });

  it('columns that were exchanged are one fault each, and nothing follows from their ids', () => {
    const exchanged = (file: string, a: number, b: number) =>
      said({
        [file]: lines(([header = '', ...rest]) => [
          header,
          ...rest.map((line) => {
            const cells =
              line
                .match(/("[^"]*"|[^,]*)(,|$)/g)
                ?.map((cell) => cell.replace(/,$/, ''))
                .slice(0, header.split(',').length) ?? [];
            return cells.map((cell, k) => (k === a ? cells[b] : k === b ? cells[a] : cell)).join(',');
          }),
        ]),
      });
    expect(exchanged('places.csv', 0, 4)).toEqual([
      expect.stringMatching(
        /^places\.csv 第2行的 id 写的是“120\.13475”：编号只能.*；第3、4、5、6、7、8、9、10 …行的这一列也不对，请看看是不是整列、整段贴错了地方。$/,
      ),
      expect.stringMatching(
        /^places\.csv 第2行的 lon 写的是“gongchen-bridge”：经度只能.*的这一列也不对，请看看是不是整列、整段贴错了地方。$/,
      ),
    ]);
    expect(exchanged('facts.csv', 3, 5)).toEqual([
      expect.stringMatching(/^facts\.csv 第2行的 value 写的是“18个街道”：.*的这一列也不对，请看看是不是整列、整段贴错了地方。$/),
    ]);
  });

  it('a value or a unit that display and phrase contradict', () => {
    expect(said({ 'facts.csv': (text) => text.replace(',1600,万元,', ',16001600,万元,') })).toEqual([
      'facts.csv 第6行的 value 写的是“16001600”：按 display 和 phrase 的“1600余万元”，应写成“1600”；若数字真的改了，display 和 phrase 也要一起改。',
    ]);
    expect(said({ 'facts.csv': (text) => text.replace(',1600,万元,', ',1600,家,') })).toEqual([
      expect.stringMatching(/^facts\.csv 第6行的 unit 写的是“家”：按 display 和 phrase 的“1600余万元”，应写成“万元”/),
    ]);
    expect(said({ 'facts.csv': (text) => text.replace(',1600余万元,atLeast,', ',1600余万元,exact,') })).toEqual([
      expect.stringMatching(/^facts\.csv 第6行的 exactness 写的是“exact”：.*应写成“atLeast”/),
    ]);
  });

  it('a comma that is missing in the header', () => {
    expect(said({ 'facts.csv': (text) => text.replace('counts,not', 'countsnot') })).toEqual([
      'facts.csv 第1行的 countsnot：这里少了一个英文逗号，应是 counts 和 not 两列。',
    ]);
  });

  it('a table pasted twice', () => {
    expect(said({ 'streets.csv': (text) => `${text.trimEnd()}\n${text.replace(/^.*\r?\n/, '')}` })).toEqual([
      expect.stringMatching(
        /^streets\.csv 第20行的 id 写的是“mishixiang”：与第2行重复；.*；第21、22、23、24、25、26、27、28 …行的这一列也不对，请看看是不是整列、整段贴错了地方。$/,
      ),
    ]);
  });

  it('a text that no drawing could hold', () => {
    const long = '很'.repeat(1200);
    expect(said({ 'places.csv': (text) => text.replace(',拱宸桥,', `,${long},`) })).toEqual([
      expect.stringMatching(/^places\.csv 第2行的 name 写的是“很{60}…”：太长了，有 1200 个字；最多 60 个字。$/),
    ]);
    expect(said({ 'streets.csv': (text) => text.replace('街道示意点', long) })).toEqual([
      expect.stringMatching(/^streets\.csv 第2行的 represents .*：太长了，有 \d+ 个字；最多 1000 个字。$/),
    ]);
    expect(said({ 'story.yaml': (text) => text.replace('    title: 运河穿城', `    title: ${long}`) })).toEqual([
      expect.stringMatching(/^story\.yaml 第\d+行的 canal\.title .*最多 60 个字。$/),
    ]);
    expect(said({ 'site.yaml': (text) => text.replace('title: 运河议事', `title: ${long}`) })).toEqual([
      expect.stringMatching(/^site\.yaml 第\d+行的 title .*最多 60 个字。$/),
    ]);
  });

  it('ids filled down are one fault', () => {
    expect(said({ 'facts.csv': (text) => text.replace(/^(?!id|branch|\uFEFF)[\w-]+,/gm, 'branch-streets,') })).toEqual([
      expect.stringMatching(/^facts\.csv 第3行的 id 写的是“branch-streets”：与第2行重复；.*；第4、5、6、7、8、9行的这一列也不对/),
    ]);
  });

  it('a slip where a figure names its number, or a step its figure', () => {
    for (const slip of ['firms-servedd', 'firms-served-firms-served', 'Firms-served'])
      expect(said({ 'story.yaml': (text) => text.replace('fact: firms-served', `fact: ${slip}`) }), slip).toEqual([
        expect.stringMatching(new RegExp(`^story\\.yaml 第\\d+行的 firms-served\\.fact 写的是“${slip}”`)),
      ]);
    expect(said({ 'story.yaml': (text) => text.replace('figure: positions', 'figure: posiions') })).toEqual([
      expect.stringMatching(/^story\.yaml 第\d+行的 method-positions\.figure 写的是“posiions”：figures 里没有这个编号的图/),
    ]);
    expect(said({ 'story.yaml': (text) => text.replace('- id: facts-wall', '- id: facts－wall') })).toEqual([
      expect.stringMatching(/^story\.yaml 第\d+行的 facts－wall\.id 写的是“facts－wall”：编号只能/),
    ]);
    expect(said({ 'story.yaml': (text) => text.replace('figure: merger', 'figure: “merger”') })).toEqual([
      expect.stringMatching(/^story\.yaml 第\d+行的 together-merger\.figure 写的是““merger””：编号只能/),
    ]);
  });

  it('a cell is at fault once, however many rules it breaks, and so is a row whose cells stand elsewhere', () => {
    expect(
      said({ 'story.yaml': (text) => text.replace('    kind: sum', '    kind: ｓｕｍ') }).filter((sentence) =>
        sentence.includes('的 covid-donations.kind '),
      ),
    ).toEqual([expect.stringContaining('只能写 map、strip')]);
    expect(said({ 'facts.csv': (text) => text.replace(',200,家,', ',200,2022/1/31,') })).toEqual([
      expect.stringContaining('Excel 把它改成了日期'),
    ]);
    expect(said({ 'facts.csv': (text) => text.replace(',18,个,', ',1818,个,') })).toEqual([
      expect.stringMatching(/^facts\.csv 第9行的 value 写的是“1818”：.*应写成“18”/),
    ]);
    expect(said({ 'places.csv': (text) => text.replace(',小河直街,', ',小河,直街,') })).toEqual([
      expect.stringMatching(/^places\.csv 第3行的 末尾 写的是“公开资料的参考坐标”：这一行比表头多出1格/),
    ]);
  });

  it('a file that was read in the wrong encoding and saved is one fault', () => {
    const files = edited({});
    const wrong = new TextEncoder().encode(new TextDecoder('gb18030').decode(Buffer.from(new TextDecoder().decode(files['facts.csv']))));
    expect(sentencesOf({ ...files, 'facts.csv': wrong })).toEqual([
      'facts.csv：这个文件用错了编码打开，又保存过，字都乱了；请换回好的那一份。',
    ]);
  });

  it('braces that are not closed are quoted as they stand', () => {
    expect(
      said({ 'story.yaml': (text) => text.replace('{fact:branch-streets}，{fact:halls}', '{fact:branch-streets，{fact:halls}') }),
    ).toEqual([expect.stringContaining('认不出“{fact:branch-streets，…“民生议事堂”')]);
  });

  it('a wrong section of the story is not said again in the table', () => {
    expect(said({ 'story.yaml': (text) => text.replace('    section: 2', '    section: ２') })).toEqual([
      expect.stringMatching(/^story\.yaml 第\d+行的 growth\.section 写的是“２”/),
    ]);
  });

  it('an id with a slip is said once, and another that is missing is still missed', () => {
    const [slip, ...more] = said({ 'places.csv': (text) => text.replace(/^gongchen-bridge/m, 'Gongchen-bridge') });
    expect(slip).toMatch(/^places\.csv 第2行的 id 写的是“Gongchen-bridge”：编号只能/);
    expect(more).toEqual([]);
    expect(
      said({
        'places.csv': (text) => text.replace(/^gongchen-bridge/m, 'Gongchen-bridge').replace(/^wulinmen-pier,/m, 'elsewhere,'),
      }).filter((sentence) => sentence.includes('wulinmen-pier')),
    ).toHaveLength(1);
  });

  it('a wrong display is not repeated where it is quoted', () => {
    expect(said({ 'facts.csv': (text) => text.replace(',次,39次,exact,', ',次,39 次,exact,') })).toEqual([
      expect.stringContaining('应写成“39次”'),
    ]);
  });
});

function split(line: string): string[] {
  return (
    line
      .match(/("[^"]*"|[^,"]*)(,|$)/g)
      ?.map((cell) => cell.replace(/,$/, ''))
      .slice(0, line.replace(/"[^"]*"/g, '').split(',').length) ?? []
  );
}

describe('work', () => {
  it('sorting out what was said grows with the faults, not with their square', () => {
    const readsOf = (count: number): number => {
      let reads = 0;
      const faults = Array.from(
        { length: count },
        (_, row) =>
          new Proxy(
            { file: 'streets.csv', row, field: 'lon', message: '错' },
            { get: (target, key) => ((reads += 1), Reflect.get(target, key) as unknown) },
          ),
      );
      expect(adding(faults.slice(0, count / 2), faults)).toHaveLength(count / 2);
      expect(gathered(faults)).toHaveLength(1);
      return reads;
    };
    expect(readsOf(4000) / readsOf(400)).toBeLessThan(15);
  });
});

describe('JSON', () => {
  it('a geometry of another kind, a canal without an id: one sentence', () => {
    expect(
      said({
        'waterways.geojson': (text) =>
          text.replace('"type":"LineString","coordinates":', '"type":"MultiLineString","coordinates":[').replace(/\]\](?=\}\})/, ']]]'),
      }),
    ).toEqual([expect.stringContaining('水系只能画成 LineString')]);
    expect(said({ 'waterways.geojson': (text) => text.replace('"properties":{"id":"grand-canal",', '"properties":{') })).toEqual([
      expect.stringMatching(/properties\.id：缺这一项/),
    ]);
  });

  it('that breaks off or holds no number: line and words where it does', () => {
    expect(said({ 'waterways.geojson': (text) => text.replace('120.12447', 'NaN') })).toEqual([
      expect.stringMatching(/^waterways\.geojson 第\d+行写的是“.*NaN.*”：不是完整的 JSON/),
    ]);
    expect(said({ 'waterways.geojson': (text) => text.slice(0, 900) })).toEqual([
      expect.stringMatching(/^waterways\.geojson 第\d+行：不是完整的 JSON/),
    ]);
  });
});

describe('YAML', () => {
  it.each([
    ['a full-width indent', '    title: 运河穿城', '　　title: 运河穿城', '缩进用了全角空格；请改成半角空格'],
    ['a full-width blank among others', '    title: 运河穿城', '  　title: 运河穿城', '缩进用了全角空格；请改成半角空格'],
    ['a hard blank', '    title: 运河穿城', '\u00a0\u00a0\u00a0 title: 运河穿城', '缩进用了全角空格；请改成半角空格'],
    ['a tab', '    title: 运河穿城', '\ttitle: 运河穿城', '缩进用了 Tab；请改成空格'],
    ['a tab after blanks', '    title: 运河穿城', '  \ttitle: 运河穿城', '缩进用了 Tab；请改成空格'],
    ['a dash of another width', '  - id: canal\n', '  － id: canal\n', '列表的短横线要用半角的 -'],
    ['a long dash', '  - id: canal\n', '  — id: canal\n', '列表的短横线要用半角的 -'],
    ['a dash without a blank', '  - id: canal\n', '  -id: canal\n', '短横线 - 后面要空一格'],
    ['a full-width colon', '    title: 运河穿城', '    title：运河穿城', '英文冒号'],
    ['no blank after the colon', '    title: 运河穿城', '    title:运河穿城', '英文冒号加空格'],
    ['an indent too deep', '    title: 运河穿城', '      title: 运河穿城', '缩进'],
    ['an indent too shallow', '    title: 运河穿城', '   title: 运河穿城', '缩进'],
  ])('%s: one sentence with the row', (_, from, to, remedy) => {
    const sentences = said({ 'story.yaml': (text) => text.replace(from, to) });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(/^story\.yaml 第(2[89]|3[0-3])行写的是“.*(canal|运河穿城).*”：/);
    expect(sentences[0]).toContain(remedy);
  });

  it('a fault on many lines is one', () => {
    const sentences = said({ 'site.yaml': (text) => text.replace(/^ {2}/gm, '　　') });
    expect(sentences).toEqual([
      expect.stringMatching(/^site\.yaml 第\d+行写的是“.*”：缩进用了全角空格；请改成半角空格；这样的还有第[\d、]+ …行。$/),
    ]);
  });

  it('a paragraph may begin with a full-width blank', () => {
    expect(said({ 'story.yaml': (text) => text.replace('notes: 让大家先看河', 'notes: |\n          　　让大家先看河') })).toEqual([]);
  });

  it('an entry of nearly the right name is that one', () => {
    expect(said({ 'site.yaml': (text) => text.replace('  period:', '  Period:') })).toEqual([
      expect.stringMatching(/的 report\.Period：应写成 period。$/),
    ]);
    expect(said({ 'story.yaml': (text) => text.replace('        prose:', '        pros:') })).toEqual([
      expect.stringMatching(/应写成 prose。$/),
    ]);
    expect(said({ 'story.yaml': (text) => text.replace('    title: 运河穿城', '    标题: 运河穿城') })).toEqual([
      expect.stringMatching(/^story\.yaml 第\d+行的 canal\.标题：应写成 title。$/),
    ]);
  });
});
