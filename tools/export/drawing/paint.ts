/** What a drawn element is painted with, read from its style. */
import { moved, growth, type Matrix } from './matrix';
import type { Declared, Style } from './styles';

/** A colour, `#rrggbb`, and how much of it is seen, 0…1. */
export interface Paint {
  readonly colour: string;
  readonly alpha: number;
}

/** One colour that becomes another along a direction. */
export interface Shade {
  readonly stops: readonly { readonly at: number; readonly paint: Paint }[];
  /** Degrees clockwise from rightwards. */
  readonly angle: number;
}

/** An outline's line. */
export interface Pen {
  readonly paint: Paint;
  readonly width: number;
  /** Lengths of dashes and gaps; empty for a line without gaps. */
  readonly dashes: readonly number[];
  readonly round: boolean;
}

/** Where an element stands, and in what. */
export interface Painted {
  readonly matrix: Matrix;
  readonly style: Style;
  readonly declared: ReadonlyMap<Element, Declared>;
  readonly root: Element;
}

const HEX = /^#(?:[\da-f]{3}|[\da-f]{6})$/i;

/** `#rrggbb`; null for nothing. */
export function colourOf(value: string, { color }: Style): string | null {
  const asked = value === 'currentColor' ? color : value;
  if (!HEX.test(asked)) return null;
  const digits = asked.slice(1).toLowerCase();
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
}

const GRADIENT = /^url\(['"]?#([^'")]+)/;

/** True where a fill is a gradient. */
export const isWash = ({ fill }: Style): boolean => GRADIENT.test(fill);

/** A gradient that fills an element, if one does. */
export function gradientOf({ root, style }: Painted): Element | null {
  const [, id] = GRADIENT.exec(style.fill) ?? [];
  return id ? root.querySelector(`[id="${id}"]`) : null;
}

/** The paints of a gradient that fills an element, from its beginning to its end. */
export function stopsOf(gradient: Element, { declared, style }: Painted): Shade['stops'] {
  const seen = style.fillOpacity * style.opacity;
  return [...gradient.children].map((stop) => {
    const own = declared.get(stop);
    const said = (name: string): string => own?.get(name) ?? stop.getAttribute(name) ?? '';
    const opacity = said('stop-opacity');
    const paint: Paint = { colour: colourOf(said('stop-color'), style) ?? '#000000', alpha: (opacity === '' ? 1 : Number(opacity)) * seen };
    return { at: Number.parseFloat(stop.getAttribute('offset') ?? '') || 0, paint };
  });
}

/** A linear gradient as a shade; null for any other. */
function shadeOf(gradient: Element | null, painted: Painted): Shade | null {
  if (gradient?.tagName !== 'linearGradient') return null;
  const ends = ['x1', 'y1', 'x2', 'y2'].map((name) => gradient.getAttribute(name));
  const [x1, y1, x2, y2] = ends.map((end, k) => (end === null ? (k === 2 ? 1 : 0) : Number(end)));
  const from = moved(painted.matrix, [x1 ?? 0, y1 ?? 0]);
  const to = moved(painted.matrix, [x2 ?? 0, y2 ?? 0]);
  const stops = stopsOf(gradient, painted);
  return { stops, angle: (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI };
}

/** What an element is filled with; null for nothing, and for a wash that goes round. */
export function fillOf(painted: Painted): Paint | Shade | null {
  const { style } = painted;
  if (isWash(style)) return shadeOf(gradientOf(painted), painted);
  const colour = colourOf(style.fill, style);
  const alpha = style.fillOpacity * style.opacity;
  return colour && alpha > 0 ? { colour, alpha } : null;
}

/** What an element is lined with; null for nothing. */
export function penOf({ style, matrix }: Painted): Pen | null {
  const colour = colourOf(style.stroke, style);
  const width = style.strokeWidth * growth(matrix);
  const alpha = style.strokeOpacity * style.opacity;
  if (!colour || width === 0 || alpha === 0) return null;
  const dashes = style.dashes === 'none' ? [] : style.dashes.split(/[\s,]+/).map(Number);
  return { paint: { colour, alpha }, width, dashes: dashes.map((length) => length * growth(matrix)), round: style.cap === 'round' };
}
