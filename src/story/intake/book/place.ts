/** Places in a sheet as Excel names them: B7. */

/** What a sheet of Excel holds (columns to XFD). */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const LETTERS = 26;

export interface Place {
  /** As Excel counts, from 1. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
}

/** The letters of a column. @param column from 0 */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / LETTERS);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % LETTERS));
}

/** The place that a name such as B7 or $B$7 means; null if it means none. */
export function placeOf(name: string): Place | null {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(name.trim()) ?? [];
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits);
  return row >= 1 && row <= MOST_ROWS && column >= 0 && column < MOST_COLUMNS ? { row, column } : null;
}
