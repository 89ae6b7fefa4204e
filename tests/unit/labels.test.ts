import { describe, expect, it } from 'vitest';
import { overlaps, textWidth, type Box } from '../../src/scene/box';
import type { Point } from '../../src/scene/camera';
import { leaderEnd } from '../../src/scene/labelCandidates';
import { placeLabels, type LabelPlace, type LabelRequest } from '../../src/scene/labels';
import { sceneFor, stageOf, stepsOf } from '../../src/scene/scene';
import type { Env, MarkState } from '../../src/scene/types';
import { must } from '../../src/tables/must';
import { fixtureStory } from '../fixtures/overlay';

const base = fixtureStory('base').stage;
/** Whose map it is has a short form, as on a public map. */
const story = { ...base, duties: { ...base.duties, sourceShort: '水系 © OpenStreetMap（ODbL）' } };

const size = { width: 390, height: 464 };
const ground = { size, obstacles: [], avoid: [] };

/** Deterministic crowd: the same numbers on every machine. */
function crowd(count: number, seed: number): LabelRequest[] {
  let state = seed;
  const next = (): number => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
  return Array.from({ length: count }, (_, k) => ({
    id: `p${k}`,
    at: [30 + next() * 330, 30 + next() * 400] as const,
    rx: 8,
    ry: 9,
    width: 26 + next() * 20,
    height: 17,
  }));
}

type Line = readonly [Point, Point];
const left = ([p, q]: Line, r: Point): boolean => (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0]);
const cross = (a: Line, b: Line): boolean => left(a, b[0]) !== left(a, b[1]) && left(b, a[0]) !== left(b, a[1]);
const requestOf = (requests: readonly LabelRequest[], id: string): LabelRequest =>
  must(
    requests.find((request) => request.id === id),
    id,
  );

/** Pairs of labels of which one's leader crosses the other's leader or name. */
function tanglesOf(requests: readonly LabelRequest[], places: readonly LabelPlace[]): string[] {
  const leaders = places
    .filter(({ leader }) => leader)
    .map(({ id, box }) => ({ id, line: [requestOf(requests, id).at, leaderEnd(requestOf(requests, id).at, box)] as Line }));
  return leaders.flatMap(({ id, line }) => [
    ...leaders.filter((other) => other.id > id && cross(line, other.line)).map((other) => `${id} over ${other.id}`),
    ...places
      .filter(({ id: other, box: { x, y, width, height } }) => {
        // Below its characters a name has some air.
        const [right, bottom] = [x + width, y + height - 2];
        const diagonals: Line[] = [
          [
            [x, y],
            [right, bottom],
          ],
          [
            [x, bottom],
            [right, y],
          ],
        ];
        return other !== id && diagonals.some((diagonal) => cross(line, diagonal));
      })
      .map((other) => `${id} through ${other.id}`),
  ]);
}

/** Labels without a leader that stand nearer to the drawing of another point than to their own. */
function straysOf(requests: readonly LabelRequest[], places: readonly LabelPlace[]): string[] {
  const gap = ({ x, y, width, height }: Box, { at, rx, ry }: LabelRequest): number =>
    Math.hypot(Math.max(0, x - at[0] - rx, at[0] - rx - x - width), Math.max(0, y - at[1] - ry, at[1] - ry - y - height));
  return places.flatMap(({ id, box, leader }) => {
    const own = gap(box, requestOf(requests, id));
    const other = requests.find((request) => request.id !== id && gap(box, request) < own - 0.1);
    return leader || !other ? [] : [`${id} beside ${other.id}`];
  });
}

/** The streets of a map scene as they were asked to be named, and where their names stand. */
function namesOf(stepId: string, env: Env): { requests: LabelRequest[]; places: LabelPlace[] } {
  const seen = sceneFor(story, stepId, env).marks.filter(({ label }) => label);
  const round = ({ size, ring, chosen }: MarkState): number => size * (ring || chosen ? 0.78 : 0.46);
  return {
    requests: seen.map((mark) => ({ id: mark.id, at: mark.at, rx: round(mark), ry: round(mark), width: 0, height: 0 })),
    places: seen.flatMap(({ id, at: [x, y], label }) =>
      label ? [{ id, leader: label.leader, box: { x: x + label.dx, y: y + label.dy, width: label.width, height: label.height } }] : [],
    ),
  };
}

