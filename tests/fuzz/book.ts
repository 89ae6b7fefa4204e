/** The tables in a workbook, and what Excel, WPS and the people in front of them do to it. */
import { csvParseRows } from 'd3-dsv';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { WORKBOOK } from '../../src/story/intake/workbook';
import type { DataFiles } from '../../src/story/load';
import { inline, partsOf, type TestSheet } from '../fixtures/workbook';
import type { Content } from './bytes';
import { changedOnce } from './lists';
import { oneOf, pick, upTo, type Random } from './random';
import { SLIPS, type Slip } from './words';

/** Name of a part → its text. */
type Parts = Readonly<Record<string, string>>;
type Change = (parts: Parts, random: Random) => Parts;

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const BOOK = 'xl/workbook.xml';
const PACKED_AT = new Date(2000, 0, 1);

const columnOf = (index: number): string => String.fromCharCode(65 + index);
/** As a spreadsheet has it: what looks like a number is one, but for codes, which are kept as text. */
const cell = (place: string, text: string): string =>
  NUMBER.test(text) && text.length < 9 ? `<c r="${place}"><v>${text}</v></c>` : text === '' ? '' : inline(place, text);

function sheetOf(name: string, bytes: Uint8Array): TestSheet {
  const lines = csvParseRows(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ''));
  const rows = lines.map((line, k) => `<row r="${k + 1}">${line.map((text, at) => cell(`${columnOf(at)}${k + 1}`, text)).join('')}</row>`);
  return { name: name.replace(/\.csv$/, ''), rows: rows.join('') };
}

const packed = (parts: Parts): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { mtime: PACKED_AT }]])));

/** A folder whose tables stand in a workbook; those that are named stand beside it as well. */
export function asBook(files: DataFiles, ...beside: readonly string[]): DataFiles {
  const tables = Object.entries(files).filter(([name]) => name.endsWith('.csv'));
  const others = Object.entries(files).filter(([name]) => !name.endsWith('.csv') || beside.includes(name));
  return { ...Object.fromEntries(others), [WORKBOOK]: packed(partsOf({ sheets: tables.map(([name, bytes]) => sheetOf(name, bytes)) })) };
}

/** A change of one sheet's text. */
const inSheet =
  (change: (xml: string, random: Random) => string): Change =>
  (parts, random) => {
    const name = pick(
      random,
      Object.keys(parts).filter((each) => each.includes('worksheets/')),
    );
    return name === undefined ? parts : { ...parts, [name]: change(parts[name] ?? '', random) };
  };

const CELLS = /<c [^>]*>.*?<\/c>/gs;
/** A change of one cell, the header's too; `wanted` says which ones it befalls. */
const inCell = (change: (xml: string, place: string, random: Random) => string, wanted = /^/): Change =>
  inSheet((xml, random) => {
    const cells = xml.match(CELLS) ?? [];
    const changed = changedOnce(cells, upTo(random, Math.max(1, cells.length)), (each) =>
      wanted.test(each) ? change(each, /r="(\w+)"/.exec(each)?.[1] ?? 'A1', random) : each,
    );
    let k = 0;
    return xml.replace(CELLS, () => changed[k++] ?? '');
  });

const valueOf = (xml: string): string => /<(?:v|t)(?: [^>]*)?>(.*?)<\/(?:v|t)>/s.exec(xml)?.[1] ?? '';
const inBook =
  (change: (xml: string, random: Random) => string): Change =>
  (parts, random) => ({ ...parts, [BOOK]: change(parts[BOOK] ?? '', random) });
/** One of the sheets in the workbook's own list. */
const inList = (change: (sheet: string, random: Random) => string): Change =>
  inBook((xml, random) => {
    const sheets = xml.match(/<sheet [^>]*>/g) ?? [];
    const chosen = pick(random, sheets) ?? '';
    return xml.replace(chosen, () => change(chosen, random));
  });

