/** The page's own rules for what is drawn, in a form that any SVG viewer understands: no variables, no states, no motion. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss, { type Rule as PostcssRule } from 'postcss';

const SOURCES = ['src/ui/stage.css', 'src/ui/charts.css', 'src/take/sheet/sheet.css'];
/** What depends on the page around the drawing, or on the reader. */
const ELSEWHERE = /\[data-|html|:root|:hover|::|\.stage|\.live-ground|\.map-|\.open-map|\.enter/;
const NOT_DRAWN = /^(--|transition|animation|display|cursor|contain|visibility)/;
/** Text that the page sets in the reader's own sans is set in the sheet's own font: it looks the same everywhere. */
const SANS = "'Yunhe Text', 'Noto Serif CJK SC', 'Songti SC', serif";

interface Rule {
  readonly selectors: readonly string[];
  /** Property and value, in order. */
  readonly declarations: readonly (readonly [string, string])[];
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The selectors of a rule that stands in another, as a browser without nesting would have them. */
const nestedIn = (outer: readonly string[], selector: string): string[] =>
  outer.map((around) => (selector.includes('&') ? selector.replaceAll('&', () => around) : `${around} ${selector}`));

/** A rule and those nested in it, one after the other; at-rules are left out. */
function flat(rule: PostcssRule, outer: readonly string[] | null): Rule[] {
  const own = rule.selectors.map(oneLine);
  const selectors = outer ? own.flatMap((selector) => nestedIn(outer, selector)) : own;
  const declarations = rule.nodes.flatMap((node) =>
    node.type === 'decl' ? [[node.prop, oneLine(node.value) + (node.important ? ' !important' : '')] as const] : [],
  );
  return [{ selectors, declarations }, ...rule.nodes.flatMap((node) => (node.type === 'rule' ? flat(node, selectors) : []))];
}

/** The rules of a style sheet that hold everywhere; at-rules are left out. */
const rulesOf = (css: string): Rule[] => postcss.parse(css).nodes.flatMap((node) => (node.type === 'rule' ? flat(node, null) : []));

/**
 * The rules as one line of CSS.
 * @param more further rules, such as those that a component brought along
 */
export function sheetStyle(root: string, more = ''): string {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const tokens = new Map(rulesOf(read('src/ui/tokens.css')).find(({ selectors }) => selectors.join() === ':root')?.declarations);
  tokens.set('--sans', SANS);
  const resolved = (value: string): string => {
    const next = value.replace(/var\((--[\w-]+)(?:,[^()]*)?\)/g, (_, name: string) => tokens.get(name) ?? '');
    return next === value ? value : resolved(next);
  };
  return rulesOf([...SOURCES.map(read), more].join('\n'))
    .flatMap(({ selectors, declarations }) => {
      const here = selectors.filter((selector) => !ELSEWHERE.test(selector));
      const drawn = declarations.filter(([name]) => !NOT_DRAWN.test(name)).map(([name, value]) => `${name}:${resolved(value)}`);
      return here.length > 0 && drawn.length > 0 ? [`${here.join(',')}{${drawn.join(';')}}`] : [];
    })
    .join('');
}
