/** Text as people paste it: what cannot be seen goes, what is broken is refused. */

/** Zero-width and direction marks, soft hyphens, byte order marks in the middle: nobody sees them, and no search finds what holds them. */
const UNSEEN =
  // eslint-disable-next-line no-misleading-character-class -- each is meant alone
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;
/** Blanks of other widths; the full-width one is an indent of its own and stays. */
const BLANKS = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;
/** Radicals that a PDF gives in place of the characters that look the same. */
const RADICALS = /[\u2e80-\u2fdf]/g;
/** No character of a text, and mostly none that XML 1.0 allows (section 2.2): controls but for the line feed, halves of pairs, private and unassigned places. */
const BROKEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffd\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]/u;
const ALL_BROKEN = new RegExp(BROKEN, 'gu');

/** Blanks with a line end among them. */
const LINES = /\s+/g;
/** Written without a blank beside it. */
const WIDE = /[\p{Script=Han}\u2014\u2018\u2019\u201c\u201d\u2026\u3000-\u303f\uff00-\uffef]/u;

/** A text on one line: no blank between Chinese characters, else one. */
function onOneLine(text: string): string {
  return text.replace(LINES, (run, at: number, whole: string) => {
    if (!run.includes('\n')) return run;
    return WIDE.test(whole.charAt(at - 1)) && WIDE.test(whole.charAt(at + run.length)) ? '' : ' ';
  });
}

/** The same text as everybody types it (NFC), on one line, without what cannot be seen; what is broken stays. */
export function tidyText(text: string): string {
  return onOneLine(text.replace(UNSEEN, '').replace(BLANKS, ' '))
    .replace(RADICALS, (radical) => radical.normalize('NFKC'))
    .normalize('NFC');
}

/** What is broken in a text, said for the writer; null if nothing is. `found` is the text with the place made visible, `rest` the text without it. */
export function brokenText(text: string): { readonly found: string; readonly message: string; readonly rest: string } | null {
  const [first] = BROKEN.exec(text) ?? [];
  if (first === undefined) return null;
  return {
    found: text.replace(ALL_BROKEN, (character) => (character === '\ufffd' ? character : `[${codeOf(character)}]`)),
    message: messageOf(first),
    rest: text.replace(ALL_BROKEN, ''),
  };
}

const codeOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function messageOf(character: string): string {
  if (character === '\ufffd') return '有乱码“\ufffd”，原来的字已经丢失，请补上原来的字';
  if (/[\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]/u.test(character))
    return `有一个别人的电脑上显示不出来的字（${codeOf(character)}），请换成通用的字`;
  return `有看不见的控制字符（${codeOf(character)}，多半是从 Word 或网页粘贴带来的），请删去它，或把这一处重新输入`;
}

/** A text on one line in which characters that nobody would see are written by their code: [U+000B]. */
export function visible(text: string): string {
  return text
    .replace(/\s+/g, (run) => (/[\n\t\r]/.test(run) ? ' ' : run))
    .replace(UNSEEN, (character) => `[${codeOf(character)}]`)
    .replace(ALL_BROKEN, (character) => (character === '\ufffd' ? character : `[${codeOf(character)}]`));
}
