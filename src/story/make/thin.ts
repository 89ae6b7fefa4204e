/** Fewer vertices for the same shape. */

type XY = readonly [x: number, y: number];

/** A vertex that may go, with the area at which it does. */
interface Candidate {
  readonly index: number;
  readonly area: number;
}

const isBefore = (a: Candidate, b: Candidate): boolean => a.area < b.area || (a.area === b.area && a.index < b.index);

/** The least candidate first: a binary heap. */
class Candidates {
  readonly #heap: Candidate[] = [];

  push(candidate: Candidate): void {
    const heap = this.#heap;
    let at = heap.push(candidate) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (!parent || isBefore(parent, candidate)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = candidate;
  }

  pop(): Candidate | undefined {
    const heap = this.#heap;
    const least = heap[0];
    const last = heap.pop();
    if (!last || heap.length === 0) return least;
    let at = 0;
    for (;;) {
      let below = at * 2 + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (!left) break;
      const child = right && isBefore(right, left) ? right : left;
      if (child === right) below += 1;
      if (isBefore(last, child)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return least;
  }
}

/**
 * Keeps the `most` vertices of an open outline that matter most: Visvalingam and Whyatt (1993), the vertex whose triangle
 * with its neighbours is smallest goes first. First and last vertex always stay. Any planar unit; O(n log n).
 */
export function thinTo<Point extends XY>(points: readonly Point[], most: number): Point[] {
  let left = points.length;
  if (left <= Math.max(2, most)) return [...points];
  const before = points.map((_, index) => index - 1);
  const after = points.map((_, index) => index + 1);
  const areas = points.map((_, index) => triangle(points[index - 1], points[index], points[index + 1]));
  const gone = new Uint8Array(left);
  const candidates = new Candidates();
  for (let index = 1; index < points.length - 1; index += 1) candidates.push({ index, area: areas[index] ?? 0 });
  while (left > Math.max(2, most)) {
    const least = candidates.pop();
    if (!least) break;
    const { index, area } = least;
    // A vertex whose neighbours have changed stands further on in the heap with its new area.
    if (gone[index] || area !== areas[index]) continue;
    gone[index] = 1;
    left -= 1;
    const [a, b] = [before[index] ?? 0, after[index] ?? 0];
    after[a] = b;
    before[b] = a;
    for (const near of [a, b]) {
      if (near === 0 || near === points.length - 1) continue;
      // Never below the area just removed, so that a chain of small steps is not eaten at once.
      areas[near] = Math.max(area, triangle(points[before[near] ?? 0], points[near], points[after[near] ?? 0]));
      candidates.push({ index: near, area: areas[near] ?? 0 });
    }
  }
  return points.filter((_, index) => !gone[index]);
}

function triangle(a: XY | undefined, b: XY | undefined, c: XY | undefined): number {
  if (!a || !b || !c) return Infinity;
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
}
