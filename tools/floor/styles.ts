/** Reads a built style sheet and names what a browser of the floor would not understand, unless it stands there in simpler words too. */
import { parse, type AtRule, type ChildNode, type Container, type Declaration, type Document, type Rule } from 'postcss';
import { bcd, childrenOf, excerptOf, lackingInAll, type Finding, type Identifier } from './support';

const { properties, selectors, types } = bcd.css as { properties: Identifier; selectors: Identifier; types: Identifier };
const atRules = bcd.css['at-rules'] ?? {};

/** Every value type of the data by its own name: functions, units. */
const typesByName = new Map<string, Identifier[]>();
(function note(group: Identifier): void {
  for (const [name, each] of childrenOf(group)) {
    typesByName.set(name, [...(typesByName.get(name) ?? []), each]);
    note(each);
  }
})(types);

/** Units that the data keep under a group's name. */
const unitGroup = (unit: string): string =>
  /^[sld]v(w|h|i|b|min|max)$/.test(unit)
    ? `viewport_percentage_units_${{ s: 'small', l: 'large', d: 'dynamic' }[unit[0] ?? '']}`
    : /^cq/.test(unit)
      ? 'container_query_length_units'
      : unit;

type Found = Pick<Finding, 'feature' | 'lacking'> & { readonly word: string };

/** What in a value is not known: functions, units, and key words of the property. */
function inValue(property: string, text: string): Found[] {
  const value = text.replace(/url\([^)]*\)|"[^"]*"|'[^']*'/g, ' ');
  const own = properties[property] ?? {};
  const words = [
    ...[...value.matchAll(/([a-z][a-z-]*)\(/gi)].map(([, word = '']) => ({
      word,
      feature: `css.types.${word}`,
      known: [...(typesByName.get(word) ?? []), ...(own[word] ? [own[word]] : [])],
    })),
    ...[...value.matchAll(/(?<![\w#.-])[+-]?(?:\d+\.?\d*|\.\d+)([a-z]+)/gi)].map(([, word = '']) => ({
      word,
      feature: `css.types.length.${unitGroup(word)}`,
      known: [types.length?.[unitGroup(word)] ?? {}],
    })),
    ...[...value.matchAll(/(?<![\w#.-])[a-z][a-z-]*(?![\w(-])/gi)].map(([word]) => ({
      word,
      feature: `css.properties.${property}.${word}`,
      known: [own[word] ?? {}],
    })),
  ];
  return words.flatMap(({ word, feature, known }) => {
    const without = lackingInAll(known);
    return without.length > 0 && !word.startsWith('-') ? [{ word, feature, lacking: without }] : [];
  });
}

/** True if a condition around it asks the browser for just that. */
function asked(node: ChildNode, word: string): boolean {
  for (let above: Container | Document | undefined = node.parent; above; above = above.parent) {
    if (above.type === 'atrule' && (above as AtRule).name === 'supports' && (above as AtRule).params.includes(word)) return true;
  }
  return false;
}

/** True if a declaration of the same property, before it in the same rule, is understood everywhere: it stays. */
const saidBefore = (declaration: Declaration): boolean =>
  (declaration.parent?.nodes ?? [])
    .slice(0, declaration.parent?.index(declaration))
    .some((node) => node.type === 'decl' && node.prop === declaration.prop && inValue(node.prop, node.value).length === 0);

function inDeclaration(declaration: Declaration): Found[] {
  const { prop, value } = declaration;
  if (prop.startsWith('-') && !prop.startsWith('--')) return [];
  const inside = inValue(prop, value);
  // A custom property takes any words: said twice, the last ones stand, understood or not.
  if (prop.startsWith('--')) return inside.map((found) => ({ ...found, feature: `${found.feature} in ${prop}` }));
  const without = lackingInAll([properties[prop] ?? {}]);
  if (without.length > 0) return [{ word: prop, feature: `css.properties.${prop}`, lacking: without }];
  return inside.length > 0 && !saidBefore(declaration) ? inside : [];
}

/** Gaps between flex items came later than gaps in grids. */
function inRule(rule: Rule): Found[] {
  const declared = new Map(rule.nodes.flatMap((node) => (node.type === 'decl' ? [[node.prop, node.value] as const] : [])));
  const flexGap =
    declared.has('gap') && /flex/.test(declared.get('display') ?? '') ? lackingInAll([properties.gap?.flex_context ?? {}]) : [];
  const nested = rule.parent?.type === 'rule' ? lackingInAll([selectors.nesting ?? {}]) : [];
  return [
    // A rule is lost with any of its selectors: named apart from the one that stands alone.
    ...[...rule.selector.matchAll(/::?([a-z][a-z-]*)/gi)].flatMap(([, word = '']) => {
      const without = word.startsWith('-') ? [] : lackingInAll([selectors[word] ?? {}]);
      return without.length > 0
        ? [{ word, feature: `css.selectors.${word}${rule.selectors.length > 1 ? ' with others' : ''}`, lacking: without }]
        : [];
    }),
    ...(flexGap.length > 0 ? [{ word: 'gap', feature: 'css.properties.gap.flex_context', lacking: flexGap }] : []),
    ...(nested.length > 0 ? [{ word: '&', feature: 'css.selectors.nesting', lacking: nested }] : []),
  ];
}

function inAtRule({ name, params }: AtRule): Found[] {
  const known = [atRules[name] ?? atRules.page?.[`at_${name}`] ?? {}];
  const without = name.startsWith('-') ? [] : lackingInAll(known);
  const conditions =
    name !== 'media'
      ? []
      : [...params.matchAll(/\(\s*(?:min-|max-)?([a-z-]+)/g)].map(([, word = '']) => ({ word, known: atRules.media?.[word] ?? {} }));
  if (name === 'media' && /[<>]/.test(params)) conditions.push({ word: 'range_syntax', known: atRules.media?.range_syntax ?? {} });
  return [
    ...(without.length > 0 ? [{ word: name, feature: `css.at-rules.${name}`, lacking: without }] : []),
    ...conditions.flatMap(({ word, known: feature }) => {
      const lost = lackingInAll([feature]);
      return lost.length > 0 ? [{ word, feature: `css.at-rules.media.${word}`, lacking: lost }] : [];
    }),
  ];
}

/** All findings in a style sheet. */
export function inStyles(css: string): Finding[] {
  const findings: Finding[] = [];
  parse(css).walk((node) => {
    const found =
      node.type === 'decl' ? inDeclaration(node) : node.type === 'rule' ? inRule(node) : node.type === 'atrule' ? inAtRule(node) : [];
    const rule = node.type === 'decl' ? node.parent : node;
    const excerpt = rule ? excerptOf(rule.toString(), 0, 100) : '';
    for (const { word, ...rest } of found) if (!asked(node, word)) findings.push({ ...rest, excerpt });
  });
  return findings;
}
