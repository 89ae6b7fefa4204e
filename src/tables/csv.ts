import { csvFormatRows } from 'd3-dsv';
import { shieldedCell } from './formula';

/** A table as CSV that Excel and WPS open rightly: UTF-8 with BOM, lines end with CR LF (RFC 4180), and no cell is a formula. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${csvFormatRows(rows.map((row) => row.map(shieldedCell))).replace(/\n/g, '\r\n')}\r\n`;
}
