/** Chance that can be had again: the same seed gives the same numbers on every machine. */

export interface Random {
  /** 0 ≤ number < 1. */
  (): number;
}

/** The generator mulberry32 (32 bits of state) with a whole number as seed. */
export function mulberry32(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `below` − 1. */
export const upTo = (random: Random, below: number): number => Math.floor(random() * below);

/** One of several; undefined of none. */
export const pick = <T>(random: Random, among: readonly T[]): T | undefined => among[upTo(random, among.length)];

/** One of several that are there for sure. */
export const oneOf = <T>(random: Random, among: readonly [T, ...T[]]): T => pick(random, among) ?? among[0];
