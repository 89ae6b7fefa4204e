/**
 * What stands on a map besides the map: caption, scale bar, the button that opens it, the cover's painting. One rule for
 * the story, the presenter, the stepper, figures, sheets and thumbnails: none of them lies on a lantern or a name.
 */
import { describe, expect, it } from 'vitest';
import { overlaps, textWidth, type Box } from '../../src/scene/box';
import { project } from '../../src/scene/camera';
import { buttonBox, captionBlock } from '../../src/scene/layout/caption';
import { glow, glowShort } from '../../src/scene/words';
import type { Env, MarkLabel, Scene } from '../../src/scene/types';
import { alone, sceneFor, stageOf, stepsOf } from '../../src/scene/scene';
import type { StageStory } from '../../src/story/types';
import { fixtureStory } from '../fixtures/overlay';

const { stage } = fixtureStory('base');
/** As a public map has it: a number, a date, the source of a second map. */
const dutiful: StageStory = {
  ...stage,
  duties: {
    ...stage.duties,
    sourceShort: '水系 © OpenStreetMap（ODbL）',
    reviewNumber: '浙S（2026）1号',
    dataDate: '2026年1月',
    basemapSource: '底图 © 天地图（国家地理信息公共服务平台）',
  },
};
const size = (width: number, height: number): Env['size'] => ({ width, height });

/** Surfaces of all modes, in scene px: what the stage is in windows of people, and the pictures that stand by themselves. */
const SURFACES: readonly [string, Env][] = [
  ...(
    [
      [360, 352],
      [375, 367],
      [390, 464],
      [414, 492],
      [768, 563],
      [1023, 780],
    ] as const
  ).map((s): [string, Env] => ['phone', stageOf(size(s[0], s[1]))]),
  ...(
    [
      [290, 360],
      [320, 360],
      [392, 390],
      [420, 430],
      [470, 540],
    ] as const
  ).map((s): [string, Env] => ['phone sideways', { ...stageOf(size(s[0], s[1])), fade: 'left' as const }]),
  ...(
    [
      [552, 600],
      [552, 768],
      [968, 900],
      [1300, 1080],
      [1940, 1080],
    ] as const
  ).map((s): [string, Env] => ['desk', { ...stageOf(size(s[0], s[1])), fade: 'left' as const, foot: (s[0] + 472) * 0.15 }]),
  ...(
    [
      [260, 380],
      [415, 415],
      [522, 424],
      [660, 470],
      [940, 424],
    ] as const
  ).map((s): [string, Env] => ['presenter', { ...stageOf(size(s[0], s[1])), button: false, fade: 'left' as const }]),
  ...(
    [
      [320, 225],
      [375, 225],
      [360, 300],
      [480, 320],
      [600, 556],
    ] as const
  ).map((s): [string, Env] => ['stepper', stageOf(size(s[0], s[1]))]),
  ...(
    [
      [360, 420],
      [360, 500],
      [400, 420],
      [576, 479],
      [558, 640],
      [400, 380],
    ] as const
  ).map((s): [string, Env] => ['picture', alone(size(s[0], s[1]))]),
];
const maps = stepsOf(stage)
  .map(({ step }) => step)
  .filter(({ scene }) => scene.layout === 'map');
const views = SURFACES.flatMap(([mode, env]) =>
  [stage, dutiful].flatMap((story) =>
    maps.map((step) => ({
      step,
      env,
      scene: sceneFor(story, step.id, env),
      where: `${mode} ${env.size.width}×${env.size.height} ${step.id}${story === dutiful ? ', all duties' : ''}`,
    })),
  ),
);

const labelBox = (at: readonly [number, number], { dx, dy, width, height }: MarkLabel): Box => ({
  x: at[0] + dx,
  y: at[1] + dy,
  width,
  height,
});
const lanternBox = ({ at: [x, y], size: side }: Scene['marks'][number]): Box => ({
  x: x - side / 2,
  y: y - side * 0.6,
  width: side,
  height: side * 1.2,
});
const within = ({ x, y, width, height }: Box, outer: Env['size']): boolean =>
  x >= 0 && y >= 0 && x + width <= outer.width + 0.01 && y + height <= outer.height + 0.01;

interface Piece {
  readonly name: string;
  readonly box: Box;
}
/** The boxes of what stands on the map. */
function furniture({ map, size: { width, height } }: Scene, cover: number): Piece[] {
  if (!map) return [];
  const { caption, scaleBar, button } = map;
  const em = caption.fontSize;
  const words = textWidth(scaleBar.text, em) + 6;
  return [
    ...caption.lines.map(({ text, at: [x, y] }) => ({
      name: `caption “${text}”`,
      box: { x, y: y - em * 0.9, width: textWidth(text, em), height: em },
    })),
    { name: 'scale bar', box: { x: scaleBar.at[0] - words, y: scaleBar.at[1] - em * 0.9, width: scaleBar.width + words, height: em } },
    ...(button ? [{ name: 'button', box: button }] : []),
    ...(cover > 0 ? [{ name: 'painting', box: { x: 0, y: height - cover, width, height: cover } }] : []),
  ];
}
const cover = maps[0]?.id;
const coverOf = ({ step, env }: (typeof views)[number]): number => (step.id === cover ? env.foot : 0);

