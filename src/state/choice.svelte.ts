/** The reader's own street. It lives in the address (`?street=id`), so that it survives a reload and travels with a shared link. */

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
    const address = new URL(location.href);
    if (id === null) address.searchParams.delete(PARAMETER);
    else address.searchParams.set(PARAMETER, id);
    try {
      history.replaceState(history.state, '', address.href);
    } catch {
      // A frame without an origin has no address of its own to write.
    }
  }
}

export const choice = new Choice();
