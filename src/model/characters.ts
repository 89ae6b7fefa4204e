/** Characters that nobody sees, or that no document may hold: what comes along from Word, from a PDF, out of a broken file. */

/** Without width: blanks and joiners of none, soft hyphens, marks of direction and of byte order. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const BLANKS = /[\s\u0085]+/g;
/** Of any system, and Word's own: a break within a paragraph, a new page. */
const LINE_END = /[\n\r\u000b\u000c\u0085\u2028\u2029]/;
const ODD_BLANK = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;
/** Written without a blank beside it. */
const WIDE = /[\p{Script=Han}\u2014\u2018\u2019\u201c\u201d\u2026\u3000-\u303f\uff00-\uffef]/u;

/**
 * A text as it was meant, on one line: without characters that have no width, blanks of all kinds as plain ones (the
 * full-width one stays), and lines joined: without a blank between Chinese characters, else with one.
 */
export function plainText(text: string): string {
  return text.replace(UNSEEN, '').replace(BLANKS, (run, at: number, whole: string) => {
    if (!LINE_END.test(run)) return run.replace(ODD_BLANK, ' ');
    const [before, after] = [whole.charAt(at - 1), whole.charAt(at + run.length)];
    return WIDE.test(before) && WIDE.test(after) ? '' : ' ';
  });
}

/**
 * What stands for a character that was lost (U+FFFD, and what becomes of it when it is saved twice), controls, halves of
 * pairs, and codes that mean a sign in one font only, such as Word's bullets. XML knows most of them not even as references.
 */
const BROKEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd\p{Noncharacter_Code_Point}\p{Cs}\p{Co}]|锟斤拷|烫烫烫/u;

/** Which character of a text is the first broken one, from 1, and the character itself; null if all are sound. */
export function firstBroken(text: string): { readonly place: number; readonly character: string } | null {
  const found = BROKEN.exec(text);
  return found ? { place: [...text.slice(0, found.index)].length + 1, character: found[0] } : null;
}

/** A text on one line in which characters that nobody would see are written by their code: [U+000B]. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\p{Noncharacter_Code_Point}\p{Cs}\p{Co}]/gu, (character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/\s+/g, (run) => (/^[ \u3000]+$/.test(run) ? run : ' '));
}
