/** A chart that measures nothing: the confluence of the donations. */
import type { Size } from '../camera';
import { textWidth } from '../box';
import type { Chart } from '../charts';
import type { StreamPoint } from '../parts';
import { typeScale } from '../typeScale';
import type { Fact } from '../../story/types';
import { OPEN_END } from '../../tables/words';
import * as words from '../chartWords';
import { legendBlocks, legendHeight, textBlock } from './blocks';

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
  const texts = [words.streams, ...(open ? [OPEN_END] : [])];
  // The stroke lies at one height, whether there is one line below it or two.
  const legendTop = size.height - Math.max(small * 3.2, legendHeight(legendBlocks(texts, 0, small, size.width))) - small * 0.2;
  const fall = Math.min(room * 0.26, size.width * 0.3, legendTop - middle);
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
  const legend = legendBlocks(texts, legendTop, small, size.width);
  return {
    kind: 'sum',
    fact: fact.id,
    number,
    streams,
    legend,
    openEnd: open ? { box: { x: fray, y: middle - broad / 2, width: size.width - fray, height: broad } } : null,
  };
}
