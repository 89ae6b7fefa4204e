/** XML as text. */

/** What XML 1.0 does not allow at all (2.2), halves of a character among it. */

const NEVER =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as it may stand in XML, in an element and in an attribute. */
export function escaped(text: string): string {
  return text
    .replace(NEVER, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]+/g, ' ');
}

type Value = string | number | null;

/** An element; attributes that are null are left out. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, ...children: readonly string[]): string {
  const said = Object.entries(attributes)
    .map(([key, value]) => (value === null ? '' : ` ${key}="${escaped(String(value))}"`))
    .join('');
  const content = children.join('');
  return content ? `<${name}${said}>${content}</${name}>` : `<${name}${said}/>`;
}

/** A part of the package. */
export const part = (root: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;

/** What the outer element of a part declares. */
export const NAMESPACES = {
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main',
} as const;
