/** Text of a drawing, each line in an element of its own: in the reader's own Chinese fonts, whose characters are all as wide. */
import { textWidth } from '../../../src/scene/box';
import type { Point } from '../../../src/scene/camera';
import { growth, moved } from '../drawing/matrix';
import { colourOf } from '../drawing/paint';
import { styleWithin, type Style } from '../drawing/styles';
import type { Around } from '../drawing/walk';
import { escaped, rounded } from './markup';
import type { Piece } from './pieces';

/** Fonts that phones and office machines have. */
export const FACES = {
  serif: 'Songti SC, STSong, Source Han Serif SC, Noto Serif CJK SC, SimSun, serif',
  sans: 'PingFang SC, HarmonyOS Sans SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif',
} as const;

interface Run {
  readonly text: string;
  readonly style: Style;
}

interface Line {
  readonly at: Point;
  readonly runs: Run[];
}

const numbersIn = (element: Element, name: string): number[] =>
  (element.getAttribute(name) ?? '').trim().split(/\s+/).filter(Boolean).map(Number);

const pieceOf = (
  text: string,
  style: Style,
  x: string | number,
  y: string | number,
  anchor: string,
  { name, matrix, window }: Around,
): Piece[] => {
  const top = Number.parseFloat(String(y));
  if (top < window.y || top > window.y + window.height) return [];
  const face = /Yunhe Text|sans-serif/.test(style.family) ? 'sans' : 'serif';
  const letters = {
    'font-family': FACES[face],
    'font-size': rounded(style.fontSize * growth(matrix), 1),
    ...(style.bold ? { 'font-weight': 600 } : {}),
    ...(anchor === 'start' ? {} : { 'text-anchor': anchor }),
  };
  const alpha = style.fillOpacity * style.opacity;
  const attributes = { x, y, ...(alpha < 1 ? { opacity: rounded(alpha, 2) } : {}) };
  const piece = (dress: Piece['dress']): Piece => ({ layer: name, dress, name: 'text', attributes, content: escaped(text) });
  const fill = colourOf(style.fill, style) ?? '#000000';
  const halo = style.stroke === 'none' ? null : colourOf(style.stroke, style);
  if (!halo) return [piece({ fill, ...letters })];
  const width = rounded(style.strokeWidth * growth(matrix), 1);
  return [piece({ fill: halo, stroke: halo, 'stroke-width': width, 'stroke-linejoin': 'round', ...letters }), piece({ fill, ...letters })];
};

/** Characters that have a place each. */
function placed(text: Element, around: Around): Piece[] {
  const [xs, ys] = [numbersIn(text, 'x'), numbersIn(text, 'y')];
  const points = xs.map((x, k) => moved(around.matrix, [x, ys[k] ?? ys[0] ?? 0]));
  const list = (axis: 0 | 1): string => points.map((point) => rounded(point[axis])).join(' ');
  return pieceOf(text.textContent, around.style, list(0), list(1), around.style.anchor, around);
}

function linesOf(text: Element, around: Around): Line[] {
  const lines: Line[] = [];
  const start: Point = [numbersIn(text, 'x')[0] ?? 0, numbersIn(text, 'y')[0] ?? 0];
  const add = (said: string, style: Style, at: Point | null): void => {
    const run = { text: said.replace(/[ \t\n\r]+/g, ' '), style };
    const line = lines[lines.length - 1];
    if (at || !line) lines.push({ at: at ?? start, runs: [run] });
    else line.runs.push(run);
  };
  for (const node of text.childNodes) {
    // Spaces between elements are the markup's, those inside them are the text's.
    if (node.nodeType === 3 && node.textContent?.trim()) add(node.textContent, around.style, null);
    if (node.nodeType !== 1) continue;
    const part = node as Element;
    const [y] = numbersIn(part, 'y');
    const at: Point | null = y === undefined ? null : [numbersIn(part, 'x')[0] ?? start[0], y];
    add(part.textContent, styleWithin(around.style, around.declared.get(part)), at);
  }
  return lines;
}

/** The pieces of a `<text>`. */
export function written(text: Element, around: Around): Piece[] {
  if (numbersIn(text, 'x').length > 1) return placed(text, around);
  return linesOf(text, around).flatMap(({ at, runs }) => {
    const [only] = runs;
    if (only && runs.length === 1) {
      const [x, y] = moved(around.matrix, at);
      return pieceOf(only.text, only.style, rounded(x), rounded(y), only.style.anchor, around);
    }
    // Runs in several dresses stand one after the other, as wide as their characters are.
    const width = runs.reduce((sum, run) => sum + textWidth(run.text, run.style.fontSize), 0);
    const { anchor } = around.style;
    let left = at[0] - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    return runs.flatMap((run) => {
      const [x, y] = moved(around.matrix, [left, at[1]]);
      left += textWidth(run.text, run.style.fontSize);
      if (!run.text.trim()) return [];
      return pieceOf(run.text, run.style, rounded(x), rounded(y), 'start', around);
    });
  });
}
