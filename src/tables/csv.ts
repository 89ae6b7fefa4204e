import { csvFormatRows } from 'd3-dsv';
import { shieldedCell } from './formula';

/**
 * A table as CSV that Excel and WPS open rightly: UTF-8 with BOM, lines end with CR LF (RFC 4180), and no cell is a formula.
 * @param mark what every row says in a last column, such as that it is made up; empty = no such column
 */
export function csvFile(rows: readonly (readonly string[])[], mark = ''): string {
  const marked = mark ? rows.map((row, k) => [...row, k === 0 ? '标记' : mark]) : rows;
  return `\uFEFF${csvFormatRows(marked.map((row) => row.map(shieldedCell))).replace(/\n/g, '\r\n')}\r\n`;
}
