/** The fields of a record that changed, a line for each. */
import { fromTo, listed, marked } from './pieces';
import type { Line } from './types';

/** How a value is said in a line: an id by the name of what it means, a text as it stands. */
export type Say = (field: string, value: string) => string;

type Fields = Readonly<Record<string, unknown>>;

/** A value as it is read; nothing is empty. */
const plain = (value: unknown): string =>
  value === null || value === undefined ? '' : value === true ? '是' : value === false ? '否' : String(value);
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (isList(value) ? value : []);
const recordOf = (value: unknown): object | undefined => (typeof value === 'object' && value !== null ? value : undefined);
/** A text that was written as such, and not one of a few values or a number. */
const SENTENCE = /\p{Script=Han}.*\p{Script=Han}/su;

/** What fields are called, and fields of records inside. */
interface Labels {
  readonly [field: string]: string | Labels;
}

/**
 * A line for each field whose value is another, in the order of the names; of records inside a record too.
 * @param names what the fields are called; a field without a name is not told
 * @param say how a value is told
 */
export function linesOf(names: Labels, before: object | undefined, after: object | undefined, say: Say = (_field, value) => value): Line[] {
  return Object.entries(names).flatMap(([field, label]) => {
    const [a, b] = [before, after].map((record) => (record as Fields | undefined)?.[field]);
    if (JSON.stringify(a ?? '') === JSON.stringify(b ?? '')) return [];
    if (typeof label !== 'string') return linesOf(label, recordOf(a), recordOf(b), say);
    return [{ label, pieces: changeOf(field, a, b, say) }];
  });
}

function changeOf(field: string, before: unknown, after: unknown, say: Say): Line['pieces'] {
  const said = (value: unknown): string => (plain(value) === '' ? '' : say(field, plain(value)));
  if (isList(before) || isList(after)) return listed(listOf(before).map(said), listOf(after).map(said));
  const [a, b] = [said(before), said(after)];
  return SENTENCE.test(a) && SENTENCE.test(b) ? marked(a, b) : fromTo(a, b);
}

/** The names without some of them. */
export function without<T extends Labels, Key extends keyof T>(names: T, ...fields: readonly Key[]): Omit<T, Key> {
  return Object.fromEntries(Object.entries(names).filter(([field]) => !fields.some((each) => each === field))) as unknown as Omit<T, Key>;
}
