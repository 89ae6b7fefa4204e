/** Affine transformations as SVG writes them. */
import type { Box } from '../../../src/scene/box';
import type { Point } from '../../../src/scene/camera';

/** x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Leaves everything where it is. */
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [k, l, m, n, o, p] = inner;
  return [a * k + c * l, b * k + d * l, a * m + c * n, b * m + d * n, a * o + c * p + e, b * o + d * p + f];
}

/** A point, moved. */
export const moved = ([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point => [a * x + c * y + e, b * x + d * y + f];

/** By how much lengths grow, on the average of all directions. */
export const growth = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));

/** True if upright rectangles stay upright rectangles. */
export const isUpright = ([a, b, c, d]: Matrix): boolean => (b === 0 && c === 0) || (a === 0 && d === 0);

/** An upright box, moved by a transformation that keeps it upright. */
export function movedBox(matrix: Matrix, { x, y, width, height }: Box): Box {
  const [x0, y0] = moved(matrix, [x, y]);
  const [x1, y1] = moved(matrix, [x + width, y + height]);
  return { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
}

/** The value of a `transform` attribute. */
export function matrixOf(transform: string): Matrix {
  return [...transform.matchAll(/(\w+)\s*\(([^)]*)\)/g)].reduce<Matrix>((done, [, name, list = '']) => {
    const [p = 0, q, r = 0, s = 0, t = 0, u = 0] = list
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const angle = (p * Math.PI) / 180;
    switch (name) {
      case 'translate':
        return times(done, [1, 0, 0, 1, p, q ?? 0]);
      case 'scale':
        return times(done, [p, 0, 0, q ?? p, 0, 0]);
      case 'rotate':
        return times(done, [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]);
      case 'matrix':
        return times(done, [p, q ?? 0, r, s, t, u]);
      default:
        throw new Error(`transform "${transform}"`);
    }
  }, IDENTITY);
}

/** Fits a view box into a box, as `preserveAspectRatio` says: in the middle unless it names another place. */
export function fitted(viewBox: string, box: Box, aspect: string): Matrix {
  const [x = 0, y = 0, width = 1, height = 1] = viewBox
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const pick = aspect.includes('slice') ? Math.max : Math.min;
  const scale = pick(box.width / width, box.height / height);
  const share = (name: 'x' | 'Y'): number => (aspect.includes(`${name}Min`) ? 0 : aspect.includes(`${name}Max`) ? 1 : 0.5);
  const dx = box.x + (box.width - width * scale) * share('x') - x * scale;
  const dy = box.y + (box.height - height * scale) * share('Y') - y * scale;
  return [scale, 0, 0, scale, dx, dy];
}
