/** The tile map: places → rows and columns that keep north above south and west before east. */
import type { LonLat } from '../types';

/** Row 0 is the north, column 0 the west. */
export interface Tile {
  readonly row: number;
  readonly column: number;
}

/** Four columns suit a phone up to twenty tiles; more tiles get a landscape of about 5 : 4. */
export function tileColumns(count: number): number {
  return count <= 20 ? 4 : Math.ceil(Math.sqrt(count * 0.8));
}

/**
 * Tile for each point, in the order given. Points are cut by latitude into ceil(n / columns) rows of at most `columns`,
 * so that the squared deviations of latitude within the rows add up to the least (dynamic programming over cut points,
 * as in Jenks' natural breaks); each row runs west → east and starts at the column that puts its tiles
 * nearest to their true longitudes. O(n · columns · rows). No two points share a tile.
 * @param points WGS84
 */
export function tileRows(points: readonly LonLat[], columns: number): Tile[] {
  const northFirst = points.map((at, index) => ({ at, index })).sort((a, b) => b.at[1] - a.at[1] || a.at[0] - b.at[0]);
  const longitudes = points.map(([lon]) => lon);
  const west = Math.min(...longitudes);
  const span = Math.max(...longitudes) - west || 1;
  const tiles = new Map<number, Tile>();
  cutRows(
    northFirst.map(({ at }) => at[1]),
    columns,
  ).forEach(([from, to], row) => {
    const members = northFirst.slice(from, to).sort((a, b) => a.at[0] - b.at[0]);
    const wanted = members.map(({ at }) => ((at[0] - west) / span) * (columns - 1));
    const start = bestStart(wanted, columns);
    members.forEach(({ index }, place) => tiles.set(index, { row, column: start + place }));
  });
  return points.map((_, index) => tiles.get(index) ?? { row: 0, column: 0 });
}

/** Half-open index ranges of the rows over latitudes sorted from north to south. */
function cutRows(latitudes: readonly number[], columns: number): [from: number, to: number][] {
  const count = latitudes.length;
  const rows = Math.ceil(count / columns);
  const sums = [0];
  const squares = [0];
  latitudes.forEach((latitude, index) => {
    // Relative to the first, so that the squares keep their digits.
    const offset = latitude - (latitudes[0] ?? 0);
    sums.push((sums[index] ?? 0) + offset);
    squares.push((squares[index] ?? 0) + offset * offset);
  });
  const deviation = (from: number, to: number): number => {
    const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
    return (squares[to] ?? 0) - (squares[from] ?? 0) - (sum * sum) / (to - from);
  };
  let cost = Array.from({ length: count + 1 }, (_, index) => (index === 0 ? 0 : Infinity));
  const cuts: number[][] = [];
  for (let row = 0; row < rows; row += 1) {
    const next = new Array<number>(count + 1).fill(Infinity);
    const cut = new Array<number>(count + 1).fill(0);
    for (let to = 1; to <= count; to += 1) {
      for (let from = Math.max(0, to - columns); from < to; from += 1) {
        const total = (cost[from] ?? Infinity) + deviation(from, to);
        if (total < (next[to] ?? Infinity)) {
          next[to] = total;
          cut[to] = from;
        }
      }
    }
    cost = next;
    cuts.push(cut);
  }
  const ranges: [number, number][] = [];
  let to = count;
  for (let row = rows - 1; row >= 0; row -= 1) {
    const from = cuts[row]?.[to] ?? 0;
    ranges.unshift([from, to]);
    to = from;
  }
  return ranges;
}

/** First column of a row: least squared distance between its tiles and the columns that the longitudes ask for. */
function bestStart(wanted: readonly number[], columns: number): number {
  const starts = Array.from({ length: columns - wanted.length + 1 }, (_, start) => start);
  const error = (start: number): number => wanted.reduce((sum, column, place) => sum + (start + place - column) ** 2, 0);
  return starts.reduce((best, start) => (error(start) < error(best) ? start : best), 0);
}
