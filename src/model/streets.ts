import type { StageStory } from './types';

/** The id, if it is a street's; null for anything else that may stand in an address. */
export function streetById({ streets }: StageStory, id: string | null): string | null {
  return streets.some((street) => street.id === id) ? id : null;
}
