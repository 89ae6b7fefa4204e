/** Elements as text, in the form in which a platform's editor gives them back: every one closed by a tag of its own. */

type Value = string | number | null;

/** Text as it stands in an element. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('\u00A0', '&nbsp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** An element; attributes that are null are left out. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, ...children: readonly string[]): string {
  const said = Object.entries(attributes)
    .map(([key, value]) => (value === null ? '' : ` ${key}="${escaped(String(value)).replaceAll('"', '&quot;')}"`))
    .join('');
  return `<${name}${said}>${children.join('')}</${name}>`;
}

/** A number with so many decimals at most. */
export const rounded = (value: number, decimals = 0): number => Number(value.toFixed(decimals)) + 0;
