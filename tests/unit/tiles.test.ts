/** When a basemap's tiles are given up: a service that is dead, not one that lacks a tile here and there. */
import type { Map as EngineMap } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isOfTiles, watchTiles } from '../../src/stage/live/tiles';

type Listener = (event: object) => void;

/** As much of the engine's map as the watch looks at. */
function fakeMap() {
  const listeners = new Map<string, Set<Listener>>();
  let layers = ['tiles-0', 'tiles-1', 'wash', 'waters'];
  const removed: string[] = [];
  const map = {
    on: (name: string, listener: Listener) => listeners.set(name, (listeners.get(name) ?? new Set()).add(listener)),
    off: (name: string, listener: Listener) => listeners.get(name)?.delete(listener),
    getLayersOrder: () => layers,
    removeLayer: (id: string) => {
      layers = layers.filter((each) => each !== id);
      return map;
    },
    removeSource: (id: string) => {
      removed.push(id);
      return map;
    },
  };
  const fire = (name: string, event: object): void => [...(listeners.get(name) ?? [])].forEach((listener) => listener(event));
  return {
    map: map as unknown as EngineMap,
    fire,
    removed,
    listening: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
    layers: () => layers,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a tile service', () => {
  const failed = { sourceId: 'tiles-0', error: new Error('404') };
  const came = { sourceId: 'tiles-0', coord: {} };
  it('that lacks tiles here and there, and sends others between them, stays', () => {
    const lost = vi.fn();
    const { map, fire, layers } = fakeMap();
    watchTiles(map, lost);
    for (let k = 0; k < 40; k += 1) {
      fire('sourcedataloading', failed);
      fire('error', failed);
      if (k % 3 === 2) fire('sourcedata', came);
      vi.advanceTimersByTime(500);
    }
    expect(lost).not.toHaveBeenCalled();
    expect(layers()).toContain('tiles-0');
  });

  it('that only fails is taken off, once, with all its layers and no others, and is watched no more', () => {
    const lost = vi.fn();
    const { map, fire, layers, removed, listening } = fakeMap();
    watchTiles(map, lost);
    for (let k = 0; k < 9; k += 1) fire('error', failed);
    expect(lost).toHaveBeenCalledTimes(1);
    expect([layers(), removed]).toEqual([
      ['wash', 'waters'],
      ['tiles-0', 'tiles-1'],
    ]);
    expect(listening()).toBe(0);
  });

  it('that keeps silent for ten seconds is taken off; that answers in time is not', () => {
    for (const [answers, times] of [
      [false, 1],
      [true, 0],
    ] as const) {
      const lost = vi.fn();
      const { map, fire } = fakeMap();
      watchTiles(map, lost);
      fire('sourcedataloading', came);
      vi.advanceTimersByTime(9000);
      if (answers) fire('sourcedata', came);
      vi.advanceTimersByTime(9000);
      expect(lost).toHaveBeenCalledTimes(times);
    }
  });

  it('is not blamed for what happens to the map itself', () => {
    expect([isOfTiles({ sourceId: 'waters' }), isOfTiles({}), isOfTiles(failed)]).toEqual([false, false, true]);
    const lost = vi.fn();
    const { map, fire } = fakeMap();
    watchTiles(map, lost);
    for (let k = 0; k < 9; k += 1) fire('error', { error: new Error('x') });
    expect(lost).not.toHaveBeenCalled();
  });
});
