/** Map tiles under the story's own waters: how they are laid, and when they are given up. */
import type { ErrorEvent, LayerSpecification, Map as EngineMap, MapSourceDataEvent, SourceSpecification } from 'maplibre-gl';
import type { Tiles } from '../../story/types';

const PREFIX = 'tiles-';
/** So many failures in a row, without a tile between them, and the source is taken for dead. */
const MOST_FAILURES = 4;
/** So long may the source keep silent while tiles are asked for. */
const SILENCE_MS = 10_000;

/** Sources and layers for the engine's style, from below. The paper shows through, so that ink and lanterns stay readable on top. */
export function tileStyle({ layers, minZoom, maxZoom }: Tiles): {
  sources: Record<string, SourceSpecification>;
  layers: LayerSpecification[];
} {
  const ids = layers.map((_, k) => `${PREFIX}${k}`);
  return {
    sources: Object.fromEntries(
      layers.map((urls, k) => [ids[k], { type: 'raster', tiles: [...urls], tileSize: 256, minzoom: minZoom, maxzoom: maxZoom }]),
    ),
    layers: ids.map((id): LayerSpecification => ({
      id,
      type: 'raster',
      source: id,
      paint: { 'raster-opacity': 0.8, 'raster-saturation': -0.4, 'raster-fade-duration': 0 },
    })),
  };
}

/** True for an event that a tile source caused: the map itself is well. */
export function isOfTiles(event: object): boolean {
  return 'sourceId' in event && typeof event.sourceId === 'string' && event.sourceId.startsWith(PREFIX);
}

/**
 * Watches the tile sources and takes them off the map, once and for all, when they only fail (refused, broken, no
 * picture) or keep silent: nothing goes on asking, and the story's own drawing remains.
 * @param onLost called once when that happens
 */
export function watchTiles(map: EngineMap, onLost: () => void): void {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    map.off('error', onError);
    map.off('sourcedataloading', onAsk);
    map.off('sourcedata', onData);
    map.off('remove', stop);
  };
  const giveUp = (): void => {
    stop();
    for (const id of map.getLayersOrder().filter((layer) => layer.startsWith(PREFIX))) map.removeLayer(id).removeSource(id);
    onLost();
  };
  const onError = (event: ErrorEvent): void => {
    if (!isOfTiles(event)) return;
    failures += 1;
    if (failures >= MOST_FAILURES) giveUp();
  };
  const onAsk = (event: MapSourceDataEvent): void => {
    if (isOfTiles(event)) timer ??= setTimeout(giveUp, SILENCE_MS);
  };
  const onData = (event: MapSourceDataEvent): void => {
    if (!isOfTiles(event) || !event.coord) return;
    failures = 0;
    clearTimeout(timer);
    timer = undefined;
  };
  map.on('error', onError);
  map.on('sourcedataloading', onAsk);
  map.on('sourcedata', onData);
  map.on('remove', stop);
}
