/** Finding a street by what people really type: with district and office around it, in pinyin, in traditional characters, with a slip. Pure. */
import type { Finder, FinderEntry } from '../../story/make/finder';

export interface Search {
  /** The streets that were meant, in their own order, beginnings before middles; all of them for an empty text or a district alone. */
  readonly found: readonly FinderEntry[];
  /** Where none was meant: the few that are written or sound nearly so, to be suggested and never chosen unasked. */
  readonly near: readonly FinderEntry[];
}

/** Of more suggestions none helps. */
const MOST_NEAR = 3;
/** With fewer characters, one wrong character makes another word. */
const LEAST_CHARACTERS = 3;
const LEAST_LETTERS = 5;

/** What was typed, made comparable: width, case, spaces and marks, tones and traditional forms do not matter. */
function normal(typed: string, variants: Finder['variants']): string {
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/([a-z])[0-5]/g, '$1');
  return [...plain].map((character) => variants[character] ?? character).join('');
}

function withoutRegion(text: string, regions: readonly string[]): string {
  const region = regions.find((name) => text.startsWith(name));
  return region ? withoutRegion(text.slice(region.length), regions) : text;
}

/** 0: the street was begun, or named with what belongs to it; 1: a part of its name was typed; 2: another thing. */
function rankOf({ id, name, label, spellings }: FinderEntry, wanted: string, { tails, tailSpellings }: Finder): 0 | 1 | 2 {
  const written = [name, id, ...spellings];
  if (written.some((form) => form.startsWith(wanted)) || wanted.includes(name)) return 0;
  const after = wanted.slice(label.length);
  if (wanted.startsWith(label) && tails.some((tail) => tail.includes(after) || after.startsWith(tail))) return 0;
  if (spellings.some((form) => tailSpellings.some((tail) => `${form}${tail}`.startsWith(wanted) || wanted.startsWith(`${form}${tail}`))))
    return 0;
  return written.some((form) => form.includes(wanted)) ? 1 : 2;
}

function meant(finder: Finder, wanted: string): FinderEntry[] {
  const ranks = finder.entries.map((entry) => rankOf(entry, wanted, finder));
  return [0, 1].flatMap((rank) => finder.entries.filter((_, k) => ranks[k] === rank));
}

/** True if one character was left out, put in, written wrong, or changed places with its neighbour. */
function oneSlip(typed: string, right: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === right[start]) start += 1;
  const [a, b] = [typed.slice(start), right.slice(start)];
  return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) || swapped(a, b);
}
const swapped = (a: string, b: string): boolean => a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);

function nearly({ label, spellings }: FinderEntry, typed: string): boolean {
  if (typed.includes(label)) return true;
  if (label.length >= LEAST_CHARACTERS ? oneSlip(typed, label) : swapped(typed, label)) return true;
  return typed.length >= LEAST_LETTERS && spellings.some((form) => form.length >= LEAST_LETTERS && oneSlip(typed, form));
}

/** What the text names without the tail: the slip is looked for in the name. */
function withoutTail(text: string, { tails, tailSpellings }: Finder): string {
  const tail = [...tails, ...tailSpellings.filter(({ length }) => length >= LEAST_LETTERS)].find((each) => text.indexOf(each) > 0);
  return tail ? text.slice(0, text.indexOf(tail)) : text;
}

/** Finds the streets for what was typed. */
export function searchStreets(finder: Finder, typed: string): Search {
  const { entries, regions, homophones } = finder;
  const text = normal(typed, finder.variants);
  const rest = withoutRegion(text, regions);
  const found = [text, rest].map((wanted) => meant(finder, wanted)).find(({ length }) => length > 0);
  if (found) return { found, near: [] };
  // A district of which only a part is typed yet.
  if (regions.some((name) => name.startsWith(rest))) return { found: entries, near: [] };

  const name = withoutTail(rest, finder);
  const sounding = entries.filter(
    ({ label }) =>
      name.length > 1 &&
      name.length <= label.length &&
      [...name].every((character, k) => label[k] === character || homophones[label[k] ?? '']?.includes(character)),
  );
  const near = sounding.length > 0 ? sounding : entries.filter((entry) => nearly(entry, name));
  return { found: [], near: near.length <= MOST_NEAR ? near : [] };
}
