/** Drawn markup as a tree, and as lines that people and `git diff` can read. */
import { DOMParser } from 'linkedom';

/** The parts of an element that these tests look at. */
export type Drawn = Element;

/**
 * The root element of markup as the components render it.
 * @throws Error if it is not well-formed enough to have one
 */
export function elementOf(markup: string): Drawn {
  const { documentElement } = new DOMParser().parseFromString(markup.replace(/<!--[\s\S]*?-->/g, '').trim(), 'image/svg+xml');
  if (!documentElement) throw new Error('no element in the markup');
  return documentElement as unknown as Drawn;
}

/** Numbers to a millionth: the last digits of a float are no drawing. */
const rounded = (value: string): string => value.replace(/-?\d*\.\d+(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(6))));
const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** One element a line, children indented; class names that a compiler made from a file's name are left out. */
export function linesOf(element: Drawn): string {
  const lines: string[] = [];
  const walk = (node: Drawn, depth: number): void => {
    const attributes = [...node.attributes]
      .flatMap(({ name, value }) => {
        const said =
          name === 'class'
            ? value
                .split(/\s+/)
                .filter((each) => each && !each.startsWith('svelte-'))
                .join(' ')
            : rounded(value);
        return name === 'class' && said === '' ? [] : [` ${name}="${escaped(said)}"`];
      })
      .join('');
    const start = `${'  '.repeat(depth)}<${node.tagName}${attributes}`;
    const children = [...node.children];
    const own = [...node.childNodes]
      .filter(({ nodeType }) => nodeType === 3)
      .map(({ textContent }) => textContent)
      .join('')
      .trim();
    if (children.length === 0) {
      lines.push(own ? `${start}>${escaped(own)}</${node.tagName}>` : `${start}/>`);
      return;
    }
    lines.push(`${start}>${escaped(own)}`);
    for (const child of children) walk(child, depth + 1);
    lines.push(`${'  '.repeat(depth)}</${node.tagName}>`);
  };
  walk(element, 0);
  return `${lines.join('\n')}\n`;
}
