/** Cuts outlines and lines at the edge of the stage: a slide has no window, what lies outside would lie over the words. */
import type { Box } from '../../../src/scene/box';
import type { Point } from '../../../src/scene/camera';
import { namedPoints, pointsAlong, type Subpath } from './path';

interface Edge {
  /** How far inside a point lies; below zero it lies outside. */
  readonly inside: (point: Point) => number;
}

const edgesOf = ({ x, y, width, height }: Box): Edge[] => [
  { inside: ([px]) => px - x },
  { inside: ([px]) => x + width - px },
  { inside: ([, py]) => py - y },
  { inside: ([, py]) => y + height - py },
];

function crossing([x0, y0]: Point, [x1, y1]: Point, { inside }: Edge): Point {
  const from = inside([x0, y0]);
  const part = from / (from - inside([x1, y1]));
  return [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
}

/** What of a polygon lies inside (Sutherland and Hodgman). */
function cutPolygon(points: readonly Point[], window: Box): Point[] {
  return edgesOf(window).reduce<readonly Point[]>(
    (left, edge) =>
      left.flatMap((point, k) => {
        const before = left[(k + left.length - 1) % left.length] ?? point;
        const [now, then] = [edge.inside(point) >= 0, edge.inside(before) >= 0];
        return [...(now !== then ? [crossing(before, point, edge)] : []), ...(now ? [point] : [])];
      }),
    points,
  ) as Point[];
}

/** What of a line lies inside, in as many runs as the edge leaves of it. */
function cutLine(points: readonly Point[], window: Box): Point[][] {
  return edgesOf(window).reduce<Point[][]>(
    (runs, edge) =>
      runs.flatMap((run) => {
        const left: Point[][] = [];
        let open: Point[] | null = null;
        run.forEach((point, k) => {
          const before = run[k - 1];
          const now = edge.inside(point) >= 0;
          if (before && now !== edge.inside(before) >= 0) {
            const cut = crossing(before, point, edge);
            if (now) left.push((open = [cut]));
            else {
              open?.push(cut);
              open = null;
            }
          }
          if (!now) return;
          if (open) open.push(point);
          else left.push((open = [point]));
        });
        return left.filter(({ length }) => length > 1);
      }),
    [[...points]],
  );
}

/** Neighbours nearer than this are one point, px. */
const NEAR = 0.4;
const thinned = (points: readonly Point[]): Point[] =>
  points.reduce<Point[]>((kept, point) => {
    const last = kept[kept.length - 1];
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAR) kept.push(point);
    return kept;
  }, []);

const runOf = (points: readonly Point[], closed: boolean): Subpath[] => {
  const [start, ...rest] = thinned(points);
  return start && rest.length > (closed ? 1 : 0) ? [{ start, pieces: rest.map((point) => [point] as const), closed }] : [];
};

/** True if nothing of a run lies outside. */
export function isWithin(path: Subpath, window: Box): boolean {
  const edges = edgesOf(window);
  return namedPoints(path).every((point) => edges.every(({ inside }) => inside(point) >= -0.5));
}

/**
 * What of some runs lies inside a window.
 * @param filled they are outlines of areas; else they are lines
 */
export function cut(paths: readonly Subpath[], window: Box, filled: boolean): Subpath[] {
  return paths.flatMap((path) => {
    if (isWithin(path, window)) return [path];
    const points = pointsAlong(path);
    if (filled) return runOf(cutPolygon(points, window), true);
    return cutLine(path.closed ? [...points, path.start] : points, window).flatMap((run) => runOf(run, false));
  });
}
