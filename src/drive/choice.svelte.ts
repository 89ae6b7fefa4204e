/** The reader's own street. It lives in the address (`?street=id`), so that it survives a reload and travels with a shared link. */
import { address, writeAddress } from './surface';

const inBrowser = typeof location !== 'undefined';

let chosen = $state.raw(inBrowser ? address().street : null);
if (inBrowser) addEventListener('popstate', () => (chosen = address().street));

export const choice = {
  /** What the address asks for: an id, perhaps of no street; null if it asks for none. */
  get asked(): string | null {
    return chosen;
  },

  /** Chooses a street, or none. The address follows without a new entry in the history. */
  choose(id: string | null): void {
    chosen = id;
    writeAddress({ street: id });
  },
};
