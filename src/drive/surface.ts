/**
 * Where the page meets its surroundings: the one reader of the address, and the one writer of the address and of
 * `<html data-…>`. What must stand before the first paint is written by pages/parts/boot.js (script, fresh, motion, theme, big, turns)
 * and pages/offline/mode.js (mode), which run before any module: here it is only read.
 */
import { unfold } from '../ui/unfold';

/** What is written on `<html>` while the page is used; null takes it away. */
type Written =
  | 'awake'
  | 'big'
  | 'drawer'
  | 'fresh'
  | 'laser'
  | 'map'
  | 'motion'
  | 'notes'
  | 'pace'
  | 'script'
  | 'step'
  | 'theme'
  | 'turns'
  | 'typing'
  | 'veil'
  | 'voice'
  | 'wake';
/** What the build or the first script has written. */
type Given = 'boot' | 'mode' | 'root' | 'styles';

/**
 * Writes an attribute of the page.
 * @param page document of another window that belongs to the page
 */
export function put(name: Written, value: string | null, page = document): void {
  const { dataset } = page.documentElement;
  if (value === null) delete dataset[name];
  else dataset[name] = value;
}

/** An attribute of the page as it stands now; undefined if it does not stand there. */
export const standing = (name: Written | Given): string | undefined => document.documentElement.dataset[name];

/** Takes back that the page's script drives it: a stage that does not follow the reader is worse than none. */
export function standAsText(): void {
  put('wake', 'failed');
  put('script', null);
  put('fresh', null);
  unfold(document);
}

/** What an address asks for. Ids are as they stand there, perhaps of nothing: see asked.ts. */
export interface Address {
  readonly href: string;
  /** Id of a step: the hash without its sign, as it stands. */
  readonly step: string;
  /** Id of the reader's own street; null if none is asked for. */
  readonly street: string | null;
  /** `static` (never the map engine), `live` (always, however slow); else by measurement. */
  readonly map: 'static' | 'live' | 'measured';
}

/** Reads an address. A chat that links it may have added a full stop, and a hand have written capitals. */
export function addressOf({ href, hash, searchParams }: URL): Address {
  const [map] = /^(?:static|live)/.exec((searchParams.get('map') ?? '').toLowerCase()) ?? [];
  return {
    href,
    step: hash.slice(1),
    street: searchParams.get('street'),
    map: (map ?? 'measured') as Address['map'],
  };
}

/** The page's own address, as it is now. */
export const address = (): Address => addressOf(new URL(location.href));

/** What only some pages are asked for. Apart, so that no other page carries it. */
const word = (name: string): string | null => new URL(location.href).searchParams.get(name);

/** Presenter: seconds of a step on a lobby screen, as they were written; null where nothing goes on by itself. */
export const loopAsked = (): string | null => word('loop');

/** Frame: the name by which a pym.js parent knows it. */
export const childIdAsked = (): string | null => word('childId');

/** What the page writes into its address. Of the parameters null takes one away, and what is not named stays. */
interface Said {
  readonly step?: string;
  readonly street?: string | null;
  readonly motion?: string | null;
  readonly theme?: string | null;
  readonly big?: string | null;
}

/**
 * Writes into the page's address. Its entry in the history is replaced, never added: only a followed link adds one.
 * @returns false where the browser refuses: too many changes in a short time, or a frame without an origin of its own
 */
export function writeAddress({ step, ...words }: Said): boolean {
  const url = new URL(location.href);
  const { searchParams } = url;
  for (const [name, value] of Object.entries<string | null>(words)) {
    if (value === null) searchParams.delete(name);
    else if (searchParams.get(name) !== value) searchParams.set(name, value);
  }
  if (step !== undefined) url.hash = step;
  if (url.href === location.href) return true;
  try {
    history.replaceState(history.state, '', url.href);
  } catch {
    // The answer says it: some browsers refuse aloud, some in silence.
  }
  return url.href === location.href;
}

/** Goes to a step as a link does that leaves no entry in the history. */
export const goInPlace = (step: string): void => location.replace(`#${step}`);

/** Leaves for the scrolled story. In the single file the presenter is the story's own page with a word in its address. */
export function leaveForStory(step: string, street: string | null): void {
  const page = word('present') !== null ? location.pathname : `${standing('root') ?? './'}index.html`;
  location.href = `${page}${street === null ? '' : `?street=${encodeURIComponent(street)}`}#${step}`;
}
