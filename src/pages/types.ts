/** What a page of the site is. */
import type { Finder } from '../story/make/finder';
import type { Story } from '../story/types';

/** What pages are made from. */
export interface Ground {
  readonly story: Story;
  readonly finder: Finder;
  /** The files of `downloads/` are made too, and pages may refer to them. */
  readonly ready: boolean;
  /** Origins of map tiles, separated by spaces: a page that may ask them says so to its policy. */
  readonly tileHosts: string;
  /** Step id → its recording as a data address, for a page that has no files beside it; empty unless that was chosen. */
  readonly sounds: Readonly<Record<string, string>>;
}

/** The text of one page. */
export interface PageText {
  /** Takes the place of `{id}` in the page's path; empty where the path has none. */
  readonly id: string;
  /** An id that it had before, for the page that still stands at the address of that one. */
  readonly was?: string;
  readonly title: string;
  readonly head: string;
  readonly body: string;
  /** Further attributes of the root element, without the `data-` before their names; empty ones are left out. */
  readonly data: Readonly<Record<string, string>>;
}

export interface PageKind {
  /** Its folder in `src/pages`; the `prerender.ts` there is a `PageModule`. */
  readonly folder: string;
  /** Address from the site's root: a folder ending in a slash (nothing for the root itself), or a file. */
  readonly path: string;
  /** How it is used: scrolled, framed, presented; `plain` is a page to be read. */
  readonly mode: 'scroll' | 'embed' | 'present' | 'plain';
  /** Its script's source, from the project's folder; of a page without script its style sheet's. */
  readonly entry: string;
  /**
   * How script and styles come: as files beside it; inside the page, with the files in reserve (a frame without an
   * origin gets no files); or all inside and nothing else anywhere.
   */
  readonly code: 'files' | 'inside' | 'alone';
  /** It has a stage: the rules for paper stand in it. */
  readonly staged: boolean;
  /** Classic scripts from the site's root that it uses as a host page would. */
  readonly uses: readonly string[];
}

/** What the `prerender.ts` of a page's folder exports. */
export interface PageModule {
  /** Renders the page, or each of the pages, of this kind. */
  texts(ground: Ground): readonly PageText[];
}
