/** `数据.xlsx`: a workbook in the data folder, whose sheets may stand instead of the CSV files. */
import { sheetsOf, type Sheet } from './book/book';
import type { Fault } from './faults';

/** Its name in the data folder. */
export const WORKBOOK = '数据.xlsx';
/** A sheet of this name is for people: nothing of it is read. */
export const NOTES = '说明';
/** Files of Excel, WPS and LibreOffice. */
const BOOKS = /\.(?:xlsx|xlsm|xlsb|xltx|xls|xlt|et|ett|ods)$/i;
/** What they lay beside a workbook while it is open. */
const LOCK = /(?:^|[\\/])(?:~\$|\.~)[^\\/]*$/;

/** Whether a file, by its name or path, only says that a workbook is open. */
export const isLock = (name: string): boolean => LOCK.test(name);

/** Whether a file of the data folder is a workbook, ours or another. */
export const isWorkbook = (name: string): boolean => BOOKS.test(name) && !isLock(name);

export interface Workbook {
  /** CSV file name → the sheet that stands for it. */
  readonly sheets: ReadonlyMap<string, Sheet>;
  /** It is there, and could be read. */
  readonly readable: boolean;
  readonly faults: readonly Fault[];
}

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\.csv$/, '');
const sheetFault = (name: string, message: string): Fault => ({
  file: WORKBOOK,
  sheet: { name, columns: [], header: [] },
  message,
});

/**
 * The workbook among the files of a data folder; null if there is none.
 * @param files name → bytes
 * @param tables names of the CSV files, in their order
 */
export function readWorkbook(files: Readonly<Record<string, Uint8Array>>, tables: readonly string[]): Workbook | null {
  const strangers = Object.keys(files).filter((name) => isWorkbook(name) && name !== WORKBOOK);
  const bytes = files[WORKBOOK];
  const faults = strangers.map((file): Fault => ({ file, message: remedyFor(file, bytes !== undefined) }));
  if (!bytes) return faults.length > 0 ? { sheets: new Map(), readable: false, faults } : null;
  const sheets = sheetsOf(bytes);
  if (typeof sheets === 'string') return { sheets: new Map(), readable: false, faults: [...faults, { file: WORKBOOK, message: sheets }] };
  const found = new Map<string, Sheet>();
  for (const sheet of sheets) {
    const name = plain(sheet.name);
    const file = tables.find((table) => plain(table) === name);
    if (file !== undefined && found.has(file)) faults.push(sheetFault(sheet.name, '这张表有两份；请删去一份'));
    else if (file !== undefined) found.set(file, sheet);
    // Programs hide sheets of their own in a workbook, and a new one begins with some that are empty.
    else if (!sheet.hidden && name !== NOTES && sheet.cells.rows.length > 0)
      faults.push(
        sheetFault(
          sheet.name,
          `不认识这张表；表名只能是 ${tables.map(plain).join('、')}，别的内容请放进名叫“${NOTES}”的表，或移到别的文件里`,
        ),
      );
  }
  return { sheets: found, readable: true, faults };
}

function remedyFor(name: string, beside: boolean): string {
  const only = `数据文件夹里只认“${WORKBOOK}”这一个工作簿`;
  if (beside) return `${only}；请把这一个移到别处`;
  if (/\.xlsx$/i.test(name)) return `${only}；请把这一个改名为 ${WORKBOOK}，或移到别处`;
  return `${only}；请在 Excel 或 WPS 里打开这一个，另存为“Excel 工作簿（*.xlsx）”，文件名用 ${WORKBOOK}，再移走它`;
}
