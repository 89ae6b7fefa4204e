/** The data's own tables as one workbook, which can be put back into the data folder as it is; a first sheet says what they are. */
import { WORKBOOK, NOTES } from '../../src/story/intake/workbook';
import type { Sources } from '../../src/story/intake/sources';
import { unshieldedCell } from '../../src/tables/formula';
import { markOf } from '../../src/tables/words';
import type { Story } from '../../src/story/types';
import { COLUMNS } from './columns';
import { sourceLines } from './kit';
import { widthOf, xlsxFile, type SheetCell, type SheetColumn, type SheetTable } from './xlsx';

type Name = keyof typeof COLUMNS;

/** Columns of numbers, whatever table they stand in; of a part that has a name instead, the name is a text among them. */
const NUMBERS = new Set(['section', 'lead', 'value', 'lon', 'lat', 'spread_m']);
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const [NARROWEST, WIDEST] = [8, 48];
/** Beside the text, for its margins. */
const MARGIN = 2;

const columnWidth = (texts: readonly string[]): number =>
  Math.min(WIDEST, Math.max(NARROWEST, ...texts.map((text) => widthOf(text) + MARGIN)));

/** A text from which the reader would take a sign that keeps CSV from being a formula has one more. */
const asRead = (text: string): string => (unshieldedCell(text) === text ? text : `'${text}`);

function tableSheet(name: Name, table: NonNullable<Sources[Name]>): SheetTable {
  const columns = Object.keys(COLUMNS[name]);
  const cellOf = (column: string, text: string): SheetCell => (NUMBERS.has(column) && NUMBER.test(text) ? Number(text) : asRead(text));
  return {
    name,
    columns: columns.map((column): SheetColumn => {
      const texts = table.rows.map(({ cells }) => cells[column] ?? '');
      return { name: column, width: columnWidth([column, ...texts]), isNumber: NUMBERS.has(column) };
    }),
    rows: table.rows.map(({ cells }) => columns.map((column) => cellOf(column, cells[column] ?? ''))),
  };
}

function notesSheet(story: Story, names: readonly Name[]): SheetTable {
  const rows = [
    ...sourceLines(story).map((line) => ['', '', line]),
    ['', '', `各张表和数据文件夹里的一样：改好以后存成 ${WORKBOOK}，放进数据文件夹，就可以代替那几个 CSV。这一张“${NOTES}”不读。`],
    ...names.flatMap((name) => Object.entries(COLUMNS[name]).map(([column, words]) => [name, column, words])),
  ];
  const columns = ['表', '列', `${story.site.title} · ${story.site.subtitle}`];
  return {
    name: NOTES,
    columns: columns.map((name, k) => ({ name, width: columnWidth([name, ...rows.map((row) => row[k] ?? '')]), isNumber: false })),
    rows,
  };
}

/** The workbook of a story and the tables that it was made of. */
export function workbookFile(story: Story, sources: Pick<Sources, Name>): Uint8Array {
  const names = Object.keys(COLUMNS) as Name[];
  const sheets = names.flatMap((name) => {
    const table = sources[name];
    return table ? [tableSheet(name, table)] : [];
  });
  const own = names.filter((name) => sources[name]);
  return xlsxFile([notesSheet(story, own), ...sheets], markOf(story.site));
}
