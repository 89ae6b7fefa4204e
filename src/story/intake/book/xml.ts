/** The parts of a workbook are XML: they are walked through, none is kept as a tree. */
import { SaxesParser } from 'saxes';

export interface Visitor {
  /**
   * @param name without its prefix, which every program chooses as it likes
   * @param attribute the value of an attribute, by its name without prefix
   */
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Walks through an XML document in UTF-8.
 * @throws Error if it is none; entities that it declares itself are not known either
 */
export function walkXml(bytes: Uint8Array, { open, text, close }: Visitor): void {
  const parser = new SaxesParser();
  if (open)
    parser.on('opentag', ({ name, attributes }) =>
      open(local(name), (wanted) => attributes[wanted] ?? Object.entries(attributes).find(([key]) => local(key) === wanted)?.[1]),
    );
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.write(new TextDecoder().decode(bytes)).close();
}
