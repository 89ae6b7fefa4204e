/** CSV text, or the cells of a sheet → rows with the row numbers that Excel shows. */
import { csvParseRows } from 'd3-dsv';
import { BEYOND, type Fault } from './faults';
import { unshieldedCell } from '../../tables/formula';
import { brokenText, tidyText } from './text';

export interface Row {
  /** As Excel counts: the header is row 1. */
  readonly row: number;
  /** Tidied and trimmed cells by column name; a column that the file lacks is absent. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface Table {
  readonly file: string;
  /** The columns that the file really has. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** How far down a header is looked for. */
const HEADER_WITHIN = 8;
/** In a row that is out of step with the header only the first cells still stand in their place. */
const SURE_CELLS = 2;
export const SHIFTED_RIGHT = '这一行整行往右错了一格；请删去第一个空格子，让各格与表头对齐';
/** From so many columns on a row of two cells is no row of data. */
const MANY_CELLS = 5;

/** How cells came to stand beside each other, and so what is done where they do not. */
interface Manner {
  /** Columns are parted by a sign in a line of text, which can be lacking. */
  readonly inText: boolean;
  /** What stands between columns that were not parted. */
  readonly signs: RegExp;
  readonly parted: string;
  readonly surplus: string;
}
const CSV: Manner = {
  inText: true,
  signs: /[\t;，；|]/,
  parted: '列与列之间要用英文逗号隔开；请另存为“CSV UTF-8（逗号分隔）”',
  surplus: '格里的文字若含英文逗号，请改用中文逗号，或把整格放进英文双引号',
};
export const SHEET: Manner = {
  inText: false,
  signs: /[,\t;，；|]/,
  parted: '几列的内容挤在一格里；请选中这一列，用“数据”里的“分列”分开',
  surplus: '请删去多的，或移到该在的格子',
};

/** Which line is the header: the first, not too far down, that has half of the columns' names; -1 if none has. */
export const headerAt = (lines: readonly (readonly string[])[], columns: readonly string[]): number =>
  lines.slice(0, HEADER_WITHIN).findIndex((cells) => columns.filter((column) => cells.includes(column)).length * 2 >= columns.length);

/** A cell as a table has it: without what nobody sees, and without the sign that keeps a formula from being one. */
export const tidyCell = (cell: string): string => tidyText(unshieldedCell(cell)).trim();

interface Read {
  /** null where nothing can be said about the rows. */
  readonly table: Table | null;
  readonly faults: Fault[];
}

/**
 * Reads a CSV with a header, as {@link readLines} does.
 * @param columns the columns that the table must have, in any order
 * @param bare what is said of a table without a row; empty = it may have none
 */
export function readTable(file: string, text: string, columns: readonly string[], bare = ''): Read {
  const typed = csvParseRows(text);
  if ((text.split('"').length - 1) % 2 === 1) {
    const found = typed.at(-1)?.map(tidyCell).join(',') ?? '';
    return { table: null, faults: [{ file, row: typed.length, found, message: '从这一行起，有一个英文双引号没有成对；请补上或删去' }] };
  }
  return readLines(file, typed, columns, bare);
}

/**
 * Reads lines of cells with a header. Empty rows are skipped but counted, so that numbers match the spreadsheet; empty columns
 * without a name are left out. One fault for each thing that is amiss, and none for what follows from it.
 */
export function readLines(
  file: string,
  typed: readonly (readonly string[])[],
  columns: readonly string[],
  bare: string,
  manner = CSV,
): Read {
  const lines = typed.map((cells) => cells.map(tidyCell));
  const refuse = (row: number, found: string, message: string): Read => ({ table: null, faults: [{ file, row, found, message }] });
  const top = headerAt(lines, columns);
  if (top === -1) {
    const { row, cells } = firstFilled(lines);
    const found = cells.join(',');
    const separated =
      cells.length * 2 < columns.length && (typed[row - 1] ?? []).join(',').split(manner.signs).length * 2 >= columns.length;
    return separated ? refuse(row, found, manner.parted) : refuse(1, found, `第1行应是表头：${columns.join('、')}；请把表头补回来`);
  }
  const faults: Fault[] =
    top === 0
      ? []
      : [
          {
            file,
            row: 1,
            found: lines[0]?.filter(Boolean).join(',') ?? '',
            message: `表头应在第1行；请删去表头上面的${top === 1 ? '这一行' : `第1到${top}行`}`,
          },
        ];
  const body = lines.slice(top + 1).map((cells, index) => ({ row: top + index + 2, cells }));
  const header = readHeader(file, lines[top] ?? [], columns, top + 1, body, faults, manner);
  const rows = body.flatMap(({ row, cells }) => readRow(file, header, row, cells, faults, manner));
  if (bare !== '' && rows.length === 0) return { table: null, faults: [...faults, { file, message: bare }] };
  return { table: { file, columns: header, rows }, faults };
}

type Line = { readonly row: number; readonly cells: readonly string[] };

function firstFilled(lines: readonly (readonly string[])[]): Line {
  const index = Math.max(
    0,
    lines.findIndex((cells) => cells.some((cell) => cell !== '')),
  );
  return { row: index + 1, cells: lines[index] ?? [] };
}

/** The names of the columns, in their places. A wrong name that stands where a missing column belongs is taken for it. */
function readHeader(
  file: string,
  found: readonly string[],
  columns: readonly string[],
  row: number,
  body: readonly Line[],
  faults: Fault[],
  manner: Manner,
): string[] {
  const pairs = columns.slice(1).map((column, k) => [columns[k] ?? '', column]);
  const pairAt = (name: string): string[] | undefined => pairs.find((pair) => pair.join('') === name);
  if (manner.inText && found.some(pairAt)) {
    faults.push(
      ...found
        .filter(pairAt)
        .map((name): Fault => ({ file, row, field: name, message: `这里少了一个英文逗号，应是 ${pairAt(name)?.join(' 和 ') ?? ''} 两列` })),
    );
    return readHeader(
      file,
      found.flatMap((name) => pairAt(name) ?? [name]),
      columns,
      row,
      body,
      faults,
      manner,
    );
  }
  const header = [...found];
  const allowed = `这张表的列是 ${columns.join('、')}`;
  const missing = columns.filter((column) => !header.includes(column));
  found.forEach((name, index) => {
    const all = found.flatMap((other, at) => (other === name ? [at] : []));
    // Of two that are alike the one in its own place is right.
    const repeated = index !== (all.find((at) => columns[at] === name) ?? all[0]);
    if (columns.includes(name) && !repeated) return;
    const used = body.find(({ cells }) => (cells[index] ?? '') !== '');
    if (name === '' && !used) return;
    const meant = columns[index];
    if (meant !== undefined && missing.includes(meant)) {
      missing.splice(missing.indexOf(meant), 1);
      header[index] = meant;
      faults.push({ file, row, ...(name === '' ? {} : { field: name }), message: `表头第${index + 1}列应写成 ${meant}` });
    } else if (name === '') {
      faults.push({
        file,
        row,
        message: `表头第${index + 1}列没有名字，而第${used?.row ?? row}行在这一列写着“${used?.cells[index] ?? ''}”；请删去这一列，或补上列名；${allowed}`,
      });
    } else if (repeated) {
      header[index] = '';
      faults.push({ file, row, field: name, message: '表头里这一列出现了不止一次，请删去多余的' });
    } else faults.push({ file, row, field: name, message: `不认识这一列；${allowed}` });
  });
  faults.push(...missing.map((column): Fault => ({ file, row, field: column, message: `表头里缺这一列；${allowed}` })));
  return header;
}

function readRow(file: string, header: readonly string[], row: number, cells: readonly string[], faults: Fault[], manner: Manner): Row[] {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return [];
  if ((filled.length === 1 && header.length > SURE_CELLS) || (filled.length === 2 && header.length >= MANY_CELLS)) {
    faults.push({
      file,
      row,
      found: filled.join(','),
      message: `这一行只有${filled.length === 1 ? '一' : '两'}格有字；表里只放数据，标题、说明和合计请删去`,
    });
    return [];
  }
  if (cells.every((cell, index) => cell === header[index])) {
    faults.push({ file, row, message: '这一行又是表头，请删去' });
    return [];
  }
  const surplus = cells.slice(header.length).filter((cell) => cell !== '');
  if (surplus.length === 1 && cells[0] === '') {
    faults.push({ file, row, message: SHIFTED_RIGHT });
    return readRow(file, header, row, cells.slice(1), faults, manner);
  }
  if (surplus.length > 0) {
    faults.push({
      file,
      row,
      field: BEYOND,
      found: surplus.join(','),
      message: `这一行比表头多出${surplus.length}格；${manner.surplus}`,
    });
  }
  const named = header.flatMap((name, column) => {
    if (name === '' || (surplus.length > 0 && column >= SURE_CELLS)) return [];
    const cell = cells[column] ?? '';
    const broken = brokenText(cell);
    if (broken) faults.push({ file, row, field: name, found: broken.found, message: broken.message });
    return [[name, broken?.rest ?? cell] as const];
  });
  return [{ row, cells: Object.fromEntries(named) }];
}
