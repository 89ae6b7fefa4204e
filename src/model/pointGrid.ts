/** Points on a stage, sorted into square cells, so that a question about a neighbourhood looks at few of them. */
import type { Point } from './camera';
import type { Box } from './labels';

const CELL = 32;

export interface Spot {
  readonly at: Point;
  readonly radius: number;
}

export class PointGrid {
  readonly #cells = new Map<number, Spot[]>();
  readonly #reach: number;

  constructor(spots: readonly Spot[]) {
    this.#reach = spots.reduce((most, { radius }) => Math.max(most, radius), 0);
    for (const spot of spots) {
      const key = keyOf(Math.floor(spot.at[0] / CELL), Math.floor(spot.at[1] / CELL));
      const cell = this.#cells.get(key);
      if (cell) cell.push(spot);
      else this.#cells.set(key, [spot]);
    }
  }

  /** The spots whose own squares (radius around the point) touch the box, widened by `gap` px. */
  touching({ x, y, width, height }: Box, gap: number): Spot[] {
    const found: Spot[] = [];
    const far = this.#reach + gap;
    for (let column = Math.floor((x - far) / CELL); column <= Math.floor((x + width + far) / CELL); column += 1) {
      for (let row = Math.floor((y - far) / CELL); row <= Math.floor((y + height + far) / CELL); row += 1) {
        for (const spot of this.#cells.get(keyOf(column, row)) ?? []) {
          const [px, py] = spot.at;
          const r = spot.radius + gap;
          if (px > x - r && px < x + width + r && py > y - r && py < y + height + r) found.push(spot);
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
