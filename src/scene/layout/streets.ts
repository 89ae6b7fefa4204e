/** Charts whose marks are the streets themselves: the strip along the canal, the tile map, the merger. */
import type { Point, Size } from '../camera';
import { overlaps, type Box } from '../box';
import type { Chart } from '../charts';
import type { MarkLabel, MarkState } from '../types';
import { LABEL_LEADING, NARROW, typeScale } from '../typeScale';
import type { StageStory, Street } from '../../story/types';
import * as words from '../chartWords';
import { textBlock } from './blocks';

/** A lantern of less, px, is none. */
const LEAST_LANTERN = 4;

interface StreetsLayout {
  readonly marks: readonly MarkState[];
  readonly chart: Chart;
}

function nameLabel(text: string, fontSize: number, dx: number, dy: number): MarkLabel {
  const width = [...text].length * fontSize;
  return { lines: [{ text, tone: 'name', fontSize }], dx, dy, width, height: fontSize * LABEL_LEADING, vertical: false, leader: false };
}

function mark(street: Street, at: Point, size: number, label: MarkLabel | null): MarkState {
  return { id: street.id, at, geo: null, size, glowM: 0, tone: 'lit', under: false, chosen: false, ring: false, label };
}

/** Where a name's letters are, without the air that its line keeps. */
function inkOf({ at: [x, y] }: MarkState, { dx, dy, width, height }: MarkLabel): Box {
  return { x: x + dx, y: y + dy, width, height: height / LABEL_LEADING };
}

/**
 * The marks with the names that can be read: of names that would lie over one another the first stands, and the reader's own
 * before all others. A district's all stand; a city's and a province's are too many for any stage, and their table has them.
 */
function readable(marks: readonly MarkState[], chosen: string | null): MarkState[] {
  const kept: Box[] = [];
  const stands = new Set<MarkState>();
  for (const each of [...marks.filter(({ id }) => id === chosen), ...marks]) {
    if (!each.label || stands.has(each)) continue;
    const ink = inkOf(each, each.label);
    if (kept.some((other) => overlaps(other, ink))) continue;
    kept.push(ink);
    stands.add(each);
  }
  return marks.map((each) => (stands.has(each) ? each : { ...each, label: null }));
}

/** The streets on one winding water in the order along the canal: equal steps, because only the order is meant. */
export function stripLayout(story: StageStory, size: Size, chosen: string | null): StreetsLayout {
  const { small, label: wish } = typeScale(size);
  const { streets } = story;
  const [top, bottom] = [small * 3.2, size.height - small * 3.2];
  const steps = Math.max(1, streets.length - 1);
  const step = (bottom - top) / steps;
  const fontSize = Math.max(12, Math.min(wish, step * 0.8));
  const lantern = Math.min(typeScale(size).mark, step * 1.05);
  const swing = Math.min(size.width * 0.13, 90);
  const waterAt = (v: number): Point => [size.width / 2 + Math.sin(v * Math.PI * 2.6 + 0.6) * swing, top + v * (bottom - top)];
  const marks = streets.map((street, k) => {
    const at = waterAt(k / steps);
    const right = k % 2 === 0;
    const width = [...street.label].length * fontSize;
    // Where lanterns hang closer than a name is high, it begins beside the outermost of its neighbours.
    const neighbours = step < (fontSize + lantern) / 2 ? [k - 1, k + 1].map((n) => (waterAt(n / steps)[0] - at[0]) * (right ? 1 : -1)) : [];
    const gap = lantern * 0.75 + 6 + Math.max(0, ...neighbours);
    return mark(street, at, lantern, nameLabel(street.label, fontSize, right ? gap : -gap - width, -fontSize * 0.62));
  });
  const water = Array.from({ length: 61 }, (_, k) => waterAt(-0.06 + (k / 60) * 1.12));
  const [head, foot] = [waterAt(0), waterAt(1)];
  return {
    marks: readable(marks, chosen),
    chart: {
      kind: 'strip',
      water,
      ends:
        story.course === null
          ? []
          : [
              textBlock(story.course[0], [head[0] + swing * 1.6 + small * 2, head[1] - small * 0.6], small, small * 3, 'middle'),
              textBlock(
                story.course[1],
                [foot[0] + (foot[0] > size.width / 2 ? -1 : 1) * (swing * 1.6 + small * 2), foot[1] - small * 0.6],
                small,
                small * 3,
                'middle',
              ),
            ],
    },
  };
}

