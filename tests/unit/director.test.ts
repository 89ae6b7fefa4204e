/** How scenes come onto the stage: travelled to, or cut to where nobody looks for a journey. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Scene } from '../../src/scene/types';
import { alone, sceneFor, stageOf } from '../../src/scene/scene';
import type { Director } from '../../src/stage/director.svelte';
import { PRERENDER_CACHE, withPrerenderer } from '../../build/prerenderer';
import { root } from '../../tools/run.mjs';
import { fixtureStory } from '../fixtures/overlay';

interface Module {
  readonly directorOf: (first: Scene) => Director;
}

const story = fixtureStory('base').stage;
const phone = stageOf({ width: 390, height: 464 });
const [opening, halls, tiles, draws] = ['opening', 'practice-halls', 'roots-streets', 'canal-draws'].map((id) =>
  sceneFor(story, id, phone),
) as [Scene, Scene, Scene, Scene];
const FRAME = 16;
let make: Module['directorOf'];
let director: Director;

beforeAll(async () => {
  rmSync(join(root, PRERENDER_CACHE), { recursive: true, force: true });
  make = (await withPrerenderer<Module, Module>(root, '/src/stage/director.svelte.ts', (module) => module)).directorOf;
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  vi.stubGlobal('requestAnimationFrame', (call: (now: number) => void) => setTimeout(() => call(performance.now()), FRAME));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  // Long after the page was opened.
  vi.advanceTimersByTime(60_000);
  director = make(opening);
});
afterEach(() => {
  director.destroy();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Lets so many ms pass, in frames of a quick machine. */
const pass = (ms: number): unknown => vi.advanceTimersByTime(ms);
const firstAt = (): readonly [number, number] => director.frame.actors[0]?.at ?? [NaN, NaN];
const moved = (scene: Scene): number =>
  Math.hypot(firstAt()[0] - (scene.marks[0]?.at[0] ?? NaN), firstAt()[1] - (scene.marks[0]?.at[1] ?? NaN));

describe('a new step', () => {
  it('is travelled to: the actors leave from where they are, are on their way, and come to rest', () => {
    director.show(tiles);
    expect(director.scene).toBe(tiles);
    expect([moved(opening) < 1e-9, director.frame.moving]).toEqual([true, true]);
    pass(400);
    expect(moved(opening)).toBeGreaterThan(5);
    expect(moved(tiles)).toBeGreaterThan(5);
    pass(1000);
    expect([moved(tiles), director.frame.moving]).toEqual([0, false]);
  });

  it('that follows one on its way is travelled to from there, if the reader took her time', () => {
    director.show(tiles);
    pass(400);
    const there = firstAt();
    director.show(halls);
    expect(firstAt()).toEqual(there);
    expect(director.frame.moving).toBe(true);
    pass(1000);
    expect(moved(halls)).toBe(0);
  });

  it('that is flung past is cut to, and whoever follows the camera need not until it is calm', () => {
    const told: boolean[] = [];
    director.watchCamera((_, __, moving) => told.push(moving));
    director.show(tiles);
    pass(100);
    const before = told.length;
    for (const scene of [halls, opening, tiles, halls]) {
      director.show(scene);
      expect([director.frame.moving, moved(scene), director.hurried]).toEqual([false, 0, true]);
      pass(100);
    }
    expect(told).toHaveLength(before);
    pass(400);
    expect(director.hurried).toBe(false);
    expect(told.length).toBeGreaterThan(before);
    expect(told.at(-1)).toBe(false);
  });

  it('that comes just after the stage got its size is travelled to', () => {
    const wide = stageOf({ width: 430, height: 464 });
    director.show(sceneFor(story, 'opening', wide));
    director.show(sceneFor(story, 'roots-streets', wide));
    expect([director.frame.moving, director.hurried]).toEqual([true, false]);
  });

  it('that comes just when it is calm again is told to whoever follows the camera, before they are looked at', () => {
    (document as unknown as { documentElement: { dataset: Record<string, string> } }).documentElement.dataset.motion = 'off';
    const near = sceneFor(story, 'opening', { ...phone, camera: { ...opening.camera, zoom: opening.camera.zoom + 1 } });
    let told = director.frame.camera;
    director.watchCamera((camera) => (told = camera));
    director.show(tiles);
    pass(100);
    director.show(near);
    expect(director.hurried).toBe(true);
    // Calm, but the frame in which the followers draw has not come: a busy machine takes long for it.
    pass(255);
    expect(director.hurried).toBe(true);
    director.show(opening);
    pass(1000);
    expect([director.hurried, told]).toEqual([false, opening.camera]);
  });

  it('is cut to in a window of another size, and without motion', () => {
    director.show(sceneFor(story, 'roots-streets', stageOf({ width: 400, height: 464 })));
    expect(director.frame.moving).toBe(false);
    pass(1000);
    (document as unknown as { documentElement: { dataset: Record<string, string> } }).documentElement.dataset.motion = 'off';
    director.show(halls);
    expect([director.frame.moving, moved(halls)]).toEqual([false, 0]);
  });
});

describe('the reader’s own camera', () => {
  const camera = { center: opening.camera.center, zoom: opening.camera.zoom + 1 };
  const own = sceneFor(story, 'opening', { ...phone, camera });
  it('is followed at once, and the way back from it is travelled', () => {
    director.look(camera);
    expect(director.frame.camera).toBe(camera);
    director.show(own);
    expect([director.frame.moving, director.frame.camera]).toEqual([false, camera]);
    pass(1000);
    director.show(opening);
    expect(director.frame.moving).toBe(true);
    pass(400);
    expect(director.frame.camera.zoom).toBeGreaterThan(opening.camera.zoom);
    expect(director.frame.camera.zoom).toBeLessThan(camera.zoom);
    pass(1000);
    expect(director.frame.camera).toEqual(opening.camera);
  });
});

describe('the canal that draws itself', () => {
  it('begins with nothing, grows, and is whole in the end; in a picture that is cut to it is whole at once', () => {
    director.show(draws);
    const parts = [director.frame.drawn];
    for (let k = 0; k < 30; k += 1) {
      pass(100);
      parts.push(director.frame.drawn);
    }
    expect(parts[0]).toBe(0);
    expect(parts.at(-1)).toBe(1);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(parts.filter((part) => part > 0 && part < 1).length).toBeGreaterThan(10);
    director.show(halls);
    pass(50);
    director.show(draws);
    expect(director.frame.drawn).toBe(1);
  });
});

describe('a machine that stutters', () => {
  it('ends its first flight at once and flies no more', async () => {
    let now = performance.now();
    const frames: ((time: number) => void)[] = [];
    vi.stubGlobal('requestAnimationFrame', (call: (time: number) => void) => frames.push(call));
    director.show(tiles);
    for (let k = 0; k < 10; k += 1) {
      now += 60;
      frames.pop()?.(now);
    }
    expect(document.documentElement.dataset.pace).toBe('slow');
    await director.firstFlight;
    expect(moved(tiles)).toBe(0);
    pass(1000);
    director.show(halls);
    expect(director.frame.moving).toBe(false);
  });
});

describe('the prerenderer', () => {
  it('bundles nothing ahead: commands that run at once share the folder', () => {
    expect(['deps', 'deps_ssr'].filter((name) => existsSync(join(root, PRERENDER_CACHE, name)))).toEqual([]);
  });
});

describe('a surface of another kind', () => {
  it('is the same step drawn anew: no journey', () => {
    director.show(sceneFor(story, 'opening', alone(phone.size)));
    expect(director.frame.moving).toBe(false);
  });
});
