/** A drawing without the empty paper above and below it, and in several pictures where one would be so tall that a phone cuts off its foot. */
import type { Size } from '../../../src/scene/camera';
import { namedPoints, subpathsOf } from '../drawing/path';
import type { Piece } from './pieces';

/** A picture is at most so many times as high as it is wide. */
const TALLEST = 3;

type Reach = readonly [top: number, foot: number];

function reachOf({ name, attributes, dress }: Piece): Reach[] {
  const number = (key: string): number => Number(attributes[key] ?? 0);
  switch (name) {
    case 'path':
      return subpathsOf(String(attributes.d)).map((run) => {
        const ys = namedPoints(run).map(([, y]) => y);
        return [Math.min(...ys), Math.max(...ys)];
      });
    case 'text': {
      const [size, ys] = [Number(dress['font-size']), String(attributes.y).split(' ').map(Number)];
      return [[Math.min(...ys) - size, Math.max(...ys) + size * 0.3]];
    }
    case 'rect':
      return [[number('y'), number('y') + number('height')]];
    default: {
      const half = number('r') || number('ry');
      return [[number('cy') - half, number('cy') + half]];
    }
  }
}

/** Heights at which nothing is drawn: the middle of every gap. */
function gapsOf(pieces: readonly Piece[]): number[] {
  const reaches = pieces.flatMap(reachOf).sort(([one], [other]) => one - other);
  let foot = reaches[0]?.[1] ?? 0;
  return reaches.flatMap(([top, end]) => {
    const gap = top > foot ? [Math.round((foot + top) / 2)] : [];
    foot = Math.max(foot, end);
    return gap;
  });
}

/** Air above and below, units. */
const AIR = 30;

/** Where a drawing is cut, from its top to its foot, both included: in gaps, as evenly as they allow. */
export function cutsOf(pieces: readonly Piece[], { width, height }: Size): number[] {
  const reaches = pieces.flatMap(reachOf);
  const top = Math.max(0, Math.round(Math.min(...reaches.map(([from]) => from)) - AIR));
  const foot = Math.min(height, Math.round(Math.max(...reaches.map(([, to]) => to)) + AIR));
  const count = Math.ceil((foot - top) / (width * TALLEST));
  const gaps = count > 1 ? gapsOf(pieces) : [];
  const near = (wish: number): number[] =>
    gaps.length ? [gaps.reduce((best, gap) => (Math.abs(gap - wish) < Math.abs(best - wish) ? gap : best))] : [];
  const inner = Array.from({ length: count - 1 }, (_, k) => near(top + ((foot - top) * (k + 1)) / count)).flat();
  return [top, ...new Set(inner), foot];
}
