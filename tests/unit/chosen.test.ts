/** The reader's own street: named and lit in every scene, on a stage of any size. */
import { describe, expect, it } from 'vitest';
import { limited, panned, zoomed } from '../../src/stage/explore/camera';
import { project, type Camera } from '../../src/scene/camera';
import { overlaps } from '../../src/scene/box';
import { pointerTo } from '../../src/scene/layout/pointer';
import { sceneFor, stageOf, stepsOf } from '../../src/scene/scene';
import { fixtureStory } from '../fixtures/overlay';

const story = fixtureStory('base').stage;
const SIZES = [
  [360, 352],
  [360, 407],
  [390, 464],
  [600, 768],
  [768, 563],
  [848, 900],
  [1016, 900],
  [1330, 1080],
].map(([width = 0, height = 0]) => ({ width, height }));
const steps = stepsOf(story).map(({ step }) => step);

describe('the chosen street', () => {
  it.each(story.streets.map(({ id }) => id))('%s is lit and named in every scene', (chosen) => {
    for (const size of SIZES) {
      for (const { id } of steps) {
        const scene = sceneFor(story, id, { ...stageOf(size), chosen });
        const own = scene.marks.filter((mark) => mark.chosen);
        expect(
          own.map((mark) => mark.id),
          id,
        ).toEqual([chosen]);
        const named = own[0]?.label !== null || scene.map?.pointer !== null;
        expect(named, `${id} at ${size.width}×${size.height}`).toBe(true);
        const pointer = scene.map?.pointer;
        if (!pointer) continue;
        const { box } = pointer;
        expect(
          box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height,
          `${id}: pointer off the stage`,
        ).toBe(true);
        expect(overlaps(box, scene.map.caption.box), `${id}: pointer on the caption`).toBe(false);
      }
    }
  });

  it('points straight at what lies off the stage', () => {
    const field = { x: 0, y: 0, width: 400, height: 300 };
    for (const at of [
      [200, -500],
      [900, 150],
      [-300, 900],
    ] as const) {
      const { tip, angle } = pointerTo('康桥', at, field, 14, []);
      const wanted = Math.atan2(at[1] - tip[1], at[0] - tip[0]);
      expect(Math.cos(wanted - (angle * Math.PI) / 180)).toBeGreaterThan(0.97);
    }
  });
});

describe('a hand on the camera', () => {
  const size = { width: 400, height: 300 };
  const camera: Camera = { center: [120.14, 30.31], zoom: 12 };
  const limits = { minZoom: 10, maxZoom: 16, bounds: [120.1, 30.26, 120.2, 30.4] } as const;

  it('keeps the place under the finger while zooming, and moves with it while dragging', () => {
    const place = [120.12, 30.33] as const;
    const at = project(camera, size, place);
    const [x, y] = project(zoomed(camera, size, at, 1.7, limits), size, place);
    expect(Math.hypot(x - at[0], y - at[1])).toBeLessThan(0.01);
    const [px, py] = project(panned(camera, [30, -20]), size, place);
    expect(px - at[0]).toBeCloseTo(30, 3);
    expect(py - at[1]).toBeCloseTo(-20, 3);
  });

  it('stops at its limits', () => {
    expect(zoomed(camera, size, [0, 0], 99, limits).zoom).toBe(16);
    expect(limited({ center: [119, 31], zoom: 3 }, limits)).toEqual({ center: [120.1, 30.4], zoom: 10 });
  });
});
