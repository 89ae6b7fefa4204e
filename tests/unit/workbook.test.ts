/** 数据.xlsx instead of the CSV files: the same story, or a sentence that names sheet and cell. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isDateFormat } from '../../src/story/intake/book/styles';
import { dateText, numberText } from '../../src/story/intake/book/values';
import { isLock, isWorkbook } from '../../src/story/intake/workbook';
import { copyData } from '../../build/copy-data';
import { readDataFolder } from '../../build/read-data';
import { withDeeds } from '../fixtures/deeds';
import { fixture, fixturePath } from '../fixtures/overlay';
import { edited, sentencesOf, storyOf } from '../fixtures/variant';
import { baseBook, inline, linesOf, partsOf, rowsOf, TABLES, withBook, zipped, type BookEdits, type TestSheet } from '../fixtures/workbook';

const story = storyOf(fixture('base'));
const bookOf = (edits: BookEdits = {}): Uint8Array => zipped(partsOf(baseBook(edits)));
const said = (edits: BookEdits): string[] => sentencesOf(withBook(bookOf(edits)));
const number = (place: string, value: string, style = 0): string => `<c r="${place}" s="${style}"><v>${value}</v></c>`;
const more = (...sheets: TestSheet[]): BookEdits => ({ change: (all) => [...all, ...sheets] });
const only = (name: string, change: (sheet: TestSheet) => TestSheet): BookEdits => ({
  change: (all) => all.map((sheet) => (sheet.name === name ? change(sheet) : sheet)),
});

describe('the same story', () => {
  it('out of texts, as the CSV files have them', () => expect(storyOf(withBook(bookOf()))).toEqual(story));

  it('out of a workbook that LibreOffice has saved, with numbers, a formula and a sheet of notes', () => {
    expect(storyOf(withBook(new Uint8Array(readFileSync(fixturePath('libreoffice.xlsx')))))).toEqual(story);
  });

  it('whatever prefixes, edition of the standard and order of tables', () => {
    const book = baseBook({ change: (all) => [...all].reverse() });
    expect(storyOf(withBook(zipped(partsOf(book, 'x'))))).toEqual(story);
  });

  it.each<[string, BookEdits]>([
    [
      'numbers that are numbers',
      { facts: { D3: number('D3', '169') }, streets: { D2: number('D2', '120.14756000000001'), C2: number('C2', '3.30105001E8') } },
    ],
    ['numbers kept as text, with blanks and marks that nobody sees', { facts: { D3: inline('D3', ' 169\u200b\u00a0') } }],
    [
      'a text of several fonts, with the reading above it',
      {
        strings: '<si><t>x</t></si><si><r><t>米市</t></r><r><rPr><b/></rPr><t>巷街道</t></r><rPh sb="0" eb="1"><t>mi</t></rPh></si>',
        streets: { B2: '<c r="B2" t="s"><v>1</v></c>' },
      },
    ],
    [
      'the result of a formula',
      { facts: { D3: '<c r="D3"><f>160+9</f><v>169</v></c>', E3: '<c r="E3" t="str"><f>"条"</f><v>条</v></c>' } },
    ],
    ['a name in another case, with a blank', { change: (all) => all.map((sheet) => ({ ...sheet, name: ` ${sheet.name.toUpperCase()}` })) }],
    ['line ends inside of a cell', { facts: { E3: inline('E3', '条_x000D_\n') } }],
    ['cells that do not say where they are', only('facts', (sheet) => ({ ...sheet, rows: sheet.rows.replace(/ r="[A-Z]*\d+"/g, '') }))],
    [
      'empty rows, empty cells with a format, and a format of a whole column',
      only('facts', (sheet) => ({
        ...sheet,
        rows: `${sheet.rows}<row r="40"><c r="C40" s="1"/></row><row r="1048576"><c r="XFD1048576" s="1"><v></v></c></row>`,
      })),
    ],
    [
      'merged cells in which nothing stands',
      only('facts', (sheet) => ({ ...sheet, after: '<mergeCells><mergeCell ref="A60:C61"/></mergeCells>' })),
    ],
    [
      'sheets that are new, for notes, or the program’s own',
      more(
        { name: 'Sheet1', rows: '' },
        { name: '说明', rows: `<row>${inline('A1', '随便写')}</row>` },
        { name: 'WpsReserved_CellImgList', state: 'veryHidden', rows: `<row>${inline('A1', 'x')}</row>` },
      ),
    ],
  ])('%s', (_, edits) => expect(storyOf(withBook(bookOf(edits)))).toEqual(story));

  it('true and false of a spreadsheet are those of the table', () => {
    const header = 'id,section,lead,kind,name,words,strand,theme,place,fact,open'.split(',');
    const lines = [header, ['greeting', '导语', '', '学习', '坚强领导', '', '', '', '', '', 'true']];
    const deeds = (cell: string): string[] => said(more({ name: 'deeds', rows: rowsOf(lines, { K2: cell }) }));
    expect(deeds('<c r="K2" t="b"><v>1</v></c>')).toEqual(deeds(inline('K2', 'true')));
    expect(deeds('<c r="K2" t="b"><v>0</v></c>')).toEqual(deeds(inline('K2', 'false')));
    expect(deeds(inline('K2', 'yes'))).toContainEqual(expect.stringMatching(/“deeds”表 K2（open）写的是“yes”/));
  });

  it('lies beside the same CSV files, and a number may be written otherwise', () => {
    const files = withBook(bookOf({ streets: { D2: number('D2', '120.14756') } }), ...TABLES.map((name) => `${name}.csv`));
    expect(storyOf(files)).toEqual(story);
    expect(storyOf(edited({ 'streets.csv': (text) => text.replace('120.14756', '120.147560') }, files))).toEqual(story);
  });

  it('is one of some tables, the others are files', () => {
    const book = bookOf({ change: (all) => all.filter(({ name }) => name !== 'places') });
    expect(storyOf(withBook(book, 'places.csv'))).toEqual(story);
  });
});

describe('what cannot be taken as it is: one sentence, with sheet and cell', () => {
  it.each<[string, BookEdits, string | RegExp]>([
    [
      'full-width digits',
      { facts: { D3: inline('D3', '１６９') } },
      /^数据\.xlsx 的“facts”表 D3（value）写的是“１６９”：只能写大于 0 的整数/,
    ],
    [
      'a day',
      { facts: { C3: number('C3', '44197', 1) } },
      '数据.xlsx 的“facts”表 C3（lead）写的是“2021-01-01”：Excel 把它当成了日期；请把这一列的格式设成“文本”，再填回原来的内容。',
    ],
    [
      'a day of the other calendar',
      { facts: { C3: number('C3', '42735', 1) }, properties: '<workbookPr date1904="1"/>' },
      /C3（lead）写的是“2021-01-01”：Excel 把它当成了日期/,
    ],
    [
      'a day in a format of one’s own',
      {
        facts: { C3: number('C3', '44197', 1) },
        styles:
          '<numFmts><numFmt numFmtId="180" formatCode="[$-804]m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf/><xf numFmtId="180"/></cellXfs>',
      },
      /C3（lead）写的是“2021-01-01”：Excel 把它当成了日期/,
    ],
    [
      'a formula without a result',
      { facts: { D3: '<c r="D3"><f>SUM(D1:D2)</f><v></v></c>' } },
      /^数据\.xlsx 的“facts”表 D3（value）写的是“=SUM\(D1:D2\)”：这一格是公式，文件里没有它的结果；请在 Excel 或 WPS 里打开，保存一次/,
    ],
    [
      'a formula that failed',
      { streets: { H2: '<c r="H2" t="e"><f>1/0</f><v>#DIV/0!</v></c>' } },
      /^数据\.xlsx 的“streets”表 H2（spread_m）写的是“#DIV\/0!”：这一格的公式算不出结果/,
    ],
    ['an error', { streets: { H2: '<c r="H2" t="e"><v>#N/A</v></c>' } }, /H2（spread_m）写的是“#N\/A”：这一格出了错/],
    [
      'merged cells',
      only('streets', (sheet) => ({
        ...sheet,
        rows: rowsOf(linesOf('streets'), { J3: '', J4: '' }),
        after: '<mergeCells><mergeCell ref="J2:J4"/></mergeCells>',
      })),
      '数据.xlsx 的“streets”表 J2（former）写的是“原拱墅区”：J2:J4 合并成了一格，只有左上角的一格有内容；请取消合并，每一格都填上。',
    ],
    [
      'merged cells of ids',
      only('streets', (sheet) => ({
        ...sheet,
        rows: rowsOf(linesOf('streets'), { A3: '' }),
        after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
      })),
      /^数据\.xlsx 的“streets”表 A2（id）.*A2:A3 合并成了一格/,
    ],
    [
      'a merged header',
      only('facts', (sheet) => ({ ...sheet, after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' })),
      /^数据\.xlsx 的“facts”表第1行：表头里有合并的格子（A1:B1）/,
    ],
    ['a hidden sheet', only('facts', (sheet) => ({ ...sheet, state: 'hidden' })), /^数据\.xlsx 的“facts”表：这张表是隐藏的.*取消隐藏/],
    ['an empty sheet', only('facts', (sheet) => ({ ...sheet, rows: '' })), '数据.xlsx 的“facts”表：这张表是空的；请放回原来的内容。'],
    [
      'a sheet twice',
      { change: (all) => [...all, ...all.slice(0, 1).map((sheet) => ({ ...sheet, name: 'Facts ' }))] },
      '数据.xlsx 的“Facts ”表：这张表有两份；请删去一份。',
    ],
    [
      'a strange sheet',
      more({ name: '通讯录', rows: `<row>${inline('A1', 'x')}</row>` }),
      /^数据\.xlsx 的“通讯录”表：不认识这张表；表名只能是 facts、streets、platforms、places、deeds/,
    ],
    ['no such sheet', { change: (all) => all.slice(1) }, '数据.xlsx：没有名叫“facts”的表，也没有 facts.csv；请补上其中一个。'],
    [
      'a row in one cell',
      only('facts', (sheet) => ({ ...sheet, rows: rowsOf(linesOf('facts').map((line) => [line.join(',')])) })),
      /^数据\.xlsx 的“facts”表第1行.*：几列的内容挤在一格里；.*“分列”/,
    ],
    [
      'no header',
      only('facts', (sheet) => ({ ...sheet, rows: rowsOf(linesOf('facts').slice(1)) })),
      /^数据\.xlsx 的“facts”表第1行.*：第1行应是表头：id、/,
    ],
    ['a column of another name', { facts: { D1: inline('D1', '数') } }, '数据.xlsx 的“facts”表 D1（数）：表头第4列应写成 value。'],
    [
      'a cell too many',
      only('facts', (sheet) => ({ ...sheet, rows: sheet.rows.replace('</row><row r="4">', `${inline('K3', '多')}</row><row r="4">`) })),
      /^数据\.xlsx 的“facts”表第3行的 末尾 写的是“多”：这一行比表头多出1格；请删去多的/,
    ],
    [
      'exchanged numbers',
      { streets: { D2: number('D2', '30.28681'), E2: number('E2', '120.14756') } },
      '数据.xlsx 的“streets”表 D2（lon）写的是“30.28681”，E2（lat）写的是“120.14756”：经度和纬度写反了，请对调。',
    ],
    [
      'a reference to another sheet',
      { platforms: { C2: inline('C2', 'nowhere') } },
      /^数据\.xlsx 的“platforms”表 C2（street）写的是“nowhere”：“streets”表里没有这个编号/,
    ],
    [
      'an id of another sheet',
      only('places', (sheet) => ({
        ...sheet,
        rows: `${sheet.rows}<row>${['A', 'B', 'C'].map((column) => inline(`${column}18`, column === 'A' ? 'hushu' : '桥')).join('')}</row>`,
      })),
      /^数据\.xlsx 的“places”表 A18（id）写的是“hushu”：与“streets”表第\d+行重复/,
    ],
  ])('%s', (_, edits, sentence) => {
    expect(said(edits)).toEqual([typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)]);
  });

  it('every fault in one run, sheet by sheet, and those of the files after them', () => {
    const book = bookOf({
      facts: { C3: number('C3', '44197', 1), D4: inline('D4', '') },
      streets: { F2: inline('F2', 'GPS'), H3: '<c r="H3"><f>A1</f></c>' },
      places: { B3: inline('B3', '待定') },
    });
    const files = edited({ 'site.yaml': (text) => text.replace('language: zh-CN', 'language: chinese!') }, withBook(book));
    expect(sentencesOf(files).map((sentence) => sentence.split(/写的|空着/)[0])).toEqual([
      '数据.xlsx 的“facts”表 C3（lead）',
      '数据.xlsx 的“facts”表 D4（value）',
      '数据.xlsx 的“streets”表 F2（crs）',
      '数据.xlsx 的“streets”表 H3（spread_m）',
      '数据.xlsx 的“places”表 B3（name）',
      expect.stringMatching(/^site\.yaml 第\d+行的 language /),
    ]);
  });
});

describe('a table that is there twice', () => {
  const both = (edits: BookEdits, csv: (text: string) => string = String): string[] =>
    sentencesOf(edited({ 'facts.csv': csv }, withBook(bookOf(edits), 'facts.csv')));
  const REMEDY = '两份只能留一份，请把对的那一份留下，另一份删去或移到别处。';

  it('says where the two first differ', () => {
    expect(both({ facts: { I3: inline('I3', '另一种说法'), J4: inline('J4', '又一种') } })).toEqual([
      expect.stringMatching(
        /^数据\.xlsx 的“facts”表 I3（counts）写的是“另一种说法”：facts\.csv 第3行写的是“专项集体民主监督.*”；两份只能留一份/,
      ),
    ]);
    expect(both({}, (text) => text.replace(/^supervision-opinions.*\r?\n/m, ''))[0]).toMatch(/“facts”表 A3（id）.*facts\.csv 第3行写的是/);
    expect(both({}, (text) => text.trimEnd().replace(/\r?\n.*$/, ''))).toEqual([
      `数据.xlsx 的“facts”表第9行：facts.csv 里没有这一行；${REMEDY}`,
    ]);
    expect(both({}, () => '')).toEqual([`数据.xlsx 的“facts”表：文件夹里还有一份 facts.csv，里面有错，没法核对；${REMEDY}`]);
    expect(both(only('facts', (sheet) => ({ ...sheet, rows: rowsOf(linesOf('facts').slice(0, -1)) })))[0]).toBe(
      `数据.xlsx 的“facts”表：facts.csv 第9行在这张表里没有；${REMEDY}`,
    );
  });
});

describe('files that are no such workbook', () => {
  const saved = '请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（*.xlsx）”。';
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  it.each<[string, Uint8Array, string]>([
    [
      'an old workbook',
      new Uint8Array([...OLE, ...new Uint8Array(600)]),
      `这是一个旧版 Excel 工作簿（.xls），不是 Excel 工作簿（.xlsx）；${saved}`,
    ],
    [
      'one with a password',
      new Uint8Array([...OLE, ...Buffer.from('EncryptedPackage', 'utf16le')]),
      '这个工作簿设了打开密码，读不了；请在 Excel 或 WPS 里打开，去掉密码再保存。',
    ],
    ['a page', text('<html><table><tr><td>id</td></tr></table></html>'), `这是网页格式的表格，只改了名字，不是 Excel 工作簿；${saved}`],
    [
      'XML of 2003',
      text('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      `这是网页格式的表格，只改了名字，不是 Excel 工作簿；${saved}`,
    ],
    ['a CSV', text('id,section\na,1\n'), `这是 CSV 一类的文字，只改了名字，不是 Excel 工作簿；${saved}`],
    ['nothing', new Uint8Array(), '这个文件是空的；请放回原来的内容。'],
    ['noise', new Uint8Array([0x80, 0xff, 0xff, 0x81]), `这不是 Excel 工作簿，打不开；${saved}`],
    ['a binary workbook', zipped({ 'xl/workbook.bin': 'x', '_rels/.rels': '<a/>' }), `这是二进制的工作簿（.xlsb），只改了名字；${saved}`],
    ['an archive', zipped({ 'a.txt': 'x' }), `这不是 Excel 工作簿，是别的文件改了名字；${saved}`],
    ['a workbook cut off', bookOf().slice(0, 900), expect.stringMatching(/^这个工作簿打不开，文件坏了/) as unknown as string],
    [
      'a sheet cut off',
      zipped({ ...partsOf(baseBook()), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' }),
      expect.stringMatching(/^这个工作簿打不开/) as unknown as string,
    ],
    [
      'entities of its own',
      zipped({ ...partsOf(baseBook()), 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY x "y">]><worksheet>&x;</worksheet>' }),
      expect.stringMatching(/^这个工作簿打不开/) as unknown as string,
    ],
    [
      'one that unpacks without end',
      zipSync({ '_rels/.rels': text('<a/>'), 'xl/a.xml': new Uint8Array(70_000_000) }, { level: 1 }),
      expect.stringMatching(/^这个工作簿太大了/) as unknown as string,
    ],
  ])('%s: one sentence', (_, bytes, message) => {
    const sentences = sentencesOf(withBook(bytes));
    expect(sentences).toHaveLength(1);
    expect(sentences[0]?.replace(/^数据\.xlsx：/, '')).toEqual(message);
  });

  it('cannot be read: nothing is said of what its tables may hold', () => {
    const prose = `prose: ${'长'.repeat(85)}{fact:halls}。`;
    const folder = withDeeds({ 'story.yaml': (all) => all.replace(/prose: .*\{fact:halls\}.*/, prose) });
    expect(sentencesOf(folder)).toEqual([]);
    const tables = Object.keys(folder).filter((name) => name.endsWith('.csv'));
    const others = Object.fromEntries(Object.entries(folder).filter(([name]) => !tables.includes(name)));
    expect(new TextDecoder().decode(folder['story.yaml'])).toContain(prose);
    expect(sentencesOf({ ...others, '数据.xlsx': text('id,section\n') })).toHaveLength(1);
    expect(sentencesOf({ ...others, '数据.xls': bookOf() })).toHaveLength(1);
  });

  it('has another name: says what to do', () => {
    const files = (name: string, beside: boolean): string[] =>
      sentencesOf({ ...(beside ? withBook(bookOf()) : fixture('base')), [name]: bookOf() });
    expect(files('数据.xls', false)).toEqual([
      expect.stringMatching(
        /^数据\.xls：数据文件夹里只认“数据\.xlsx”这一个工作簿；.*另存为“Excel 工作簿（\*\.xlsx）”，文件名用 数据\.xlsx/,
      ),
    ]);
    expect(files('新表.xlsx', false)).toEqual([expect.stringMatching(/^新表\.xlsx：.*改名为 数据\.xlsx，或移到别处。$/)]);
    expect(files('数据 - 副本.xlsx', true)).toEqual([expect.stringMatching(/^数据 - 副本\.xlsx：.*请把这一个移到别处。$/)]);
  });

  it('a copy to be changed has files for what came out of it', async () => {
    const [from, to] = [mkdtempSync(join(tmpdir(), 'yunhe-book-')), mkdtempSync(join(tmpdir(), 'yunhe-copy-'))];
    try {
      for (const [name, bytes] of Object.entries(withBook(bookOf()))) writeFileSync(join(from, name), bytes);
      await copyData(from, to);
      expect(readdirSync(to).sort()).toEqual(Object.keys(fixture('base')).sort());
      expect(storyOf(readDataFolder(to))).toEqual(story);
    } finally {
      for (const folder of [from, to]) rmSync(folder, { recursive: true });
    }
  });

  it('only says that a workbook is open: nobody reads it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yunhe-book-'));
    try {
      for (const [name, bytes] of Object.entries(withBook(bookOf()))) if (!name.includes('/')) writeFileSync(join(folder, name), bytes);
      for (const name of ['~$数据.xlsx', '.~lock.数据.xlsx#', '.~数据.xlsx']) writeFileSync(join(folder, name), 'x');
      expect(storyOf(readDataFolder(folder))).toEqual(story);
      expect(Object.keys(readDataFolder(folder))).toContain('数据.xlsx');
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(['~$数据.xlsx', '/a/~$数据.xlsx', 'C:\\a\\~$数据.xlsx', '/a/.~lock.数据.xlsx#'].map(isLock)).toEqual([true, true, true, true]);
    expect(['数据.xlsx', 'facts.csv', '/a~$/数据.xlsx'].map(isLock)).toEqual([false, false, false]);
    expect(['数据.XLSX', '数据.et', 'facts.csv', '~$数据.xlsx'].map(isWorkbook)).toEqual([true, true, false, false]);
  });
});

describe('values', () => {
  it.each([
    ['120.14756000000001', '120.14756'],
    ['0.30000000000000004', '0.3'],
    ['3.30105001E8', '330105001'],
    ['1e21', '1000000000000000000000'],
    ['1E-7', '0.0000001'],
    ['x', 'x'],
  ])('the number %s is %s', (written, text) => expect(numberText(written)).toBe(text));

  it.each([
    ['1', false, '1900-01-01'],
    ['61', false, '1900-03-01'],
    ['44197.5', false, '2021-01-01'],
    ['0.5', false, '12:00'],
    ['0', true, '00:00'],
    ['1e99', false, '1e99'],
  ])('the day %s (since 1904: %s) is %s', (written, since1904, text) => expect(dateText(written, since1904)).toBe(text));

  it('formats of days are told from others', () => {
    for (const code of ['yyyy/m/d', '[h]:mm', 'yyyy"年"m"月"', '[$-804]aaaa d']) expect(isDateFormat(code), code).toBe(true);
    for (const code of ['General', '#,##0"米"', '0.00E+00', '[Red]0', '"d"0', '0\\d', '@']) expect(isDateFormat(code), code).toBe(false);
  });
});
