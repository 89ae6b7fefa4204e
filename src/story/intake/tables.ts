/** The tables of a data folder: each out of its CSV, or out of the workbook's sheet of the same name. */
import { decodeText } from './decode';
import type { Fault, SheetPlace } from './faults';
import { readSheet } from './sheet';
import { readTable, type Table } from './table';
import { readWorkbook, WORKBOOK, type Workbook } from './workbook';

export const MISSING = '数据文件夹里找不到这个文件（同名的文件夹不算）';

export interface Tables {
  /** Whether the folder has that table, readable or not: it may be in a workbook that cannot be read. */
  readonly has: (file: string) => boolean;
  /** Reads a table; null where nothing can be said about its rows. */
  readonly read: (file: string, columns: readonly string[], bare: string) => Table | null;
  /** CSV file name → the sheet, of the tables that came out of the workbook. */
  readonly places: ReadonlyMap<string, SheetPlace>;
}

/**
 * The reader of the tables of a data folder.
 * @param names of the CSV files, in their order
 * @param faults where faults are added
 */
export function tablesOf(files: Readonly<Record<string, Uint8Array>>, names: readonly string[], faults: Fault[]): Tables {
  const book = readWorkbook(files, names);
  const places = new Map<string, SheetPlace>();
  faults.push(...(book?.faults ?? []));
  const read: Tables['read'] = (file, columns, bare) => {
    const bytes = files[file];
    const sheet = book?.sheets.get(file);
    if (sheet) {
      const { table, faults: found, place } = readSheet(file, sheet, columns, bare);
      places.set(file, place);
      faults.push(...found);
      if (bytes && table && found.length === 0) faults.push(...doubleFaults(table, bytes, columns, place));
      return table;
    }
    if (!bytes) {
      faults.push(...missing(file, book));
      return null;
    }
    const decoded = decodeText(bytes, 'table');
    if (!decoded.ok) {
      faults.push({ file, message: decoded.message });
      return null;
    }
    const { table, faults: found } = readTable(file, decoded.text, columns, bare);
    faults.push(...found);
    return table;
  };
  return { has: (file) => files[file] !== undefined || (book && (!book.readable || book.sheets.has(file))) === true, read, places };
}

/** A table that is nowhere; nothing is said of it where the workbook in which it may be cannot be read. */
function missing(file: string, book: Workbook | null): Fault[] {
  if (!book) return [{ file, message: MISSING }];
  const name = file.replace(/\.csv$/, '');
  return book.readable ? [{ file: WORKBOOK, message: `没有名叫“${name}”的表，也没有 ${file}；请补上其中一个` }] : [];
}

const ONE_ONLY = '两份只能留一份，请把对的那一份留下，另一份删去或移到别处';
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** A spreadsheet writes 120.10 as 120.1. */
const same = (a: string, b: string): boolean => a === b || (NUMBER.test(a) && NUMBER.test(b) && Number(a) === Number(b));

/** A table that is there twice must say the same twice; the first cell that does not is named. */
function doubleFaults(table: Table, bytes: Uint8Array, columns: readonly string[], sheet: SheetPlace): Fault[] {
  const { file } = table;
  const decoded = decodeText(bytes, 'table');
  const other = decoded.ok ? readTable(file, decoded.text, columns) : null;
  if (!other?.table || other.faults.length > 0)
    return [{ file, sheet, message: `文件夹里还有一份 ${file}，里面有错，没法核对；${ONE_ONLY}` }];
  const rows = other.table.rows;
  for (const [index, { row, cells }] of table.rows.entries()) {
    const twin = rows[index];
    if (!twin) return [{ file, sheet, row, message: `${file} 里没有这一行；${ONE_ONLY}` }];
    const field = columns.find((column) => !same(cells[column] ?? '', twin.cells[column] ?? ''));
    if (field === undefined) continue;
    const theirs = twin.cells[field] ?? '';
    const message = `${file} 第${twin.row}行${theirs === '' ? '空着' : `写的是“${theirs}”`}；${ONE_ONLY}`;
    return [{ file, sheet, row, field, found: cells[field] ?? '', message }];
  }
  const more = rows[table.rows.length];
  return more ? [{ file, sheet, message: `${file} 第${more.row}行在这张表里没有；${ONE_ONLY}` }] : [];
}

/** A fault of a table as a person finds it: by sheet and cell where the table is a sheet, and so the tables that it names. */
export function placed(fault: Fault, places: ReadonlyMap<string, SheetPlace>): Fault {
  if (fault.sheet) return { ...fault, file: WORKBOOK };
  const sheet = places.get(fault.file);
  const message = [...places].reduce(
    (text, [file, { name }]) => text.replace(new RegExp(` ?\\b${file.replace('.', '\\.')} ?`, 'g'), `“${name}”表`),
    fault.message,
  );
  return { ...fault, message, ...(sheet ? { file: WORKBOOK, sheet } : {}) };
}
