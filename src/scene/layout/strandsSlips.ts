/** What can be followed: its slips, and how it pours from one of them into its threads. */
import { must } from '../../tables/must';
import { textWidth, type Box } from '../box';
import type { Point } from '../camera';
import type { ThemeSlip } from '../deedCharts';
import type { Stacked } from './strandsColumns';

/** Part of an em by which the middle of a line's ink lies below the top of its block. */
export const INK_MIDDLE = 0.64;

/** The theme that a reader follows: the first, until she chooses another or none. */
export function followed(themes: readonly string[], opened: string | null): string | null {
  if (opened === '') return null;
  return themes[themes.findIndex((_, k) => slipId(k) === opened)] ?? themes[0] ?? null;
}

const slipId = (index: number): string => `theme-${index + 1}`;

/** Height in px of a slip. */
export const slipHeight = (fontSize: number): number => Math.round(Math.max(26, fontSize * 1.8));

/** px between one slip and the next. */
const slipGap = (fontSize: number): number => fontSize * 0.6;

/** What can be pressed of a slip: a thumb is broader than the paper. */
export function pressed({ box, text }: ThemeSlip): Box {
  const gap = slipGap(text.fontSize);
  return { x: box.x - gap / 2, y: box.y - gap, width: box.width + gap, height: box.height + gap * 2 };
}

/**
 * Slips side by side from a point on, in as many rows as it takes.
 * @param shown themes that have a slip here
 * @param edge right edge of the room, px
 */
export function slipsOf(
  themes: readonly string[],
  shown: readonly string[],
  chosen: string | null,
  [x, y]: Point,
  edge: number,
  fontSize: number,
): ThemeSlip[] {
  const [pad, gap, height] = [fontSize * 0.85, slipGap(fontSize), slipHeight(fontSize)];
  let [left, top] = [x, y];
  return shown.map((theme) => {
    const width = textWidth(theme, fontSize) + pad * 2;
    if (left > x && left + width > edge) [left, top] = [x, top + height + gap * 2];
    const box = { x: left, y: top, width, height };
    left += width + gap;
    const at: Point = [box.x + width / 2, top + height / 2 - fontSize * INK_MIDDLE];
    return {
      id: slipId(themes.indexOf(theme)),
      box,
      open: theme === chosen,
      text: { lines: [theme], at, fontSize, anchor: 'middle', lineHeight: fontSize * 1.5 },
    };
  });
}

/** Points of a quarter turn about a corner. */
function turn([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): Point[] {
  return [0, 0.2, 0.4, 0.6, 0.8, 1].map((t) => {
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return [fromX * a + x * b + toX * c, fromY * a + y * b + toY * c];
  });
}

/** A line of points from a slip down the gutter to each mouth. */
export function pourInto({ box }: ThemeSlip, rail: number, mouths: readonly Point[], r: number, em: number, bank: number): Point[][] {
  const fall = Math.min(r, bank - box.y - box.height);
  const x = Math.max(rail + r * 2, box.x + Math.min(box.width / 2, em * 2));
  return mouths.map(([endX, y]): Point[] => [
    [x, box.y + box.height],
    ...turn([x, bank], [x, bank - fall], [x - r, bank]),
    ...turn([rail, bank], [rail + r, bank], [rail, bank + r]),
    ...turn([rail, y], [rail, y - r], [rail + r, y]),
    [endX, y],
  ]);
}

/**
 * The theme pours from its slip along the margin to each of its topics; where a sentence names none, to its way. One line
 * of points for each.
 * @param bank height at which it turns into the margin, px
 */
export function pourOf(slip: ThemeSlip, { columns, strands, lies, em }: Stacked, bank: number): Point[][] {
  const { rail, topic, way } = columns;
  const r = Math.min(em * 0.8, topic.x - rail - em * 0.2);
  const mouths = strands.flatMap(({ lit, topics }, s): Point[] => {
    const lie = must(lies[s], 'lie');
    return topics.length > 0
      ? topics.flatMap((each, k): Point[] => (each.lit ? [[topic.x - em * 0.3, lie.topics[k] ?? 0]] : []))
      : lit
        ? [[way.x + 1, lie.trunk]]
        : [];
  });
  return pourInto(slip, rail, mouths, r, em, bank);
}