/** The tile map: one tile a street, all equal, north above and west to the left as far as a grid can say it. */
export function tilesLayout(story: StageStory, size: Size, chosen: string | null): StreetsLayout {
  const { small, label: wish } = typeScale(size);
  const rows = Math.max(...story.streets.map(({ tile }) => tile.row)) + 1;
  const columns = Math.max(...story.streets.map(({ tile }) => tile.column)) + 1;
  const legendHeight = small * 3.4;
  const pitch = Math.min((size.width * 0.94) / columns, (size.height - legendHeight - 14) / rows);
  const x0 = (size.width - pitch * columns) / 2;
  const y0 = 8 + (size.height - legendHeight - 14 - pitch * rows) / 2;
  const gap = pitch * 0.045;
  const fontSize = Math.max(12, Math.min(wish, pitch * 0.23));
  const boxes = story.streets.map(({ tile }): Box => ({
    x: x0 + tile.column * pitch + gap,
    y: y0 + tile.row * pitch + gap,
    width: pitch - 2 * gap,
    height: pitch - 2 * gap,
  }));
  const side = pitch - 2 * gap;
  const widthOf = (label: string): number => [...label].length * fontSize;
  // The name stands along the lower edge of its tile; the lantern has what is left above it. Where there is no room for that,
  // or names would run into one another, only the reader's own street is named.
  const beside = side * 0.94 - fontSize * LABEL_LEADING;
  const inRows = [...story.streets].sort((a, b) => a.tile.row - b.tile.row || a.tile.column - b.tile.column);
  const named =
    beside >= LEAST_LANTERN &&
    inRows.every(({ tile, label }, k) => {
      const next = inRows[k + 1];
      return next?.tile.row !== tile.row || (widthOf(label) + widthOf(next.label)) / 2 < (next.tile.column - tile.column) * pitch;
    });
  const above = named ? beside : side * 0.94;
  const lantern = Math.min(typeScale(size).mark * 1.25, pitch * 0.4, above * 0.85);
  const middle = named ? Math.min(side * 0.38, above * 0.55) : side / 2;
  const marks = story.streets.map((street, k) => {
    const box = boxes[k] ?? { x: 0, y: 0, width: 0, height: 0 };
    const at: Point = [box.x + box.width / 2, box.y + middle];
    const name = named || street.id === chosen ? nameLabel(street.label, fontSize, -widthOf(street.label) / 2, above - middle) : null;
    return mark(street, at, lantern, name);
  });
  const legend = [
    textBlock(words.tiles(story.unit), [size.width / 2, size.height - legendHeight + small * 0.9], small, size.width - 24, 'middle'),
  ];
  return { marks, chart: { kind: 'tiles', tiles: boxes, legend } };
}

/** Two waters, one for each former district, that meet: the lanterns ride on the water they came from. */
export function mergerLayout(story: StageStory, size: Size, chosen: string | null): StreetsLayout {
  const { small, label: wish, title, mark: markSize } = typeScale(size);
  const formers = [...new Set(story.streets.map(({ former }) => former))].sort();
  const narrow = size.width < NARROW;
  const top = title * 3;
  const meet: Point = [size.width / 2, size.height * 0.8];
  const longest = Math.max(0, ...formers.map((former) => story.streets.filter((street) => street.former === former).length));
  const fontSize = Math.max(12, Math.min(wish, ((meet[1] - top) / longest) * 0.62));
  const lantern = Math.min(markSize, ((meet[1] - top) / longest) * 0.86);
  const gap = lantern * 0.75 + (narrow ? 4 : 8);
  const widest = Math.max(...story.streets.map(({ label }) => [...label].length)) * fontSize;
  // The names stand outside: at the widest they still end on the stage.
  const spread = Math.min(size.width * 0.3, size.height * 0.36, Math.max(size.width * 0.1, (meet[0] - gap - widest - 4) / 1.06));
  const arm = (side: number, v: number): Point => {
    const x = meet[0] + side * spread * (1 - Math.max(0, v) ** 2.4) + Math.sin(v * 7 + side) * spread * 0.06;
    return [x, top + (meet[1] - top) * v];
  };
  const sides = formers.map((former, k) => ({
    former,
    side: formers.length === 1 ? 0 : -1 + (2 * k) / (formers.length - 1),
    group: story.streets.filter((street) => street.former === former),
  }));
  const places = new Map(
    sides.flatMap(({ side, group }) => group.map(({ id }, k) => [id, { side, v: 0.05 + (0.85 * k) / Math.max(1, group.length - 1) }])),
  );
  const marks = story.streets.map((street) => {
    const { side, v } = places.get(street.id) ?? { side: 0, v: 0.05 };
    const at = arm(side, v);
    const width = [...street.label].length * fontSize;
    return mark(street, at, lantern, nameLabel(street.label, fontSize, side > 0 ? gap : -gap - width, -fontSize * 0.62));
  });
  const tail = Array.from({ length: 16 }, (_, k): Point => [meet[0] + Math.sin(k / 3) * 4, meet[1] + ((size.height - meet[1]) * k) / 13]);
  const arms = sides.map(({ side }) => [...Array.from({ length: 41 }, (_, k) => arm(side, k / 40)), ...tail]);
  return {
    marks: readable(marks, chosen),
    chart: {
      kind: 'merger',
      arms,
      names: sides.map(({ former, side }) => textBlock(former, [meet[0] + side * spread, small * 0.8], title, size.width / 2, 'middle')),
      legend:
        story.merged === ''
          ? []
          : [
              textBlock(
                story.merged,
                [meet[0] + size.width * 0.2, meet[1] + (size.height - meet[1]) * 0.3],
                title * 0.9,
                size.width / 2,
                'middle',
              ),
            ],
    },
  };
}
