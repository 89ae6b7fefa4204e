/** Cells that a spreadsheet would take for formulas (OWASP, CSV injection): `'` in front keeps them text, as Excel's own does. */

const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** A plain negative number is a number and nothing else. */
const NUMBER = /^-\d+(?:\.\d+)?$/;

/** The cell as it leaves in a table. */
export function shieldedCell(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before {@link shieldedCell}. */
export function unshieldedCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
