/** What an address asks for, however it was cut, typed or punctuated on its way: chats add a full stop, hands a capital. */
import type { Moved } from '../story/types';

/** Every id of the data folder has this form. */
const ID = /[a-z\d]+(?:-[a-z\d]+)*/g;

/**
 * The first known id in a piece of an address.
 * @param text a hash or the value of a parameter as it stands in the address; percent signs may be broken
 * @param moved ids that went, and what stands in their place
 * @returns null if it names none
 */
export function idAsked(text: string, ids: readonly string[], moved: readonly Moved[] = []): string | null {
  const read = text.replace(/(%[\da-f]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return ' ';
    }
  });
  const known = new Map([...moved, ...ids.map((id) => [id, id] as const)]);
  const words = read.normalize('NFKC').toLowerCase().match(ID);
  return known.get(words?.find((word) => known.has(word)) ?? '') ?? null;
}
