/** How the strands lie one below the other: in the order of the report, so that no thread crosses another. */

/** What a strand asks for, px: a topic or an end lies on its own thread, the way stands on the trunk. */
export interface Need {
  readonly topics: readonly number[];
  /** Height of the words above the trunk. */
  readonly way: number;
  /** The words of the way reach into the column of topics. */
  readonly broad: boolean;
  readonly ends: readonly number[];
  /** A section's numeral stands at its first thread. */
  readonly first: boolean;
}

/** px */
export interface Air {
  /** Between one strand and the next; a section has three of it. */
  readonly gap: number;
  /** What a thread takes whose words are not shown. */
  readonly leaf: number;
  readonly thread: number;
  readonly numeral: number;
  /** How much a trunk keeps to the middle of its threads: 1 = there it lies; 0 = it may lie as high as the first of them. */
  readonly level: number;
}

/** Heights of the threads of a strand, and of its trunk. */
export interface Lie {
  readonly trunk: number;
  readonly topics: readonly number[];
  readonly ends: readonly number[];
}

const sum = (heights: readonly number[]): number => heights.reduce((total, height) => total + height, 0);

/** Middles of heights one below the other, from a top on. */
function middles(heights: readonly number[], top: number): number[] {
  return heights.map((height, k) => top + sum(heights.slice(0, k)) + height / 2);
}

/**
 * Each strand as high as its columns allow: one without a topic nests beside the topics of its neighbours.
 * @returns where they lie, from `top` on, and the lower edge of the lowest
 */
export function stack(needs: readonly Need[], top: number, { gap, leaf, thread, numeral, level }: Air): { lies: Lie[]; bottom: number } {
  const used = { topics: top, way: top, ends: top, numeral: top };
  const lies = needs.map((need, k): Lie => {
    const topics = need.topics.map((height) => Math.max(height, leaf));
    const ends = need.ends.map((height) => Math.max(height, leaf));
    const air = k === 0 ? 0 : need.first ? gap * 3 : gap;
    const half = Math.max(thread, leaf) / 2;
    /** How far above its trunk a column wants to begin. */
    const above = (heights: readonly number[]): number => (sum(heights) * level + (heights[0] ?? 0) * (1 - level)) / 2;
    const trunk = Math.max(
      topics.length > 0 ? used.topics + air + above(topics) : 0,
      used.way + air + Math.max(need.way + thread / 2, half),
      need.broad ? used.topics + air + need.way + thread / 2 : 0,
      ends.length > 0 ? used.ends + air + above(ends) : 0,
      need.first ? used.numeral + numeral / 2 : 0,
    );
    const from = (column: number, heights: readonly number[]): number => Math.max(column + air, trunk - sum(heights) / 2);
    const lie = { trunk, topics: middles(topics, from(used.topics, topics)), ends: middles(ends, from(used.ends, ends)) };
    if (topics.length > 0) used.topics = from(used.topics, topics) + sum(topics);
    if (ends.length > 0) used.ends = from(used.ends, ends) + sum(ends);
    used.way = trunk + half;
    if (need.first) used.numeral = (lie.topics[0] ?? trunk) + numeral / 2;
    return lie;
  });
  return { lies, bottom: Math.max(used.topics, used.way, used.ends, used.numeral) };
}

/** How far between the closest and the widest air the strands just fill a room, 0…1; null if even the closest is too much. */
export function easeInto(room: number, heightAt: (share: number) => number): number | null {
  if (heightAt(0) > room) return null;
  if (heightAt(1) <= room) return 1;
  let [low, high] = [0, 1];
  for (let k = 0; k < 10; k += 1) {
    const middle = (low + high) / 2;
    if (heightAt(middle) <= room) low = middle;
    else high = middle;
  }
  return low;
}
