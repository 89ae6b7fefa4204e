/** The reader's own street. It lives in the address (`?street=id`), so that it survives a reload and travels with a shared link. */
import { writeAddress } from './address';

const PARAMETER = 'street';

const asked = (): string | null => new URLSearchParams(location.search).get(PARAMETER);
const inBrowser = typeof location !== 'undefined';

let chosen = $state.raw(inBrowser ? asked() : null);
if (inBrowser) addEventListener('popstate', () => (chosen = asked()));

export const choice = {
  /** What the address asks for: an id, perhaps of no street; null if it asks for none. */
  get asked(): string | null {
    return chosen;
  },

  /** Chooses a street, or none. The address follows without a new entry in the history. */
  choose(id: string | null): void {
    chosen = id;
    writeAddress(choice.in(new URL(location.href)));
  },

  /** Writes the choice into an address, which is given back. */
  in(address: URL): URL {
    const { searchParams } = address;
    if (chosen === null) searchParams.delete(PARAMETER);
    else if (searchParams.get(PARAMETER) !== chosen) searchParams.set(PARAMETER, chosen);
    return address;
  },
};
