/** Charts that measure nothing: the confluence of the donations, the concentric circles. */
import type { Point, Size } from '../camera';
import { overlaps, textWidth, type Box } from '../box';
import type { Chart, StreamPoint, TextBlock } from '../types';
import { typeScale } from '../typeScale';
import type { Fact, Figure } from '../../story/types';
import { OPEN_END } from '../../tables/words';
import * as words from '../words';
import { textBlock } from './blocks';

const STREAMS = 11;
/** Points of a stroke: few, because the curve between them is smooth and the page carries them. */
const STROKE_POINTS = 13;

/** Small waters run together into one broad stroke, without a scale: that of a lower bound runs dry at the edge, that of an exact sum ends firmly. */
export function sumLayout(fact: Fact, size: Size, head: number): Chart {
  const { small } = typeScale(size);
  const open = fact.exactness === 'atLeast';
  const top = head + small;
  const room = size.height - top;
  const numberSize = Math.min((size.width * 0.9) / textWidth(fact.display, 1), room * 0.26, 150);
  const number = textBlock(fact.display, [size.width / 2, top + room * 0.03], numberSize, Infinity, 'middle', 1.2);
  const middle = top + room * 0.63;
  const fall = Math.min(room * 0.26, size.width * 0.3);
  const broad = fall * 0.62;
  const [meet, fray] = [size.width * 0.52, size.width * 0.8];
  const streams = Array.from({ length: STREAMS }, (_, k) => {
    const v = k / (STREAMS - 1) - 0.5;
    const x0 = size.width * (0.03 + 0.06 * Math.abs(Math.sin(k * 2.3)));
    const x1 = open
      ? fray + (size.width * 0.97 - fray) * (0.25 + 0.75 * Math.abs(Math.sin(k * 5.1 + 1)))
      : fray + size.width * 0.1 * Math.sqrt(1 - (v * 1.9) ** 2);
    return Array.from({ length: STROKE_POINTS }, (_unused, i): StreamPoint => {
      const t = i / (STROKE_POINTS - 1);
      const x = x0 + (x1 - x0) * t;
      const run = Math.min(1, Math.max(0, (x - x0) / (meet - x0)));
      const ease = run * run * (3 - 2 * run);
      const y = middle + v * (fall * 2 * (1 - ease) + broad * ease) + Math.sin(t * 9 + k * 1.7) * small * 0.35 * (1 - ease);
      const dry = !open ? 0 : Math.max(0, (x - fray * 0.94) / (x1 - fray * 0.94 + 1));
      const half = (0.06 + 0.6 * ease) * (broad / STREAMS) * (1 - 0.8 * dry) * Math.min(1, t * 8);
      return [x, y, open && x > fray * 0.94 ? Math.max(half, 0.5) : half];
    });
  });
  const legendTop = size.height - small * 3.4;
  const legend: TextBlock[] = [
    textBlock(words.streams, [size.width / 2, legendTop], small, size.width, 'middle'),
    ...(open ? [textBlock(OPEN_END, [size.width / 2, legendTop + small * 1.6], small, size.width, 'middle')] : []),
  ];
  return {
    kind: 'sum',
    fact: fact.id,
    number,
    streams,
    legend,
    openEnd: open ? { box: { x: fray, y: middle - broad / 2, width: size.width - fray, height: broad } } : null,
  };
}

/** How far apart the names on a ring stand, and how far out, as shares of the wish, best first. */
const SPREADS = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 1.1];
const REACHES = [0, 0.2, 0.4, 0.6, -0.2];

/** What the ink of a block of one line covers. */
function inkBox({ lines, at, fontSize }: TextBlock): Box {
  const width = textWidth(lines[0] ?? '', fontSize);
  return { x: at[0] - width / 2, y: at[1] + fontSize * 0.14, width, height: fontSize };
}

/** How many boxes touch another or what is taken. */
function touching(boxes: readonly Box[], taken: readonly Box[]): number {
  return boxes.filter((box, k) => [...taken, ...boxes.slice(k + 1)].some((other) => overlaps(box, other, 3))).length;
}

/** How far a box reaches out of the ring between two circles, px. */
function astray({ x, y, width, height }: Box, [cx, cy]: Point, inner: number, outer: number): number {
  const farthest = Math.hypot(Math.max(Math.abs(x - cx), Math.abs(x + width - cx)), Math.max(Math.abs(y - cy), Math.abs(y + height - cy)));
  const nearest = Math.hypot(Math.max(0, x - cx, cx - x - width), Math.max(0, y - cy, cy - y - height));
  return Math.max(0, farthest - outer) + Math.max(0, inner - nearest);
}

/** The first of the tries with the fewest faults. */
function leastFaulty(tries: readonly TextBlock[][], faults: (blocks: readonly TextBlock[]) => number): TextBlock[] {
  let best: { blocks: TextBlock[]; count: number } = { blocks: [], count: Infinity };
  for (const blocks of tries) {
    const count = faults(blocks);
    if (count < best.count) best = { blocks, count };
  }
  return best.blocks;
}

/** The report's own image. Names stand on the rings in the order in which the report speaks of them. */
export function circlesLayout(figure: Figure, size: Size, head: number): Chart {
  const { small, label } = typeScale(size);
  const top = head + small * 0.5;
  const legendHeight = small * 2.2;
  const outer = Math.min(size.width - small * 1.5, size.height - top - legendHeight) / 2 - 4;
  const centre: Point = [size.width / 2, top + (size.height - top - legendHeight) / 2];
  const heart = outer * 0.17;
  // The first ring is the broadest: most names stand there, close together.
  const radiusOf = (r: number): number => (r <= 0 ? heart : heart + (outer - heart) * (r / (figure.rings.length - 1)) ** 0.72);
  const fontSize = Math.max(12, Math.min(label, outer / 13));
  const taken: Box[] = [];
  const rings = figure.rings.map((ring, r) => {
    const radius = radiusOf(r);
    const middle = (radius + radiusOf(r - 1)) / 2;
    const name = textBlock(ring.label, [centre[0], centre[1] - middle - small * 0.75], small, Infinity, 'middle');
    if (r > 0) taken.push(inkBox(name));
    const spread = (by: number, reach: number): TextBlock[] =>
      ring.items.map((item, k) => {
        if (r === 0) return textBlock(item, [centre[0], centre[1] - fontSize * 0.9], fontSize * 1.1, Infinity, 'middle');
        // Spread over the lower part of the ring; its own name keeps the top.
        const away = (k - (ring.items.length - 1) / 2) * by;
        return textBlock(
          item,
          [centre[0] + Math.sin(away) * reach, centre[1] + Math.cos(away) * reach - fontSize * 0.75],
          fontSize,
          Infinity,
          'middle',
        );
      });
    const wish = ring.items.length > 2 ? 1.85 : 2.2;
    const tries =
      r === 0
        ? [spread(wish, middle)]
        : REACHES.flatMap((far) => SPREADS.map((wide) => spread(wish * wide, middle + (radius - middle) * far)));
    const faults = (blocks: readonly TextBlock[]): number => {
      const boxes = blocks.map(inkBox);
      return touching(boxes, taken) * size.width + boxes.reduce((sum, box) => sum + astray(box, centre, radiusOf(r - 1), radius), 0);
    };
    const items = leastFaulty(tries, faults);
    taken.push(...items.map(inkBox));
    return { radius, label: r === 0 ? { ...name, lines: [] } : name, items };
  });
  return {
    kind: 'circles',
    centre,
    rings,
    legend: [textBlock(words.circles, [size.width / 2, size.height - legendHeight + small * 0.4], small, size.width, 'middle')],
  };
}
