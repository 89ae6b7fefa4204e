import { csvFormatRows } from 'd3-dsv';

/** A table as CSV that Excel and WPS open rightly: UTF-8 with BOM, lines end with CR LF (RFC 4180). */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${csvFormatRows(rows.map((row) => [...row])).replace(/\n/g, '\r\n')}\r\n`;
}
