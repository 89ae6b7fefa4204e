/** What the data check says: one fault = one plain Chinese sentence for the person who edits the data folder. */
import { lettersOf } from './book/place';
import { visible } from './text';

/** A sheet of the workbook, where a table came out of it. */
export interface SheetPlace {
  readonly name: string;
  /** Names of columns in their places: as they are taken, and as they stand there. */
  readonly columns: readonly string[];
  readonly header: readonly string[];
}

export interface Fault {
  readonly file: string;
  /** Line as an editor shows it: in a table the header is row 1, in a YAML file the first line is 1. */
  readonly row?: number;
  /** Column of a table, or the dotted path in a YAML or GeoJSON file. */
  readonly field?: string;
  /** What stands there now. An empty string reads as 空着. */
  readonly found?: string;
  /** A second cell that belongs to the same fault, such as the lat beside a lon. */
  readonly also?: { readonly field: string; readonly found: string };
  /** What is wrong and what is allowed: Chinese, without a closing full stop. */
  readonly message: string;
  /** The place is said by sheet and cell. */
  readonly sheet?: SheetPlace;
  /** Another fault speaks of this cell already: what else is found there follows from that, and this one is not told. */
  readonly silent?: true;
}

const LONGEST_QUOTE = 60;

/** A text of the data as a sentence can bear it: of a very long one its beginning. */
export const brief = (text: string): string => {
  const characters = [...text];
  return characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : text;
};

/**
 * One Chinese sentence: file, row (第N行), field, what stands there, what is allowed.
 * Example: streets.csv 第5行的 lon 写的是“30.32”，lat 写的是“120.13”：经度和纬度写反了，请对调。
 */
export function formatFault(fault: Fault): string {
  if (fault.sheet) return sheetSentence(fault, fault.sheet);
  const where = fault.row === undefined ? fault.file : `${fault.file} 第${fault.row}行`;
  const cells = [{ field: fault.field, found: fault.found }, ...(fault.also ? [fault.also] : [])];
  const what = cells
    .map(({ field = '', found }) => [brief(field), said(found)].filter(Boolean).join(' '))
    .filter(Boolean)
    .join('，');
  const link = fault.field === undefined ? '' : fault.row === undefined ? ' 的 ' : '的 ';
  return visible(`${where}${link}${what}：${fault.message}。`);
}

/** 数据.xlsx 的“streets”表 D5（lon）写的是“30.32”，E5（lat）写的是“120.13”：经度和纬度写反了，请对调。 */
function sheetSentence({ file, row, field, found, also, message }: Fault, { name, columns, header }: SheetPlace): string {
  const cellOf = (wanted: string): string => {
    const column = columns.indexOf(wanted) === -1 ? header.indexOf(wanted) : columns.indexOf(wanted);
    if (row === undefined) return brief(wanted);
    return column === -1 ? `第${row}行的 ${brief(wanted)} ` : `${lettersOf(column)}${row}（${brief(wanted)}）`;
  };
  const cells = [{ field, found }, ...(also ? [also] : [])].map((cell) =>
    `${cell.field === undefined ? '' : cellOf(cell.field)}${said(cell.found)}`.trim(),
  );
  const place = field === undefined && row !== undefined ? `第${row}行` : '';
  const what = cells.filter(Boolean).join('，');
  const gap = field !== undefined && !what.startsWith('第') ? ' ' : '';
  return visible(`${file} 的“${name}”表${place}${gap}${what}：${message}。`);
}

function said(found: string | undefined): string {
  if (found === undefined) return '';
  if (found === '') return '空着';
  return `写的是“${brief(found)}”`;
}

/** Faults in the order in which a person works through them: file by file, then row by row; doubles dropped. */
export function sortFaults(faults: readonly Fault[], files: readonly string[]): Fault[] {
  const rank = (fault: Fault): number => {
    const index = files.indexOf(fault.file);
    return index === -1 ? files.length : index;
  };
  const seen = new Set<string>();
  return faults
    .filter((fault) => {
      const sentence = formatFault(fault);
      return seen.has(sentence) ? false : seen.add(sentence);
    })
    .sort((a, b) => rank(a) - rank(b) || (a.row ?? 0) - (b.row ?? 0));
}

/** Field of a fault about cells beyond the last column. */
export const BEYOND = '末尾';

/** Whether a fault speaks of a whole row of a table: then its cells stand nobody knows where. */
const isOfRow = ({ file, row, field }: Fault): boolean =>
  file.endsWith('.csv') && row !== undefined && (field === undefined || field === BEYOND);

/**
 * The faults that add something: of a cell, or of a row as a whole, of which one of the `earlier` speaks, nothing more is said;
 * nor of the cells of a row of which one of these faults speaks as a whole. Takes a time that grows with their number.
 */
export function adding(earlier: readonly Fault[], faults: readonly Fault[]): Fault[] {
  const keyOf = ({ file, row }: Fault, field = ''): string => [file, row, field].join('\0');
  const cells = new Set(earlier.map((fault) => keyOf(fault, fault.field)));
  const rows = new Set(earlier.filter(isOfRow).map((fault) => keyOf(fault)));
  const own = new Set(faults.filter(isOfRow).map((fault) => keyOf(fault)));
  return faults.filter((fault) => {
    const said = [fault.field, fault.also?.field].some((field) => field !== undefined && cells.has(keyOf(fault, field)));
    return !said && !rows.has(keyOf(fault)) && (isOfRow(fault) || !own.has(keyOf(fault)));
  });
}

/** One fault for each cell: what was found first, the others may follow from it. */
export function firstOfEach(faults: readonly Fault[]): Fault[] {
  const said = new Set<string>();
  return faults.filter(({ file, row, field }) => {
    const key = field === undefined ? '' : [file, row, field].join('\0');
    return key === '' || (!said.has(key) && said.add(key));
  });
}

/** From so many cells of a column on, what is said of all of them in the same words is one fault. */
const ALIKE = 4;
const MOST_ROWS = 8;

/** Row numbers for a sentence, not too many of them. */
export const rowList = (rows: readonly number[]): string =>
  `第${rows.slice(0, MOST_ROWS).join('、')}${rows.length > MOST_ROWS ? ' …' : ''}行`;

/** Faults of a table's column that say the same of many rows, or anything of very many, become one: the column is wrong, not each cell. */
export function gathered(faults: readonly Fault[]): Fault[] {
  const alike = together(faults, ({ message }) => message, ALIKE);
  return together(alike, () => '', ALIKE + 2);
}

function together(faults: readonly Fault[], said: (fault: Fault) => string, least: number): Fault[] {
  const groups = new Map<string, Fault[]>();
  const groupOf = (fault: Fault): Fault[] => {
    const key = fault.file.endsWith('.csv') && fault.field !== undefined ? [fault.file, fault.field, said(fault)].join('\0') : '';
    const group = groups.get(key) ?? [];
    if (key !== '') groups.set(key, group);
    return group;
  };
  for (const fault of faults) groupOf(fault).push(fault);
  return faults.flatMap((fault) => {
    const group = groupOf(fault);
    if (group.length < least) return [fault];
    if (group[0] !== fault) return [];
    const rows = group.slice(1).flatMap(({ row }) => (row === undefined ? [] : [row]));
    return [{ ...fault, message: `${fault.message}；${rowList(rows)}的这一列也不对，请看看是不是整列、整段贴错了地方` }];
  });
}
