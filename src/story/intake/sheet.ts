/** A sheet of the workbook → the rows that a CSV of the same name would give. */
import type { Merged } from './book/cells';
import type { Sheet } from './book/book';
import { lettersOf, type Place } from './book/place';
import type { Fault, SheetPlace } from './faults';
import { headerAt, readLines, SHEET, tidyCell, type Table } from './table';

const HIDDEN = '这张表是隐藏的，打开的人看不见；请在任意一个表名上点右键，选“取消隐藏”，核对以后再保存';
const EMPTY = '这张表是空的；请放回原来的内容';

export interface SheetRead {
  /** null where nothing can be said about the rows. */
  readonly table: Table | null;
  readonly faults: readonly Fault[];
  readonly place: SheetPlace;
}

const nameOf = ({ from, to }: Merged): string => [from, to].map(({ row, column }) => `${lettersOf(column)}${row}`).join(':');

/**
 * Reads a sheet as {@link readLines} reads a table.
 * @param file name of the CSV that it stands for
 * @param columns the columns that the table must have, in any order
 * @param bare what is said of a table without a row; empty = it may have none
 */
export function readSheet(file: string, { name, hidden, cells }: Sheet, columns: readonly string[], bare: string): SheetRead {
  const hiding: Fault[] = hidden ? [{ file, message: HIDDEN }] : [];
  const plain = { name, columns: [], header: [] };
  if (cells.rows.length === 0) return { table: null, faults: [...hiding, { file, message: EMPTY }], place: plain };
  const top = headerAt(
    cells.rows.map((line) => line.map(tidyCell)),
    columns,
  );
  const headerRow = top + 1;
  const across = cells.merged.find(({ from, to }) => from.row <= headerRow && to.row >= headerRow);
  if (top !== -1 && across) {
    const message = `表头里有合并的格子（${nameOf(across)}）；请取消合并，一列一个名字`;
    return { table: null, faults: [...hiding, { file, row: headerRow, message }], place: plain };
  }
  const merged = cells.merged.filter(({ from }) => from.row > headerRow && from.row <= cells.rows.length);
  const lines = unmerged(cells.rows, merged);
  const { table, faults } = readLines(file, lines, columns, bare, SHEET);
  const header = (cells.rows[top] ?? []).map(tidyCell);
  const place = { name, columns: table?.columns ?? header, header };
  const at = ({ row, column }: Place): Pick<Fault, 'row' | 'field' | 'found'> | null => {
    const field = place.columns[column] ?? '';
    return top === -1 || row <= headerRow || field === '' ? null : { row, field, found: lines[row - 1]?.[column] ?? '' };
  };
  const own = [
    ...cells.marks.map(({ message, ...cell }) => ({ cell, message })),
    ...merged.map((range) => ({
      cell: range.from,
      message: `${nameOf(range)} 合并成了一格，只有左上角的一格有内容；请取消合并，每一格都填上`,
    })),
  ].flatMap(({ cell, message }): Fault[] => {
    const where = at(cell);
    return where ? [{ file, ...where, message }] : [];
  });
  const quiet = merged.flatMap((range) =>
    covered(range, lines).flatMap((cell): Fault[] => {
      const where = at(cell);
      return where ? [{ file, ...where, message: '', silent: true }] : [];
    }),
  );
  return { table, faults: [...hiding, ...own, ...quiet, ...faults], place };
}

/** The cells of a range but for its first, as far as the lines go. */
function covered({ from, to }: Merged, lines: readonly (readonly string[])[]): Place[] {
  const last = Math.min(to.row, lines.length);
  const places: Place[] = [];
  for (let row = from.row; row <= last; row += 1)
    for (let column = from.column; column <= to.column; column += 1)
      if (row !== from.row || column !== from.column) places.push({ row, column });
  return places;
}

/** The lines with what the first cell of a range says in all of its cells: so no row seems short that only was merged. */
function unmerged(lines: readonly (readonly string[])[], merged: readonly Merged[]): readonly (readonly string[])[] {
  if (merged.length === 0) return lines;
  const filled = lines.map((line) => [...line]);
  for (const range of merged)
    for (const { row, column } of covered(range, lines)) {
      const line = filled[row - 1];
      while (line && line.length < column) line.push('');
      if (line) line[column] = lines[range.from.row - 1]?.[range.from.column] ?? '';
    }
  return filled;
}
