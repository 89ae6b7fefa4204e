/** Which deeds of a shelf stand together, and what joins them. */
import type { Deed } from '../../story/types';

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
