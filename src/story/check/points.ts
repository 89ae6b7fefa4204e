/** Points on the map: inside the district, not swapped; one waterway is the main one. */
import * as v from 'valibot';
import { CRS_NAMES, longerSide, metresOutside, pointProblem, type CrsName } from '../make/coordinates';
import type { Fault } from '../intake/faults';
import { boundaryLines } from '../make/boundary';
import { boundaryFeature, isLine } from '../intake/schema/geo';
import { districtBox } from '../intake/schema/site';
import type { Sources } from '../intake/sources';
import { childOf, select, textOf, type Tree } from '../intake/tree';
import type { Bounds, LonLat } from '../types';
import { knownWaters } from './ids';

const SWAPPED = '经度和纬度写反了，请对调';

const outside = (crs: string, [west, south, east, north]: Bounds): string =>
  `这个点（${crs}）不在本区范围内；经度应在 ${west} 到 ${east} 之间，纬度应在 ${south} 到 ${north} 之间，请核对坐标和坐标系`;

/** Faults of all points. Without a readable district box the points are not judged; the box's own fault was reported. */
export function pointFaults(sources: Sources): Fault[] {
  const box = boxOf(sources.site);
  return [
    ...(box ? [...tableFaults(sources, box), ...lineFaults(sources.waterways, box)] : []),
    ...canalFaults(sources),
    ...boundaryFaults(sources.boundary, box),
  ];
}

function boxOf(site: Tree | null): Bounds | null {
  const result = v.safeParse(districtBox, childOf(childOf(site?.value, 'map'), 'district_bbox'));
  return result.success ? result.output : null;
}

/** A CRS that is not declared was reported by the schema; swapped numbers are still recognisable without it. */
function crsOf(name: unknown): CrsName | null {
  return CRS_NAMES.find((known) => known === name) ?? null;
}

function tableFaults({ streets, places }: Sources, box: Bounds): Fault[] {
  return [streets, places].flatMap((table) =>
    (table?.rows ?? []).flatMap(({ row, cells }): Fault[] => {
      const { lon = '', lat = '', crs } = cells;
      if (!table || ![lon, lat].every((degrees) => /^-?\d+(\.\d+)?$/.test(degrees))) return [];
      const problem = pointProblem([Number(lon), Number(lat)], crsOf(crs), box);
      if (problem === null) return [];
      const message = problem === 'swapped' ? SWAPPED : outside(crs ?? '', box);
      return [{ file: table.file, row, field: 'lon', found: lon, also: { field: 'lat', found: lat }, message }];
    }),
  );
}

/** How far a line may run on beyond the district's box, as a share of the box's longer side. */
const REACH = 0.25;

/** The same in metres. */
export const reachBeyond = (box: Bounds): number => longerSide(box) * REACH;
/** How many vertices a sentence names. */
const NAMED = 5;

const kilometres = (metres: number): string => (metres / 1000).toFixed(1);

/**
 * What is wrong with the vertices of one line, one fault for all of them: exchanged numbers, a line wholly elsewhere, or
 * vertices too far out (a river may run on beyond the district, but not for long), or no length at all.
 * @param name of the river, for the sentence
 */
function vertexFault(
  place: Pick<Fault, 'file' | 'field'>,
  name: string,
  points: readonly LonLat[],
  crs: CrsName | null,
  box: Bounds,
): Fault[] {
  const problems = points.map((point) => pointProblem(point, crs, box));
  const swapped = problems.indexOf('swapped');
  if (swapped !== -1) return [{ ...place, found: String(points[swapped]), message: `第${swapped + 1}个点的${SWAPPED}` }];
  if (!crs || points.length === 0) return [];
  if (problems.every((problem) => problem === 'outside')) return [{ ...place, message: '整条线都不在本区范围内，请核对坐标和坐标系' }];
  const reach = reachBeyond(box);
  const far = points.flatMap((point, index) => {
    const away = problems[index] === null ? 0 : metresOutside(point, crs, box);
    return away > reach ? [{ point, index, away }] : [];
  });
  const [first] = far;
  if (first) {
    const which = `第${far
      .slice(0, NAMED)
      .map(({ index }) => index + 1)
      .join('、')}个点${far.length > NAMED ? `等 ${far.length} 个点` : ''}`;
    const where = Number.isFinite(first.away) ? `在本区范围以外 ${kilometres(first.away)} 公里` : '不是经纬度';
    return [
      {
        ...place,
        found: String(first.point),
        message: `${name}的${which}（${crs}）${where}；线可以伸出本区，最多 ${kilometres(reach)} 公里（本区长边的四分之一），请核对坐标和坐标系`,
      },
    ];
  }
  const [start] = points;
  if (start && points.every(([lon, lat]) => lon === start[0] && lat === start[1]))
    return [{ ...place, message: `${name}的所有点都在同一处，画不成线` }];
  return [];
}

function lineFaults(waterways: Tree | null, box: Bounds): Fault[] {
  return select(waterways?.value, 'features.*').flatMap(({ value: feature }): Fault[] => {
    const properties = childOf(feature, 'properties');
    const crs = crsOf(childOf(properties, 'crs'));
    const coordinates = childOf(childOf(feature, 'geometry'), 'coordinates');
    if (!isLine(coordinates)) return [];
    const points = coordinates.map(([lon = 0, lat = 0]): LonLat => [lon, lat]);
    const id = textOf(properties, 'id');
    return vertexFault(
      { file: waterways?.file ?? '', field: `${id}.geometry.coordinates` },
      textOf(properties, 'name') || id,
      points,
      crs,
      box,
    );
  });
}

function canalFaults(sources: Sources): Fault[] {
  const main = textOf(childOf(sources.site?.value, 'local'), 'main_water');
  if (!main || !knownWaters(sources)?.lacks(main)) return [];
  const message = `缺少编号（id）为 ${main} 的水系；site.yaml 的 local.main_water 说它是主要的那条水，街道的先后要靠它排`;
  return [{ file: sources.waterways?.file ?? '', message }];
}

/** The official line: readable coordinates, not swapped, not somewhere else. */
function boundaryFaults(tree: Tree | null, box: Bounds | null): Fault[] {
  if (!tree) return [];
  return select(tree.value, 'features.*').flatMap(({ value }, index): Fault[] => {
    const feature = v.safeParse(boundaryFeature, value);
    if (!feature.success) return [];
    const { properties, geometry } = feature.output;
    const place = { file: tree.file, field: `features.第${index + 1}个.geometry` };
    const points = boundaryLines(geometry)?.flat();
    if (!points) return [{ ...place, message: `坐标与 ${geometry.type} 不符：每条线至少两个点，每个点写成 [经度, 纬度]` }];
    return box ? vertexFault(place, textOf(properties, 'name') || '区界', points, properties.crs, box) : [];
  });
}
