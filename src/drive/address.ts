/** The one writer of the page's address. Its entry in the history is replaced, never added: only a followed link adds one. */

/**
 * Writes an address.
 * @returns false where the browser refuses: too many changes in a short time, or a frame without an origin of its own
 */
export function writeAddress(url: URL): boolean {
  if (url.href === location.href) return true;
  try {
    history.replaceState(history.state, '', url.href);
  } catch {
    // The answer says it: some browsers refuse aloud, some in silence.
  }
  return url.href === location.href;
}
