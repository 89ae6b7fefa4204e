/** What stands on which shelf, which of it stands together, and what joins it. */
import type { Deed, Fact } from '../../story/types';

/** What stands in a case of shelves. */
export interface Stock {
  readonly leads: readonly string[];
  /** Of one part, in the order of the report. */
  readonly deeds: readonly Deed[];
  readonly facts: readonly Fact[];
}

/** The deeds of a shelf. @param k the shelf, 0 = the first */
export const onShelf = ({ deeds }: Stock, k: number): Deed[] => deeds.filter(({ lead }) => lead === k + 1);

/** Id of a shelf, as its control has it. @param k the shelf, 0 = the first */
export const shelfId = (k: number): string => `fold-${k + 1}`;

/** Deeds of one sentence, or one that stands alone. */
export interface Group {
  readonly deeds: readonly Deed[];
  /** What is being done to join its platforms to those of the group before, where the report says no more than that. */
  readonly joining: Deed | null;
}

const isPlatform = ({ kind }: Deed): boolean => kind === '平台';

/** The deed of a group to which the next one's platforms are being joined. */
export function joinedTo({ deeds }: Group): Deed | undefined {
  return [...deeds].reverse().find(isPlatform);
}

/**
 * Groups in the order of the report. A sentence that names platforms and then only a way of working tells what is being
 * done with them and not what came of it: that way is drawn as a dotted line to the platforms of the sentence before.
 */
export function groupsOf(deeds: readonly Deed[]): Group[] {
  const runs: Deed[][] = [];
  for (const deed of deeds) {
    const last = runs[runs.length - 1];
    if (deed.strand && last?.[0]?.strand === deed.strand) last.push(deed);
    else runs.push([deed]);
  }
  return runs.map((run, k): Group => {
    const last = run[run.length - 1];
    const platforms = run.slice(0, -1);
    const joins = last?.kind === '做法' && platforms.length > 0 && platforms.every(isPlatform) && runs[k - 1]?.some(isPlatform);
    return joins ? { deeds: platforms, joining: last } : { deeds: run, joining: null };
  });
}
