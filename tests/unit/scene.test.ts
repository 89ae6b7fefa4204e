import { describe, expect, it } from 'vitest';
import { project } from '../../src/scene/camera';
import { overlaps, textWidth } from '../../src/scene/box';
import type { Scene } from '../../src/scene/types';
import type { TextBlock } from '../../src/scene/parts';
import { sceneFor, stageOf, stepsOf } from '../../src/scene/scene';
import { fixtureStory } from '../fixtures/overlay';

const story = fixtureStory('base').stage;

const SIZES = [
  { width: 360, height: 352 },
  { width: 390, height: 464 },
  { width: 517, height: 600 },
  { width: 552, height: 768 },
  { width: 768, height: 563 },
  { width: 848, height: 900 },
  { width: 1300, height: 1080 },
];
const steps = stepsOf(story).map(({ step }) => step);
const scenes = SIZES.flatMap((size) => steps.map((step): Scene => sceneFor(story, step.id, stageOf(size))));
const named = (scene: Scene): string => `${scene.step} at ${scene.size.width}×${scene.size.height}`;

/** Every block of text in a chart, however deep. */
function blocks(value: unknown): TextBlock[] {
  if (Array.isArray(value)) return value.flatMap(blocks);
  if (value === null || typeof value !== 'object') return [];
  const isBlock = 'lines' in value && 'fontSize' in value && 'anchor' in value;
  return isBlock ? [value as TextBlock] : Object.values(value).flatMap(blocks);
}

describe('scenes', () => {
  it('has the same actors in the same order in every one', () => {
    const ids = story.streets.map(({ id }) => id);
    for (const scene of scenes)
      expect(
        scene.marks.map(({ id }) => id),
        named(scene),
      ).toEqual(ids);
  });

  it('keeps every actor of a chart on the stage', () => {
    for (const scene of scenes.filter(({ chart }) => chart)) {
      for (const {
        at: [x, y],
      } of scene.marks) {
        expect(x, named(scene)).toBeGreaterThan(0);
        expect(x, named(scene)).toBeLessThan(scene.size.width);
        expect(y, named(scene)).toBeGreaterThan(0);
        expect(y, named(scene)).toBeLessThan(scene.size.height);
      }
    }
  });

  it('stands actors of a map exactly where the camera sees their place', () => {
    for (const scene of scenes.filter(({ map }) => map)) {
      for (const { at, geo } of scene.marks) expect(geo && project(scene.camera, scene.size, geo), named(scene)).toEqual(at);
    }
  });

  it('shows all places that a scene without a focus is about', () => {
    for (const scene of scenes.filter(({ step, map }) => map && steps.find(({ id }) => id === step)?.scene.focus.length === 0)) {
      for (const {
        at: [x, y],
      } of scene.marks) {
        expect(x > 0 && x < scene.size.width && y > 0 && y < scene.size.height, named(scene)).toBe(true);
      }
    }
  });

  it('draws exactly as many units as the fact counts, and an open end only for a lower bound', () => {
    for (const scene of scenes) {
      const { chart } = scene;
      if (chart?.kind !== 'units') continue;
      const fact = story.facts.find(({ id }) => id === chart.fact);
      expect(chart.rows.flat(), named(scene)).toHaveLength(fact?.value ?? -1);
      expect(chart.openEnd !== null, named(scene)).toBe(fact?.exactness === 'atLeast');
      // It stops short of the edge: what the edge cuts does not end open.
      const { x = 0, width = 0 } = chart.openEnd?.box ?? {};
      expect(x + width, named(scene)).toBeLessThanOrEqual(scene.size.width - 16);
    }
  });

  it('keeps the text of charts on the stage and at 12 px or more', () => {
    for (const scene of scenes.filter(({ chart }) => chart)) {
      for (const block of blocks(scene.chart)) {
        for (const line of block.lines) {
          const width = textWidth(line, block.fontSize);
          const left = block.anchor === 'middle' ? block.at[0] - width / 2 : block.at[0];
          const what = `${named(scene)}: ${line}`;
          expect(left, what).toBeGreaterThan(-1);
          expect(left + width, what).toBeLessThan(scene.size.width + 1);
          expect(block.at[1] + block.lines.length * block.lineHeight, what).toBeLessThan(scene.size.height + 4);
          expect(block.fontSize, what).toBeGreaterThanOrEqual(12);
        }
      }
    }
  });

  it('lets no two names on a map touch', () => {
    for (const scene of scenes.filter(({ map }) => map)) {
      const labels = [
        ...scene.marks.flatMap(({ id, at, label }) =>
          label ? [{ name: id, x: at[0] + label.dx, y: at[1] + label.dy, width: label.width, height: label.height }] : [],
        ),
        ...(scene.map?.places ?? []).flatMap(({ id, geo, label }) => {
          const at = project(scene.camera, scene.size, geo);
          return label ? [{ name: id, x: at[0] + label.dx, y: at[1] + label.dy, width: label.width, height: label.height }] : [];
        }),
        ...(scene.map?.waterNames ?? []).flatMap(({ id, fontSize, characters }) =>
          characters.map(({ at: [x, y] }) => ({ name: id, x: x - fontSize / 2, y: y - fontSize / 2, width: fontSize, height: fontSize })),
        ),
      ];
      for (const [k, box] of labels.entries()) {
        for (const other of labels.slice(k + 1)) {
          if (other.name !== box.name) expect(overlaps(box, other), `${named(scene)}: ${box.name}, ${other.name}`).toBe(false);
        }
      }
    }
  });

  it('names every street on the first map at every size', () => {
    for (const scene of scenes.filter(({ step }) => step === steps[0]?.id)) {
      expect(
        scene.marks.filter(({ label }) => label === null).map(({ id }) => id),
        named(scene),
      ).toEqual([]);
    }
  });

  it('is the same scene each time it is asked for', () => {
    for (const step of steps) {
      const env = stageOf({ width: 390, height: 464 });
      expect(sceneFor(story, step.id, env)).toEqual(sceneFor(story, step.id, env));
    }
  });

  it('knows no step that the story does not have', () => {
    expect(() => sceneFor(story, 'nowhere', stageOf({ width: 390, height: 464 }))).toThrow('nowhere');
  });

  it('says what is missing where a reference leads nowhere, and draws no half of it', () => {
    const wall = steps.find(({ scene }) => scene.layout === 'wall')?.id ?? '';
    const env = stageOf({ width: 390, height: 464 });
    expect(() => sceneFor({ ...story, figures: story.figures.filter(({ id }) => id !== 'firms-served') }, wall, env)).toThrow(
      'figure "firms-served"',
    );
    const orphaned = {
      ...story,
      chapters: story.chapters.map((chapter) => ({ ...chapter, steps: chapter.steps.filter(({ figure }) => figure !== 'firms-served') })),
    };
    expect(() => sceneFor(orphaned, wall, env)).toThrow('step with "firms-served"');
  });
});
