import { metresPerPixel, projection, type Camera, type Point } from '../camera';
import { overlaps, type Box } from '../box';
import { leaderEnd } from '../labelCandidates';
import { FIRST } from '../labels';
import type { Env, MapPicture, MarkLabel, MarkState, PlacedPlace } from '../types';
import { typeScale } from '../typeScale';
import type { Place, SceneSpec, StageStory } from '../../story/types';
import { isPlaced } from '../find';
import { captionBlock, furnish } from './caption';
import { isCut, lanternBox, mapView } from './mapCamera';
import { ask, formsOf, nameAll } from './mapNames';
import { pointerTo } from './pointer';
import { waterNames } from './waterNames';

interface MapLayout {
  readonly camera: Camera;
  readonly marks: readonly MarkState[];
  readonly map: MapPicture;
}

/**
 * The actors on the map, with every name placed, and all that the map itself shows.
 * @param foot px at the lower edge that belong to the cover painting
 * @param unnamed some platforms are known to find no room for their names
 */
export function mapLayout(story: StageStory, spec: SceneSpec, env: Env, foot: number, unnamed = false): MapLayout {
  const { size } = env;
  const { small, label: labelSize, mark } = typeScale(size);
  const block = captionBlock(story, spec, size, unnamed);
  const { camera, furniture } = env.camera
    ? { camera: env.camera, furniture: furnish(block, env.camera, size, foot, env) }
    : mapView(story, spec, size, block, foot, env);
  const { caption, scaleBar, button, boxes, field } = furniture;
  const lay = projection(camera, size);
  // What the edge would cut, or what would lie under the furniture, is left to the next scene. A hand that moves the map cuts where it likes.
  const isUnder = (at: Point): boolean =>
    boxes.some((box) => overlaps(lanternBox(at, mark), box)) || (!env.camera && isCut(lanternBox(at, mark), size));
  const seen = (at: Point): boolean => !isUnder(at) && !isCut({ x: at[0], y: at[1], width: 0, height: 0 }, size);

  const streets = story.streets.map((street) => {
    const platform = spec.platforms ? story.platforms.find((p) => p.street === street.id) : undefined;
    return {
      street,
      chosen: street.id === env.chosen,
      forms: formsOf(street, platform, spec.basis, labelSize, small),
      ring: platform !== undefined,
      at: lay(street.at),
    };
  });
  const markBoxes = streets.map(({ at }) => lanternBox(at, mark));
  const places = spec.places
    .flatMap((id) => story.places.filter(isPlaced).filter((place) => place.id === id))
    .map((place) => {
      const glyph = isBridge(place) ? ('arch' as const) : ('dot' as const);
      // An area whose extent is known has no point: its glow is its drawing.
      const glyphSize = glyph === 'arch' ? mark * 1.5 : isArea(place) && place.spreadM > 0 ? 0 : mark * 0.5;
      const at = lay(place.at);
      const [dx, dy] = glyph === 'arch' ? nudge(at, glyphSize * 1.8, glyphSize * 0.7, markBoxes) : ([0, 0] as Point);
      return { place, glyph, glyphSize, at, dx, dy };
    })
    .filter(({ at }) => seen(at));

  const far = streets.find(({ chosen, at }) => chosen && !seen(at));
  const pointer = far ? pointerTo(far.street.label, far.at, field, labelSize, boxes) : null;
  const requests = [
    ...streets
      .filter(({ at, chosen }) => (chosen ? at !== far?.at : seen(at)))
      .map(({ street, forms: [lines], at, ring, chosen }) =>
        ask(street.id, at, mark * (ring || chosen ? 0.78 : 0.46), mark * (ring || chosen ? 0.78 : 0.55), lines, chosen || ring ? FIRST : 0),
      ),
    ...places.map(({ place, at, dx, dy, glyph, glyphSize }) =>
      ask(
        place.id,
        [at[0] + dx, at[1] + dy],
        glyphSize * (glyph === 'arch' ? 0.95 : 0.5),
        glyphSize * (glyph === 'arch' ? 0.4 : 0.5),
        [{ text: place.name, tone: 'name', fontSize: small }],
        1,
      ),
    ),
  ];
  const water = story.waterways.map(({ id, name, main, halfWidthM, line }) => ({
    id,
    name,
    main,
    half: halfWidthM / metresPerPixel(camera) + 1,
    points: densify(line.map(lay), 8),
  }));
  const wet = water.flatMap(({ points, half }) => points.map((at) => ({ at, rx: half + 1, ry: half + 1 })));
  const obstacles = [...boxes, ...(pointer ? [pointer.box] : [])];
  const ground = { size, obstacles, avoid: wet };
  const named = nameAll(requests, new Map(streets.map(({ street: { id }, forms }) => [id, forms])), ground, !env.camera);
  if (named.alone && !unnamed && !env.camera) return mapLayout(story, spec, env, foot, true);
  const texts = new Map(named.tried.map((each) => [each.id, each]));
  const placed = new Map(named.found.map((each) => [each.id, each]));
  const labelOf = (id: string, at: Point): MarkLabel | null => {
    const spot = placed.get(id);
    const text = texts.get(id);
    if (!spot || !text) return null;
    return {
      lines: text.lines,
      dx: spot.box.x - at[0],
      dy: spot.box.y - at[1],
      width: text.width,
      height: text.height,
      vertical: false,
      leader: spot.leader,
    };
  };

  const marks = streets.map(({ street, ring, at, chosen }): MarkState => ({
    id: street.id,
    at,
    geo: street.at,
    size: mark,
    glowM: street.spreadM,
    tone: 'lit',
    under: isUnder(at),
    chosen,
    ring,
    label: labelOf(street.id, at),
  }));
  const shownPlaces = places.map(({ place, glyph, glyphSize, at, dx, dy }): PlacedPlace => ({
    id: place.id,
    name: place.name,
    geo: place.at,
    glowM: place.spreadM,
    glyph,
    dx,
    dy,
    glyphSize,
    label: labelOf(place.id, at),
  }));
  const glyphBoxes = places.map(({ at: [x, y], dx, dy, glyph, glyphSize }): Box => {
    const width = glyphSize * (glyph === 'arch' ? 2 : 1);
    return { x: x + dx - width / 2, y: y + dy - glyphSize / 2, width, height: glyphSize };
  });
  // No hairline runs through the name of a water either.
  const hairs = named.tried.flatMap(({ id, at }) => {
    const spot = placed.get(id);
    return spot?.leader ? densify([at, leaderEnd(at, spot.box)], 6).map(([x, y]): Box => ({ x, y, width: 0, height: 0 })) : [];
  });
  const taken: Box[] = [...markBoxes, ...glyphBoxes, ...[...placed.values()].map(({ box }) => box), ...obstacles, ...hairs];
  return {
    camera,
    marks,
    map: {
      places: shownPlaces,
      waterNames: waterNames(water, size, labelSize, taken),
      emphasis: spec.emphasis,
      fade: foot > 0 ? 'none' : env.fade,
      reveal: spec.reveal && !env.camera,
      scaleBar,
      caption,
      button,
      pointer,
    },
  };
}

