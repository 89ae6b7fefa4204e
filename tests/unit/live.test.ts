/** What the map engine is told while the reader reads. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Camera, Size } from '../../src/scene/camera';
import { startLiveMap } from '../../src/stage/live/live';
import type { CameraListener, Director } from '../../src/stage/director.svelte';
import { sceneFor, stageOf } from '../../src/scene/scene';
import type { Scene } from '../../src/scene/types';
import { fixtureStory } from '../fixtures/overlay';

const told = vi.hoisted(() => ({ emphasis: [] as (readonly string[])[], cameras: 0 }));
vi.mock('../../src/stage/live/engine', () => ({
  startEngine: () =>
    Promise.resolve({
      setCamera: () => (told.cameras += 1),
      setEmphasis: (waters: readonly string[]) => told.emphasis.push(waters),
      frameTime: () => Promise.resolve(5),
      destroy: () => undefined,
    }),
}));

const story = fixtureStory('base').stage;
const scenes = story.chapters.flatMap(({ steps }) => steps).map(({ id }) => sceneFor(story, id, stageOf({ width: 390, height: 464 })));
const scene = (is: (each: Scene) => boolean): Scene => {
  const found = scenes.find(is);
  if (!found) throw new Error('the story has no such step');
  return found;
};
const chart = scene(({ map }) => map === null);
const [plain, emphasised] = [scene(({ map }) => map?.emphasis.length === 0), scene(({ map }) => Boolean(map?.emphasis.length))];

beforeEach(() => {
  Object.assign(told, { emphasis: [], cameras: 0 });
  vi.stubGlobal('location', { href: 'https://example.org/?map=live' });
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => ({ getExtension: () => null }) }) });
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('requestIdleCallback', (call: () => void) => call());
});
afterEach(() => vi.unstubAllGlobals());

/** A live map that has taken over, and what moves its camera by a frame with a scene on the stage. */
async function live(): Promise<(on: Scene) => void> {
  let shown = plain;
  let listener: CameraListener = () => undefined;
  const { camera, size } = plain as { camera: Camera; size: Size };
  const director = {
    get scene() {
      return shown;
    },
    frame: { camera, size },
    watchCamera: (added: CameraListener) => {
      listener = added;
      return () => undefined;
    },
  } as unknown as Director;
  vi.stubGlobal('addEventListener', (name: string, move: () => void) => name === 'scroll' && move());
  await new Promise<void>((taken) =>
    startLiveMap({
      container: {} as HTMLElement,
      story,
      director,
      onTilesLost: () => undefined,
      onState: (state) => state === 'live' && taken(),
    }),
  );
  return (on) => {
    shown = on;
    listener(camera, size, true);
  };
}

it('is told of its waters once a scene that emphasises others, and of its camera at every frame', async () => {
  const frame = await live();
  for (const on of [emphasised, emphasised, emphasised, plain, plain]) frame(on);
  expect(told.emphasis).toEqual([emphasised.map?.emphasis, []]);
  expect(told.cameras).toBe(5);
});

it('is told nothing of its waters while a chart stands on the stage', async () => {
  const frame = await live();
  frame(emphasised);
  for (let k = 0; k < 30; k += 1) frame(chart);
  expect(told.emphasis).toEqual([emphasised.map?.emphasis]);
});
