/** Two texts, and what of them changed: whole marks, never half a number or half a word. */
import type { Piece } from './types';

/** A spelled number with its decimals, a Latin word, or one character. */
const MARKS = /[0-9]+(?:\.[0-9]+)*|[A-Za-z][A-Za-z'-]*|[\s\S]/gu;
/** A text of so many marks in its changed middle is told as a whole: the table below would grow too large. */
const MOST_MARKS = 1500;
/** What two changes have between them, if it is not longer, belongs to both: single characters that happen to be alike are no thread. */
const SHORT_BRIDGE = 1;
/** Of a longer run that stands in both only the ends are told. */
const LONGEST_SAME = 36;
const END = 14;
/** Two names of so few characters are told whole. */
const NAME = 10;

const same = (text: string): Piece => ({ kind: 'same', text });
const out = (text: string): Piece => ({ kind: 'out', text });
const into = (text: string): Piece => ({ kind: 'in', text });
const from = (text: string): Piece => ({ kind: 'from', text });
const to = (text: string): Piece => ({ kind: 'to', text });

/** Joins runs of the same kind, and drops empty ones. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (piece.text === '') continue;
    if (last?.kind === piece.kind) all[all.length - 1] = { kind: last.kind, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}

/** The longest common subsequence as steps through both lists, before first. O(n·m). */
function walked(before: readonly string[], after: readonly string[]): Piece[] {
  const width = after.length + 1;
  const table = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      table[i * width + j] =
        before[i] === after[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [a, b] = [before[i], after[j]];
    if (a !== undefined && a === b) {
      pieces.push(same(a));
      i += 1;
      j += 1;
    } else if (a !== undefined && (b === undefined || (table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0))) {
      pieces.push(out(a));
      i += 1;
    } else {
      pieces.push(into(b ?? ''));
      j += 1;
    }
  }
  return pieces;
}

/** Changes that a short run parts become one: what went before what came. */
function gathered(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  let [went, came, bridge] = ['', '', ''];
  const flush = (): void => {
    all.push(out(went), into(came), same(bridge));
    [went, came, bridge] = ['', '', ''];
  };
  for (const { kind, text } of joined(pieces)) {
    const changing = went !== '' || came !== '';
    if (kind === 'same') {
      if (changing && bridge === '' && [...text].length <= SHORT_BRIDGE) bridge = text;
      else {
        flush();
        all.push(same(text));
      }
    } else {
      went += bridge;
      came += bridge;
      bridge = '';
      if (kind === 'out') went += text;
      else came += text;
    }
  }
  flush();
  return joined(all);
}

/** The text of `before` turned into that of `after`: runs that stand in both, that went and that came, in reading order. */
export function piecesOf(before: string, after: string): Piece[] {
  const [a, b] = [before.match(MARKS) ?? [], after.match(MARKS) ?? []];
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const middle = Math.max(left.length, right.length) > MOST_MARKS ? [out(left.join('')), into(right.join(''))] : walked(left, right);
  return gathered([same(a.slice(0, head).join('')), ...middle, same(a.slice(a.length - tail).join(''))]);
}

/** From one value to another: 由 169条 改为 170条. What is empty is left out: 加上…, 删去…. */
export function fromTo(before: string, after: string): Piece[] {
  if (before === '') return [same('加上 '), to(after)];
  if (after === '') return [same('删去 '), from(before)];
  return [same('由 '), from(before), same(' 改为 '), to(after)];
}

/** A text with its changes marked; one that has little in common with the other is told from one to the other. */
export function marked(before: string, after: string): Piece[] {
  if (before === '' || after === '' || Math.max(before.length, after.length) <= NAME) return fromTo(before, after);
  const pieces = piecesOf(before, after);
  const kept = pieces.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.length, 0);
  if (kept * 3 < Math.max(before.length, after.length)) return fromTo(before, after);
  return pieces.map((piece, k) => (piece.kind === 'same' ? same(shortened(piece.text, k > 0, k < pieces.length - 1)) : piece));
}

/** The ends of a long run, next to what changed. */
function shortened(text: string, changedBefore: boolean, changedAfter: boolean): string {
  const characters = [...text];
  if (characters.length <= LONGEST_SAME) return text;
  const [first, last] = [characters.slice(0, END).join(''), characters.slice(-END).join('')];
  if (changedBefore && changedAfter) return `${first}…${last}`;
  return changedBefore ? `${first}…` : `…${last}`;
}

/** A list of names: what went and what came, each whole. */
export function listed(before: readonly string[], after: readonly string[]): Piece[] {
  const pieces = walked(before, after);
  return pieces.flatMap((piece, k): Piece[] => (k < pieces.length - 1 ? [piece, same('、')] : [piece]));
}