/** A kind of place that is drawn as a bridge: 桥, 古桥 and whatever else the word ends. */
export const isBridge = ({ kind }: Pick<Place, 'kind'>): boolean => kind.endsWith('桥');

/** A kind of place that is no point: 商圈, 历史街区 and whatever else these words end. */
export const isArea = ({ kind }: Pick<Place, 'kind'>): boolean => /[圈区]$/.test(kind);

/** Most points of a densified line; a longer one gets wider gaps. */
const MOST_POINTS = 4000;

/** Inserts points so that neighbours lie at most `least` px apart, as long as that makes no more than {@link MOST_POINTS}. */
export function densify(points: readonly Point[], least: number): Point[] {
  const length = points.reduce((sum, [x, y], i) => sum + Math.hypot(x - (points[i - 1]?.[0] ?? x), y - (points[i - 1]?.[1] ?? y)), 0);
  const gap = Math.max(least, length / MOST_POINTS);
  return points.flatMap((a, i) => {
    const b = points[i + 1];
    if (!b) return [a];
    const n = Math.min(200, Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / gap)));
    return Array.from({ length: n }, (_, k): Point => [a[0] + ((b[0] - a[0]) * k) / n, a[1] + ((b[1] - a[1]) * k) / n]);
  });
}

/** The smallest shift that keeps a drawing of w × h px clear of the marks: a bridge must not stand on a lantern. */
function nudge([x, y]: Point, w: number, h: number, taken: readonly Box[]): Point {
  for (let d = 0; d <= 64; d += 3) {
    for (let k = 0; k < 12; k += 1) {
      const angle = Math.PI + (k % 2 ? 1 : -1) * Math.ceil(k / 2) * (Math.PI / 6);
      const [dx, dy] = [Math.cos(angle) * d, Math.sin(angle) * d];
      const box = { x: x + dx - w / 2, y: y + dy - h / 2, width: w, height: h };
      if (!taken.some((other) => overlaps(box, other, 2))) return [dx, dy];
    }
  }
  return [0, 0];
}
