/** Line breaking for Chinese text inside SVG, where no layout engine breaks lines. */
import { textWidth } from './box';

/** Characters that may not begin a line (GB/T 15834 and W3C clreq, 3.1.3). */
const NO_START = '，。、；：？！）》”’·…—」』〉】';
/** Characters that may not end a line. */
const NO_END = '（《“‘「『〈【';

/** A number stays in one piece, 余 with it, and so does a word of letters. */
const isOnePiece = (before = '', after = ''): boolean => (/\w/.test(before) && /[\w余]/.test(after)) || before === '余';

/**
 * Breaks text into lines of at most `perLine` em; punctuation that may not begin a line is carried with the character
 * before it, an opening mark with the one after it, and a number or a word of letters stays whole.
 * @param perLine em, at least 2: as many full-width characters
 */
export function breakLines(text: string, perLine: number): string[] {
  const characters = [...text];
  const room = Math.max(2, perLine);
  const lines: string[] = [];
  let start = 0;
  while (start < characters.length) {
    let end = start;
    let used = 0;
    while (end < characters.length && (used += textWidth(characters[end] ?? '', 1)) <= room) end += 1;
    const full = end;
    if (end < characters.length) {
      while (
        end > start + 1 &&
        (NO_START.includes(characters[end] ?? ' ') ||
          NO_END.includes(characters[end - 1] ?? ' ') ||
          isOnePiece(characters[end - 1], characters[end]))
      )
        end -= 1;
      // One word that is longer than a line is broken all the same.
      if (end === start + 1) end = full;
    }
    lines.push(characters.slice(start, end).join(''));
    start = end;
  }
  return lines;
}

/** Lines that end evenly: as few as need be for so many em, and none of them a word or two. */
export function evenLines(text: string, ems: number): string[] {
  const lines = breakLines(text, ems);
  for (let room = ems; room > ems * 0.6; room -= 0.5) {
    const tried = breakLines(text, room);
    if (tried.length > lines.length) break;
    if ([...(tried[tried.length - 1] ?? '')].length >= Math.min(6, room * 0.4)) return tried;
  }
  return lines;
}

/** Splits a lead phrase at its comma, the comma staying with the first part: the two columns of a hanging scroll. */
export function splitAtComma(text: string): string[] {
  const comma = text.indexOf('，');
  return comma < 0 ? [text] : [text.slice(0, comma + 1), text.slice(comma + 1)];
}
