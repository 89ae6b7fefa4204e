/** Charts that measure nothing: the confluence of the donations, the concentric circles. */
import type { Point, Size } from '../camera';
import type { Chart, TextBlock } from '../scene';
import { typeScale } from '../typeScale';
import type { Fact, Figure } from '../types';
import { textBlock } from './blocks';
import { garlandHeight } from './garland';

/** Small waters run together into one broad one, which leaves the picture unfinished: a lower bound without a scale. */
export function sumLayout(fact: Fact, size: Size): Chart {
  const { small } = typeScale(size);
  const top = garlandHeight(size) + small;
  const room = size.height - top;
  const numberSize = Math.min(size.width / (([...fact.display].length) * 0.86), room * 0.26, 150);
  const number = textBlock(fact.display, [size.width / 2, top + room * 0.04], numberSize, size.width * 2, 'middle', 1.2);
  const middle = top + room * 0.62;
  const river = { x: size.width * 0.46, y: middle - room * 0.085, width: size.width * 0.28, height: room * 0.17 };
  const count = 11;
  const streams = Array.from({ length: count }, (_, k) => {
    const v = k / (count - 1) - 0.5;
    const [x0, y0] = [size.width * (0.03 + 0.05 * Math.abs(Math.sin(k * 2.3))), middle + v * room * 0.5];
    return Array.from({ length: 25 }, (_unused, i): Point => {
      const t = i / 24;
      const ease = t * t * (3 - 2 * t);
      return [x0 + (river.x + size.width * 0.02 - x0) * t, y0 + (middle + v * river.height * 0.8 - y0) * ease + Math.sin(t * 9 + k) * small * 0.3 * (1 - t)];
    });
  });
  const legendTop = size.height - small * 3.4;
  const legend: TextBlock[] = [
    textBlock('细流只表示众人合力，不计条数', [size.width / 2, legendTop], small, size.width, 'middle'),
    textBlock('右端的飞白是“余”：原文没有给出确数', [size.width / 2, legendTop + small * 1.6], small, size.width, 'middle'),
  ];
  return {
    kind: 'sum', fact: fact.id, number, streams, river, legend,
    openEnd: { box: { x: river.x + river.width, y: river.y, width: size.width - river.x - river.width, height: river.height } },
  };
}

/** The report's own image. Names stand on the rings in the order in which the report speaks of them. */
export function circlesLayout(figure: Figure, size: Size): Chart {
  const { small, label } = typeScale(size);
  const top = garlandHeight(size) + small * 0.5;
  const legendHeight = small * 2.2;
  const room = Math.min(size.width - small * 2, size.height - top - legendHeight);
  const centre: Point = [size.width / 2, top + (size.height - top - legendHeight) / 2];
  const outer = room / 2 - 4;
  const rings = figure.rings.map((ring, r) => {
    const radius = outer * ((r + 0.62) / (figure.rings.length - 0.38));
    const middle = r === 0 ? 0 : (radius + outer * ((r - 0.38) / (figure.rings.length - 0.38))) / 2;
    const fontSize = Math.max(12, Math.min(label, outer / 11));
    const items = ring.items.map((item, k) => {
      if (r === 0) return textBlock(item, [centre[0], centre[1] - fontSize * 0.85], fontSize * 1.25, outer, 'middle');
      // Spread over the lower three quarters; the ring's own name keeps the top.
      const angle = Math.PI / 2 + ((k - (ring.items.length - 1) / 2) * (ring.items.length > 2 ? 1.75 : 2.1));
      const at: Point = [centre[0] - Math.cos(angle) * middle, centre[1] + Math.sin(angle) * middle * 0.94 - fontSize * 0.75];
      return textBlock(item, at, fontSize, outer, 'middle');
    });
    const name = r === 0
      ? { ...textBlock('', centre, small, outer), lines: [] }
      : textBlock(ring.label, [centre[0], centre[1] - middle - small * 0.75], small, outer, 'middle');
    return { radius, label: name, items };
  });
  return {
    kind: 'circles', centre, rings,
    legend: [textBlock('圆的大小和远近，不表示多少，也不表示亲疏', [size.width / 2, size.height - legendHeight + small * 0.4], small, size.width, 'middle')],
  };
}
