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

  /** The spots that touch the box when it keeps `gap` px of air; the search ends with the first `most` of them. */
  touching({ x, y, width, height }: Box, gap: number, most = Infinity): Spot[] {
    const found: Spot[] = [];
    const far = this.reach + gap;
    for (let column = Math.floor((x - far) / CELL); column <= Math.floor((x + width + far) / CELL); column += 1) {
      for (let row = Math.floor((y - far) / CELL); row <= Math.floor((y + height + far) / CELL); row += 1) {
        for (const spot of this.cells.get(keyOf(column, row)) ?? []) {
          const {
            at: [px, py],
            rx,
            ry,
          } = spot;
          if (px > x - rx - gap && px < x + width + rx + gap && py > y - ry - gap && py < y + height + ry + gap && found.push(spot) >= most)
            return found;
        }
      }
    }
    return found;
  }
}

/** One number for a cell: stages are far smaller than 65,536 cells either way. */
function keyOf(column: number, row: number): number {
  return column * 65_536 + row;
}
