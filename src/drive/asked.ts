/** What an address asks for, however it was cut, typed or punctuated on its way: chats add a full stop, hands a capital. */

/** Every id of the data folder has this form. */
const ID = /[a-z\d]+(?:-[a-z\d]+)*/g;

/**
 * The first known id in a piece of an address.
 * @param text a hash or the value of a parameter as it stands in the address; percent signs may be broken
 * @returns null if it names none
 */
export function idAsked(text: string, ids: readonly string[]): string | null {
  const read = text.replace(/(%[\da-f]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return ' ';
    }
  });
  return (
    read
      .normalize('NFKC')
      .toLowerCase()
      .match(ID)
      ?.find((word) => ids.includes(word)) ?? null
  );
}