describe('label placement', () => {
  it('holds on the maps of the story, on a phone, a desk and in a hall, also where all is large', () => {
    for (const [width, height, foot] of [
      [390, 464, 0],
      [523, 768, 154],
      [939, 900, 216],
      [1301, 1080, 288],
      [517, 600, 144],
      [777, 720, 192],
      [521, 424, 107],
    ] as const) {
      for (const { step } of stepsOf(story).filter(({ step: { scene } }) => scene.layout === 'map')) {
        const { requests, places } = namesOf(step.id, { ...stageOf({ width, height }), foot });
        expect(tanglesOf(requests, places), `${width}: ${step.id}`).toEqual([]);
      }
    }
  });

  it('tangles nothing on the small phones of those for whom all is large, and gives up next to no name for it', () => {
    for (const [width, height, most] of [
      [213, 227, Infinity],
      [240, 256, 1],
      [240, 271, 1],
      [240, 286, 0],
      [260, 265, 1],
      [260, 309, 0],
      [275, 335, 0],
    ] as const) {
      for (const { step } of stepsOf(story).filter(({ step: { scene } }) => scene.layout === 'map')) {
        const where = `${width} × ${height}: ${step.id}`;
        const { requests, places } = namesOf(step.id, stageOf({ width, height }));
        expect(tanglesOf(requests, places), where).toEqual([]);
        const { marks, map } = sceneFor(story, step.id, stageOf({ width, height }));
        // Where platforms are named, beside their own streets others give way.
        const wanted = marks.filter(({ under, ring }) => !under && (ring || !step.scene.platforms));
        expect(wanted.filter(({ label }) => !label).length, where).toBeLessThanOrEqual(most);
        // What the step is about is not given up for what stands beside it.
        if (most < Infinity)
          expect(
            (map?.places ?? []).filter(({ label }) => !label).map(({ id }) => id),
            where,
          ).toEqual([]);
      }
    }
  });

  it('never lets two labels, a label and a mark, or a label and the edge meet', () => {
    for (const seed of [1, 7, 42, 99, 2024]) {
      const requests = crowd(24, seed);
      const places = placeLabels(requests, ground);
      expect(places.length).toBeGreaterThan(20);
      for (const [k, { box }] of places.entries()) {
        for (const other of places.slice(k + 1)) expect(overlaps(box, other.box), `${seed}`).toBe(false);
        for (const {
          at: [x, y],
          rx,
          ry,
        } of requests)
          expect(overlaps(box, { x: x - rx, y: y - ry, width: 2 * rx, height: 2 * ry })).toBe(false);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(size.width);
      }
    }
  });

  it('leads no leader over another or through a name, and leaves no name without one beside a strange mark', () => {
    for (const seed of [1, 7, 42, 99, 2024]) {
      const requests = crowd(24, seed);
      const places = placeLabels(requests, ground);
      expect(tanglesOf(requests, places), `${seed}`).toEqual([]);
      expect(straysOf(requests, places), `${seed}`).toEqual([]);
    }
  });

  it('gives the same answer to the same question', () => {
    expect(placeLabels(crowd(30, 5), ground)).toEqual(placeLabels(crowd(30, 5), ground));
  });

  it('puts a lone label beside its point, without a leader', () => {
    const [only] = placeLabels([{ id: 'a', at: [100, 100], rx: 8, ry: 8, width: 40, height: 16 }], ground);
    expect(only).toMatchObject({ id: 'a', leader: false });
    expect(only?.box.x).toBeGreaterThan(108);
  });

  it('leads no lines where they would be a tangle: there a name stands beside its point or not at all', () => {
    const places = placeLabels(crowd(191, 5), ground);
    expect(places.length).toBeGreaterThan(10);
    expect(places.filter(({ leader }) => leader)).toEqual([]);
  });

  it('leads a line to a label that finds no room beside its point', () => {
    const wall = { x: 60, y: 70, width: 80, height: 60 };
    const [only] = placeLabels([{ id: 'a', at: [100, 100], rx: 8, ry: 8, width: 40, height: 16 }], { ...ground, obstacles: [wall] });
    expect(only?.leader).toBe(true);
    expect(only && overlaps(only.box, wall)).toBe(false);
  });

  it('leads no line through a name where there is another way', () => {
    let lines = 0;
    for (let seed = 1; seed <= 80; seed += 1) {
      const requests = crowd(26, seed);
      const places = placeLabels(requests, ground);
      for (const { id, box, leader } of places.filter((place) => place.leader)) {
        lines += Number(leader);
        const [x, y] = requestOf(requests, id).at;
        const [endX, endY] = leaderEnd([x, y], box);
        const along = Array.from({ length: 60 }, (_, k) => k / 60).map((part) => ({
          x: x + (endX - x) * part,
          y: y + (endY - y) * part,
          width: 0,
          height: 0,
        }));
        for (const other of places.filter((place) => place.id !== id))
          expect(
            along.filter((spot) => overlaps(spot, { ...other.box, height: other.box.height - 4, y: other.box.y + 2 })).length,
            `${seed}: ${id} through ${other.id}`,
          ).toBeLessThan(2);
      }
    }
    expect(lines).toBeGreaterThan(20);
  });

  it('leaves a label out rather than lay it over something', () => {
    expect(
      placeLabels([{ id: 'a', at: [100, 100], rx: 8, ry: 8, width: 40, height: 16 }], {
        ...ground,
        obstacles: [{ x: 0, y: 0, width: 390, height: 464 }],
      }),
    ).toEqual([]);
  });

  it('prefers dry ground', () => {
    const river = Array.from({ length: 40 }, (_, k) => ({ at: [112 + k, 100] as const, rx: 4, ry: 4 }));
    const [only] = placeLabels([{ id: 'a', at: [100, 100], rx: 8, ry: 8, width: 40, height: 16 }], { ...ground, avoid: river });
    expect(only && only.box.x + only.box.width).toBeLessThan(112);
  });

  it('measures full-width characters as one em and digits as about half', () => {
    expect(textWidth('拱宸桥，', 20)).toBe(80);
    expect(textWidth('18', 20)).toBeCloseTo(22.4);
  });
});
