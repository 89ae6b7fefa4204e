/** Drawn markup as a slide's own shapes: nothing is drawn a second time, and everything can be taken hold of. */
import { DOMParser } from 'linkedom';
import type { Box } from '../../../src/scene/box';
import type { Point } from '../../../src/scene/camera';
import { cut, isWithin } from './clip';
import { lettered } from './lettering';
import { fitted, growth, isUpright, matrixOf, moved, movedBox, times, type Matrix } from './matrix';
import { ellipsePath, movedPath, subpathsOf, withHoles, type Subpath } from './path';
import type { FreeShape, Paint, Pen, PlainShape, Shade, Shape } from './shapes';
import { declaredIn, PLAIN, rulesOf, styleWithin, type Declared, type Style } from './styles';

/** Pictures, and the drawings that they refer to, by one set of rules. */
export interface Studio {
  /** The shapes of a picture that fills a box; what reaches beyond the window is cut off. */
  readonly draw: (markup: string, box: Box, window: Box) => Shape[];
}

/** Name of what an element draws; null = nothing that has a name. */
export type NameOf = (element: Element) => string | null;

interface Around {
  readonly matrix: Matrix;
  readonly style: Style;
  readonly declared: ReadonlyMap<Element, Declared>;
  readonly root: Element;
  readonly window: Box;
  readonly name: string;
  readonly link: string | null;
}

const parsed = (markup: string): Element => {
  const { documentElement } = new DOMParser().parseFromString(markup, 'image/svg+xml');
  return documentElement as unknown as Element;
};
const numberOf = (element: Element, name: string): number => Number.parseFloat(element.getAttribute(name) ?? '') || 0;
const HEX = /^#(?:[\da-f]{3}|[\da-f]{6})$/i;

/** `#rrggbb`; null for nothing. */
function colourOf(value: string, { color }: Style): string | null {
  const asked = value === 'currentColor' ? color : value;
  if (!HEX.test(asked)) return null;
  const digits = asked.slice(1).toLowerCase();
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
}