describe('what stands on a map', () => {
  it('lies on no lantern that is shown, and on no name', () => {
    for (const view of views) {
      const { scene, where } = view;
      const shown = scene.marks.filter(({ under }) => !under).map((mark) => ({ name: mark.id, box: lanternBox(mark) }));
      const names = [
        ...scene.marks.flatMap(({ id, at, label }) => (label ? [{ name: `name of ${id}`, box: labelBox(at, label) }] : [])),
        ...(scene.map?.places ?? []).flatMap(({ id, geo, label }) =>
          label ? [{ name: `name of ${id}`, box: labelBox(project(scene.camera, scene.size, geo), label) }] : [],
        ),
        ...(scene.map?.waterNames ?? []).flatMap(({ id, fontSize, characters }) =>
          characters.map(({ at: [x, y] }) => ({
            name: `name of ${id}`,
            box: { x: x - fontSize / 2, y: y - fontSize / 2, width: fontSize, height: fontSize },
          })),
        ),
      ];
      const hits = furniture(scene, coverOf(view)).flatMap((piece) =>
        [...shown, ...names].filter(({ box }) => overlaps(box, piece.box)).map(({ name }) => `${piece.name} on ${name}`),
      );
      expect(hits, where).toEqual([]);
    }
  });

  it('takes nothing away of what the scene is about', () => {
    for (const { scene, step, where } of views) {
      const about = scene.marks.filter(({ id }) => step.scene.focus.length === 0 || step.scene.focus.includes(id));
      expect(
        about.filter((mark) => mark.under || !within(lanternBox(mark), scene.size)).map(({ id }) => id),
        where,
      ).toEqual([]);
    }
  });

  it('names no lantern that is not shown, and cuts none at the edge', () => {
    for (const { scene, where } of views) {
      expect(
        scene.marks.filter(({ under, label }) => under && label).map(({ id }) => id),
        where,
      ).toEqual([]);
      const { width, height } = scene.size;
      const cut = scene.marks.filter(
        (mark) => !mark.under && overlaps(lanternBox(mark), { x: 0, y: 0, width, height }) && !within(lanternBox(mark), scene.size),
      );
      expect(
        cut.map(({ id }) => id),
        where,
      ).toEqual([]);
    }
  });

  it('is on the stage as a whole, in type of 12 px or more, and no piece of it lies on another', () => {
    for (const view of views) {
      const pieces = furniture(view.scene, coverOf(view));
      expect(
        pieces.filter(({ box }) => !within(box, view.scene.size)).map(({ name }) => name),
        view.where,
      ).toEqual([]);
      expect(view.scene.map?.caption.fontSize, view.where).toBeGreaterThanOrEqual(12);
      const hits = pieces.flatMap((a, k) =>
        pieces
          .slice(k + 1)
          .filter((b) => overlaps(a.box, b.box))
          .map((b) => `${a.name} on ${b.name}`),
      );
      expect(hits, view.where).toEqual([]);
    }
  });

  it('says all duties, each character of them', () => {
    const { positionNote, source, sourceShort, basemapSource, reviewNumber, dataDate } = dutiful.duties;
    for (const { scene, where } of views.filter((view) => view.where.endsWith('all duties'))) {
      const said = (scene.map?.caption.lines ?? [])
        .map(({ text }) => text)
        .join('')
        .replace(/\s/g, '');
      for (const duty of [positionNote, basemapSource, reviewNumber, dataDate]) expect(said, where).toContain(duty.replace(/\s/g, ''));
      expect(
        [source, sourceShort].filter((duty) => said.includes(duty.replace(/\s/g, ''))),
        where,
      ).toHaveLength(1);
    }
  });

  it('says whose map it is in fewer words where the whole takes more than a line, and in those alone', () => {
    const { source, sourceShort } = dutiful.duties;
    for (const [width, whole] of [
      [240, false],
      [360, true],
    ] as const) {
      const said = sceneFor(dutiful, maps[1]?.id ?? '', stageOf(size(width, 320))).map?.caption.lines.map(({ text }) => text) ?? [];
      expect(said.some((line) => line.includes(source))).toBe(whole);
      expect(said.filter((line) => line === sourceShort)).toHaveLength(whole ? 0 : 1);
    }
  });

  it('has the button where the surface has one, but not on the cover', () => {
    for (const { scene, step, env, where } of views)
      expect(scene.map?.button ?? null, where).toEqual(env.button && step.id !== cover ? buttonBox(env.size) : null);
  });

  it('keeps clear of the reader’s own camera too, with her tools below the button', () => {
    for (const { width, height } of [size(360, 352), size(968, 900)]) {
      const env = { ...stageOf(size(width, height)), camera: { center: stage.streets[0]?.at ?? ([0, 0] as const), zoom: 13 } };
      const scene = sceneFor(stage, maps[1]?.id ?? '', env);
      const button = buttonBox(env.size);
      const tools = { ...button, height: button.height * 3 };
      const hits = scene.marks.filter((each) => !each.under && overlaps(lanternBox(each), tools)).map(({ id }) => id);
      expect(hits).toEqual([]);
      expect(scene.marks.filter(({ under }) => !under).length).toBeGreaterThan(0);
    }
  });
});

describe('the caption on a narrow map', () => {
  it('loses no more to the scale bar, which stands in its first row, than what stands beside it', () => {
    const spec = maps[1]?.scene;
    if (!spec) throw new Error('no map');
    for (let width = 150; width <= 420; width += 10) {
      const { rows } = captionBlock(dutiful, spec, size(width, 300));
      // What does not fit beside it goes on over the whole width.
      expect(
        [glow, glowShort].filter((said) => rows.slice(0, 2).join('').startsWith(said)),
        rows.join(' / '),
      ).toHaveLength(1);
    }
  });
});
