/** The reader's own street. It lives in the address (`?street=id`), so that it survives a reload and travels with a shared link. */
import { writeAddress } from './address';

const PARAMETER = 'street';

class Choice {
  #asked = $state.raw<string | null>(typeof location === 'undefined' ? null : new URLSearchParams(location.search).get(PARAMETER));

  constructor() {
    if (typeof addEventListener !== 'undefined') {
      addEventListener('popstate', () => (this.#asked = new URLSearchParams(location.search).get(PARAMETER)));
    }
  }

  /** What the address asks for: an id, perhaps of no street; null if it asks for none. */
  get asked(): string | null {
    return this.#asked;
  }

  /** Chooses a street, or none. The address follows without a new entry in the history. */
  choose(id: string | null): void {
    this.#asked = id;
    writeAddress(this.in(new URL(location.href)));
  }

  /** Writes the choice into an address, which is given back. */
  in(address: URL): URL {
    const { searchParams } = address;
    if (this.#asked === null) searchParams.delete(PARAMETER);
    else if (searchParams.get(PARAMETER) !== this.#asked) searchParams.set(PARAMETER, this.#asked);
    return address;
  }
}

export const choice = new Choice();
