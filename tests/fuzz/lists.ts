/** Lists with a part of them changed. */

/** A list with `count` members from `at` on taken out and others put there. */
export function spliced<T>(list: readonly T[], at: number, count: number, ...others: readonly T[]): T[] {
  return [...list.slice(0, at), ...others, ...list.slice(at + count)];
}

/** A list with one member changed: the first, from a place on and round again, in which a change finds something to do. */
export function changedOnce<T>(list: readonly T[], from: number, change: (member: T) => T): T[] {
  for (let k = 0; k < list.length; k += 1) {
    const at = (from + k) % list.length;
    const member = list[at];
    const changed = member === undefined ? member : change(member);
    if (changed !== undefined && changed !== member) return withAt(list, at, changed);
  }
  return [...list];
}

/** A list with one member put in another's place. */
export const withAt = <T>(list: readonly T[], at: number, member: T): T[] => spliced(list, at, 1, member);
