/** What moved in a list, told with as few moves as there are. */

/** Something that stands behind another than before. */
interface Move {
  readonly id: string;
  /** What it stands behind now; null = it is the first. */
  readonly behind: string | null;
}

/** Indices of a longest rising subsequence. O(n²): lists are short. */
function rising(values: readonly number[]): Set<number> {
  const best: { readonly length: number; readonly from: number }[] = [];
  for (const value of values) {
    const before = best.reduce((found, { length }, k) => ((values[k] ?? 0) < value && length > (best[found]?.length ?? 0) ? k : found), -1);
    best.push({ length: (best[before]?.length ?? 0) + 1, from: before });
  }
  const kept = new Set<number>();
  let at = best.reduce((found, { length }, k) => (length > (best[found]?.length ?? 0) ? k : found), -1);
  while (at >= 0) {
    kept.add(at);
    at = best[at]?.from ?? -1;
  }
  return kept;
}

/** Those that moved among what stands in both lists; what is new or gone moves nothing. Ids in each list are different. */
export function movesIn(before: readonly string[], after: readonly string[]): Move[] {
  const places = new Map(before.map((id, k) => [id, k]));
  const common = after.filter((id) => places.has(id));
  const kept = rising(common.map((id) => places.get(id) ?? 0));
  return common.flatMap((id, k) => (kept.has(k) ? [] : [{ id, behind: after[after.indexOf(id) - 1] ?? null }]));
}
