import { describe, expect, it } from 'vitest';
import { PATH_ZOOM, pathOrigin, project } from '../../src/scene/camera';
import { sceneFor, stageOf } from '../../src/scene/scene';
import { mixFrames, originOf, restFrame } from '../../src/draw/frame';
import { drawnSoFar } from '../../src/draw/map/drawn';
import { fixtureStory } from '../fixtures/overlay';

const story = fixtureStory('base').stage;
const scene = (step: string) => sceneFor(story, step, stageOf({ width: 390, height: 464 }));
const map = scene('canal-draws');
const tiles = scene('roots-streets');
const closeUp = scene('growth-pier');

const gap = (a: readonly { at: readonly [number, number] }[], b: readonly { at: readonly [number, number] }[]): number =>
  Math.max(...a.map(({ at }, k) => Math.hypot(at[0] - (b[k]?.at[0] ?? NaN), at[1] - (b[k]?.at[1] ?? NaN))));

describe('flights', () => {
  it('begins where the actors are and ends exactly in the scene', () => {
    const start = restFrame(map);
    const origin = originOf(start, map);
    expect(gap(mixFrames(origin, tiles, 0).actors, start.actors)).toBeLessThan(1e-9);
    const end = mixFrames(origin, tiles, 1);
    expect(gap(end.actors, tiles.marks)).toBeLessThan(1e-9);
    expect(end.moving).toBe(false);
  });

  it('goes on from where it was when another step is asked for on the way', () => {
    const half = mixFrames(originOf(restFrame(map), map), tiles, 0.5);
    const turned = mixFrames(originOf(half, tiles), closeUp, 0);
    expect(gap(turned.actors, half.actors)).toBeLessThan(1e-9);
    expect(turned.camera).toEqual(half.camera);
  });

  it('keeps actors on their place while the camera moves from map to map', () => {
    const origin = originOf(restFrame(map), map);
    for (const t of [0.2, 0.5, 0.8]) {
      const frame = mixFrames(origin, closeUp, t);
      for (const [k, { geo }] of closeUp.marks.entries()) {
        if (!geo) throw new Error('an actor of a map has a place');
        const [x, y] = project(frame.camera, closeUp.size, geo);
        expect(Math.hypot((frame.actors[k]?.at[0] ?? NaN) - x, (frame.actors[k]?.at[1] ?? NaN) - y)).toBeLessThan(1e-6);
      }
    }
  });

  it('moves every actor a little at a time', () => {
    const origin = originOf(restFrame(map), map);
    let before = mixFrames(origin, tiles, 0);
    for (let t = 0.02; t <= 1.0001; t += 0.02) {
      const now = mixFrames(origin, tiles, Math.min(1, t));
      expect(gap(now.actors, before.actors)).toBeLessThan(40);
      before = now;
    }
  });
});

describe('the canal that draws itself', () => {
  it('is whole in every picture that is not the living stage on its way', () => {
    for (const each of [map, tiles, closeUp]) {
      expect(restFrame(each).drawn).toBe(1);
      expect(mixFrames(originOf(restFrame(map), map), each, 0.5).drawn).toBe(1);
    }
  });

  it('grows from nothing at its head to all of it, never back', () => {
    const parts = Array.from({ length: 21 }, (_, k) => drawnSoFar(story, k / 20));
    expect(parts[0]?.radius).toBe(0);
    for (const [k, { radius, at }] of parts.entries()) {
      expect(radius).toBeGreaterThanOrEqual(parts[k - 1]?.radius ?? 0);
      expect(at).toEqual(parts[0]?.at);
    }
    const origin = { center: pathOrigin(story.canalBounds), zoom: PATH_ZOOM };
    const [x = 0, y = 0] = parts[20]?.at ?? [];
    for (const place of story.waterways.filter(({ main }) => main).flatMap(({ line }) => line)) {
      const [px, py] = project(origin, { width: 0, height: 0 }, place);
      expect(Math.hypot(px - x, py - y)).toBeLessThan((parts[20]?.radius ?? 0) + 1e-6);
    }
  });
});
