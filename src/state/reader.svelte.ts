/** Where the reader is: the one active step. Drivers call `go`; everything else only looks. */

class Reader {
  #step = $state.raw('');

  /** Id of the active step; empty until a driver or the page has named one. */
  get step(): string {
    return this.#step;
  }

  /** Makes a step the active one. Saying the same step again changes nothing. */
  go(stepId: string): void {
    this.#step = stepId;
  }
}

export const reader = new Reader();
