/** Points on a stage, sorted into square cells, so that a question about a neighbourhood looks at few of them. */
import type { Point } from './camera';
import type { Box } from './box';

const CELL = 32;

export interface Spot {
  readonly at: Point;
  /** Half its width and half its height, px. */
  readonly rx: number;
  readonly ry: number;
}

export class PointGrid {
  private readonly cells = new Map<number, Spot[]>();
  private readonly reach: number;

  constructor(spots: readonly Spot[]) {
    this.reach = spots.reduce((most, { rx, ry }) => Math.max(most, rx, ry), 0);
    for (const spot of spots) {
      const key = keyOf(Math.floor(spot.at[0] / CELL), Math.floor(spot.at[1] / CELL));
      const cell = this.cells.get(key);
      if (cell) cell.push(spot);
      else this.cells.set(key, [spot]);
    }
  }

  /** True if the box, when it keeps `gap` px of air, touches a spot that `is` the one looked for. */
  some({ x, y, width, height }: Box, gap: number, is: (spot: Spot) => boolean): boolean {
    const far = this.reach + gap;
    const [right, bottom] = [Math.floor((x + width + far) / CELL), Math.floor((y + height + far) / CELL)];
    for (let column = Math.floor((x - far) / CELL); column <= right; column += 1) {
      for (let row = Math.floor((y - far) / CELL); row <= bottom; row += 1) {
        for (const spot of this.cells.get(keyOf(column, row)) ?? NONE) {
          const { at, rx, ry } = spot;
          const across = at[0] > x - rx - gap && at[0] < x + width + rx + gap;
          if (across && at[1] > y - ry - gap && at[1] < y + height + ry + gap && is(spot)) return true;
        }
      }
    }
    return false;
  }

  /** How many spots touch the box. */
  count(box: Box): number {
    let found = 0;
    this.some(box, 0, () => {
      found += 1;
      return false;
    });
    return found;
  }
}

const NONE: readonly Spot[] = [];

/** One number for a cell: stages are far smaller than 65,536 cells either way. */
function keyOf(column: number, row: number): number {
  return column * 65_536 + row;
}
