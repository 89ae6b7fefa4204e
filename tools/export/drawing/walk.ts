/** Walks through drawn markup, what it refers to followed and every rule applied, and has a hand draw each part of it anew. */
import { DOMParser } from 'linkedom';
import type { Box } from '../../../src/scene/box';
import { fitted, matrixOf, times } from './matrix';
import type { Painted } from './paint';
import { declaredIn, PLAIN, rulesOf, styleWithin } from './styles';

/** Name of what an element draws; null = nothing that has a name. */
export type NameOf = (element: Element) => string | null;

/** Where an element stands when a hand comes to it. */
export interface Around extends Painted {
  /** What lies outside is not to be seen. */
  readonly window: Box;
  /** Of the nearest thing with a name. */
  readonly name: string;
  /** Id of the step to which it leads. */
  readonly link: string | null;
}

/** What draws. */
export interface Hand<Drawn> {
  /** A `<rect>`, `<circle>`, `<ellipse>` or `<path>`. */
  readonly shape: (element: Element, around: Around) => Drawn[];
  readonly text: (element: Element, around: Around) => Drawn[];
  /** What stands in one group, or is drawn by one reference. */
  readonly group: (parts: readonly Drawn[], name: string | null) => Drawn[];
}

/** Draws a picture so that it fills a box; what reaches beyond the window is cut off. */
export type Draw<Drawn> = (markup: string, box: Box, window: Box) => Drawn[];

const parsed = (markup: string): Element => {
  const { documentElement } = new DOMParser().parseFromString(markup, 'image/svg+xml');
  return documentElement as unknown as Element;
};

/** The number of an attribute; 0 where it has none. */
export const numberOf = (element: Element, name: string): number => Number.parseFloat(element.getAttribute(name) ?? '') || 0;

/** The box that an element's attributes name. */
export const boxOf = (element: Element): Box => ({
  x: numberOf(element, 'x'),
  y: numberOf(element, 'y'),
  width: numberOf(element, 'width'),
  height: numberOf(element, 'height'),
});

const SHAPES = new Set(['rect', 'circle', 'ellipse', 'path']);
/** What is not drawn where it stands. */
const ASIDE = new Set(['defs', 'symbol', 'style', 'title', 'desc', 'linearGradient', 'radialGradient', 'clipPath', 'mask']);

/** What pictures are drawn by: the rules, and the drawings that pictures refer to. */
export interface Models {
  readonly rules: ReturnType<typeof rulesOf>;
  readonly library: ReadonlyMap<string, Pick<Painted, 'root' | 'declared'> & { readonly target: Element }>;
}

/**
 * Reads the models of all pictures.
 * @param css rules of the drawings
 * @param defs markup of the drawings that pictures refer to
 */
export function modelsOf(css: string, defs: readonly string[]): Models {
  const rules = rulesOf(css);
  const library = new Map(
    defs.flatMap((markup) => {
      const root = parsed(markup);
      const declared = declaredIn(root, rules);
      return [...root.querySelectorAll('[id]')].map((target) => [target.id, { root, declared, target }] as const);
    }),
  );
  return { rules, library };
}

/** Makes a walker. */
export function walker<Drawn>({ rules, library }: Models, nameOf: NameOf, hand: Hand<Drawn>): Draw<Drawn> {
  function inside(element: Element, around: Around): Drawn[] {
    return [...element.children].flatMap((child) => drawn(child, around));
  }

  function used(element: Element, around: Around): Drawn[] {
    const id = element.getAttribute('href')?.slice(1) ?? '';
    const own = library.has(id) ? null : around.root.querySelector(`[id="${id}"]`);
    const found = own ? { ...around, target: own } : library.get(id);
    if (!found) throw new Error(`nothing is drawn as "${id}"`);
    const { root, declared, target } = found;
    const box = boxOf(element);
    if (target.tagName !== 'symbol') {
      const matrix = times(around.matrix, [1, 0, 0, 1, box.x, box.y]);
      return drawn(target, { ...around, matrix, root, declared });
    }
    const viewBox = target.getAttribute('viewBox') ?? '0 0 1 1';
    const [, , width = 1, height = 1] = viewBox.split(' ').map(Number);
    const room = { ...box, width: box.width || width, height: box.height || height };
    const matrix = times(around.matrix, fitted(viewBox, room, target.getAttribute('preserveAspectRatio') ?? ''));
    return inside(target, { ...around, matrix, root, declared });
  }

  function drawn(element: Element, outer: Around): Drawn[] {
    const { tagName } = element;
    if (ASIDE.has(tagName)) return [];
    const style = styleWithin(outer.style, outer.declared.get(element));
    if (style.opacity === 0) return [];
    const transform = element.getAttribute('transform');
    const matrix = transform ? times(outer.matrix, matrixOf(transform)) : outer.matrix;
    const name = nameOf(element);
    const around: Around = { ...outer, style, matrix, name: name ?? outer.name };
    if (SHAPES.has(tagName)) return hand.shape(element, around);
    switch (tagName) {
      case 'text':
        return hand.text(element, around);
      case 'use':
        return hand.group(used(element, around), name);
      case 'a':
        return inside(element, { ...around, link: element.getAttribute('href')?.slice(1) ?? null });
      case 'g':
        return hand.group(inside(element, around), name);
      default:
        throw new Error(`<${tagName}> has no shape`);
    }
  }

  return (markup, box, window) => {
    const root = parsed(markup);
    const declared = declaredIn(root, rules);
    const style = styleWithin(PLAIN, declared.get(root));
    const matrix = fitted(root.getAttribute('viewBox') ?? '', box, root.getAttribute('preserveAspectRatio') ?? '');
    return inside(root, { matrix, style, declared, root, window, name: '形状', link: null });
  };
}
