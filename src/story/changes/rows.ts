/** What changed in a list of things with ids: which are new, which are gone, which stand elsewhere; and in each that stayed. */
import { movesIn } from './order';
import type { Change, Line, Piece, Seen } from './types';

/** More moves than these are told as one sentence. */
const MOST_MOVES = 6;

/** How the things of a list are spoken of. */
export interface Kind<Row> {
  /** Such as 街道. */
  readonly noun: string;
  readonly nameOf: (row: Row) => string;
  /** Where a thing of the present story is seen. */
  readonly seen: (row: Row) => readonly Seen[];
  /** What is told of one that is new or gone; nothing more than its name if it is left out. */
  readonly gist?: (row: Row) => string;
}

type Identified = { readonly id: string };

/** The name of a thing as a title; one whose name says what it is stands alone. */
export const titled = (noun: string, name: string): string => `${name.endsWith(noun) ? '' : noun}“${name}”`;

const line = (kind: Piece['kind'], text: string): Line => ({ label: '', pieces: [{ kind, text }] });

/** Rows that are new and rows that are gone. */
export function comings<Row extends Identified>(kind: Kind<Row>, before: readonly Row[], after: readonly Row[]): Change[] {
  const { noun, nameOf, seen, gist = nameOf } = kind;
  const lacks = (rows: readonly Row[]) => (row: Row) => !rows.some(({ id }) => id === row.id);
  const came = after
    .filter(lacks(before))
    .map((row): Change => ({ kind: 'rows', title: titled(`新的${noun}`, nameOf(row)), lines: [line('to', gist(row))], seen: seen(row) }));
  const went = before
    .filter(lacks(after))
    .map((row): Change => ({ kind: 'rows', title: titled(`撤去的${noun}`, nameOf(row)), lines: [line('from', gist(row))], seen: [] }));
  return [...came, ...went];
}

/** Pairs of rows that stand in both states. */
export function pairs<Row extends Identified>(before: readonly Row[], after: readonly Row[]): (readonly [Row, Row])[] {
  return after.flatMap((row) => {
    const old = before.find(({ id }) => id === row.id);
    return old ? [[old, row] as const] : [];
  });
}

/** Rows that stand in another order, as one change; none if they stand as before. */
export function moves<Row extends Identified>(kind: Kind<Row>, before: readonly Row[], after: readonly Row[], title: string): Change[] {
  const found = movesIn(
    before.map(({ id }) => id),
    after.map(({ id }) => id),
  );
  if (found.length === 0) return [];
  const row = (id: string): Row | undefined => after.find((each) => each.id === id);
  const name = (id: string): string => {
    const named = row(id);
    return named ? kind.nameOf(named) : id;
  };
  const told = found
    .slice(0, MOST_MOVES)
    .map(({ id, behind }) => line('same', behind === null ? `“${name(id)}”移到最前` : `“${name(id)}”移到“${name(behind)}”之后`));
  const more = found.length > MOST_MOVES ? [line('same', `另有 ${found.length - MOST_MOVES} 处也移动了`)] : [];
  const seen = found.flatMap(({ id }) => {
    const moved = row(id);
    return moved ? kind.seen(moved) : [];
  });
  return [{ kind: 'order', title, lines: [...told, ...more], seen }];
}
