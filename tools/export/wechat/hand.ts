/**
 * Drawn markup as it survives in an article: no references, no rules, no gradients, only shapes and text with attributes of their
 * own. In units of the article's pictures, most of them whole numbers.
 */
import type { Box } from '../../../src/scene/box';
import { cut, isWithin } from '../drawing/clip';
import { growth, isUpright, moved, movedBox } from '../drawing/matrix';
import { fillOf, isWash, penOf, type Paint, type Shade } from '../drawing/paint';
import { ellipsePath, movedPath, pointsAlong, subpathsOf, type Subpath } from '../drawing/path';
import { boxOf, numberOf, type Around, type Hand } from '../drawing/walk';
import { rounded } from './markup';
import { pathData } from './pathData';
import type { Piece } from './pieces';
import { written } from './writing';

/** A soft edge in so many flat strips; a soft wash in so many flat circles, each with its share of the radius and of the ink. */
const STRIPS = 12;
const CIRCLES = [
  [0.62, 0.34],
  [0.78, 0.26],
  [0.92, 0.18],
] as const;

type Geometry = Pick<Piece, 'name' | 'attributes'>;

/** A line thinner than this is not seen, units. */
const THIN = 0.5;

const alphaOf = (alpha: number): { opacity?: number } => (alpha < 1 ? { opacity: rounded(alpha, 2) } : {});

/** A geometry, filled and lined: in one piece where both are seen equally. */
function painted(filled: Geometry | null, lined: Geometry | null, around: Around, lengthOf: () => number): Piece[] {
  const [fill, drawn] = [fillOf(around), penOf(around)];
  const pen = drawn && drawn.width >= THIN ? drawn : null;
  const piece = (geometry: Geometry, dress: Piece['dress'], alpha: number): Piece => ({
    layer: around.name,
    dress,
    ...geometry,
    attributes: { ...geometry.attributes, ...alphaOf(alpha) },
    content: '',
  });
  const inked = fill && 'colour' in fill ? fill : null;
  const line = pen && {
    stroke: pen.paint.colour,
    'stroke-width': rounded(pen.width, 1),
    ...(pen.round ? { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } : {}),
    ...(pen.dashes.length ? { 'stroke-dasharray': pen.dashes.map((dash) => rounded(dash * lengthOf(), 1)).join(' ') } : {}),
  };
  if (filled && filled === lined && inked && pen && line && inked.alpha === pen.paint.alpha)
    return [piece(filled, { fill: inked.colour, ...line }, inked.alpha)];
  return [
    ...(filled && inked ? [piece(filled, { fill: inked.colour }, inked.alpha)] : []),
    ...(lined && pen && line ? [piece(lined, { fill: 'none', ...line }, pen.paint.alpha)] : []),
  ];
}

const pathOf = (runs: readonly Subpath[]): Geometry | null => {
  const d = pathData(runs);
  return d ? { name: 'path', attributes: { d } } : null;
};

const lengthOf = (runs: readonly Subpath[]): number =>
  runs.reduce((sum, run) => {
    const points = pointsAlong(run);
    return sum + points.reduce((length, [x, y], k) => length + Math.hypot(x - (points[k - 1]?.[0] ?? x), y - (points[k - 1]?.[1] ?? y)), 0);
  }, 0);

/** Runs, inside the window. */
function free(runs: readonly Subpath[], around: Around, element: Element): Piece[] {
  const whole = runs.map((run) => movedPath(around.matrix, run));
  // Dashes may be parts of the whole length: those that the walk gave are as long as the drawing has grown.
  const measure = (): number =>
    element.hasAttribute('pathLength') ? lengthOf(whole) / numberOf(element, 'pathLength') / growth(around.matrix) : 1;
  if (whole.every((run) => isWithin(run, around.window))) {
    const geometry = pathOf(whole);
    return painted(geometry, geometry, around, measure);
  }
  return painted(pathOf(cut(whole, around.window, true)), pathOf(cut(whole, around.window, false)), around, measure);
}

const attributesOf = ({ x, y, width, height }: Box): Record<string, number> => {
  const [left, top] = [rounded(x), rounded(y)];
  return { x: left, y: top, width: rounded(x + width) - left, height: rounded(y + height) - top };
};

/** Paint a part of the way through a shade. */
function mixed({ stops }: Shade, at: number): Paint {
  const after = stops.findIndex((stop) => stop.at >= at);
  const [one, other] = [stops[Math.max(0, after - 1)], stops[after === -1 ? stops.length - 1 : after]];
  if (!one || !other) return { colour: '#000000', alpha: 0 };
  const part = other.at > one.at ? Math.max(0, Math.min(1, (at - one.at) / (other.at - one.at))) : 1;
  return { colour: other.paint.colour, alpha: one.paint.alpha + (other.paint.alpha - one.paint.alpha) * part };
}

