/** Drawn markup as a slide's own shapes: nothing is drawn a second time, and everything can be taken hold of. */
import type { Point } from '../../../src/scene/camera';
import { cut, isWithin } from '../drawing/clip';
import { growth, isUpright, movedBox } from '../drawing/matrix';
import { colourOf, fillOf, gradientOf, penOf, stopsOf, type Paint } from '../drawing/paint';
import { ellipsePath, movedPath, subpathsOf, withHoles, type Subpath } from '../drawing/path';
import { boxOf, modelsOf, numberOf, walker, type Around, type Draw, type NameOf } from '../drawing/walk';
import { lettered } from './lettering';
import type { FreeShape, Pen, PlainShape, Shape } from './shapes';

/** Pictures, and the drawings that they refer to, by one set of rules. */
export interface Studio {
  /** The shapes of a picture that fills a box; what reaches beyond the window is cut off. */
  readonly draw: Draw<Shape>;
}

/** What can be clicked has a ground, if one that is not seen. */
const UNSEEN: Paint = { colour: '#ffffff', alpha: 0 };

const dashOf = ([dash, gap]: readonly number[]): Pen['dash'] =>
  dash === undefined ? 'solid' : dash < (gap ?? dash) / 2 ? 'sysDot' : 'dash';

function painted(around: Around): Pick<PlainShape, 'name' | 'link' | 'fill' | 'pen'> | null {
  const { name, link } = around;
  const [fill, line] = [fillOf(around) ?? (link ? UNSEEN : null), penOf(around)];
  return fill || line ? { name, link, fill, pen: line && { ...line, dash: dashOf(line.dashes) } } : null;
}

/** Runs as a shape, inside the window. */
function free(paths: readonly Subpath[], around: Around): Shape[] {
  const paint = painted(around);
  if (!paint) return [];
  const whole = paths.map((path) => movedPath(around.matrix, path));
  const shape = (left: readonly Subpath[], dress: Partial<FreeShape>): FreeShape[] =>
    left.length ? [{ kind: 'free', ...paint, ...dress, paths: paint.fill ? withHoles(left) : [left] }] : [];
  if (paint.fill && paint.pen && !whole.every((path) => isWithin(path, around.window)))
    return [
      ...shape(cut(whole, around.window, true), { pen: null }),
      ...shape(cut(whole, around.window, false), { fill: null }).map((line) => ({ ...line, paths: [line.paths.flat()] })),
    ];
  return shape(cut(whole, around.window, paint.fill !== null), {});
}

function rect(element: Element, around: Around): Shape[] {
  const box = boxOf(element);
  const { x, y, width, height } = box;
  if (width === 0 || height === 0) return [];
  const [outline] = subpathsOf(`M${x} ${y}h${width}v${height}h${-width}Z`);
  if (!outline) return [];
  if (!isUpright(around.matrix) || !isWithin(movedPath(around.matrix, outline), around.window)) return free([outline], around);
  const paint = painted(around);
  const corner = numberOf(element, 'rx') * growth(around.matrix);
  return paint ? [{ kind: 'rect', ...paint, box: movedBox(around.matrix, box), corner }] : [];
}

/** A wash is so many flat discs on one another: cut at the stage's edge they stay what they are, in every program. */
const DISCS = 8;

/** What fades towards its edge: the discs grow fainter together as the gradient does. */
function wash(gradient: Element, element: Element, around: Around): Shape[] {
  const stops = stopsOf(gradient, around);
  const [first] = stops;
  if (!first) return [];
  const whole = stops.filter(({ paint }) => paint.alpha === first.paint.alpha).at(-1)?.at ?? 0;
  const fill = { colour: first.paint.colour, alpha: 1 - (1 - first.paint.alpha) ** (1 / DISCS) };
  const [radius, centre] = [numberOf(element, 'r'), [numberOf(element, 'cx'), numberOf(element, 'cy')] as const];
  const discs = Array.from({ length: DISCS }, (_, k) => {
    const at = radius * (1 - ((1 - whole) * (k + 0.5)) / DISCS);
    const paths = cut([movedPath(around.matrix, ellipsePath(centre, at, at))], around.window, true);
    return { kind: 'free', name: around.name, link: null, fill, pen: null, paths: withHoles(paths) } as const;
  });
  return [{ kind: 'group', name: around.name, alt: '', children: discs.filter(({ paths }) => paths.length) }];
}

function ellipse(element: Element, around: Around): Shape[] {
  const gradient = gradientOf(around);
  if (gradient?.tagName === 'radialGradient') return wash(gradient, element, around);
  const centre: Point = [numberOf(element, 'cx'), numberOf(element, 'cy')];
  const [rx, ry] = [numberOf(element, 'rx') || numberOf(element, 'r'), numberOf(element, 'ry') || numberOf(element, 'r')];
  if (rx === 0 || ry === 0) return [];
  const outline = ellipsePath(centre, rx, ry);
  if (!isUpright(around.matrix) || !isWithin(movedPath(around.matrix, outline), around.window)) return free([outline], around);
  const paint = painted(around);
  const box = movedBox(around.matrix, { x: centre[0] - rx, y: centre[1] - ry, width: rx * 2, height: ry * 2 });
  return paint ? [{ kind: 'ellipse', ...paint, box, corner: 0 }] : [];
}

/** Read once: a glyph is drawn by the hundred. */
const outlines = new WeakMap<Element, Subpath[]>();

function outlineOf(element: Element): readonly Subpath[] {
  const outline = outlines.get(element) ?? subpathsOf(element.getAttribute('d') ?? '');
  outlines.set(element, outline);
  return outline;
}

const SHAPES: Readonly<Record<string, (element: Element, around: Around) => Shape[]>> = {
  rect,
  circle: ellipse,
  ellipse,
  path: (element, around) => free(outlineOf(element), around),
};

/** A group, unless there is nothing to hold together. */
function grouped(children: readonly Shape[], name: string | null): Shape[] {
  return children.length === 0 || (children.length === 1 && name === null)
    ? [...children]
    : [{ kind: 'group', name: name ?? '组', alt: '', children }];
}

/** Makes a studio. */
export function studio(css: string, defs: readonly string[], nameOf: NameOf): Studio {
  const draw = walker<Shape>(modelsOf(css, defs), nameOf, {
    shape: (element, around) => SHAPES[element.tagName]?.(element, around) ?? [],
    // Outlined in the colour of the paper: a halo.
    text: (element, around) =>
      lettered(element, { ...around, halo: around.style.stroke === 'none' ? null : colourOf(around.style.stroke, around.style) }),
    group: grouped,
  });
  return { draw };
}
