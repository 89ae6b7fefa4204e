import { describe, expect, it } from 'vitest';
import { project } from '../../src/model/camera';
import { sceneFor } from '../../src/model/scene';
import { mixFrames, originOf, restFrame } from '../../src/stage/frame';
import { fixtureStory } from '../fixtures/overlay';

const story = fixtureStory('base').stage;
const scene = (step: string) => sceneFor(story, step, { size: { width: 390, height: 464 }, garland: true, foot: 0 });
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
