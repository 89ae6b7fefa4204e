/** Fewer vertices for the same shape. */

type XY = readonly [x: number, y: number];

/**
 * Keeps the `most` vertices of an open outline that matter most: Visvalingam and Whyatt (1993), the vertex whose triangle
 * with its neighbours is smallest goes first. First and last vertex always stay. Any planar unit; O(n²), made for build time.
 */
export function thinTo<Point extends XY>(points: readonly Point[], most: number): Point[] {
  const kept = [...points];
  const areas = kept.map((_, index) => triangle(kept, index));
  while (kept.length > Math.max(2, most)) {
    let smallest = 1;
    for (let index = 2; index < kept.length - 1; index += 1) {
      if ((areas[index] ?? Infinity) < (areas[smallest] ?? Infinity)) smallest = index;
    }
    const gone = areas[smallest] ?? 0;
    kept.splice(smallest, 1);
    areas.splice(smallest, 1);
    for (const index of [smallest - 1, smallest]) {
      // Never below the area just removed, so that a chain of small steps is not eaten at once.
      areas[index] = Math.max(gone, triangle(kept, index));
    }
  }
  return kept;
}

function triangle(points: readonly XY[], index: number): number {
  const [a, b, c] = [points[index - 1], points[index], points[index + 1]];
  if (!a || !b || !c) return Infinity;
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
}
