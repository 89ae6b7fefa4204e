import { geoMercator } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import {
  fitCamera,
  metresPerPixel,
  mixCameras,
  pathTransform,
  project,
  unmercator,
  mercator,
  worldSize,
  type Camera,
} from '../../src/scene/camera';
import type { LonLat } from '../../src/story/types';

const size = { width: 390, height: 464 };
const camera: Camera = { center: [120.15, 30.32], zoom: 12.4 };
const bridge: LonLat = [120.13475, 30.32045];

describe('the camera', () => {
  it('projects as d3-geo does, to a hundredth of a pixel', () => {
    const d3 = geoMercator()
      .scale(worldSize(camera.zoom) / (2 * Math.PI))
      .center([camera.center[0], camera.center[1]])
      .translate([size.width / 2, size.height / 2]);
    const [x, y] = project(camera, size, bridge);
    const [dx, dy] = d3([bridge[0], bridge[1]]) ?? [NaN, NaN];
    expect(Math.hypot(x - dx, y - dy)).toBeLessThan(0.01);
  });

  it('undoes its own projection', () => {
    const [lon, lat] = unmercator(mercator(bridge));
    expect(lon).toBeCloseTo(bridge[0], 9);
    expect(lat).toBeCloseTo(bridge[1], 9);
  });

  it('measures the ground: one pixel of MapLibre’s zoom 0 is a 512th of the equator', () => {
    expect(metresPerPixel({ center: [0, 0], zoom: 0 })).toBeCloseTo(40_075_016.686 / 512, 3);
    expect(metresPerPixel({ center: [0, 60], zoom: 0 })).toBeCloseTo(40_075_016.686 / 1024, 3);
  });

  it('fits every point inside the padding, and touches it on one axis', () => {
    const points: LonLat[] = [bridge, [120.17, 30.36], [120.11, 30.27]];
    const padding = { top: 20, right: 40, bottom: 90, left: 30 };
    const fitted = fitCamera(points, size, padding, 20);
    const spots = points.map((point) => project(fitted, size, point));
    const slack = [
      Math.min(...spots.map(([x]) => x)) - padding.left,
      size.width - padding.right - Math.max(...spots.map(([x]) => x)),
      Math.min(...spots.map(([, y]) => y)) - padding.top,
      size.height - padding.bottom - Math.max(...spots.map(([, y]) => y)),
    ];
    expect(Math.min(...slack)).toBeGreaterThan(-0.01);
    expect(Math.min(...slack)).toBeLessThan(0.01);
  });

  it('does not zoom in further than asked on a single point', () => {
    expect(fitCamera([bridge], size, { top: 0, right: 0, bottom: 0, left: 0 }, 14).zoom).toBe(14);
  });

  it('starts and ends a journey exactly, and keeps one point still on the way', () => {
    const to: Camera = { center: [120.16, 30.28], zoom: 13.9 };
    expect(project(mixCameras(camera, to, 0), size, bridge)).toEqual(project(camera, size, bridge));
    const [x, y] = project(mixCameras(camera, to, 1), size, bridge);
    const [tx, ty] = project(to, size, bridge);
    expect(Math.hypot(x - tx, y - ty)).toBeLessThan(1e-6);
    // The screen path of any point is a straight line: three instants lie on one.
    const [a, b, c] = [0.2, 0.5, 0.9].map((t) => project(mixCameras(camera, to, t), size, bridge));
    if (!a || !b || !c) throw new Error('three instants expected');
    const cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    expect(Math.abs(cross) / Math.hypot(c[0] - a[0], c[1] - a[1])).toBeLessThan(0.01);
  });

  it('lays stored paths where it projects their origin', () => {
    const [x, y] = project(camera, size, bridge);
    expect(pathTransform(camera, size, bridge)).toContain(`translate(${x.toFixed(3)} ${y.toFixed(3)})`);
  });
});
