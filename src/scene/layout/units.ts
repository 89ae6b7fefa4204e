import type { Point, Size } from '../camera';
import type { Chart } from '../charts';
import { typeScale } from '../typeScale';
import type { Fact, Figure } from '../../story/types';
import { OPEN_END } from '../../tables/words';
import { legendBlocks, legendHeight } from './blocks';

/**
 * Columns that leave the least empty space in a box; a square number gets its square.
 * @param raggedCost what part of the cell's size a full last row is worth, 0…1
 */
function unitColumns(count: number, width: number, height: number, raggedCost: number): number {
  const root = Math.round(Math.sqrt(count));
  if (root * root === count) return root;
  let best = { columns: 1, score: -Infinity };
  for (let columns = 2; columns <= Math.min(count, 26); columns += 1) {
    const rows = Math.ceil(count / columns);
    const cell = Math.min(width / columns, height / rows);
    const ragged = count % columns === 0 ? 0 : 1;
    const score = cell * (1 - ragged * raggedCost);
    if (score > best.score) best = { columns, score };
  }
  return best.columns;
}

/**
 * One drawing for each counted thing: exactly `fact.value` of them, in rows. A lower bound keeps room after the last
 * one for the open end, which is a different drawing and stands for no number.
 */
export function unitsLayout(figure: Figure, fact: Fact, size: Size, head: number): Chart {
  const { small } = typeScale(size);
  const open = fact.exactness === 'atLeast';
  const top = head + small;
  const texts = [figure.unitLabel, ...(open ? [OPEN_END] : [])];
  const bottom = legendHeight(legendBlocks(texts, 0, small, size.width)) + small * 1.4;
  const side = Math.max(16, size.width * 0.06);
  const room = { width: size.width - side * 2, height: size.height - top - bottom };
  const columns = unitColumns(fact.value, room.width, room.height - (open ? small * 2 : 0), open ? 0.06 : 0.1);
  const rowCount = Math.ceil(fact.value / columns) + (open ? 1 : 0);
  const cell = Math.min(room.width / columns, room.height / rowCount, Math.min(size.width, size.height) / 9);
  const width = cell * columns;
  const height = cell * rowCount;
  const x0 = (size.width - width) / 2;
  const y0 = top + (room.height - height) / 2;
  const x = (column: number): number => x0 + column * cell;
  const y = (row: number): number => y0 + row * cell;
  const rows = Array.from({ length: Math.ceil(fact.value / columns) }, (_, row) =>
    Array.from({ length: Math.min(columns, fact.value - row * columns) }, (__, column): Point => {
      // A hand's unevenness, the same on every machine; small beside the cell so that nothing seems to be grouped.
      const wobble = Math.sin(row * 12.9898 + column * 78.233);
      return [x(column) + cell / 2 + wobble * cell * 0.03, y(row) + cell / 2 + Math.cos(row * 3.1 + column * 1.7) * cell * 0.04];
    }),
  );
  const lastRow = rows[rows.length - 1]?.length ?? 0;
  const openEnd = open
    ? {
        box:
          lastRow < columns
            ? {
                x: x0 + lastRow * cell,
                y: y(rows.length - 1),
                width: Math.min(Math.max(cell * 3, (columns - lastRow) * cell), size.width - side - x0 - lastRow * cell),
                height: cell,
              }
            : { x: x0, y: y(rows.length), width: Math.min(width, Math.max(cell * 4, width * 0.42)), height: cell },
      }
    : null;
  const legend = legendBlocks(texts, size.height - bottom + small * 0.6, small, size.width);
  return { kind: 'units', fact: fact.id, glyph: figure.glyph ?? 'boat', cell, rows, openEnd, legend };
}
