/** What is made up carries no number that an authority gave to something real, and lies on no real map. */
import type { Fault } from '../intake/faults';
import type { Sources } from '../intake/sources';
import { childOf, textOf } from '../intake/tree';

const EMPTY = [['icp'], ['police_record'], ['meta', 'site_id_code'], ['map', 'review_number']] as const;

/** Faults of a folder whose site.yaml says `fictional: true`. */
export function fictionalFaults({ site, boundary }: Sources): Fault[] {
  if (!site || textOf(site.value, 'fictional') !== 'true') return [];
  const valueAt = (path: readonly string[]): string =>
    textOf(
      path.slice(0, -1).reduce<unknown>((node, key) => childOf(node, key), site.value),
      path.at(-1) ?? '',
    );
  const fault = (path: readonly string[], message: string): Fault => {
    const row = site.rowOf(path);
    return { file: site.file, ...(row === undefined ? {} : { row }), field: path.join('.'), found: valueAt(path), message };
  };
  const basemap = ['map', 'basemap'];
  return [
    ...EMPTY.filter((path) => valueAt(path) !== '').map((path) => fault(path, '虚构的内容（fictional: true）没有真的编号，请空着')),
    ...(['', 'embedded'].includes(valueAt(basemap)) ? [] : [fault(basemap, '虚构的内容不画在真的地图上，只能写 embedded')]),
    ...(boundary ? [{ file: boundary.file, message: '虚构的内容（site.yaml 的 fictional: true）没有区界，请删去这个文件' }] : []),
  ];
}
