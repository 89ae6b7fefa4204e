/** What a drawing covers: boxes of its lanterns, letters and things, px of the picture, read from its attributes alone. */
import type { Point } from './told';
import type { Drawn } from './svg';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Ink {
  readonly name: string;
  readonly box: Box;
}

/** A number of an element; throws where it has none, so that no test passes on a drawing that it cannot read. */
export function number(element: Drawn, name: string): number {
  const value = Number(element.getAttribute(name) ?? NaN);
  if (Number.isNaN(value)) throw new Error(`<${element.tagName} class="${element.getAttribute('class') ?? ''}"> has no number ${name}`);
  return value;
}

/** The one element that a selector finds. */
export function only(within: Drawn, selector: string): Drawn {
  const found = [...within.querySelectorAll(selector)];
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} of ${selector}`);
  return found[0];
}

/** Where an element's own zero lies, and how large its unit is, in the picture. */
export function placeOf(element: Drawn): { at: Point; scale: number } {
  const own = element.getAttribute('transform') ?? '';
  const [, dx = '0', dy = '0'] = /translate\((\S+) (\S+?)\)/.exec(own) ?? [];
  const scale = Number(/scale\(([^)]+)\)/.exec(own)?.[1] ?? 1);
  const parent = element.parentElement;
  if (!parent || element.tagName === 'svg') return { at: [Number(dx), Number(dy)], scale };
  const outer = placeOf(parent);
  return { at: [outer.at[0] + Number(dx) * outer.scale, outer.at[1] + Number(dy) * outer.scale], scale: outer.scale * scale };
}

/** Chinese type is set solid; letters and digits take somewhat more than half. */
const ems = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u2e80-\uffff“”‘’…—·]/.test(character) ? 1 : 0.55), 0);
/** The nearest value of an attribute, of the element or of what it stands in. */
const inherited = (element: Drawn, name: string): string | null =>
  element.getAttribute(name) ?? (element.parentElement && element.tagName !== 'text' ? inherited(element.parentElement, name) : null);

/** Signs whose ink fills only one half of their square: the right one before words, the left one after them. */
const [BEFORE, AFTER] = ['“‘（《「', '”’）》」，、。；：'];
/** A line's box without the blank half of the sign at either end. */
function inked({ x, y, width, height }: Box, words: string, em: number): Box {
  const blank = (signs: string, at: number): number => (words && signs.includes(words.at(at) ?? '') ? em / 2 : 0);
  return { x: x + blank(BEFORE, 0), y, width: width - blank(BEFORE, 0) - blank(AFTER, -1), height };
}

/** A run of letters: its words, type size, and a box a line, or a character where each has a place of its own. */
export interface Letters {
  readonly text: string;
  readonly fontSize: number;
  readonly boxes: readonly Box[];
}

/** The letters of one text element. */
export function lettersOf(text: Drawn): Letters[] {
  const {
    at: [ox, oy],
    scale,
  } = placeOf(text);
  const spans = text.children.length > 0 ? [...text.children] : [text];
  // A run that has no place of its own goes on where the one before it ended.
  let end: Box | undefined;
  return spans.map((span): Letters => {
    const words = (span.textContent ?? '').trim();
    const em = Number(inherited(span, 'font-size')) * scale;
    if (!(em > 0)) throw new Error(`no type size: ${words}`);
    const xs = (span.getAttribute('x') ?? '0').split(' ').map(Number);
    const ys = (span.getAttribute('y') ?? '0').split(' ').map(Number);
    const anchor = text.parentElement?.getAttribute('class')?.includes('water-names')
      ? 'middle'
      : (text.getAttribute('text-anchor') ?? 'start');
    const piece = (said: string, k: number): Box => {
      const width = ems(said) * em;
      if (end && !span.hasAttribute('x')) return { ...end, x: end.x + end.width, width };
      const left = anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0;
      return { x: ox + (xs[k] ?? 0) * scale - left, y: oy + (ys[k] ?? 0) * scale - em * 0.86, width, height: em * 0.96 };
    };
    const boxes = xs.length > 1 ? [...words].map(piece) : [piece(words, 0)];
    end = boxes[boxes.length - 1];
    return { text: words, fontSize: em, boxes: xs.length > 1 ? boxes : boxes.map((box) => inked(box, words, em)) };
  });
}

/** All letters below an element. */
export function allLetters(within: Drawn): Letters[] {
  return [...within.querySelectorAll('text')].flatMap(lettersOf);
}

export const middleOf = ({ x, y, width, height }: Box): Point => [x + width / 2, y + height / 2];

export function meets(a: Box, b: Box, slack = 0): boolean {
  return a.x + slack < b.x + b.width && b.x + slack < a.x + a.width && a.y + slack < b.y + b.height && b.y + slack < a.y + a.height;
}

export interface Lantern {
  readonly id: string;
  readonly at: Point;
  /** Its ink: 16.6 of 24 units wide, with cord and tassel 23.4 tall (see the glyph). */
  readonly box: Box;
  readonly name: string;
  readonly letters: readonly Letters[];
  readonly classes: ReadonlySet<string>;
  readonly element: Drawn;
}

/** All lanterns of a picture, those under the furniture too. */
export function lanternsOf(picture: Drawn): Lantern[] {
  return [...picture.querySelectorAll('.mark')].map((element) => {
    const use = only(element, 'use[href="#g-lantern"]');
    const { at, scale } = placeOf(use);
    const letters = allLetters(element);
    // Where the street's line stands under its platform's it goes on: 小河，据…
    const [first = '', second = ''] = letters.map(({ text }) => text);
    const under = element.querySelector('tspan')?.getAttribute('class')?.includes('platform');
    return {
      id: element.getAttribute('data-mark') ?? element.getAttribute('data-street') ?? '',
      at,
      element,
      letters,
      name: under ? (second.split('，')[0] ?? '') : first,
      classes: new Set((element.getAttribute('class') ?? '').split(/\s+/)),
      box: { x: at[0] - 8.3 * scale, y: at[1] - 11.6 * scale, width: 16.6 * scale, height: 23.4 * scale },
    };
  });
}

/** The hairlines from marks and places to names that stand away from them: where each begins and ends, stage px. */
export function leadersOf(picture: Drawn): [from: Point, to: Point][] {
  return [...picture.querySelectorAll('.leader')].flatMap((path) => {
    const { at, scale } = placeOf(path);
    return [...(path.getAttribute('d') ?? '').matchAll(/M(\S+) ([^L]+)L(\S+) ([^M]+)/g)].map(([, ...ends]): [Point, Point] => {
      const [x = NaN, y = NaN, u = NaN, v = NaN] = ends.map(Number);
      return [
        [at[0] + x * scale, at[1] + y * scale],
        [at[0] + u * scale, at[1] + v * scale],
      ];
    });
  });
}

/** The box of a `<use>` that says its own place and size. */
export function useBox(use: Drawn): Box {
  const { at, scale } = placeOf(use);
  return {
    x: at[0] + number(use, 'x') * scale,
    y: at[1] + number(use, 'y') * scale,
    width: number(use, 'width') * scale,
    height: number(use, 'height') * scale,
  };
}
