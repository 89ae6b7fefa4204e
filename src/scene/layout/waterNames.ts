import type { Point, Size } from '../camera';
import { overlaps, type Box } from '../box';
import { PointGrid } from '../pointGrid';
import type { WaterName } from '../types';
import { LEAST } from '../typeScale';

interface Water {
  readonly id: string;
  readonly name: string;
  readonly main: boolean;
  /** Half the width of the drawn water, px. */
  readonly half: number;
  /** The centreline, stage px. */
  readonly points: readonly Point[];
}

/** A line with the way to each of its points, px, so that a place along it is found by halving. */
interface Measured {
  readonly points: readonly Point[];
  readonly ways: readonly number[];
}

function measured(points: readonly Point[]): Measured {
  let way = 0;
  return { points, ways: points.map(([x, y], i) => (way += Math.hypot(x - (points[i - 1]?.[0] ?? x), y - (points[i - 1]?.[1] ?? y)))) };
}

/** Index of the first of rising numbers that is not below a value (d3-array's `bisectLeft`, which brings 2 KB of others into the first bundle). */
function firstFrom(rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The point `distance` px along a line and its unit direction; null past the end. */
function along({ points, ways }: Measured, distance: number): { at: Point; direction: Point } | null {
  const i = Math.max(1, firstFrom(ways, distance));
  const [a, b] = [points[i - 1], points[i]];
  const length = (ways[i] ?? 0) - (ways[i - 1] ?? 0);
  if (!a || !b || length === 0) return null;
  const direction: Point = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const rest = distance - (ways[i - 1] ?? 0);
  return { at: [a[0] + direction[0] * rest, a[1] + direction[1] * rest], direction };
}

/**
 * How a name is set, the best first: air around each character and the way from one to the next, em. Where it finds no reach
 * it is closer to what else is there; the main one, without which the map does not say what it shows, at last small and close.
 */
const SETTINGS = [
  { air: 0.5, advance: 1.15, small: false },
  { air: 0.15, advance: 1.15, small: false },
];
const MAIN_SETTINGS = [
  { air: 0.5, advance: 1.5, small: false },
  { air: 0.15, advance: 1.5, small: false },
  { air: 0.15, advance: 1.1, small: true },
];

/** Most places that are tried for one name. */
const MOST_STARTS = 2000;

/**
 * Names of waters, set upright and evenly beside the water, where they touch nothing: a name that finds no free reach on
 * the stage is left out. The main water is named first and larger.
 * @param fontSize px for the main water
 * @param taken boxes that no character may touch
 */
export function waterNames(waters: readonly Water[], size: Size, fontSize: number, taken: readonly Box[]): WaterName[] {
  const boxes = [...taken];
  const grid = new PointGrid(waters.flatMap(({ points, half }) => points.map((at) => ({ at, rx: half, ry: half }))));
  return [...waters]
    .sort((a, b) => Number(b.main) - Number(a.main))
    .flatMap(({ id, name, main, half, points }) => {
      for (const { air, advance, small } of main ? MAIN_SETTINGS : SETTINGS) {
        const em = small ? LEAST : main ? fontSize * 1.15 : Math.max(LEAST, fontSize * 0.92);
        const place = findReach(name, points, em, em * advance, half + em * (main ? 1 : 0.85), size, boxes, grid, em * air);
        if (!place) continue;
        boxes.push(...place.map((at) => boxAround(at, em)));
        return [{ id, fontSize: em, characters: [...name].map((text, k) => ({ text, at: place[k] ?? ([0, 0] as Point) })) }];
      }
      return [];
    });
}

function boxAround([x, y]: Point, em: number): Box {
  return { x: x - em / 2, y: y - em / 2, width: em, height: em };
}

/** The first free reach, searched from the water's head: even spots on a straight line beside the water. */
function findReach(
  name: string,
  points: readonly Point[],
  em: number,
  advance: number,
  offset: number,
  size: Size,
  taken: readonly Box[],
  water: PointGrid,
  air: number,
): Point[] | null {
  const n = [...name].length;
  const line = measured(points);
  const total = line.ways[line.ways.length - 1] ?? 0;
  const free = (spot: Point): boolean => {
    const box = boxAround(spot, em);
    if (box.x < 4 || box.y < 4 || box.x + em > size.width - 4 || box.y + em > size.height - 4) return false;
    if (taken.some((other) => overlaps(box, other, air))) return false;
    return !water.some(
      { x: spot[0], y: spot[1], width: 0, height: 0 },
      em * 0.62,
      ({ at: [px, py], rx }) => Math.hypot(px - spot[0], py - spot[1]) < rx + em * 0.62,
    );
  };
  for (let start = em; start + advance * n < total; start += Math.max(em * 0.5, total / MOST_STARTS)) {
    // One character has a direction too: that of the way it would take.
    const first = along(line, start)?.at;
    const last = along(line, start + Math.max(1, n - 1) * advance)?.at;
    if (!first || !last) break;
    const run = Math.hypot(last[0] - first[0], last[1] - first[1]);
    // One direction for the whole name: the characters stand on an even line and do not stumble in bends.
    if (run < advance * Math.max(1, n - 1) * 0.93) continue;
    const [ux, uy] = [(last[0] - first[0]) / run, (last[1] - first[1]) / run];
    for (const side of [1, -1]) {
      const spots = Array.from({ length: n }, (_, k): Point => [
        first[0] + (ux * run * k) / Math.max(1, n - 1) - uy * offset * side,
        first[1] + (uy * run * k) / Math.max(1, n - 1) + ux * offset * side,
      ]);
      if (!spots.every(free)) continue;
      const backwards = Math.abs(uy) > Math.abs(ux) * 0.6 ? uy < 0 : ux < 0;
      return backwards ? spots.reverse() : spots;
    }
  }
  return null;
}
