/** Line breaking for Chinese text inside SVG, where no layout engine breaks lines. */

/** Characters that may not begin a line (GB/T 15834 and W3C clreq, 3.1.3). */
const NO_START = '，。、；：？！）》”’·…—」』〉】';
/** Characters that may not end a line. */
const NO_END = '（《“‘「『〈【';

/**
 * Breaks text into lines of at most `perLine` characters; punctuation that may not begin a line is carried with the
 * character before it, and an opening mark with the one after it.
 * @param perLine full-width characters, at least 2
 */
export function breakLines(text: string, perLine: number): string[] {
  const characters = [...text];
  const room = Math.max(2, Math.floor(perLine));
  const lines: string[] = [];
  let start = 0;
  while (start < characters.length) {
    let end = Math.min(characters.length, start + room);
    if (end < characters.length) {
      while (end > start + 1 && (NO_START.includes(characters[end] ?? ' ') || NO_END.includes(characters[end - 1] ?? ' '))) end -= 1;
    }
    lines.push(characters.slice(start, end).join(''));
    start = end;
  }
  return lines;
}

/** Splits a lead phrase at its comma, the comma staying with the first part: the two columns of a hanging scroll. */
export function splitAtComma(text: string): string[] {
  const comma = text.indexOf('，');
  return comma < 0 ? [text] : [text.slice(0, comma + 1), text.slice(comma + 1)];
}
