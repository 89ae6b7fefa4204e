/** The drawings' rules, applied: what each element is filled and lined with, and how its text is set. */
import postcss from 'postcss';

/** Property → value, as a rule or an attribute says it. */
export type Declared = ReadonlyMap<string, string>;

interface Rule {
  readonly selector: string;
  readonly weight: number;
  readonly declarations: readonly (readonly [string, string])[];
}

/** Ids, then classes and their like, then names of elements (CSS selectors, 17). */
function weightOf(selector: string): number {
  const count = (pattern: RegExp): number => selector.match(pattern)?.length ?? 0;
  return count(/#[\w-]+/g) * 10_000 + count(/\.[\w-]+|\[[^\]]*\]|:(?!:)[\w-]+/g) * 100 + count(/(?:^|[\s>+~])[a-zA-Z]+/g);
}

/** The rules of a sheet without at-rules, the weaker ones first. */
export function rulesOf(css: string): Rule[] {
  return postcss
    .parse(css)
    .nodes.flatMap((node) => (node.type === 'rule' ? [node] : []))
    .flatMap((rule) => {
      const declarations = rule.nodes.flatMap((node) => (node.type === 'decl' ? [[node.prop, node.value] as const] : []));
      return rule.selectors.map((selector) => ({ selector, weight: weightOf(selector), declarations }));
    })
    .sort((one, other) => one.weight - other.weight);
}

/** Attributes that say what a rule may say, too. */
const ATTRIBUTES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'color',
  'font-size',
  'font-family',
  'font-weight',
  'text-anchor',
] as const;

/** What rules and attributes say of every element below a root; a rule outdoes an attribute. */
export function declaredIn(root: Element, rules: readonly Rule[]): ReadonlyMap<Element, Declared> {
  const all = new Map<Element, Map<string, string>>();
  for (const element of [root, ...root.querySelectorAll('*')]) {
    const own = new Map<string, string>();
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (value !== null) own.set(name, value);
    }
    all.set(element, own);
  }
  for (const { selector, declarations } of rules) {
    for (const element of root.querySelectorAll(selector)) {
      const own = all.get(element);
      if (own) for (const [name, value] of declarations) own.set(name, value);
    }
  }
  return all;
}

/** What an element passes on to those inside it. */
export interface Style {
  readonly fill: string;
  readonly fillOpacity: number;
  readonly stroke: string;
  readonly strokeOpacity: number;
  /** In units of the element itself. */
  readonly strokeWidth: number;
  readonly dashes: string;
  readonly cap: string;
  readonly color: string;
  readonly fontSize: number;
  readonly family: string;
  readonly bold: boolean;
  readonly anchor: string;
  readonly underline: boolean;
  /** Of all that it stands in, multiplied. */
  readonly opacity: number;
}

/** What stands in nothing. */
export const PLAIN: Style = {
  fill: '#000000',
  fillOpacity: 1,
  stroke: 'none',
  strokeOpacity: 1,
  strokeWidth: 1,
  dashes: 'none',
  cap: 'butt',
  color: '#000000',
  fontSize: 16,
  family: 'serif',
  bold: false,
  anchor: 'start',
  underline: false,
  opacity: 1,
};

/** An element's style, given that of what it stands in. */
export function styleWithin(outer: Style, declared: Declared | undefined): Style {
  const number = (name: string, otherwise: number): number => {
    const value = Number.parseFloat(declared?.get(name) ?? '');
    return Number.isNaN(value) ? otherwise : value;
  };
  const said = (name: string, otherwise: string): string => declared?.get(name) ?? otherwise;
  const weight = declared?.get('font-weight');
  return {
    fill: said('fill', outer.fill),
    fillOpacity: number('fill-opacity', outer.fillOpacity),
    stroke: said('stroke', outer.stroke),
    strokeOpacity: number('stroke-opacity', outer.strokeOpacity),
    strokeWidth: number('stroke-width', outer.strokeWidth),
    dashes: said('stroke-dasharray', outer.dashes),
    cap: said('stroke-linecap', outer.cap),
    color: said('color', outer.color),
    fontSize: number('font-size', outer.fontSize),
    family: said('font-family', outer.family),
    bold: weight === undefined ? outer.bold : Number.parseInt(weight, 10) >= 600 || weight === 'bold',
    anchor: said('text-anchor', outer.anchor),
    underline: declared?.get('text-decoration') === 'underline' || outer.underline,
    opacity: outer.opacity * number('opacity', 1),
  };
}
