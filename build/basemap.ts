/** The basemap's settings and the key from the environment → addresses of tiles. The key is never in the data folder. */
import type { Basemap, Tiles } from '../src/story/types';

/** Environment variable that holds the tile service's key (天地图's tk) while building. */
export const KEY_VARIABLE = 'YUNHE_MAP_KEY';

/** Chart and lettering of each kind of 天地图 in Web-Mercator. */
const TIANDITU = { vec: ['vec', 'cva'], img: ['img', 'cia'] } as const;
const TIANDITU_HOSTS = ['0', '1', '2', '3', '4', '5', '6', '7'];
/** Levels of 天地图's Web-Mercator matrix set. */
const TIANDITU_ZOOM = { minZoom: 1, maxZoom: 18 };

/** 天地图's WMTS in key-value form (OGC 07-057r7, 8.2), matrix set `w`. */
const wmts = (host: string, layer: string, key: string): string =>
  `${host}/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${key}`;

/**
 * Addresses of the tiles, or null where only the embedded drawing is used.
 * @throws Error with one Chinese sentence if the service needs a key and the environment has none
 */
export function tilesOf(basemap: Basemap, env: Readonly<Record<string, string | undefined>>): Tiles | null {
  if (basemap.kind === 'embedded') return null;
  const key = env[KEY_VARIABLE]?.trim() ?? '';
  if (key === '' && (basemap.kind === 'tianditu' || basemap.url.includes('{key}'))) {
    throw new Error(
      `site.yaml 的 map.basemap 写的是“${basemap.kind}”：这种底图要有密钥；请在生成网页的命令前设环境变量 ${KEY_VARIABLE}（天地图填“浏览器端”的 tk），不要写进文件。`,
    );
  }
  if (!/^[\w.-]*$/.test(key)) throw new Error(`环境变量 ${KEY_VARIABLE} 里有空格或符号，不像一个密钥；请重新复制，只留字母和数字。`);
  if (basemap.kind === 'raster')
    return { layers: [[basemap.url.replaceAll('{key}', key)]], minZoom: basemap.minZoom, maxZoom: basemap.maxZoom };
  const hosts = basemap.host.includes('{s}') ? TIANDITU_HOSTS.map((s) => basemap.host.replace('{s}', s)) : [basemap.host];
  return {
    layers: TIANDITU[basemap.layer].map((layer) => hosts.map((host) => wmts(host.replace(/\/$/, ''), layer, key))),
    ...TIANDITU_ZOOM,
  };
}

/** Origins that the tiles come from, each once. */
export function tileOrigins(tiles: Tiles | null): string[] {
  return [...new Set((tiles?.layers ?? []).flat().map((url) => new URL(url.replace(/[{}]/g, '')).origin))];
}
