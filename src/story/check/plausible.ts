/** Values that have the right form and cannot be right beside the others: another district's code, an uncertainty as large as the district. */
import * as v from 'valibot';
import type { Fault } from '../intake/faults';
import { lengthMetres } from '../make/geography';
import { districtBox } from '../intake/schema/site';
import type { Sources } from '../intake/sources';
import { childOf, textOf } from '../intake/tree';
import type { Bounds } from '../types';

/** The first digits of a street's code are its district's. */
const DISTRICT_DIGITS = 6;
/** From this share on the table is taken for one district's; a city's table holds several. */
const MAJORITY = 0.75;
/** A point that may lie farther off than this part of the district's longer side says nothing. */
const LARGEST_SPREAD = 1 / 4;

/** Faults of values that contradict what the rest of the data says of the district. */
export function plausibleFaults(sources: Sources): Fault[] {
  return [...codeFaults(sources), ...spreadFaults(sources)];
}

function codeFaults({ streets, site }: Sources): Fault[] {
  const coded = (streets?.rows ?? []).filter(({ cells }) => /^\d{9}$/.test(cells.code ?? ''));
  const districtOf = (code = ''): string => code.slice(0, DISTRICT_DIGITS);
  const counts = new Map<string, number>();
  for (const { cells } of coded) counts.set(districtOf(cells.code), (counts.get(districtOf(cells.code)) ?? 0) + 1);
  const own = districtOf(textOf(childOf(site?.value, 'meta'), 'site_id_code'));
  const [most = '', times = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const district = counts.has(own) ? own : times >= MAJORITY * coded.length ? most : null;
  if (district === null) return [];
  return coded
    .filter(({ cells }) => districtOf(cells.code) !== district)
    .map(({ row, cells }) => ({
      file: streets?.file ?? '',
      row,
      field: 'code',
      found: cells.code ?? '',
      message: `这是别的区的代码；本区的街道代码前 ${DISTRICT_DIGITS} 位是 ${district}`,
    }));
}

function spreadFaults({ streets, places, site }: Sources): Fault[] {
  const box = v.safeParse(districtBox, childOf(childOf(site?.value, 'map'), 'district_bbox'));
  if (!box.success) return [];
  const most = Math.floor((longerSide(box.output) * LARGEST_SPREAD) / 100) * 100;
  return [streets, places].flatMap((table) =>
    (table?.rows ?? [])
      .filter(({ cells }) => /^\d+(\.\d+)?$/.test(cells.spread_m ?? '') && Number(cells.spread_m) > most)
      .map(({ row, cells }) => ({
        file: table?.file ?? '',
        row,
        field: 'spread_m',
        found: cells.spread_m ?? '',
        message: `相差得太远，这个点说明不了位置；最多 ${most} 米（全区长边的四分之一），请核对单位是不是米`,
      })),
  );
}

function longerSide([west, south, east, north]: Bounds): number {
  const middle = (south + north) / 2;
  return Math.max(
    lengthMetres([
      [west, middle],
      [east, middle],
    ]),
    lengthMetres([
      [west, south],
      [west, north],
    ]),
  );
}
