/**
 * embed.js: turns links to figures into frames on somebody else's page.
 * `<a class="yunhe-embed" href="…/embed/halls/">…</a>` and `<yunhe-figure src="…/embed/halls/"></yunhe-figure>`.
 * It trusts a frame with nothing but one number: it never navigates and never puts a frame's text into the page.
 */
(() => {
  const LEAST = 120;
  const MOST = 20_000;
  const FIRST = 640;
  /** A frame that has said nothing for so long may never come (refused, not there): its link stands below it until it speaks. */
  const SILENCE_MS = 5000;
  /** No page needs more frames than this; whatever adds links without end is stopped. */
  const MOST_FRAMES = 100;
  /** Marks frames, and links that have become one, for other copies of this script too. */
  const TAKEN = 'data-yunhe';

  interface Known {
    readonly frame: HTMLIFrameElement;
    readonly origin: string;
    /** Where to look at the figure instead. */
    readonly link: HTMLAnchorElement;
    spoke: boolean;
  }
  const all: Known[] = [];
  const near =
    'IntersectionObserver' in window
      ? new IntersectionObserver((entries) =>
          entries.forEach(({ isIntersecting, target }) => {
            const known = isIntersecting && all.find(({ frame }) => frame === target);
            if (known) grantTime(known);
          }),
        )
      : null;

  /** Gives the frame its time: from when it has come, or from when the reader has it before her. */
  function grantTime(known: Known): void {
    near?.unobserve(known.frame);
    setTimeout(() => {
      if (!known.spoke && known.frame.isConnected) known.frame.parentNode?.insertBefore(known.link, known.frame.nextSibling);
    }, SILENCE_MS);
  }

  function frameFor(address: string, title: string, link: HTMLAnchorElement): HTMLIFrameElement | null {
    let url: URL;
    try {
      url = new URL(address, document.baseURI);
    } catch {
      return null;
    }
    if (!/^https?:$/.test(url.protocol)) return null;
    const frame = document.createElement('iframe');
    frame.title = title;
    frame.loading = 'lazy';
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.setAttribute('scrolling', 'no');
    frame.src = url.href;
    Object.assign(frame.style, { display: 'block', width: '100%', height: `${FIRST}px`, border: '0' });
    for (const each of [frame, link]) each.setAttribute(TAKEN, '');
    const known: Known = { frame, origin: url.origin, link, spoke: false };
    all.push(known);
    frame.addEventListener('load', () => {
      grantTime(known);
      frame.contentWindow?.postMessage({ yunhe: 'ask' }, '*');
    });
    if (near) near.observe(frame);
    else grantTime(known);
    return frame;
  }

  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    const known = source && all.find(({ frame }) => frame.contentWindow === source);
    if (!known || (origin !== known.origin && origin !== 'null')) return;
    if (typeof data !== 'object' || data === null || !('yunhe' in data)) return;
    known.spoke = true;
    known.link.remove();
    if (data.yunhe !== 'height' || !('height' in data)) return;
    const { height } = data;
    if (typeof height !== 'number' || !Number.isFinite(height) || height <= 0) return;
    known.frame.style.height = `${Math.min(MOST, Math.max(LEAST, Math.round(height)))}px`;
  });

  const full = (): boolean => document.querySelectorAll(`iframe[${TAKEN}]`).length >= MOST_FRAMES;

  function scan(): void {
    for (const link of document.querySelectorAll<HTMLAnchorElement>(`a.yunhe-embed[href]:not([${TAKEN}])`)) {
      if (full()) return;
      const frame = frameFor(link.href, link.textContent?.trim() ?? '', link);
      if (frame) link.replaceWith(frame);
      else link.setAttribute(TAKEN, '');
    }
  }

  if (!customElements.get('yunhe-figure')) {
    customElements.define(
      'yunhe-figure',
      class extends HTMLElement {
        connectedCallback(): void {
          if (this.querySelector('iframe')) return;
          const title = this.getAttribute('title') ?? this.textContent?.trim() ?? '';
          const link = document.createElement('a');
          const frame = frameFor(this.getAttribute('src') ?? '', title, link);
          if (!frame) return;
          link.href = frame.src;
          link.textContent = title || frame.src;
          this.style.display = 'block';
          this.replaceChildren(frame);
        }
      },
    );
  }

  let waiting = false;
  /** One look at the page for all that changes at once. */
  const later = new MutationObserver(() => {
    // Until the page is read, a link may lack its words.
    if (waiting || document.readyState === 'loading') return;
    if (full()) return later.disconnect();
    waiting = true;
    setTimeout(() => {
      waiting = false;
      scan();
    });
  });
  later.observe(document.documentElement, { childList: true, subtree: true });
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', scan);
  else scan();
})();
