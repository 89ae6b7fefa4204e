/** Names and short sentences in lines, broken where one pauses. */
import { textWidth } from '../box';
import { breakLines } from '../typeset';

const PAUSE = '、，；·”》';
const OPENING = '“《';

/** True if one pauses between two characters. */
const isPause = (before: string, after: string): boolean =>
  OPENING.includes(after) || (PAUSE.includes(before) && !PAUSE.includes(after) && after !== '');

/** The text in phrases that each end where one pauses. */
function phrasesOf(text: string): string[] {
  const characters = [...text];
  return characters.reduce<string[]>((phrases, character, k) => {
    const last = phrases.length - 1;
    if (k > 0 && isPause(characters[k - 1] ?? '', character)) return [...phrases, character];
    return last < 0 ? [character] : [...phrases.slice(0, last), (phrases[last] ?? '') + character];
  }, []);
}

/** Whole phrases, as many to a line as go. */
function wholePhrases(text: string, ems: number): string[] {
  return phrasesOf(text).reduce<string[]>((lines, phrase) => {
    const last = lines[lines.length - 1];
    if (last !== undefined && textWidth(last + phrase, 1) <= ems) return [...lines.slice(0, -1), last + phrase];
    return [...lines, ...breakLines(phrase, ems)];
  }, []);
}

/** How many lines end within quotation marks that were opened on them. */
const torn = (lines: readonly string[]): number => lines.filter((line) => line.lastIndexOf('“') > line.lastIndexOf('”')).length;

/** How well text is broken: at its pauses, no quotation torn, no character or two left alone, and in few lines. */
function score(lines: readonly string[]): number {
  const good = lines.slice(1).filter((line, k) => isPause([...(lines[k] ?? '')].pop() ?? '', line.charAt(0))).length;
  const shortest = Math.min(...lines.map((line) => [...line].length));
  return good - torn(lines) * 0.6 - (shortest < 3 ? 3 : 0) + Math.min(4, shortest) * 0.3 - lines.length * 2.2;
}

/**
 * Lines of at most so many em: few, and broken where one pauses.
 * @param free em that the last line leaves free
 */
export function phraseLines(text: string, ems: number, free = 0): string[] {
  const leaves = (lines: readonly string[]): boolean => textWidth(lines[lines.length - 1] ?? '', 1) + free <= ems;
  const plain = breakLines(text, ems);
  if (plain.length === 1 && leaves(plain)) return plain;
  const tried = [wholePhrases(text, ems)];
  for (let room = ems; room >= Math.max(4, ems / 2); room -= 0.5) tried.push(breakLines(text, room));
  const fitting = tried.filter(leaves);
  return fitting.reduce<{ lines: string[]; score: number }>(
    (best, lines) => {
      const own = score(lines);
      return own > best.score ? { lines, score: own } : best;
    },
    { lines: plain, score: -Infinity },
  ).lines;
}
