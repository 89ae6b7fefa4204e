/** Tables → a workbook for Excel, WPS and LibreOffice (ECMA-376, transitional): the same tables give the same bytes. */
import { zipSync, type Zippable } from 'fflate';
import { lettersOf } from '../../src/story/intake/book/place';
import { PACKED_AT } from './kit';

/** A number is a number; a text stays a text, whatever sign it begins with: it is stored as one. */
export type SheetCell = string | number;

export interface SheetColumn {
  readonly name: string;
  /** In characters of Latin letters. */
  readonly width: number;
  /** What is typed below is a number; else the whole column is text, and Excel makes no date of it. */
  readonly isNumber: boolean;
}

export interface SheetTable {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Styles by their place in the list below. */
const STYLE = { number: 0, text: 1, header: 2 } as const;
/** Format 49 is “text”. */
const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
/** In points. */
const LINE = 15;
/** No row of Excel is higher. */
const HIGHEST = 409;
/** On paper all columns stand on one page's width. */
const FITTING = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
const PAPER = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
/** In the middle above each printed page. */
const headed = (mark: string): string => `<headerFooter><oddHeader>&amp;C${escaped(mark)}</oddHeader></headerFooter>`;
/** The header stays when the rest is scrolled. */
const FROZEN =
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
/** A text that looks like a character written by its code is none. */
const asText = (text: string): string => escaped(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));

/** How wide a text is, in letters: a Chinese character is two. */
export const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (character < '\u0300' ? 1 : 2), 0);

/** A row high enough for its texts, which are broken at the width of their columns. */
function heightOf(cells: readonly SheetCell[], columns: readonly SheetColumn[]): number {
  const lines = cells.map((value, k) => Math.ceil((widthOf(String(value)) + 1) / (columns[k]?.width ?? 1)));
  return Math.min(HIGHEST, Math.max(1, ...lines) * LINE);
}

/** Texts → their numbers, in the order in which they are first used. */
function numbering(): { readonly of: (text: string) => number; readonly all: () => string[] } {
  const numbers = new Map<string, number>();
  return {
    of(text) {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    },
    all: () => [...numbers.keys()],
  };
}

function sheetXml({ columns, rows }: SheetTable, first: boolean, mark: string, numberOf: (text: string) => number): string {
  const cell = (value: SheetCell, row: number, column: number, style: number): string => {
    if (value === '') return '';
    const place = `r="${lettersOf(column)}${row}" s="${style}"`;
    return typeof value === 'number' ? `<c ${place}><v>${value}</v></c>` : `<c ${place} t="s"><v>${numberOf(value)}</v></c>`;
  };
  const line = (cells: readonly SheetCell[], row: number, styleOf: (value: SheetCell) => number): string =>
    `<row r="${row}" ht="${heightOf(cells, columns)}">${cells.map((value, column) => cell(value, row, column, styleOf(value))).join('')}</row>`;
  const lines = [
    line(
      columns.map(({ name }) => name),
      1,
      () => STYLE.header,
    ),
    ...rows.map((cells, k) => line(cells, k + 2, (value) => (typeof value === 'number' ? STYLE.number : STYLE.text))),
  ];
  const cols = columns.map(({ width, isNumber }, k) => {
    const style = isNumber ? STYLE.number : STYLE.text;
    return `<col min="${k + 1}" max="${k + 1}" width="${width}" style="${style}" customWidth="1"/>`;
  });
  return (
    `<worksheet xmlns="${MAIN}">${FITTING}<sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0">${FROZEN}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="${LINE}"/><cols>${cols.join('')}</cols>` +
    `<sheetData>${lines.join('')}</sheetData>${PAPER}${mark && headed(mark)}</worksheet>`
  );
}

/**
 * The workbook of some tables, a sheet a table.
 * @param mark stands above each page when it is printed; empty = nothing does
 */
export function xlsxFile(tables: readonly SheetTable[], mark = ''): Uint8Array {
  const texts = numbering();
  const sheets = tables.map((table, k) => sheetXml(table, k === 0, mark, texts.of));
  const strings = texts.all().map((text) => `<si><t xml:space="preserve">${asText(text)}</t></si>`);
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      sheets.map((_, k) => `<Override PartName="/xl/worksheets/sheet${k + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('') +
      `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><bookViews><workbookView/></bookViews><sheets>` +
      tables.map(({ name }, k) => `<sheet name="${escaped(name)}" sheetId="${k + 1}" r:id="rId${k + 1}"/>`).join('') +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `<Relationships xmlns="${PACKAGE}/relationships">` +
      sheets.map((_, k) => `<Relationship Id="rId${k + 1}" Type="${RELATED}/worksheet" Target="worksheets/sheet${k + 1}.xml"/>`).join('') +
      `<Relationship Id="styles" Type="${RELATED}/styles" Target="styles.xml"/>` +
      `<Relationship Id="strings" Type="${RELATED}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.join('')}</sst>`,
    ...Object.fromEntries(sheets.map((sheet, k) => [`xl/worksheets/sheet${k + 1}.xml`, sheet])),
  };
  const entries: Zippable = {};
  for (const [name, xml] of Object.entries(parts)) {
    const text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;
    entries[name] = [new TextEncoder().encode(text), { mtime: PACKED_AT }];
  }
  return zipSync(entries);
}
