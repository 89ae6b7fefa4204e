/** Lines of the map: what their files may hold, said in Chinese. */
import * as v from 'valibot';
import { id, text, name, crs } from './cells';

/** Checked as a whole, for a line of the wrong kind would otherwise give a fault for each of its points. */
export const isLine = (value: unknown): value is number[][] =>
  Array.isArray(value) &&
  value.length >= 2 &&
  value.every((at: unknown) => Array.isArray(at) && at.length >= 2 && at.every((axis) => typeof axis === 'number'));
const lineCoordinates = v.custom<number[][]>(isLine, '应是点的列表：至少两个点，每个点写成 [经度, 纬度]');

export const waterways = v.looseObject({
  type: v.literal('FeatureCollection', '应是 FeatureCollection'),
  features: v.array(
    v.looseObject({
      properties: v.looseObject({ id, name, crs, credit: text }, '应有 id、name、crs、credit 四项'),
      geometry: v.looseObject(
        {
          type: v.literal('LineString', '水系只能画成 LineString（一条线）'),
          coordinates: lineCoordinates,
        },
        '应是一条 LineString',
      ),
    }),
    '应是水系的列表',
  ),
});

const lines = v.looseObject(
  {
    type: v.picklist(
      ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'],
      '区界只能画成 LineString、MultiLineString、Polygon 或 MultiPolygon',
    ),
    coordinates: v.array(v.any(), '应是点的列表'),
  },
  '应是一条线或一个面',
);

export const boundaryFeature = v.looseObject({
  properties: v.looseObject({ crs, source: text }, '应有 crs、source 两项'),
  geometry: lines,
});

export const boundary = v.looseObject({
  type: v.literal('FeatureCollection', '应是 FeatureCollection'),
  features: v.pipe(v.array(boundaryFeature, '应是区界的列表'), v.minLength(1, '应至少有一条线或一个面')),
});

export type BoundaryFile = v.InferOutput<typeof boundary>;
export type WaterwaysFile = v.InferOutput<typeof waterways>;
