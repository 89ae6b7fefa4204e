/** The waters as SVG paths, drawn once by d3-geo in world pixels; every camera only moves and scales them. */
import { geoMercator, geoPath } from 'd3-geo';
import { PATH_ZOOM, pathOrigin, worldSize } from '../../scene/camera';
import type { LonLat, StageStory, Story } from '../../story/types';

export interface WaterPath {
  readonly id: string;
  /** Outline of the brush stroke, SVG path data in world pixels from {@link pathOrigin}. */
  readonly brush: string;
  /** The line along the middle, likewise. */
  readonly centre: string;
}

/** Draws all waterways of a story at {@link PATH_ZOOM}. Build time only: the page holds them once and every map uses them. */
export function waterPaths(story: StageStory): WaterPath[] {
  const line = drawer(story);
  return story.waterways.map(({ id, line: centre, brush }) => ({ id, brush: `${line(brush)}z`, centre: line(centre) }));
}

/** Makes path data of WGS84 lines. */
function drawer(story: StageStory): (coordinates: readonly LonLat[]) => string {
  const origin = pathOrigin(story.canalBounds);
  const projection = geoMercator()
    .scale(worldSize(PATH_ZOOM) / (2 * Math.PI))
    .center([origin[0], origin[1]])
    .translate([0, 0])
    .precision(0);
  const path = geoPath(projection).digits(0);
  return (coordinates) => relative(path({ type: 'LineString', coordinates: coordinates.map(([x, y]) => [x, y]) }) ?? '');
}

/** The official boundary, likewise; empty where it is not to be drawn. */
export function boundaryPath({ stage, boundary }: Story): string {
  return boundary.map((line) => drawer(stage)(line)).join('');
}

/** Path data of one polyline in whole units, `Mx,yLx,y…`, said in steps from point to point: the page carries half the digits. */
function relative(data: string): string {
  const [start = [0, 0], ...rest] = data
    .slice(1)
    .split('L')
    .map((pair) => pair.split(',').map(Number) as [number, number]);
  let [x, y] = start;
  const steps = rest.flatMap(([nx, ny]) => {
    const step = nx === x && ny === y ? [] : [`${nx - x} ${ny - y}`];
    [x, y] = [nx, ny];
    return step;
  });
  return `M${start.join(' ')}l${steps.join(' ').replace(/ -/g, '-')}`;
}
