import { metresPerPixel, project, type Camera, type Point, type Size } from '../camera';
import { overlaps, placeLabels, textWidth, type Box, type LabelRequest } from '../labels';
import type { Caption, MapPicture, MarkLabel, MarkState, PlacedPlace } from '../scene';
import { LABEL_LEADING, typeScale } from '../typeScale';
import type { Platform, SceneSpec, StageStory } from '../types';
import { breakLines } from '../typeset';
import { waterNames } from './waterNames';

interface MapLayout {
  readonly marks: readonly MarkState[];
  readonly map: MapPicture;
}

type Lines = MarkLabel['lines'];

/**
 * The actors on the map, with every name placed, and all that the map itself shows.
 * @param cover true if the lower edge belongs to the cover painting
 */
export function mapLayout(story: StageStory, spec: SceneSpec, camera: Camera, size: Size, caption: Caption, cover: boolean): MapLayout {
  const { small, label: labelSize, mark } = typeScale(size);
  const scaleBar = scaleBarFor(camera, size, small, caption.box, cover);
  const barBox: Box = { x: scaleBar.at[0] - 4, y: scaleBar.at[1] - small * 1.7, width: scaleBar.width + 8, height: small * 2.2 };
  const onStage = ([x, y]: Point): boolean => x > -40 && y > -40 && x < size.width + 40 && y < size.height + 40;

  const streets = story.streets.map((street) => {
    const platform = spec.platforms ? story.platforms.find((p) => p.street === street.id) : undefined;
    const lines: Lines[number][] = [{ text: street.label, tone: 'name', fontSize: labelSize }];
    if (platform) {
      lines.push({ text: platform.name, tone: 'platform', fontSize: labelSize });
      if (spec.basis) lines.push({ text: shortBasis(platform), tone: 'basis', fontSize: small });
    }
    return { street, lines, ring: platform !== undefined, at: project(camera, size, street.at) };
  });
  const markBoxes = streets.map(({ at: [x, y] }) => ({ x: x - mark * 0.5, y: y - mark * 0.6, width: mark, height: mark * 1.2 }));
  const places = spec.places.flatMap((id) => story.places.filter((place) => place.id === id)).map((place) => {
    const glyph = place.id === 'gongchen-bridge' ? 'arch' as const : 'dot' as const;
    const glyphSize = glyph === 'arch' ? mark * 1.5 : mark * 0.5;
    const at = project(camera, size, place.at);
    const [dx, dy] = glyph === 'arch' ? nudge(at, glyphSize * 1.8, glyphSize * 0.7, markBoxes) : [0, 0] as Point;
    return { place, glyph, glyphSize, at, dx, dy };
  }).filter(({ at }) => onStage(at) && !isUnder(caption.box, at));

  const blocks = new Map<string, { lines: Lines; width: number; height: number }>();
  const request = (id: string, at: Point, rx: number, ry: number, lines: Lines): LabelRequest => {
    const width = Math.max(...lines.map((line) => textWidth(line.text, line.fontSize))) + 2;
    const height = lines.reduce((sum, line) => sum + line.fontSize * LABEL_LEADING, 0);
    blocks.set(id, { lines, width, height });
    return { id, at, rx, ry, width, height };
  };
  const requests = [
    ...streets.filter(({ at }) => onStage(at) && !isUnder(caption.box, at)).map(({ street, lines, at, ring }) => request(street.id, at, mark * (ring ? 0.78 : 0.46), mark * (ring ? 0.78 : 0.55), lines)),
    ...places.map(({ place, at, dx, dy, glyph, glyphSize }) =>
      request(place.id, [at[0] + dx, at[1] + dy], glyphSize * (glyph === 'arch' ? 0.95 : 0.5), glyphSize * (glyph === 'arch' ? 0.4 : 0.5), [{ text: place.name, tone: 'name', fontSize: small }])),
  ];
  const water = story.waterways.map(({ id, name, main, halfWidthM, line }) => ({
    id, name, main, half: halfWidthM / metresPerPixel(camera) + 1, points: densify(line.map((p) => project(camera, size, p)), 8),
  }));
  const wet = water.flatMap(({ points, half }) => points.map((at) => ({ at, radius: half + 1 })));
  const placed = new Map(placeLabels(requests, { size, obstacles: [caption.box, barBox], avoid: wet }).map((place) => [place.id, place]));
  const labelOf = (id: string, at: Point): MarkLabel | null => {
    const place = placed.get(id);
    const block = blocks.get(id);
    if (!place || !block) return null;
    return { lines: block.lines, dx: place.box.x - at[0], dy: place.box.y - at[1], width: block.width, height: block.height, vertical: false, leader: place.leader };
  };

  const marks = streets.map(({ street, ring, at }): MarkState => ({
    id: street.id, at, geo: street.at, size: mark, glowM: street.spreadM, tone: 'lit', ring, label: labelOf(street.id, at),
  }));
  const shownPlaces = places.map(({ place, glyph, glyphSize, at, dx, dy }): PlacedPlace => ({
    id: place.id, name: place.name, geo: place.at, glyph, dx, dy, glyphSize, label: labelOf(place.id, at),
  }));
  const glyphBoxes = places.map(({ at: [x, y], dx, dy, glyph, glyphSize }): Box => {
    const width = glyphSize * (glyph === 'arch' ? 2 : 1);
    return { x: x + dx - width / 2, y: y + dy - glyphSize / 2, width, height: glyphSize };
  });
  const taken: Box[] = [...markBoxes, ...glyphBoxes, ...[...placed.values()].map(({ box }) => box), caption.box, barBox];
  return {
    marks,
    map: { places: shownPlaces, waterNames: waterNames(water, size, labelSize, taken), emphasis: spec.emphasis, fade: !cover, reveal: spec.reveal, scaleBar, caption },
  };
}

