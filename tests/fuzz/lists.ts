/** Lists with a part of them changed. */

/** A list with `count` members from `at` on taken out and others put there. */
export function spliced<T>(list: readonly T[], at: number, count: number, ...others: readonly T[]): T[] {
  return [...list.slice(0, at), ...others, ...list.slice(at + count)];
}

/** A list with one member changed. */
export const withAt = <T>(list: readonly T[], at: number, member: T): T[] => spliced(list, at, 1, member);
