/** Reads built scripts and names what a browser of the floor would not have, unless the script asks for it first. */
import { parse, type Node, type Program } from 'acorn';
import { ancestor, full } from 'acorn-walk';
import { bcd, childrenOf, excerptOf, lackingInAll, olderThan, type Finding, type Identifier } from './support';

/** Interfaces of the browser and of the language, and what they hold, by name. */
const interfaces = new Map([...childrenOf(bcd.api), ...childrenOf(bcd.javascript.builtins)]);
const globals = new Map([...childrenOf(bcd.api.Window), ...interfaces]);
const members = new Map<string, Identifier[]>();
for (const each of interfaces.values()) {
  for (const [name, member] of childrenOf(each)) if (!name.endsWith('_static')) members.set(name, [...(members.get(name) ?? []), member]);
}

/** As a script's own words; the language of the floor is ES2021. */
const read = (source: string): Program => parse(source, { ecmaVersion: 2021, sourceType: 'module' });

const CHOICE = /^(If|Conditional|Logical)/;
const isFunction = (node: Node | null | undefined): boolean => /Function/.test(node?.type ?? '');
const named = (node: Node): string => (node.type === 'Identifier' && 'name' in node ? String(node.name) : '');

/** Names of methods that scripts define themselves: what is called by such a name may be theirs. */
export function ownMethods(sources: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const source of sources) {
    // Here any language will do.
    full(parse(source, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
      if (
        (node.type === 'Property' || node.type === 'MethodDefinition') &&
        'value' in node &&
        'key' in node &&
        isFunction(node.value as Node)
      )
        names.add(named(node.key as Node));
    });
  }
  return names;
}

/** Names that a script declares anywhere. */
function declaredIn(program: Program): Set<string> {
  const names = new Set<string>();
  full(program, (node, _state, type) => {
    if (type === 'VariablePattern') names.add(named(node));
    if (/^(Function|Class)/.test(node.type) && 'id' in node && node.id) names.add(named(node.id as Node));
    if (/^Import.*Specifier$/.test(node.type) && 'local' in node) names.add(named(node.local as Node));
  });
  return names;
}

/** True if a piece of a script asks whether there is something: `typeof x`, `'x' in y`, `y.x?.()`, `y.x` or `x` as a condition. */
function asks(text: string, name: string): boolean {
  return new RegExp(
    `typeof [\\w$.]*\\b${name}\\b|(["'\`])${name}\\1 ?in\\b|\\b${name}\\?\\.|\\b${name} ?(?:\\?(?![.?])|&&|\\|\\|)|if ?\\(!?[\\w$.]*\\b${name}\\)`,
  ).test(text);
}

/**
 * All findings in a script. What a function or a choice around the place asks for is no finding; what is asked for elsewhere is.
 * @param own names of methods that are not to be taken for the browser's
 * @throws SyntaxError on words that are younger than the floor's language
 */
export function inScript(source: string, own: ReadonlySet<string>): Finding[] {
  const program = read(source);
  const declared = declaredIn(program);
  const findings: Finding[] = [];
  const note = (node: Node, above: readonly Node[], name: string, feature: string, known: readonly Identifier[]): void => {
    const without = lackingInAll(known);
    const asked = (): boolean =>
      above.some((each) => (isFunction(each) || CHOICE.test(each.type)) && asks(source.slice(each.start, each.end), name));
    if (without.length > 0 && !asked()) findings.push({ feature, lacking: without, excerpt: excerptOf(source, node.end) });
  };
  ancestor(program, {
    Identifier(node, _state, above) {
      const known = declared.has(node.name) ? undefined : globals.get(node.name);
      const parent = above[above.length - 2];
      const askedFor = parent?.type === 'UnaryExpression' && 'operator' in parent && parent.operator === 'typeof';
      if (known && !askedFor) note(node, above, node.name, node.name, [known]);
    },
    MemberExpression(node, _state, above) {
      const name = node.computed ? '' : named(node.property);
      const owner = declared.has(named(node.object)) ? '' : named(node.object);
      const holder = new Map(childrenOf(interfaces.get(owner)));
      const fixed = holder.get(`${name}_static`) ?? holder.get(name);
      if (fixed) return note(node, above, name, `${owner}.${name}`, [fixed]);
      // What is only read or set by a name may be anybody's; what is called by it is the browser's, or the script's own.
      const parent = above[above.length - 2];
      const called =
        parent?.type === 'CallExpression' && 'callee' in parent && parent.callee === node && !('optional' in parent && parent.optional);
      if (called && !own.has(name)) note(node, above, name, `.${name}()`, members.get(name) ?? []);
    },
    // Chrome below 91 fails there, and only there (see SCRIPT_FLOOR): no asking helps.
    ChainExpression(node) {
      full(node, (inner) => {
        if (
          inner.type === 'CallExpression' &&
          'arguments' in inner &&
          (inner.arguments as Node[]).some(({ type }) => type === 'SpreadElement')
        )
          findings.push({ feature: '?.(...)', lacking: olderThan(91, 'chrome', 'edge'), excerpt: excerptOf(source, inner.end) });
      });
    },
    Literal(node, _state, above) {
      // Asking does not help: the whole script is lost.
      if (/\(\?<[=!]/.test(node.regex?.pattern ?? ''))
        note(
          node,
          above.slice(0, 0),
          '',
          'lookbehind',
          childrenOf(bcd.javascript.regular_expressions).flatMap(([name, each]) => (name === 'lookbehind_assertion' ? [each] : [])),
        );
    },
  });
  return findings;
}
