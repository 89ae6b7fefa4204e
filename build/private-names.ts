/** Private names of classes as plain fields, for browsers that do not know them. */
import { parse, type AnyNode, type Class, type PrivateIdentifier } from 'acorn';
import { fullAncestor } from 'acorn-walk';
import type { Plugin } from 'vite';

/** The private names that a class declares itself. */
function declared({ body }: Class): Set<string> {
  return new Set(body.body.flatMap((member) => ('key' in member && member.key.type === 'PrivateIdentifier' ? [member.key.name] : [])));
}

/** The private name that a node itself holds: a member's key, a field that is read or set, or one that is asked for (`#a in b`). */
function privateIn(node: AnyNode): PrivateIdentifier | null {
  const name =
    node.type === 'MemberExpression'
      ? node.property
      : node.type === 'PropertyDefinition' || node.type === 'MethodDefinition'
        ? node.key
        : node.type === 'BinaryExpression'
          ? node.left
          : null;
  return name?.type === 'PrivateIdentifier' ? name : null;
}

/**
 * Renames the private names of a module's classes to names that no other class in it has: `#a` is `_1`.
 *
 * Below Chrome 84 and Safari 15 the compiler otherwise keeps each private name in a WeakMap of its own. Such a map pays for every
 * access, and grows with each short-lived object until the next collection. Nobody outside reads these fields: hidden or not is the same.
 *
 * @param code an ES module without types
 * @returns the module, character by character the same but for those names; `#a in b` is `"_1" in b`
 * @throws SyntaxError if the code is no module
 */
export function withoutPrivateNames(code: string): string {
  const names: { start: number; end: number; text: string }[] = [];
  const known = new Map<Class, Map<string, string>>();
  let count = 0;
  fullAncestor(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node, _state, ancestors) => {
    const found = privateIn(node as AnyNode);
    if (!found) return;
    const { name, start, end } = found;
    const [owner] = (ancestors as readonly AnyNode[])
      .flatMap((each) => (each.type === 'ClassDeclaration' || each.type === 'ClassExpression' ? [each] : []))
      .filter((each) => declared(each).has(name))
      .reverse();
    if (!owner) throw new SyntaxError(`#${name} belongs to no class`);
    const own = known.get(owner) ?? new Map<string, string>();
    known.set(owner, own);
    // Short, for they are not shortened later; where there is a parent in another module, not to be mistaken for its own.
    const plain = own.get(name) ?? (owner.superClass ? `_${owner.id?.name ?? ''}_${name}` : `_${(count += 1)}`);
    own.set(name, plain);
    names.push({ start, end, text: node.type === 'BinaryExpression' ? `"${plain}"` : plain });
  });
  return names
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: name }) => text.slice(0, start) + name + text.slice(end), code);
}

/** Does so for every module of a browser's bundle but the map engine, which is built for old browsers already. */
export function privateNames(): Plugin {
  return {
    name: 'yunhe-private-names',
    enforce: 'post',
    apply: 'build',
    transform(code, id) {
      if (
        !/[\s.{;]#[A-Za-z_$]/.test(code) ||
        !/\bclass\b/.test(code) ||
        id.includes('/maplibre-gl/') ||
        !/\.(m?js|ts|svelte)$/.test(id.split('?')[0] ?? '')
      )
        return null;
      return { code: withoutPrivateNames(code), map: null };
    },
  };
}