const GRADIENT = /^url\(['"]?#([^'")]+)/;

/** A gradient that fills an element, if one does. */
function gradientOf({ root, style }: Around): Element | null {
  const [, id] = GRADIENT.exec(style.fill) ?? [];
  return id ? root.querySelector(`[id="${id}"]`) : null;
}

function stopsOf(gradient: Element, { declared, style }: Around): Shade['stops'] {
  const seen = style.fillOpacity * style.opacity;
  return [...gradient.children].map((stop) => {
    const own = declared.get(stop);
    const said = (name: string): string => own?.get(name) ?? stop.getAttribute(name) ?? '';
    const opacity = said('stop-opacity');
    const paint: Paint = { colour: colourOf(said('stop-color'), style) ?? '#000000', alpha: (opacity === '' ? 1 : Number(opacity)) * seen };
    return { at: numberOf(stop, 'offset'), paint };
  });
}

/** A linear gradient as a shade; null for any other. */
function shadeOf(gradient: Element | null, around: Around): Shade | null {
  if (gradient?.tagName !== 'linearGradient') return null;
  const ends = ['x1', 'y1', 'x2', 'y2'].map((name) => gradient.getAttribute(name));
  const [x1, y1, x2, y2] = ends.map((end, k) => (end === null ? (k === 2 ? 1 : 0) : Number(end)));
  const from = moved(around.matrix, [x1 ?? 0, y1 ?? 0]);
  const to = moved(around.matrix, [x2 ?? 0, y2 ?? 0]);
  const stops = stopsOf(gradient, around);
  return { stops, angle: (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI };
}

function fillOf(around: Around): Paint | Shade | null {
  const { style } = around;
  if (GRADIENT.test(style.fill)) return shadeOf(gradientOf(around), around);
  const colour = colourOf(style.fill, style);
  const alpha = style.fillOpacity * style.opacity;
  return colour && alpha > 0 ? { colour, alpha } : null;
}

function penOf({ style, matrix }: Around): Pen | null {
  const colour = colourOf(style.stroke, style);
  const width = style.strokeWidth * growth(matrix);
  const alpha = style.strokeOpacity * style.opacity;
  if (!colour || width === 0 || alpha === 0) return null;
  const dashes = style.dashes === 'none' ? [] : style.dashes.split(/[\s,]+/).map(Number);
  const dash = dashes.length === 0 ? 'solid' : (dashes[0] ?? 0) < (dashes[1] ?? 1) / 2 ? 'sysDot' : 'dash';
  return { paint: { colour, alpha }, width, dash, round: style.cap === 'round' };
}

/** What can be clicked has a ground, if one that is not seen. */
const UNSEEN: Paint = { colour: '#ffffff', alpha: 0 };

function painted(around: Around): Pick<PlainShape, 'name' | 'link' | 'fill' | 'pen'> | null {
  const { name, link } = around;
  const [fill, pen] = [fillOf(around) ?? (link ? UNSEEN : null), penOf(around)];
  return fill || pen ? { name, link, fill, pen } : null;
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
  const box = {
    x: numberOf(element, 'x'),
    y: numberOf(element, 'y'),
    width: numberOf(element, 'width'),
    height: numberOf(element, 'height'),
  };
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
/** What is not drawn where it stands. */
const ASIDE = new Set(['defs', 'symbol', 'style', 'title', 'desc', 'linearGradient', 'radialGradient', 'clipPath', 'mask']);

/** Makes a studio. */
export function studio(css: string, defs: readonly string[], nameOf: NameOf): Studio {
  const rules = rulesOf(css);
  const library = new Map(
    defs.flatMap((markup) => {
      const root = parsed(markup);
      const declared = declaredIn(root, rules);
      return [...root.querySelectorAll('[id]')].map((target) => [target.id, { root, declared, target }] as const);
    }),
  );

  function inside(element: Element, around: Around): Shape[] {
    return [...element.children].flatMap((child) => shapesOf(child, around));
  }

  /** A group, unless there is nothing to hold together. */
  function grouped(children: readonly Shape[], name: string | null): Shape[] {
    return children.length === 0 || (children.length === 1 && name === null)
      ? [...children]
      : [{ kind: 'group', name: name ?? '组', alt: '', children }];
  }

  function used(element: Element, around: Around): Shape[] {
    const id = element.getAttribute('href')?.slice(1) ?? '';
    const own = library.has(id) ? null : around.root.querySelector(`[id="${id}"]`);
    const found = own ? { ...around, target: own } : library.get(id);
    if (!found) throw new Error(`nothing is drawn as "${id}"`);
    const { root, declared, target } = found;
    const box = {
      x: numberOf(element, 'x'),
      y: numberOf(element, 'y'),
      width: numberOf(element, 'width'),
      height: numberOf(element, 'height'),
    };
    if (target.tagName !== 'symbol') {
      const matrix = times(around.matrix, [1, 0, 0, 1, box.x, box.y]);
      return shapesOf(target, { ...around, matrix, root, declared });
    }
    const viewBox = target.getAttribute('viewBox') ?? '0 0 1 1';
    const [, , width = 1, height = 1] = viewBox.split(' ').map(Number);
    const room = { ...box, width: box.width || width, height: box.height || height };
    const matrix = times(around.matrix, fitted(viewBox, room, target.getAttribute('preserveAspectRatio') ?? ''));
    return inside(target, { ...around, matrix, root, declared });
  }

  function shapesOf(element: Element, outer: Around): Shape[] {
    const { tagName } = element;
    if (ASIDE.has(tagName)) return [];
    const style = styleWithin(outer.style, outer.declared.get(element));
    if (style.opacity === 0) return [];
    const transform = element.getAttribute('transform');
    const matrix = transform ? times(outer.matrix, matrixOf(transform)) : outer.matrix;
    const name = nameOf(element);
    const around: Around = { ...outer, style, matrix, name: name ?? outer.name };
    const shape = SHAPES[tagName];
    if (shape) return shape(element, around);
    switch (tagName) {
      case 'text':
        // Outlined in the colour of the paper: a halo.
        return lettered(element, { ...around, halo: style.stroke === 'none' ? null : colourOf(style.stroke, style), colourOf });
      case 'use':
        return grouped(used(element, around), name);
      case 'a':
        return inside(element, { ...around, link: element.getAttribute('href')?.slice(1) ?? null });
      case 'g':
        return grouped(inside(element, around), name);
      default:
        throw new Error(`<${tagName}> has no shape`);
    }
  }

  return {
    draw(markup, box, window) {
      const root = parsed(markup);
      const declared = declaredIn(root, rules);
      const style = styleWithin(PLAIN, declared.get(root));
      const matrix = fitted(root.getAttribute('viewBox') ?? '', box, root.getAttribute('preserveAspectRatio') ?? '');
      return inside(root, { matrix, style, declared, root, window, name: '形状', link: null });
    },
  };
}
