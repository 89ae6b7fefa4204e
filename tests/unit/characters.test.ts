/** Texts as they come out of Word, PDFs and broken files: mended, or refused where they stand; and whatever is accepted makes sound files. */
import { csvParseRows } from 'd3-dsv';
import { beforeAll, describe, expect, it } from 'vitest';
import { plainText, visible } from '../../src/model/characters';
import type { Story } from '../../src/model/types';
import { drawing as fuzzDrawing, xmlProblems } from '../fuzz/judge';
import { drawing, type Outputs } from '../fixtures/outputs';
import { edited, sentencesOf, storyOf, type Edits } from '../fixtures/variant';

const said = (edits: Edits): string[] => sentencesOf(edited(edits));
const name = (word: string): Edits => ({ 'places.csv': (text) => text.replace(',拱宸桥,', `,${word},`) });
const prose = (word: string): Edits => ({ 'story.yaml': (text) => text.replace('大运河穿过拱墅。', `${word}大运河穿过拱墅。`) });

describe('a text', () => {
  it.each([
    ['without width', '拱\u200b宸\ufeff桥\u2060', '拱宸桥'], ['soft hyphens and marks of direction', '\u202e拱宸\u00ad桥\u200f', '拱宸桥'], ['hard blanks', 'A\u00a0B\u2003C\tD', 'A B C D'],
    ['lines between Chinese', '拱宸\n桥，\r\n 上\u000b面\u2028的', '拱宸桥，上面的'], ['lines between words', 'Open\nStreet\u0085Map', 'Open Street Map'], ['full-width blanks stay', '拱　宸', '拱　宸'], ['blanks stay', 'a  b', 'a  b'],
  ])('%s', (_, from, to) => expect(plainText(from)).toBe(to));

  it('is mended in every file on the way in', () => {
    const clean = storyOf(edited({}));
    const story = storyOf(edited({ ...name('"拱\u200b宸\n桥"'), ...prose('\u2060'), 'site.yaml': (text) => text.replace('title: 运河议事', 'title: 运\u00ad河议\ufeff事'), 'waterways.geojson': (text) => text.replace('"京杭大运河"', '"京杭\\u000b大运\u200b河"') }));
    expect(story).toEqual(clean);
  });

  it('of any length is read in a time that grows with it', () => {
    // A pattern that tries each blank anew would take a thousand million steps here.
    expect(plainText(`拱${' '.repeat(200_000)}墅`)).toHaveLength(200_002);
    expect(plainText(`拱${'\u000b'.repeat(200_000)}墅`)).toBe('拱墅');
  });
});

describe('a broken character', () => {
  const BROKEN = ['\ufffd', '\u0000', '\u0007', '\u001f', '\u007f', '\u0080', '\ufffe', '\uffff', '\uf0b7', '锟斤拷'];

  it.each(BROKEN.map((character) => [visible(character), character]))('%s: one sentence, with file, row, field and which character of the text it is', (shown, character) => {
    expect(said(name(`拱${character}宸桥`))).toEqual([`places.csv 第2行的 name 写的是“拱${shown}宸桥”：第2个字坏了，写不出来（${shown}）；多半是从 Word 或 PDF 粘贴来的，请把这个字删去，重新打一遍。`]);
    expect(said(prose(character))).toEqual([expect.stringMatching(/^story\.yaml 第\d+行的 opening\.prose 写的是“.*…”：第1个字坏了/)]);
  });

  it('that stands there as a code is one too', () => {
    for (const escape of ['\\u000e', '\\ud800', '\\uffff', '\\x01']) expect(said({ 'story.yaml': (text) => text.replace('prose: 从康桥向南', `prose: "${escape}从康桥向南`).replace('是一个街道。', '是一个街道。"') }), escape).toEqual([expect.stringMatching(/^story\.yaml 第\d+行的 canal-draws\.prose .*第1个字坏了/)]);
    for (const escape of ['\\ud800', '\\u0001', '\\ue000']) expect(said({ 'waterways.geojson': (text) => text.replace('"京杭大运河"', `"京杭大运河${escape}"`) }), escape).toEqual([expect.stringMatching(/^waterways\.geojson 的 grand-canal\.properties\.name .*第6个字坏了/)]);
  });

  it('in JSON as it is, or in a number, an id, a word of a list: nothing else is said of that place', () => {
    expect(said({ 'waterways.geojson': (text) => text.replace('"京杭大运河"', '"京杭\u0007大运河"') })).toEqual([expect.stringMatching(/^waterways\.geojson 第\d+行：文字里有写不出来的字（\[U\+0007\]）/)]);
    for (const [from, to] of [[',120.14756,', ',120.\u000714756,'], [',330105001,', ',33010\ufffd5001,'], [',WGS84,', ',WG\u0000S84,']] as const) expect(said({ 'streets.csv': (text) => text.replace(from, to) }), to).toEqual([expect.stringMatching(/^streets\.csv 第2行的 (lon|code|crs) .*个字坏了/)]);
  });

  it('many of them are one sentence', () => {
    const sentences = said({ 'streets.csv': (text) => text.replaceAll('多来源均值', '多来源\ufffd\ufffd') });
    expect(sentences).toEqual([expect.stringMatching(/^streets\.csv 第2行的 represents .*这样的还有 17 处，在第3、4、5、6、7、8、9、10 …行。整个文件多半是用错了编码另存的，请换回好的那一份。$/)]);
  });
});

