/**
 * The way out of a frame that may open nothing (`sandbox` without `allow-popups`): the link is dead there, and no browser
 * tells the page. If the reader still looks at the frame a moment after the click, the address stands below as text.
 */
import { framed } from './words';

const MOMENT_MS = 800;
/** Class of the line that says the address. */
export const WAY = 'way';

/** Watches a link that opens a new tab. */
export function tellWayBack(link: HTMLAnchorElement | null): void {
  if (!link || parent === window) return;
  link.addEventListener('click', () =>
    setTimeout(() => {
      if (document.visibilityState !== 'visible' || !document.hasFocus()) return;
      document.querySelector(`.${WAY}`)?.remove();
      const line = document.createElement('p');
      const address = document.createElement('span');
      line.className = WAY;
      line.setAttribute('role', 'status');
      line.textContent = framed.notOpened;
      address.textContent = link.href;
      line.append(address);
      link.parentElement?.after(line);
    }, MOMENT_MS),
  );
}
