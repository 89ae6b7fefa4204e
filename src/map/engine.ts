/** The map engine: maplibre-gl with the story's own waters. Loaded on demand; owns the canvas, never the scroll. */
import brushes from 'virtual:yunhe/brushes';
import { Map as EngineMap, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Camera } from '../model/camera';
import type { LonLat, StageStory } from '../model/types';

export interface Engine {
  setCamera(camera: Camera): void;
  /** Median milliseconds of a few frames drawn in a row. */
  frameTime(): Promise<number>;
  destroy(): void;
}

export interface EngineOptions {
  readonly container: HTMLElement;
  readonly story: StageStory;
  readonly camera: Camera;
  /** Called once if the engine stops drawing after it had started. */
  readonly onDeath: () => void;
}

/** The cost of a frame follows its pixels: on a phone's small brush strokes nobody sees the difference. */
const maxPixelRatio = (): number => (innerWidth < 600 ? 1.5 : 2);
const START_TIMEOUT_MS = 12_000;
const TRIAL_FRAMES = 6;

const pigment = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function ring(points: readonly LonLat[]): number[][] {
  return points.map(([lon, lat]) => [lon, lat]);
}

function styleOf(story: StageStory): StyleSpecification {
  return {
    version: 8,
    sources: {
      waters: {
        type: 'geojson',
        data: {
          type: 'FeatureCollection',
          features: story.waterways.map(({ id, main }) => ({
            type: 'Feature', properties: { id, main }, geometry: { type: 'Polygon', coordinates: [ring(brushes[id] ?? [])] },
          })),
        },
      },
    },
    layers: [
      { id: 'rivers', type: 'fill', source: 'waters', filter: ['!', ['get', 'main']], paint: { 'fill-color': pigment('--green'), 'fill-opacity': 0.6 } },
      { id: 'canal', type: 'fill', source: 'waters', filter: ['get', 'main'], paint: { 'fill-color': pigment('--canal') } },
      { id: 'canal-edge', type: 'line', source: 'waters', filter: ['get', 'main'], paint: { 'line-color': pigment('--canal'), 'line-width': 1.4 } },
    ],
  };
}

/** Resolves once the canal is really drawn: `load` fires even when the worker never answered. */
function whenCanalIsDrawn(map: EngineMap): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the map drew nothing in time')), START_TIMEOUT_MS);
    const look = (): void => {
      if (!map.getLayer('canal') || map.queryRenderedFeatures({ layers: ['canal'] }).length === 0) return;
      clearTimeout(timer);
      map.off('render', look);
      resolve();
    };
    map.on('render', look);
    map.once('error', ({ error }) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

/**
 * Starts the engine at a camera and resolves when a known feature is rendered.
 * @throws if WebGL, the worker or the first drawing fails, or nothing is drawn within 12 s
 */
export async function startEngine({ container, story, camera, onDeath }: EngineOptions): Promise<Engine> {
  setWorkerUrl(workerUrl);
  const map = new EngineMap({
    container,
    style: styleOf(story),
    center: [camera.center[0], camera.center[1]],
    zoom: camera.zoom,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    renderWorldCopies: false,
    pixelRatio: Math.min(devicePixelRatio, maxPixelRatio()),
  });
  const canvas = map.getCanvas();
  canvas.tabIndex = -1;
  canvas.setAttribute('aria-hidden', 'true');
  let dead = false;
  const die = (): void => {
    if (dead) return;
    dead = true;
    onDeath();
  };
  try {
    await whenCanalIsDrawn(map);
  } catch (error) {
    map.remove();
    throw error;
  }
  map.on('error', die);
  map.on('webglcontextlost', die);
  return {
    setCamera: ({ center, zoom }) => {
      if (!dead) map.jumpTo({ center: [center[0], center[1]], zoom });
    },
    frameTime: () => medianFrame(map),
    destroy: () => {
      dead = true;
      map.remove();
    },
  };
}

/** Draws a few frames as fast as the machine can and returns their median, ms. Ends early where the answer is plain. */
function medianFrame(map: EngineMap): Promise<number> {
  return new Promise((resolve) => {
    const times: number[] = [];
    let last = 0;
    const tick = (now: number): void => {
      if (last) times.push(now - last);
      last = now;
      if (times.length >= TRIAL_FRAMES) {
        resolve(times.sort((a, b) => a - b)[TRIAL_FRAMES >> 1] ?? 0);
        return;
      }
      map.triggerRepaint();
      requestAnimationFrame(tick);
    };
    map.triggerRepaint();
    requestAnimationFrame(tick);
  });
}