describe('a sentence', () => {
  it('is one line whatever it quotes, and shows what nobody would see', () => {
    for (const sentence of [...said(name('"桥\n\n桥x\t"')), ...said({ 'platforms.csv': (text) => text.replace(',high,', ',"hi\n gh",') }), ...said({ 'story.yaml': (text) => text.replace('    id: canal', '    i\u0007d: canal') })]) expect(sentence).not.toMatch(/[\u0000-\u001f\u200b]/);
    expect(said({ 'places.csv': (text) => text.replace(/^.*$/m, (header) => `${header},备\u0007注`) })).toEqual([expect.stringContaining('备[U+0007]注')]);
  });

  it('is Chinese where a whole group or file is of another kind', () => {
    expect(said({ 'story.yaml': () => '没有数据' })).toEqual(['story.yaml：整个文件应是一项一项的“名字: 内容”；请放回原来的内容。']);
    for (const content of ['null', '[]', '7']) expect(said({ 'waterways.geojson': () => content })).toEqual(['waterways.geojson：整个文件应是一个 FeatureCollection；请从地图软件里重新导出 GeoJSON。']);
    expect(said({ 'waterways.geojson': () => '{"type":"FeatureCollection","features":7}' })).toEqual(['waterways.geojson 的 features 写的是“7”：应是水系的列表。']);
    expect(said({ 'story.yaml': (text) => text.replace(/^figures:[\s\S]*/m, '') })).toEqual([expect.stringContaining('figures：缺这一项，必须填写')]);
    expect(said({ 'site.yaml': (text) => text.replace(/^report:\n( {2}.*\n)+/m, 'report: 综述\n') })).toEqual([expect.stringMatching(/^site\.yaml 第\d+行的 report 写的是“综述”：这里应是几项内容，一项一行，往里缩进；不能只写一个值。$/)]);
  });

  it('comes even where lists stand in lists without end', () => {
    for (const depth of [100, 20_000]) {
      const nested = '['.repeat(depth) + ']'.repeat(depth);
      expect(said({ 'waterways.geojson': () => nested })).toEqual([expect.stringMatching(/^waterways\.geojson：列表里套列表，套得太深/)]);
      expect(said({ 'site.yaml': (text) => text.replace('title: 运河议事', `title: ${nested}`) })).toEqual([expect.stringMatching(/^site\.yaml( 第2行.*)?：列表里套列表，套得太深/)]);
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
  const story = hostile(storyOf(edited({ 'site.yaml': (text) => text.replace('address: ""', 'address: "https://www.example.cn/"') }))) as Story;
  let outputs: Outputs;
  let svgs: readonly { readonly name: string; readonly markup: string }[] = [];
  beforeAll(async () => {
    outputs = (await drawing())(story);
    svgs = (await fuzzDrawing()).drawnSvgs(story);
  });

  it('every drawing is XML', () => {
    expect(svgs.length).toBeGreaterThan(60);
    for (const { name: which, markup } of svgs) expect(xmlProblems(markup), which).toEqual([]);
  });

  it('every JSON and every table says them again', () => {
    const json = [...outputs.files].filter(([file]) => file.endsWith('json'));
    const tables = [...outputs.files].filter(([file]) => file.endsWith('.csv'));
    expect([json.length, tables.length].map((count) => count > 3)).toEqual([true, true]);
    for (const [file, text] of json) expect(JSON.stringify(JSON.parse(text)), file).toContain(JSON.stringify(HOSTILE).slice(1, -1));
    for (const [file, text] of tables) {
      const rows = csvParseRows(text.replace('\uFEFF', ''));
      expect(new Set(rows.map(({ length }) => length)).size, file).toBe(1);
      expect(rows.flat().some((cell) => cell.endsWith(HOSTILE)), file).toBe(true);
    }
  });

  it('every page says them as words, never as markup', () => {
    const pages = [outputs.page.head + outputs.page.body, ...outputs.embeds.map(({ head, body }) => head + body), outputs.editors.head + outputs.editors.body];
    for (const html of pages) {
      expect(html).not.toMatch(/<b id=/);
      expect(html).toContain('&lt;b id=');
    }
  });
});
