/** CSV text → rows with the row numbers that Excel shows. */
import { csvParseRows } from 'd3-dsv';
import type { Fault } from './faults';

export interface Row {
  /** As Excel counts: the header is row 1. */
  readonly row: number;
  /** Trimmed cells by column name; a column that the file lacks is absent. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface Table {
  readonly file: string;
  /** The columns that the file really has. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/**
 * Reads a CSV with a header. Empty rows are skipped but counted, so that numbers match the spreadsheet.
 * @param columns the columns that the table must have, in any order
 * @returns the rows, and a fault for each missing, unknown, nameless or repeated column and each row with too many cells
 */
export function readTable(file: string, text: string, columns: readonly string[]): { table: Table; faults: Fault[] } {
  const [header = [], ...body] = csvParseRows(text).map((cells) => cells.map((cell) => cell.trim()));
  const faults = headerFaults(file, header, columns);
  const rows: Row[] = [];
  body.forEach((cells, index) => {
    const row = index + 2;
    if (cells.every((cell) => cell === '')) return;
    const surplus = cells.slice(header.length).filter((cell) => cell !== '');
    if (surplus.length > 0) {
      faults.push({ file, row, field: '末尾', found: surplus.join(','), message: `这一行比表头多出${surplus.length}格；格里的文字若含英文逗号，请改用中文逗号，或把整格放进英文双引号` });
    }
    const named = header.flatMap((name, column) => (name === '' || header.indexOf(name) !== column ? [] : [[name, cells[column] ?? ''] as const]));
    rows.push({ row, cells: Object.fromEntries(named) });
  });
  return { table: { file, columns: header, rows }, faults };
}

function headerFaults(file: string, header: readonly string[], columns: readonly string[]): Fault[] {
  const allowed = `这张表的列是 ${columns.join('、')}`;
  if (header.length === 1 && /[\t;，；]/.test(header[0] ?? '')) {
    return [{ file, row: 1, found: header[0] ?? '', message: '列与列之间要用英文逗号隔开；请另存为“CSV UTF-8（逗号分隔）”' }];
  }
  const faults: Fault[] = columns
    .filter((column) => !header.includes(column))
    .map((column) => ({ file, row: 1, field: column, message: `表头里缺这一列；${allowed}` }));
  header.forEach((name, index) => {
    if (name === '') faults.push({ file, row: 1, message: `表头第${index + 1}列没有名字；${allowed}` });
    else if (header.indexOf(name) !== index) faults.push({ file, row: 1, field: name, message: '表头里这一列出现了不止一次，请删去多余的' });
    else if (!columns.includes(name)) faults.push({ file, row: 1, field: name, message: `不认识这一列；${allowed}` });
  });
  return faults;
}
