/** The presenter. */
import type { Stepwise } from './stepwise';

/** Keys. */
export function drive(steps: Stepwise): void {
  void steps;
}
