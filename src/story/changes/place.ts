/** A point that moved: how far, which way, and what was written before and after. */
import type { StreetRow } from '../intake/schema/tables';
import { UNPLACED } from '../../tables/words';
import { toWgs84 } from '../make/coordinates';
import { shiftOf } from '../make/geography';
import { fromTo } from './pieces';
import type { Line } from './types';

/** The columns of a position; all of them are null where there is none. */
type Written = { readonly [Key in 'lon' | 'lat' | 'crs']: StreetRow[Key] | null };

const said = ({ lon, lat, crs }: Written): string => (lon === null || lat === null ? UNPLACED : `${lon}，${lat}（${crs}）`);

/** Metres as one says them of a place: 7 米, 120 米, 1.2 公里. */
function distanceWords(metres: number): string {
  if (metres < 10) return `${Math.max(1, Math.round(metres))} 米`;
  const tens = Math.round(metres / 10) * 10;
  return tens < 1000 ? `${tens} 米` : `${(metres / 1000).toFixed(1)} 公里`;
}

/** Nearer than this is a rounding of coordinates, metres. */
const LEAST_MOVE = 0.5;

/** What is to be said of a row's position; nothing if it is written as before. */
export function placeLines(before: Written, after: Written): Line[] {
  if (said(before) === said(after)) return [];
  return [{ label: '', pieces: [{ kind: 'same', text: moveOf(before, after) }, ...fromTo(said(before), said(after))] }];
}

function moveOf(before: Written, after: Written): string {
  const [from, to] = [before, after].map(({ lon, lat, crs }) =>
    lon === null || lat === null || crs === null ? null : toWgs84([lon, lat], crs),
  );
  if (!from || !to) return '位置';
  const { metres, towards } = shiftOf(from, to);
  return metres < LEAST_MOVE ? '点位没有动，写法变了，' : `点位向${towards}移动约 ${distanceWords(metres)}，`;
}
