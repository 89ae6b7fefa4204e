/** The map engine: maplibre-gl with the story's own waters. Loaded on demand; owns the canvas, never the scroll. */
import { boundary, brushes, tiles } from 'virtual:yunhe/ground';
import { Map as EngineMap, setWorkerUrl, type DataDrivenPropertyValueSpecification, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import './engine.css';
import { PATH_ZOOM, pathOrigin, type Camera, type Size } from '../../scene/camera';
import { isOfTiles, tileStyle, watchTiles } from './tiles';
import { whenRepainted } from '../../drive/settings';
import { washRadius } from '../../draw/map/wash';
import type { LonLat, StageStory } from '../../story/types';

export interface Engine {
  /** @param size of the stage for which the camera was made: the container may show it larger */
  setCamera(camera: Camera, size: Size): void;
  /** Lets the named waters stand out and the others step back; none named, all are as usual. */
  setEmphasis(waterways: readonly string[]): void;
  /** Median milliseconds of a few frames drawn in a row. */
  frameTime(): Promise<number>;
  destroy(): void;
}

export interface EngineOptions {
  readonly container: HTMLElement;
  readonly story: StageStory;
  readonly camera: Camera;
  readonly size: Size;
  /** Called once if the engine stops drawing after it had started. */
  readonly onDeath: () => void;
  /** Called once if the configured tiles cannot be had; the engine goes on without them. */
  readonly onTilesLost: () => void;
}

/** Windows narrower than this, px, are phones'. */
const PHONE = 600;
/** The cost of a frame follows its pixels: on a phone's small brush strokes nobody sees the difference. */
const pixelRatio = (): number => Math.min(devicePixelRatio, innerWidth < PHONE ? 1.5 : 2);
const START_TIMEOUT_MS = 12_000;
const TRIAL_FRAMES = 6;

const pigment = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function ring(points: readonly LonLat[]): number[][] {
  return points.map(([lon, lat]) => [lon, lat]);
}

/** The drawn map's rules (stage.css), said to the engine: side waters are thin; beside an emphasised one all others are dim. */
function waterOpacity(emphasis: readonly string[]): DataDrivenPropertyValueSpecification<number> {
  const [thin, dim] = [Number(pigment('--thin')), Number(pigment('--dim'))];
  if (emphasis.length === 0) return ['case', ['get', 'main'], 1, thin];
  return ['case', ['in', ['get', 'id'], ['literal', [...emphasis]]], 1, ['get', 'main'], dim, thin * dim];
}

function waterColour(emphasis: readonly string[]): DataDrivenPropertyValueSpecification<string> {
  return ['case', ['any', ['get', 'main'], ['in', ['get', 'id'], ['literal', [...emphasis]]]], pigment('--canal'), pigment('--green')];
}

function styleOf(story: StageStory): StyleSpecification {
  const basemap = tiles ? tileStyle(tiles) : { sources: {}, layers: [] };
  return {
    version: 8,
    sources: {
      ...basemap.sources,
      boundary: {
        type: 'geojson',
        data: { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: boundary.map(ring) } },
      },
      land: {
        type: 'geojson',
        data: { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [...pathOrigin(story.canalBounds)] } },
      },
      waters: {
        type: 'geojson',
        data: {
          type: 'FeatureCollection',
          features: story.waterways.map(({ id, main }) => ({
            type: 'Feature',
            properties: { id, main },
            geometry: { type: 'Polygon', coordinates: [ring(brushes[id] ?? [])] },
          })),
        },
      },
    },
    layers: [
      ...basemap.layers,
      {
        // Tiles bring their own land.
        id: 'wash',
        type: 'circle',
        source: 'land',
        layout: { visibility: tiles ? 'none' : 'visible' },
        paint: {
          'circle-color': pigment('--paper-deep'),
          'circle-opacity': 0.75,
          'circle-blur': 0.8,
          'circle-pitch-scale': 'map',
          'circle-radius': [
            'interpolate',
            ['exponential', 2],
            ['zoom'],
            PATH_ZOOM - 2,
            washRadius(story) / 4,
            PATH_ZOOM + 4,
            washRadius(story) * 16,
          ],
        },
      },
      {
        id: 'boundary',
        type: 'line',
        source: 'boundary',
        paint: { 'line-color': pigment('--ink-soft'), 'line-width': 1.2, 'line-dasharray': [6, 2, 1, 2] },
      },
      { id: 'waters', type: 'fill', source: 'waters', paint: { 'fill-color': waterColour([]), 'fill-opacity': waterOpacity([]) } },
    ],
  };
}