/** A rectangle with a soft edge, in strips. */
function strips(box: Box, shade: Shade, layer: string): Piece[] {
  const turn = Math.round(shade.angle / 90) & 3;
  return Array.from({ length: STRIPS }, (_, k) => {
    const from = turn === 2 || turn === 3 ? STRIPS - 1 - k : k;
    const part =
      turn % 2 === 0
        ? { ...box, x: box.x + (box.width * from) / STRIPS, width: box.width / STRIPS }
        : { ...box, y: box.y + (box.height * from) / STRIPS, height: box.height / STRIPS };
    const { colour, alpha } = mixed(shade, (k + 0.5) / STRIPS);
    return { layer, dress: { fill: colour }, name: 'rect', attributes: { ...attributesOf(part), ...alphaOf(alpha) }, content: '' };
  });
}

const within = (inner: Box, window: Box): Box => {
  const [x, y] = [Math.max(inner.x, window.x), Math.max(inner.y, window.y)];
  const right = Math.min(inner.x + inner.width, window.x + window.width);
  const foot = Math.min(inner.y + inner.height, window.y + window.height);
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, foot - y) };
};

function rect(drawn: Element, around: Around): Piece[] {
  const own = boxOf(drawn);
  if (own.width === 0 || own.height === 0) return [];
  const fill = fillOf(around);
  if (fill && 'stops' in fill) return strips(within(movedBox(around.matrix, own), around.window), fill, around.name);
  const runs = subpathsOf(`M${own.x} ${own.y}h${own.width}v${own.height}h${-own.width}Z`);
  if (!isUpright(around.matrix) || !runs.every((run) => isWithin(movedPath(around.matrix, run), around.window)))
    return free(runs, around, drawn);
  const corner = rounded(numberOf(drawn, 'rx') * growth(around.matrix));
  const geometry = { name: 'rect', attributes: { ...attributesOf(movedBox(around.matrix, own)), ...(corner ? { rx: corner } : {}) } };
  return painted(geometry, geometry, around, () => 1);
}

/** A wash that goes round, in flat circles. */
function wash(drawn: Element, { matrix, root, style, name, declared }: Around): Piece[] {
  const id = /#([^'")]+)/.exec(style.fill)?.[1] ?? '';
  const stop = root.querySelector(`[id="${id}"]`)?.children[0];
  const colour = (stop && declared.get(stop)?.get('stop-color')) ?? '';
  const [cx, cy] = moved(matrix, [numberOf(drawn, 'cx'), numberOf(drawn, 'cy')]);
  const radius = numberOf(drawn, 'r') * growth(matrix);
  if (!colour || radius === 0) return [];
  return [...CIRCLES].reverse().map(([share, opacity]) => ({
    layer: name,
    dress: { fill: colour },
    name: 'circle',
    attributes: { cx: rounded(cx), cy: rounded(cy), r: rounded(radius * share), opacity },
    content: '',
  }));
}

function round(drawn: Element, around: Around): Piece[] {
  if (isWash(around.style)) return wash(drawn, around);
  const [rx, ry] = [numberOf(drawn, 'rx') || numberOf(drawn, 'r'), numberOf(drawn, 'ry') || numberOf(drawn, 'r')];
  if (rx === 0 || ry === 0) return [];
  const centre = [numberOf(drawn, 'cx'), numberOf(drawn, 'cy')] as const;
  const outline = ellipsePath(centre, rx, ry);
  if (!isUpright(around.matrix) || !isWithin(movedPath(around.matrix, outline), around.window)) return free([outline], around, drawn);
  const box = movedBox(around.matrix, { x: centre[0] - rx, y: centre[1] - ry, width: rx * 2, height: ry * 2 });
  const place = { cx: rounded(box.x + box.width / 2), cy: rounded(box.y + box.height / 2) };
  const [wide, high] = [rounded(box.width / 2, 1), rounded(box.height / 2, 1)];
  const geometry =
    wide === high
      ? { name: 'circle', attributes: { ...place, r: wide } }
      : { name: 'ellipse', attributes: { ...place, rx: wide, ry: high } };
  return painted(geometry, geometry, around, () => 1);
}

/** Read once: a glyph is drawn by the hundred. */
const outlines = new WeakMap<Element, Subpath[]>();

function path(drawn: Element, around: Around): Piece[] {
  const outline = outlines.get(drawn) ?? subpathsOf(drawn.getAttribute('d') ?? '');
  outlines.set(drawn, outline);
  return isWash(around.style) ? [] : free(outline, around, drawn);
}

const SHAPES: Readonly<Record<string, (drawn: Element, around: Around) => Piece[]>> = { rect, circle: round, ellipse: round, path };

/** Draws for articles. */
export const articleHand: Hand<Piece> = {
  shape: (drawn, around) => SHAPES[drawn.tagName]?.(drawn, around) ?? [],
  text: written,
  group: (parts) => [...parts],
};
