/** Which styles of a workbook show a number as a date or a time. */
import { walkXml } from './xml';

/** Formats that have a number and no text (ECMA-376, 18.8.30), those of Chinese, Japanese and Korean programs among them. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
/** Quoted words, escaped and padding characters, colours, languages: none of them is a place for a value. But [h] is hours. */
const NO_PLACE = /"[^"]*"|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;

/** Whether a format such as yyyy"年"m"月" shows a day or a time. */
export const isDateFormat = (code: string): boolean => /[ymdhs]/i.test(code.replace(NO_PLACE, ''));

/** For each style of cells, in the order of their numbers, whether it shows dates. */
export function dateStyles(bytes: Uint8Array | undefined): boolean[] {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  if (bytes)
    walkXml(bytes, {
      open(name, attribute) {
        if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
        if (name === 'cellXfs') inCells = true;
        if (name !== 'xf' || !inCells) return;
        const id = Number(attribute('numFmtId') ?? 0);
        const code = codes.get(id);
        styles.push(code === undefined ? isBuiltInDate(id) : isDateFormat(code));
      },
      close(name) {
        if (name === 'cellXfs') inCells = false;
      },
    });
  return styles;
}
