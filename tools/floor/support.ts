/** What the oldest browsers that the page is made for know, after MDN's compatibility data. */
import bcd, {
  type BrowserName,
  type CompatStatement,
  type Identifier,
  type SimpleSupportStatement,
} from '@mdn/browser-compat-data/forLegacyNode';
import { FLOOR } from '../../build/floor';

export { bcd, type Identifier };

/** A use of something that a browser of the floor does not know. */
export interface Finding {
  /** Name of the feature in MDN's data, `api.HTMLDialogElement.showModal`. */
  readonly feature: string;
  /** Those of the floor that do not know it. */
  readonly lacking: readonly string[];
  /** The words of the file around the place. */
  readonly excerpt: string;
}

const browsers = FLOOR.map((name) => {
  const [, browser = '', version = ''] = /^([a-z]+)([\d.]+)$/.exec(name) ?? [];
  return { name, browser: browser as BrowserName, version: Number(version) };
});

const counts = (
  { version_added: added, version_removed: removed, flags, prefix, alternative_name: other }: SimpleSupportStatement,
  version: number,
): boolean =>
  typeof added === 'string' &&
  !flags &&
  !prefix &&
  !other &&
  parseFloat(added.replace('≤', '')) <= version &&
  !(typeof removed === 'string' && parseFloat(removed.replace('≤', '')) <= version);

/** Those of the floor that lack a feature; what the data do not say of a browser is not held against it. */
function lacking({ support }: CompatStatement): string[] {
  return browsers
    .filter(({ browser, version }) => {
      const said = support[browser];
      return said !== undefined && ![said].flat().some((statement) => counts(statement, version));
    })
    .map(({ name }) => name);
}

/** Those of the floor that are these browsers, before a version. */
export const olderThan = (first: number, ...names: readonly string[]): string[] =>
  browsers.filter(({ browser, version }) => names.includes(browser) && version < first).map(({ name }) => name);

/** The same for several features of one name: only what each of them lacks. Empty for a name that the data do not have. */
export function lackingInAll(features: readonly Identifier[]): string[] {
  const lists = features.flatMap(({ __compat: compat }) => (compat ? [lacking(compat)] : []));
  return (lists[0] ?? []).filter((name) => lists.every((list) => list.includes(name)));
}

/** What a group of the data holds, by name. */
export const childrenOf = (group: Identifier | undefined): [name: string, each: Identifier][] =>
  Object.entries(group ?? {}).filter((entry): entry is [string, Identifier] => entry[0] !== '__compat');

/** The part of a text around a place, in one line. */
export const excerptOf = (text: string, at: number, length = 40): string =>
  text
    .slice(Math.max(0, at - length), at + length)
    .replace(/\s+/g, ' ')
    .trim();
