/** The basemap's settings: an address that can be filled in, in a grid that can be laid under the story's own points. */
import type { Fault } from '../intake/faults';
import type { Sources } from '../intake/sources';
import { childOf, textOf, type Tree } from '../intake/tree';
import { isPlaceholder } from '../intake/forms';

const PLACEHOLDERS = ['{z}', '{x}', '{y}'] as const;
const KNOWN = [...PLACEHOLDERS, '{key}'];
/** Systems whose tiles are drawn with an undisclosed shift. */
const SHIFTED = ['GCJ02', 'BD09'];

/** True for an address on this very machine, where a test server may stand in for a real host. */
function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost';
}

/** Faults of `map.basemap` and what belongs to it in site.yaml. */
export function basemapFaults({ site }: Sources): Fault[] {
  const map = childOf(site?.value, 'map');
  const kind = textOf(map, 'basemap');
  if (!site || (kind !== 'tianditu' && kind !== 'raster')) return [];
  const faults: Fault[] = [];
  const add = (key: readonly string[], found: string | undefined, message: string): void => {
    // What is missing is missed where the basemap is asked for.
    const row = site.rowOf(['map', ...(childOf(map, key[0] ?? '') === undefined ? ['basemap'] : key)]);
    faults.push({
      file: site.file,
      ...(row === undefined ? {} : { row }),
      field: ['map', ...key].join('.'),
      ...(found === undefined ? {} : { found }),
      message,
    });
  };
  if (textOf(map, 'basemap_source') === '') add(['basemap_source'], '', '用了底图，就必须写明底图的来源（服务方要求写的审图号等一并照抄）');
  if (kind === 'raster') rasterFaults(site, childOf(map, 'raster'), add);
  else hostFaults(textOf(childOf(map, 'tianditu'), 'host'), (message, found) => add(['tianditu', 'host'], found, message));
  return faults;
}

type Add = (key: readonly string[], found: string | undefined, message: string) => void;

function rasterFaults(site: Tree, raster: unknown, add: Add): void {
  if (raster === undefined) {
    add(['raster'], undefined, '用 raster 底图必须写明瓦片地址，例如 { url: "https://tiles.example.cn/{z}/{x}/{y}.png", crs: CGCS2000 }');
    return;
  }
  const url = textOf(raster, 'url');
  const crs = textOf(raster, 'crs');
  if (SHIFTED.includes(crs))
    add(['raster', 'crs'], crs, '这种瓦片带有偏移，图片无法如实纠正，会与河、灯错开几百米；请换用 WGS84 或 CGCS2000 的底图');
  // What is no address at all was said by the schema.
  if (url === '' || isPlaceholder(url)) return;
  const missing = PLACEHOLDERS.filter((part) => !url.includes(part));
  if (missing.length > 0) add(['raster', 'url'], url, `瓦片地址里缺少 ${missing.join('、')}`);
  const unknown = [...new Set(url.match(/\{[^}]*\}/g) ?? [])].filter((part) => !KNOWN.includes(part));
  if (unknown.length > 0) add(['raster', 'url'], url, `瓦片地址里不认识 ${unknown.join('、')}；可用的有 ${KNOWN.join('、')}`);
  const address = addressOf(url);
  if (!address || !isAllowed(address)) add(['raster', 'url'], url, '应是完整的 https:// 地址');
  else if (!isLoopback(address.hostname) && !allowedHosts(site).includes(address.hostname)) {
    add(['raster', 'url'], url, `allowed_hosts 里没有这个主机；请加上 ${address.hostname}`);
  }
}

function hostFaults(host: string, add: (message: string, found: string) => void): void {
  if (host === '' || isPlaceholder(host)) return;
  const address = addressOf(host.replace('{s}', '0'));
  if (!address || !isAllowed(address) || address.pathname !== '/')
    add('应是主机的 https:// 地址，后面不带路径，例如 https://t{s}.tianditu.gov.cn', host);
}

function addressOf(url: string): URL | null {
  try {
    return new URL(url.replace(/[{}]/g, ''));
  } catch {
    return null;
  }
}

const isAllowed = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));

function allowedHosts(site: Tree): string[] {
  const hosts = childOf(site.value, 'allowed_hosts');
  return Array.isArray(hosts) ? hosts.filter((host): host is string => typeof host === 'string') : [];
}
