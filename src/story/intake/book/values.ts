/** What stands in a cell, as the text that a clerk would have typed. */

const DAY_MS = 86_400_000;
/** Day 0 of the two calendars; until March 1900 the first one is a day late, for it has a 29 February 1900. */
const START_1900 = Date.UTC(1899, 11, 30);
const START_1904 = Date.UTC(1904, 0, 1);
const LATE_UNTIL = 60;
/** Excel shows and keeps so many digits. */
const DIGITS = 15;

/** A number as people write it: without an exponent, and without the last bits that no spreadsheet shows (0.1 + 0.2). */
export function numberText(written: string): string {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  const text = String(Number(value.toPrecision(DIGITS)));
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : value.toFixed(DIGITS).replace(/\.?0+$/, '');
}

/** The day, or the time, that a number stands for; the number where it is none. */
export function dateText(written: string, since1904: boolean): string {
  const serial = Number(written);
  const start = since1904 ? START_1904 : START_1900;
  const late = !since1904 && serial < LATE_UNTIL ? 1 : 0;
  const date = new Date(start + Math.round((serial + late) * DAY_MS));
  if (written.trim() === '' || Number.isNaN(date.getTime())) return written;
  return serial < 1 ? date.toISOString().slice(11, 16) : date.toISOString().slice(0, 10);
}

/** Control characters, which XML cannot hold, are written by their code: _x000D_ (ECMA-376, 22.9.2.19). Line ends become LF. */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\r\n?/g, '\n');
