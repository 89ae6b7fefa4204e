/**
 * What WeChat's editor of articles lets through, as a sanitiser: written from what is published about it (the list of attributes that may
 * move, 2016–2023; what editors report that it strips: ids, classes, `<div>`, style sheets). The editor itself was not tried.
 */
import { defaultTreeAdapter as tree, parseFragment, serialize, type DefaultTreeAdapterTypes as Html } from 'parse5';

const INK = ['fill', 'opacity', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin', 'stroke-dasharray'];
const LETTERS = ['font-family', 'font-size', 'font-weight', 'text-anchor'];
const SHAPE = [...INK, 'x', 'y', 'width', 'height', 'cx', 'cy', 'r', 'rx', 'ry', 'd', 'points'];
const TIMES = ['attributeName', 'values', 'from', 'to', 'dur', 'begin', 'fill', 'restart'];

/** Element → the attributes that it keeps. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  section: ['style'],
  p: ['style'],
  span: ['style'],
  svg: ['xmlns', 'viewBox', 'width', 'style'],
  g: [...INK, ...LETTERS],
  path: SHAPE,
  rect: SHAPE,
  circle: SHAPE,
  ellipse: SHAPE,
  text: [...INK, ...LETTERS, 'x', 'y'],
  animate: TIMES,
  animateTransform: [...TIMES, 'type'],
};
/** What may move. */
const MOVING = [
  ...['x', 'y', 'width', 'height', 'cx', 'cy', 'opacity', 'd', 'points'],
  ...['stroke-width', 'stroke-linecap', 'stroke-dashoffset', 'fill'],
];
const TURNING = ['translate', 'scale', 'rotate', 'skewX', 'skewY'];
const STYLES = [
  ...['margin', 'padding', 'width', 'display', 'border-top', 'background-color', 'color'],
  ...['font-size', 'font-family', 'font-weight', 'line-height', 'text-align'],
];

/** Attribute → whether a value of it is kept; others keep any that refers to nothing. */
const VALUES: Readonly<Record<string, (value: string, element: string) => boolean>> = {
  style: (value) => value.split(';').every((rule) => STYLES.includes(rule.split(':')[0]?.trim() ?? '')),
  attributeName: (value, element) => (element === 'animate' ? MOVING.includes(value) : value === 'transform'),
  type: (value) => TURNING.includes(value),
  // Of its own element: no time alone, no other's event.
  begin: (value) => value === 'click',
  restart: (value) => value === 'never',
  xmlns: (value) => value === 'http://www.w3.org/2000/svg',
};
const REFERS = /url\(|#(?![\da-f]{3,6}\b)|javascript:|expression\(|https?:(?!\/\/www\.w3\.org\/2000\/svg$)/i;

function keeps(element: Html.Element, { name, value }: Html.Element['attrs'][number]): boolean {
  if (!ALLOWED[element.tagName]?.includes(name) || REFERS.test(value)) return false;
  return VALUES[name]?.(value, element.tagName) ?? true;
}

function cleaned(parent: Html.ParentNode): void {
  for (const child of [...parent.childNodes]) {
    if (child.nodeName === '#text') continue;
    if (!tree.isElementNode(child) || !ALLOWED[child.tagName]) {
      tree.detachNode(child);
      continue;
    }
    child.attrs = child.attrs.filter((attribute) => keeps(child, attribute));
    // Motion without its moment, or of nothing, is none.
    if (child.tagName.startsWith('animate') && !['attributeName', 'begin'].every((name) => child.attrs.some((each) => each.name === name)))
      tree.detachNode(child);
    else cleaned(child);
  }
}

/** What is left of an article's body after it was pasted. */
export function sanitised(body: string): string {
  const fragment = parseFragment(body);
  cleaned(fragment);
  return serialize(fragment);
}

/** The body of an article's file: what is copied. */
export const bodyOf = (page: string): string => /<body>([\s\S]*)<\/body>/.exec(page)?.[1] ?? '';

/** What an article shows and does: how many pictures, and how many taps each takes. */
export const tapsOf = (body: string): number[] =>
  (body.match(/<svg [\s\S]*?<\/svg>/g) ?? []).map((svg) => svg.match(/<rect [^>]*opacity="0">/g)?.length ?? 0);