/** Calls `changed` whenever the screen has other pixels: the browser's zoom, a window moved to another monitor. Returns the way to stop. */
function watchPixelRatio(changed: () => void): () => void {
  let known = devicePixelRatio;
  let query: MediaQueryList;
  // There is no event for it: a query asks whether it is still what it was; some browsers answer only when the window's size changes with it.
  const watch = (): void => {
    query = matchMedia(`(resolution: ${known}dppx)`);
    query.addEventListener('change', look);
  };
  const look = (): void => {
    if (devicePixelRatio === known) return;
    known = devicePixelRatio;
    query.removeEventListener('change', look);
    watch();
    changed();
  };
  watch();
  addEventListener('resize', look);
  return () => {
    query.removeEventListener('change', look);
    removeEventListener('resize', look);
  };
}

/** Resolves once a water is really drawn: `load` fires even when the worker never answered. */
function whenWaterIsDrawn(map: EngineMap): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the map drew nothing in time')), START_TIMEOUT_MS);
    const look = (): void => {
      if (!map.getLayer('waters') || map.queryRenderedFeatures({ layers: ['waters'] }).length === 0) return;
      clearTimeout(timer);
      map.off('render', look);
      resolve();
    };
    map.on('render', look);
    map.on('error', (event) => {
      if (isOfTiles(event)) return;
      clearTimeout(timer);
      reject(event.error);
    });
  });
}

/**
 * Starts the engine at a camera and resolves when a known feature is rendered.
 * @throws if WebGL, the worker or the first drawing fails, or nothing is drawn within 12 s
 */
export async function startEngine({ container, story, camera, size, onDeath, onTilesLost }: EngineOptions): Promise<Engine> {
  setWorkerUrl(workerUrl);
  // As the drawn map does: the scene is drawn as large as the container allows.
  const view = ({ center, zoom }: Camera, { width, height }: Size): { center: [number, number]; zoom: number } => ({
    center: [center[0], center[1]],
    zoom: zoom + Math.log2(Math.min(container.clientWidth / width, container.clientHeight / height)),
  });
  const map = new EngineMap({
    container,
    style: styleOf(story),
    ...view(camera, size),
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    renderWorldCopies: false,
    pixelRatio: pixelRatio(),
  });
  const canvas = map.getCanvas();
  canvas.tabIndex = -1;
  canvas.setAttribute('aria-hidden', 'true');
  if (tiles) watchTiles(map, onTilesLost);
  let dead = false;
  const die = (): void => {
    if (dead) return;
    dead = true;
    onDeath();
  };
  try {
    await whenWaterIsDrawn(map);
  } catch (error) {
    map.remove();
    throw error;
  }
  map.on('error', (event) => {
    if (!isOfTiles(event)) die();
  });
  map.on('webglcontextlost', die);
  const stopWatching = watchPixelRatio(() => {
    if (!dead) map.setPixelRatio(pixelRatio());
  });
  let emphasised: readonly string[] = [];
  const paint = (): void => {
    if (dead) return;
    map.setPaintProperty('wash', 'circle-color', pigment('--paper-deep'));
    map.setPaintProperty('boundary', 'line-color', pigment('--ink-soft'));
    map.setPaintProperty('waters', 'fill-color', waterColour(emphasised));
    map.setPaintProperty('waters', 'fill-opacity', waterOpacity(emphasised));
  };
  const stopRepainting = whenRepainted(paint);
  return {
    setCamera: (next, stage) => {
      if (!dead) map.jumpTo(view(next, stage));
    },
    setEmphasis: (waterways) => {
      emphasised = waterways;
      paint();
    },
    frameTime: () => medianFrame(map),
    destroy: () => {
      dead = true;
      stopWatching();
      stopRepainting();
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
