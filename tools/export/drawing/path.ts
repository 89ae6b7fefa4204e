/** SVG path data as lines and cubic curves, which is all that a slide's own shapes need. */
import type { Point } from '../../../src/scene/camera';
import { moved, type Matrix } from './matrix';

/** One point = a line to it; three = a cubic curve to the last of them. */
export type Piece = readonly [Point] | readonly [Point, Point, Point];

/** A run of lines and curves. */
export interface Subpath {
  readonly start: Point;
  readonly pieces: readonly Piece[];
  readonly closed: boolean;
}

/** Control point that a smooth curve of the same kind mirrors. */
interface Control {
  readonly kind: 'C' | 'Q';
  readonly point: Point;
}

/** Numbers that each command takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** An arc as cubic curves (SVG 2, appendix B.2.4). */
function arc([x0, y0]: Point, [rx, ry, turn, large, sweep, x1, y1]: readonly number[]): Piece[] {
  const end: Point = [x1 ?? x0, y1 ?? y0];
  if (!rx || !ry) return [[end]];
  const angle = ((turn ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [hx, hy] = [(x0 - end[0]) / 2, (y0 - end[1]) / 2];
  const [px, py] = [cos * hx + sin * hy, cos * hy - sin * hx];
  const grow = Math.max(1, Math.sqrt((px / rx) ** 2 + (py / ry) ** 2));
  const [a, b] = [rx * grow, ry * grow];
  const off = (a * b) ** 2 - (a * py) ** 2 - (b * px) ** 2;
  const part = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(0, off / ((a * py) ** 2 + (b * px) ** 2)));
  const [mx, my] = [(part * a * py) / b, (-part * b * px) / a];
  const centre: Point = [cos * mx - sin * my + (x0 + end[0]) / 2, sin * mx + cos * my + (y0 + end[1]) / 2];
  const from = Math.atan2((py - my) / b, (px - mx) / a);
  let by = Math.atan2((-py - my) / b, (-px - mx) / a) - from;
  if (sweep && by < 0) by += 2 * Math.PI;
  if (!sweep && by > 0) by -= 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(by) / (Math.PI / 2) - 1e-9));
  const step = by / count;
  const reach = (4 / 3) * Math.tan(step / 4);
  const at = (x: number, y: number): Point => [centre[0] + cos * a * x - sin * b * y, centre[1] + sin * a * x + cos * b * y];
  return Array.from({ length: count }, (_, k) => {
    const [s, t] = [from + step * k, from + step * (k + 1)];
    return [
      at(Math.cos(s) - reach * Math.sin(s), Math.sin(s) + reach * Math.cos(s)),
      at(Math.cos(t) + reach * Math.sin(t), Math.sin(t) - reach * Math.cos(t)),
      k === count - 1 ? end : at(Math.cos(t), Math.sin(t)),
    ] as const;
  });
}

const towards = ([x0, y0]: Point, [x1, y1]: Point): Point => [x0 + ((x1 - x0) * 2) / 3, y0 + ((y1 - y0) * 2) / 3];

/**
 * Reads path data.
 * @throws Error on a command that SVG does not have
 */
export function subpathsOf(data: string): Subpath[] {
  const done: Subpath[] = [];
  let start: Point = [0, 0];
  let at: Point = start;
  let mirrored: Control | null = null;
  let pieces: Piece[] = [];
  const finish = (closed: boolean): void => {
    if (pieces.length > 0) done.push({ start, pieces, closed });
    pieces = [];
  };
  for (const [, letter = '', list = ''] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*(?:e[-+]?\d+[^a-zA-Z]*)*)/g)) {
    const numbers = (list.match(/[-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?/g) ?? []).map(Number);
    const command = letter.toUpperCase();
    const takes = TAKES[command];
    if (takes === undefined) throw new Error(`path command "${letter}"`);
    const relative = letter !== command;
    for (let k = 0; k < Math.max(1, numbers.length); k += takes || 1) {
      const own = numbers.slice(k, k + takes);
      const [ox, oy] = relative ? at : ([0, 0] as const);
      const point = (n: number): Point => [ox + (own[n] ?? 0), oy + (own[n + 1] ?? 0)];
      const mirror = (kind: Control['kind']): Point =>
        mirrored?.kind === kind ? [2 * at[0] - mirrored.point[0], 2 * at[1] - mirrored.point[1]] : at;
      let next: Point;
      let control: Control | null = null;
      if (command === 'Z') {
        finish(true);
        next = start;
      } else if (command === 'M' && k === 0) {
        finish(false);
        next = start = point(0);
      } else if (command === 'M' || command === 'L') pieces.push([(next = point(0))]);
      else if (command === 'H') pieces.push([(next = [ox + (own[0] ?? 0), at[1]])]);
      else if (command === 'V') pieces.push([(next = [at[0], oy + (own[0] ?? 0)])]);
      else if (command === 'A') {
        next = [ox + (own[5] ?? 0), oy + (own[6] ?? 0)];
        pieces.push(...arc(at, [...own.slice(0, 5), ...next]));
      } else if (command === 'C' || command === 'S') {
        const smooth = command === 'S';
        const [first, second] = smooth ? [mirror('C'), point(0)] : [point(0), point(2)];
        next = point(smooth ? 2 : 4);
        pieces.push([first, second, next]);
        control = { kind: 'C', point: second };
      } else {
        const middle = command === 'T' ? mirror('Q') : point(0);
        next = point(command === 'T' ? 0 : 2);
        pieces.push([towards(at, middle), towards(next, middle), next]);
        control = { kind: 'Q', point: middle };
      }
      at = next;
      mirrored = control;
      if (command === 'Z') start = at;
    }
  }
  finish(false);
  return done;
}

