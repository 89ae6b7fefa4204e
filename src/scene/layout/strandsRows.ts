/** The strands of the report: what was taken up, how, and what came of it, as one sentence of the report joins them. */
import type { Deed } from '../../story/types';

export interface Strand {
  readonly id: string;
  readonly section: Deed['section'];
  /** In the order of the report. A sentence that names no topic begins with its way. */
  readonly topics: readonly Deed[];
  readonly way: readonly Deed[];
  /** Results and effects; empty where the sentence says none. */
  readonly ends: readonly Deed[];
}

const isEnd = ({ kind }: Deed): boolean => kind === '回音' || kind === '成效';

/** The strands in the order of the report. */
export function strandsOf(deeds: readonly Deed[]): Strand[] {
  const ids = [...new Set(deeds.map(({ strand }) => strand))].filter(Boolean);
  return ids.map((id) => {
    const rows = deeds.filter(({ strand }) => strand === id);
    return {
      id,
      section: rows[0]?.section ?? 0,
      topics: rows.filter(({ kind }) => kind === '题目'),
      way: rows.filter((row) => row.kind !== '题目' && !isEnd(row)),
      ends: rows.filter(isEnd),
    };
  });
}

/** What can be followed through the strands, in the order in which the report first comes to it. */
export function themesOf(deeds: readonly Deed[]): string[] {
  return [...new Set(deeds.flatMap(({ strand, theme }) => (strand && theme ? [theme] : [])))];
}

/** Whether a strand has a row of the theme; of none, none has. */
export function carries({ topics, way, ends }: Strand, theme: string | null): boolean {
  return theme !== null && [...topics, ...way, ...ends].some((row) => row.theme === theme);
}
