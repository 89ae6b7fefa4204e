/** A sheet's XML → its cells as text, and what of them cannot be taken as it is. */
import { lettersOf, placeOf, type Place } from './place';
import { dateText, numberText, unescaped } from './values';
import { walkXml } from './xml';

/** A cell whose content is not what a clerk sees or means. */
export interface Mark extends Place {
  /** Chinese, without a closing full stop. */
  readonly message: string;
}

/** Cells made one, from the upper left to the lower right. */
export interface Merged {
  readonly from: Place;
  readonly to: Place;
}

export interface Cells {
  /** As text, from A1 on; a row ends with its last cell that was written. */
  readonly rows: readonly (readonly string[])[];
  readonly marks: readonly Mark[];
  readonly merged: readonly Merged[];
}

/** What the cells of all sheets of a workbook lean on. */
export interface Common {
  readonly strings: readonly string[];
  /** Style number → whether it shows dates. */
  readonly dates: readonly boolean[];
  readonly since1904: boolean;
}

const NO_RESULT = '这一格是公式，文件里没有它的结果；请在 Excel 或 WPS 里打开，保存一次，或者把公式换成它的值';
const IS_DATE = 'Excel 把它当成了日期；请把这一列的格式设成“文本”，再填回原来的内容';

/** The texts that cells refer to by number: runs of one text are joined, and what is written above characters to read them is left out. */
export function sharedStrings(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  let [text, taking, above] = ['', false, 0];
  if (bytes)
    walkXml(bytes, {
      open(name) {
        if (name === 'si') text = '';
        if (name === 'rPh') above += 1;
        taking = name === 't' && above === 0;
      },
      text(more) {
        if (taking) text += more;
      },
      close(name) {
        taking = false;
        if (name === 'rPh') above -= 1;
        if (name === 'si') strings.push(unescaped(text));
      },
    });
  return strings;
}

interface Written {
  readonly place: Place;
  readonly type: string;
  readonly isDate: boolean;
  value: string;
  inline: string;
  formula: string | null;
}

/**
 * Reads the cells of a sheet.
 * @throws Error if it is no XML, or has a cell that no sheet has
 */
export function cellsOf(bytes: Uint8Array, common: Common): Cells {
  const rows: string[][] = [];
  const marks: Mark[] = [];
  const merged: Merged[] = [];
  let [row, column] = [0, -1];
  let cell: Written | null = null;
  let taking: 'value' | 'inline' | 'formula' | null = null;
  let above = 0;
  walkXml(bytes, {
    open(name, attribute) {
      if (name === 'row') [row, column] = [Number(attribute('r') ?? row + 1), -1];
      if (name === 'c') {
        const place = placeOf(attribute('r') ?? `${lettersOf(column + 1)}${row}`);
        if (!place) throw new Error('a cell of no place');
        column = place.column;
        const isDate = common.dates[Number(attribute('s') ?? 0)] === true;
        cell = { place, type: attribute('t') ?? 'n', isDate, value: '', inline: '', formula: null };
      }
      if (name === 'rPh') above += 1;
      if (name === 'f' && cell) cell.formula = '';
      taking = name === 'v' ? 'value' : name === 't' && above === 0 ? 'inline' : name === 'f' ? 'formula' : null;
      if (name === 'mergeCell') {
        const [from, to] = (attribute('ref') ?? '').split(':').map(placeOf);
        if (from && to) merged.push({ from, to });
      }
    },
    text(text) {
      if (!cell || !taking) return;
      if (taking === 'formula') cell.formula = (cell.formula ?? '') + text;
      else cell[taking] += text;
    },
    close(name) {
      taking = null;
      if (name === 'rPh') above -= 1;
      if (name !== 'c' || !cell) return;
      const { text, message } = contentOf(cell, common);
      if (text !== '') {
        const line = (rows[cell.place.row - 1] ??= []);
        line[cell.place.column] = text;
        if (message !== undefined) marks.push({ ...cell.place, message });
      }
      cell = null;
    },
  });
  // Lists with holes, for rows and cells that nobody wrote.
  return { rows: Array.from(rows, (line) => Array.from(line ?? [], (text) => text ?? '')), marks, merged };
}

/** The text of a cell; with a message if it must not stay. */
function contentOf(
  { type, value, inline, formula, isDate }: Written,
  common: Common,
): { readonly text: string; readonly message?: string } {
  if (formula !== null && value === '' && type !== 'str') return { text: `=${formula}`, message: NO_RESULT };
  switch (type) {
    case 's':
      return { text: common.strings[Number(value)] ?? '' };
    case 'inlineStr':
      return { text: unescaped(inline) };
    case 'str':
      return { text: unescaped(value) };
    case 'b':
      return { text: value === '' ? '' : value.trim() === '1' ? 'true' : 'false' };
    case 'e':
      return {
        text: value,
        message: formula === null ? '这一格出了错，没有内容；请填上' : '这一格的公式算不出结果；请改正公式，或者直接填上它的值',
      };
    case 'd':
      return { text: value.replace(/T.*$/, ''), message: IS_DATE };
    default:
      return isDate && value !== '' ? { text: dateText(value, common.since1904), message: IS_DATE } : { text: numberText(value) };
  }
}