const NUMBERS = /<c [^>]*><v>/;
const CHANGES: Readonly<Record<string, Change>> = {
  'a number as text': inCell((xml, place) => inline(place, valueOf(xml)), NUMBERS),
  'a text as number': inCell((_, place, random) => `<c r="${place}"><v>${oneOf(random, ['0', '-1', '1e300', '44592', ''])}</v></c>`),
  'the last bits of a number': inCell((xml) => xml.replace('</v>', '0000000000004</v>'), /<v>\d+\.\d+<\/v>/),
  'a date': inCell(
    (xml, place, random) => `<c r="${place}" s="1"><v>${oneOf(random, ['44592', '0.5', '60', '1e9', valueOf(xml)])}</v></c>`,
  ),
  'a date by its name': inCell((_, place) => `<c r="${place}" t="d"><v>2022-01-31T00:00:00</v></c>`),
  'a formula without its value': inCell((_, place, random) => `<c r="${place}"><f>${oneOf(random, ['A2', 'SUM(B2:B9)', ''])}</f></c>`),
  'a formula with its value': inCell((xml, place) => `<c r="${place}"><f>A2*1</f><v>${valueOf(xml)}</v></c>`, NUMBERS),
  'a formula that fails': inCell(
    (_, place, random) => `<c r="${place}" t="e"><f>A2/0</f><v>${oneOf(random, ['#DIV/0!', '#N/A', '#REF!'])}</v></c>`,
  ),
  'true or false': inCell((_, place, random) => `<c r="${place}" t="b"><v>${oneOf(random, ['0', '1', ''])}</v></c>`),
  'a text that is not there': inCell((_, place) => `<c r="${place}" t="s"><v>999</v></c>`),
  'a cell cleared': inCell((_, place) => `<c r="${place}" s="1"/>`),
  'a cell far below': inCell((xml, place) => xml + inline(place.replace(/\d+/, '1048576'), '合计')),
  'a cell far to the right': inCell((xml, place) => xml + inline(place.replace(/[A-Z]+/, 'XFD'), '备注')),
  'a cell of no place': inCell((xml, _, random) => xml.replace(/r="\w+"/, oneOf(random, ['r="0"', 'r="AAAA1"', 'r=""', '']))),
  'cells merged': inSheet((xml, random) => {
    const [column, row, deep] = [columnOf(upTo(random, 6)), 1 + upTo(random, 9), 1 + upTo(random, 3)];
    const covered = new RegExp(`<c r="${column}(?:${Array.from({ length: deep }, (_, k) => row + 1 + k).join('|')})".*?</c>`, 'gs');
    const left = random() < 0.8 ? xml.replace(covered, '') : xml;
    const wide = random() < 0.3 ? 'H' : column;
    return left.replace('</sheetData>', `</sheetData><mergeCells><mergeCell ref="${column}${row}:${wide}${row + deep}"/></mergeCells>`);
  }),
  'title above, merged': inSheet((xml) => {
    const lower = (text: string): string =>
      text.replace(/(<row r="|<c r="[A-Z]+)(\d+)/g, (_, before: string, row: string) => before + String(Number(row) + 1));
    return lower(xml)
      .replace('<sheetData>', `<sheetData><row r="1">${inline('A1', '一览表')}</row>`)
      .replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:H1"/></mergeCells>');
  }),
  'rows without numbers': inSheet((xml) => xml.replace(/ r="[A-Z]*\d+"/g, '')),
  'a row deleted': inSheet((xml, random) => xml.replace(new RegExp(`<row r="${1 + upTo(random, 6)}">.*?</row>`, 's'), '')),
  'empty rows below': inSheet((xml) => xml.replace('</sheetData>', '<row r="90"><c r="A90" s="1"/></row><row r="91"/></sheetData>')),
  'blank rows below': inSheet((xml, random) =>
    xml.replace('</sheetData>', `<row r="90">${inline('A90', oneOf(random, [' ', '\u3000', '\u00a0']))}</row></sheetData>`),
  ),
  'no rows': inSheet((xml) => xml.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>')),
  'the sheet cut off': inSheet((xml, random) => xml.slice(0, upTo(random, xml.length))),
  'a sheet hidden': inList((sheet, random) => sheet.replace('<sheet ', `<sheet state="${oneOf(random, ['hidden', 'veryHidden'])}" `)),
  'a sheet renamed': inList((sheet, random) =>
    sheet.replace(
      /name="[^"]*"/,
      `name="${oneOf(random, ['街道', 'Sheet1', 'FACTS', 'ｆａｃｔｓ', ' facts', 'facts.csv', 'places (2)', '说明', ''])}"`,
    ),
  ),
  'a sheet taken from the list': inList(() => ''),
  'a sheet twice in the list': inList((sheet) => sheet + sheet),
  'a sheet of another part': inList((sheet, random) => sheet.replace(/r:id="\w+"/, `r:id="${oneOf(random, ['s1', 's2', 's9', ''])}"`)),
  'days since 1904': inBook((xml) => xml.replace('<sheets>', '<workbookPr date1904="1"/><sheets>')),
  'a part missing': (parts, random) => {
    const gone = pick(random, Object.keys(parts));
    return Object.fromEntries(Object.entries(parts).filter(([name]) => name !== gone));
  },
};

/** A slip of a text, in one cell that holds a text. */
const worded = (slip: Slip): Change => inCell((xml, place, random) => inline(place, slip(valueOf(xml), random)), /inlineStr/);

/** All ways to damage a workbook. */
export const BOOK_SLIPS: Readonly<Record<string, (bytes: Uint8Array, random: Random) => Content>> = Object.fromEntries(
  [...Object.entries(CHANGES), ...Object.entries(SLIPS).map(([kind, slip]) => [`cell: ${kind}`, worded(slip)] as const)].map(
    ([kind, change]) => [
      `book: ${kind}`,
      (bytes: Uint8Array, random: Random): Content => {
        const before = partsIn(bytes);
        return before && packed(change(before, random));
      },
    ],
  ),
);

/** The parts of a workbook; undefined where an earlier slip has left none. */
function partsIn(bytes: Uint8Array): Parts | undefined {
  try {
    return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  } catch {
    return undefined;
  }
}
