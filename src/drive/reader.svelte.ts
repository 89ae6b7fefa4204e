/** Where the reader is: the one active step. Drivers call `go`; everything else only looks. */

let active = $state.raw('');

export const reader = {
  /** Id of the active step; empty until a driver or the page has named one. */
  get step(): string {
    return active;
  },

  /** Makes a step the active one. Saying the same step again changes nothing. */
  go(stepId: string): void {
    active = stepId;
  },
};