/** The kind of the basis, without its details (the table has them), and the caution if there is one. */
function shortBasis({ basis, status }: Platform): string {
  const kind = basis.split(/[（，]/, 1)[0] ?? basis;
  return status ? `${kind}，${status}` : kind;
}

/** Inserts points so that neighbours lie at most `gap` px apart. */
function densify(points: readonly Point[], gap: number): Point[] {
  return points.flatMap((a, i) => {
    const b = points[i + 1];
    if (!b) return [a];
    const n = Math.min(200, Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / gap)));
    return Array.from({ length: n }, (_, k): Point => [a[0] + ((b[0] - a[0]) * k) / n, a[1] + ((b[1] - a[1]) * k) / n]);
  });
}

function isUnder({ x, y, width, height }: Box, [px, py]: Point): boolean {
  return px > x && px < x + width && py > y && py < y + height;
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

/** Legend and duties at the lower left (on a wide cover, at the upper right): what the glow means, that places are approximate, whose map it is. */
export function captionFor(story: StageStory, spec: SceneSpec, size: Size, cover: boolean): Caption {
  const { small } = typeScale(size);
  const { duties } = story;
  const perLine = Math.max(12, Math.floor((size.width - 24) / small) - 2);
  const review = duties.reviewNumber ? [`审图号：${duties.reviewNumber}`] : [];
  const date = duties.dataDate ? [`数据截至：${duties.dataDate}`] : [];
  const texts = [spec.note, duties.positionNote, duties.source, ...review, ...date].filter(Boolean);
  const rows = ['光晕越大，位置越不确定', ...texts.flatMap((text) => (textWidth(text, small) < size.width - 24 ? [text] : breakLines(text, perLine)))];
  const lineHeight = small * 1.45;
  const width = Math.max(...rows.map((text) => textWidth(text, small))) + 12;
  // On the cover the lower edge is the painting's; the upper right is empty there.
  const top = cover ? 16 : size.height - 10 - rows.length * lineHeight;
  const x = cover ? size.width - width - 8 : 12;
  const lines = rows.map((text, k) => ({ text, at: [x + (k === 0 ? small * 1.8 : 0), top + (k + 0.8) * lineHeight] as Point }));
  return {
    lines, glow: { at: [x + small * 0.7, top + lineHeight * 0.5], radius: small * 0.7 }, fontSize: small,
    box: { x: x - 4, y: top - 2, width: width + 8, height: rows.length * lineHeight + 8 },
  };
}

/** A round ground length of at most a fifth of the stage, at the lower right, above the caption where that is wide. */
function scaleBarFor(camera: Camera, size: Size, small: number, caption: Box, cover: boolean): MapPicture['scaleBar'] {
  const mpp = metresPerPixel(camera);
  const most = Math.min(140, size.width * 0.2) * mpp;
  const metres = [5000, 2000, 1000, 500, 200, 100].find((m) => m <= most) ?? 100;
  const width = metres / mpp;
  const beside = caption.x + caption.width < size.width - width - 26;
  const y = cover ? caption.y + caption.height + small * 2 : beside ? size.height - 14 - small * 0.2 : caption.y - 4;
  const text = metres >= 1000 ? `${metres / 1000} 公里` : `${metres} 米`;
  return { at: [size.width - width - 14, y], width, text };
}
