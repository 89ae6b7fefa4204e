/** What a spreadsheet makes of a cell behind the writer's back. */

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';
const SCIENTIFIC = /^-?\d+(?:\.\d+)?E[+-]?\d+$/i;
const DATE = new RegExp(
  `^(?:\\d{1,2}-${MONTH}(?:-\\d{2,4})?|${MONTH}-\\d{2,4}|\\d{1,2}月\\d{1,2}日|(?:19|20)\\d\\d/\\d{1,2}/\\d{1,2}(?: 0?0:00(?::00)?)?)$`,
  'i',
);

/** Says that Excel has changed a cell to scientific notation or to a date, with the remedy; null if it does not look so. */
export function spreadsheetDamage(cell: string): string | null {
  const remedy = '请把这一列的格式设成“文本”，再填回原来的内容';
  if (SCIENTIFIC.test(cell)) return `Excel 把它改成了科学记数法；${remedy}`;
  return DATE.test(cell) ? `Excel 把它改成了日期；${remedy}` : null;
}
