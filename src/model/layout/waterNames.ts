import type { Point, Size } from '../camera';
import { overlaps, type Box } from '../labels';
import { PointGrid } from '../pointGrid';
import type { WaterName } from '../scene';

interface Water {
  readonly id: string;
  readonly name: string;
  readonly main: boolean;
  /** Half the width of the drawn water, px. */
  readonly half: number;
  /** The centreline, stage px. */
  readonly points: readonly Point[];
}

/** The point `distance` px along a line and its unit direction; null past the end. */
function along(points: readonly Point[], distance: number): { at: Point; direction: Point } | null {
  let rest = distance;
  for (let i = 1; i < points.length; i += 1) {
    const a = points[i - 1];
    const b = points[i];
    if (!a || !b) break;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (rest <= length && length > 0) {
      const direction: Point = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
      return { at: [a[0] + direction[0] * rest, a[1] + direction[1] * rest], direction };
    }
    rest -= length;
  }
  return null;
}

function lengthOf(points: readonly Point[]): number {
  return points.reduce((sum, b, i) => {
    const a = points[i - 1];
    return a ? sum + Math.hypot(b[0] - a[0], b[1] - a[1]) : 0;
  }, 0);
}

/**
 * Names of waters, set upright and evenly beside the water, where they touch nothing: a name that finds no free reach on
 * the stage is left out. The main water is named first and larger.
 * @param fontSize px for the main water
 * @param taken boxes that no character may touch
 */
export function waterNames(waters: readonly Water[], size: Size, fontSize: number, taken: readonly Box[]): WaterName[] {
  const boxes = [...taken];
  const grid = new PointGrid(waters.flatMap(({ points, half }) => points.map((at) => ({ at, rx: half, ry: half }))));
  return [...waters].sort((a, b) => Number(b.main) - Number(a.main)).flatMap(({ id, name, main, half, points }) => {
    const em = main ? fontSize * 1.15 : fontSize * 0.92;
    const place = findReach(name, points, em, em * (main ? 1.5 : 1.15), half + em * (main ? 1 : 0.85), size, boxes, grid);
    if (!place) return [];
    boxes.push(...place.map((at) => boxAround(at, em)));
    return [{ id, fontSize: em, characters: [...name].map((text, k) => ({ text, at: place[k] ?? ([0, 0] as Point) })) }];
  });
}

function boxAround([x, y]: Point, em: number): Box {
  return { x: x - em / 2, y: y - em / 2, width: em, height: em };
}

/** The first free reach, searched from the water's head: even spots on a straight line beside the water. */
function findReach(name: string, points: readonly Point[], em: number, advance: number, offset: number, size: Size, taken: readonly Box[], water: PointGrid): Point[] | null {
  const n = [...name].length;
  const total = lengthOf(points);
  const free = (spot: Point): boolean => {
    const box = boxAround(spot, em);
    if (box.x < 4 || box.y < 4 || box.x + em > size.width - 4 || box.y + em > size.height - 4) return false;
    if (taken.some((other) => overlaps(box, other, 2))) return false;
    return !water.touching({ x: spot[0], y: spot[1], width: 0, height: 0 }, em * 0.62).some(({ at: [px, py], rx }) => Math.hypot(px - spot[0], py - spot[1]) < rx + em * 0.62);
  };
  for (let start = em; start + advance * n < total; start += em * 0.5) {
    const first = along(points, start)?.at;
    const last = along(points, start + (n - 1) * advance)?.at;
    if (!first || !last) break;
    const run = Math.hypot(last[0] - first[0], last[1] - first[1]);
    // One direction for the whole name: the characters stand on an even line and do not stumble in bends.
    if (run < advance * (n - 1) * 0.93) continue;
    const [ux, uy] = [(last[0] - first[0]) / run, (last[1] - first[1]) / run];
    for (const side of [1, -1]) {
      const spots = Array.from({ length: n }, (_, k): Point => [
        first[0] + (ux * run * k) / (n - 1) - uy * offset * side,
        first[1] + (uy * run * k) / (n - 1) + ux * offset * side,
      ]);
      if (!spots.every(free)) continue;
      const backwards = Math.abs(uy) > Math.abs(ux) * 0.6 ? uy < 0 : ux < 0;
      return backwards ? spots.reverse() : spots;
    }
  }
  return null;
}
