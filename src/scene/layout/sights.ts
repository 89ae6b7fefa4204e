/** Places that no step shows: they come with the zoom while the map is in the reader's own hands, where they find room beside all else. */
import { overlaps, textWidth, type Box } from '../box';
import { metresPerPixel, project, type Point } from '../camera';
import { placeLabels } from '../labels';
import { LABEL_LEADING, typeScale } from '../typeScale';
import type { PlacedPlace, Scene } from '../types';
import type { LonLat, Waterway } from '../../story/types';
import { densify, isBridge } from './map';
import { lanternBox } from './mapCamera';

/** A place that may be shown. */
interface Unseen {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly at: LonLat;
  readonly spreadM: number;
}

/** Zoom levels above the whole canal from which on a place is shown: one like many others, such as a station, later. */
const FROM = { place: 1, station: 1.75 } as const;
const STATION = /站$/;

/**
 * The places that a scene does not show itself and has room for, each with its name beside it; none touches another,
 * nor anything that stands on the map already.
 * @param whole zoom at which the whole canal is seen
 * @param waters over which no name stands if it can stand elsewhere
 * @param tools where the buttons stand, stage px
 */
export function sightsOf(scene: Scene, places: readonly Unseen[], waters: readonly Waterway[], whole: number, tools: Box): PlacedPlace[] {
  const { map, camera, size } = scene;
  if (!map) return [];
  const { small, mark } = typeScale(size);
  const taken = [...takenBy(scene, mark), tools];
  const shown = new Set(map.places.map(({ id }) => id));
  const candidates = places
    .filter(({ id, kind }) => !shown.has(id) && camera.zoom - whole >= FROM[STATION.test(kind) ? 'station' : 'place'])
    .map((place) => {
      const glyph = isBridge(place) ? ('arch' as const) : ('dot' as const);
      const glyphSize = mark * (glyph === 'arch' ? 0.8 : 0.42);
      const [rx, ry] = glyph === 'arch' ? [glyphSize, glyphSize * 0.45] : [glyphSize / 2, glyphSize / 2];
      const at = project(camera, size, place.at);
      return { place, glyph, glyphSize, at, rx, ry };
    })
    .filter(({ at: [x, y], rx, ry }) => {
      const box = { x: x - rx, y: y - ry, width: rx * 2, height: ry * 2 };
      return x > rx && y > ry && x < size.width - rx && y < size.height - ry && !taken.some((other) => overlaps(box, other, 1));
    });
  const height = small * LABEL_LEADING;
  const avoid = waters.flatMap(({ line, halfWidthM }) => {
    const half = halfWidthM / metresPerPixel(camera) + 2;
    const points = line.map((at) => project(camera, size, at));
    return densify(points, 8).map((at) => ({ at, rx: half, ry: half }));
  });
  const labels = placeLabels(
    candidates.map(({ place: { id, name }, at, rx, ry }) => ({ id, at, rx, ry, width: textWidth(name, small) + 2, height })),
    { size, obstacles: taken, avoid },
  ).filter(({ leader }) => !leader);
  return candidates.flatMap(({ place, glyph, glyphSize, at: [x, y] }) => {
    const label = labels.find(({ id }) => id === place.id);
    if (!label) return [];
    const { box } = label;
    return [
      {
        id: place.id,
        name: place.name,
        geo: place.at,
        glowM: place.spreadM,
        glyph,
        dx: 0,
        dy: 0,
        glyphSize,
        label: {
          lines: [{ text: place.name, tone: 'name', fontSize: small }],
          dx: box.x - x,
          dy: box.y - y,
          width: box.width,
          height: box.height,
          vertical: false,
          leader: false,
        },
      },
    ];
  });
}

/** All that stands on a map. */
function takenBy({ map, marks, camera, size }: Scene, mark: number): Box[] {
  if (!map) return [];
  const labelled = [...marks, ...map.places.map((place) => ({ at: project(camera, size, place.geo), label: place.label }))];
  return [
    map.caption.box,
    ...(map.pointer ? [map.pointer.box] : []),
    ...marks.filter(({ under }) => !under).map(({ at }) => lanternBox(at, mark)),
    ...map.places.map(({ geo, dx, dy, glyph, glyphSize }) =>
      boxAround(project(camera, size, geo), dx, dy, glyph === 'arch' ? 2 : 1, glyphSize),
    ),
    // A chosen street's name stands on a plate somewhat larger than itself.
    ...labelled.flatMap(({ at: [x, y], label }) =>
      label ? [{ x: x + label.dx - 4, y: y + label.dy - 1, width: label.width + 8, height: label.height + 5 }] : [],
    ),
    ...map.waterNames.flatMap(({ characters, fontSize }) => characters.map(({ at }) => boxAround(at, 0, 0, 1, fontSize))),
  ];
}

function boxAround([x, y]: Point, dx: number, dy: number, broad: number, size: number): Box {
  return { x: x + dx - (size * broad) / 2, y: y + dy - size / 2, width: size * broad, height: size };
}