/** A run, moved. */
export function movedPath(matrix: Matrix, { start, pieces, closed }: Subpath): Subpath {
  const each = (piece: Piece): Piece => piece.map((point) => moved(matrix, point)) as unknown as Piece;
  return { start: moved(matrix, start), pieces: pieces.map(each), closed };
}

/** Every point that a run names, those that curves only lean towards too. */
export const namedPoints = ({ start, pieces }: Subpath): Point[] => [start, ...pieces.flat()];

const CURVE_STEPS = 6;

/** Points along a run, curves in short lines. */
export function pointsAlong({ start, pieces }: Subpath): Point[] {
  const points: Point[] = [start];
  for (const piece of pieces) {
    const [a, b, c] = piece;
    const from = points[points.length - 1] ?? start;
    if (!b || !c) {
      points.push(a);
      continue;
    }
    for (let k = 1; k <= CURVE_STEPS; k += 1) {
      const [t, u] = [k / CURVE_STEPS, 1 - k / CURVE_STEPS];
      const along = (axis: 0 | 1): number => u ** 3 * from[axis] + 3 * u * u * t * a[axis] + 3 * u * t * t * b[axis] + t ** 3 * c[axis];
      points.push([along(0), along(1)]);
    }
  }
  return points;
}

/** The outline of an ellipse. */
export function ellipsePath([cx, cy]: Point, rx: number, ry: number): Subpath {
  const path = subpathsOf(`M${cx - rx} ${cy}A${rx} ${ry} 0 1 1 ${cx + rx} ${cy}A${rx} ${ry} 0 1 1 ${cx - rx} ${cy}Z`);
  return path[0] ?? { start: [cx, cy], pieces: [], closed: true };
}

const areaOf = (points: readonly Point[]): number =>
  points.reduce((sum, [x, y], k) => {
    const [nx, ny] = points[(k + 1) % points.length] ?? [x, y];
    return sum + (x * ny - nx * y) / 2;
  }, 0);

function holds(polygon: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  polygon.forEach(([x0, y0], k) => {
    const [x1, y1] = polygon[(k + 1) % polygon.length] ?? [x0, y0];
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  });
  return inside;
}

/**
 * Runs that are filled together: a hole with what it is cut from. Slides fill by the even-odd rule, drawings by the other one
 * (what turns the same way overlaps without a hole), so each outline stands apart from those that it only crosses.
 */
export function withHoles(subpaths: readonly Subpath[]): Subpath[][] {
  if (subpaths.length < 2) return [[...subpaths]];
  const known = subpaths.map((path) => {
    const points = pointsAlong(path);
    return { path, points, area: areaOf(points) };
  });
  const groups = new Map<Subpath, Subpath[]>();
  const sorted = [...known].sort((one, other) => Math.abs(other.area) - Math.abs(one.area));
  const outer: typeof known = [];
  for (const each of sorted) {
    const around = outer.find(({ area, points }) => area * each.area < 0 && each.points.every((point) => holds(points, point)));
    if (around) groups.get(around.path)?.push(each.path);
    else {
      outer.push(each);
      groups.set(each.path, [each.path]);
    }
  }
  // In the order in which they were drawn.
  return subpaths.flatMap((path) => {
    const group = groups.get(path);
    return group ? [group] : [];
  });
}
