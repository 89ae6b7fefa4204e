/** Where a page's links lead. */
import about from '../../../package.json' with { type: 'json' };

/** The single file for a PC without network, from the site's root. */
export const OFFLINE = `offline/${about.name}.html`;

/** The ways out of a page. */
export interface Ways {
  /** From the page to the site's root: empty, or ending in a slash. */
  readonly root: string;
  /** The presenter. */
  readonly present: string;
  /** The editors' page; null where there is none to go to. */
  readonly editors: string | null;
  /** The accessibility statement; null where there is none to go to. */
  readonly statement: string | null;
}

/** From a page's address below the site's root to that root: empty, or ending in a slash. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

/** The ways from a page of the site. */
export function waysFrom(path: string): Ways {
  const root = rootFrom(path);
  return { root, present: `${root}present/index.html`, editors: `${root}embed/index.html`, statement: `${root}accessibility/index.html` };
}
