/**
 * embed.js: turns links to figures into frames on somebody else's page.
 * `<a class="yunhe-embed" href="…/embed/halls/">…</a>` and `<yunhe-figure src="…/embed/halls/"></yunhe-figure>`.
 * It trusts a frame with nothing but one number: it never navigates and never puts a frame's text into the page.
 */
(() => {
  const LEAST = 120;
  const MOST = 20_000;
  const FIRST = 640;
  const frames = new Map<MessageEventSource, { readonly frame: HTMLIFrameElement; readonly origin: string }>();

  function frameFor(address: string, title: string): HTMLIFrameElement | null {
    let url: URL;
    try {
      url = new URL(address, document.baseURI);
    } catch {
      return null;
    }
    if (!/^https?:$/.test(url.protocol)) return null;
    const frame = document.createElement('iframe');
    frame.src = url.href;
    frame.title = title;
    frame.loading = 'lazy';
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.setAttribute('scrolling', 'no');
    Object.assign(frame.style, { display: 'block', width: '100%', height: `${FIRST}px`, border: '0' });
    frame.addEventListener('load', () => {
      if (!frame.contentWindow) return;
      frames.set(frame.contentWindow, { frame, origin: url.origin });
      frame.contentWindow.postMessage({ yunhe: 'ask' }, '*');
    });
    return frame;
  }

  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    const known = source && frames.get(source);
    if (!known || (origin !== known.origin && origin !== 'null')) return;
    if (typeof data !== 'object' || data === null || !('yunhe' in data) || data.yunhe !== 'height' || !('height' in data)) return;
    const { height } = data;
    if (typeof height !== 'number' || !Number.isFinite(height) || height <= 0) return;
    known.frame.style.height = `${Math.min(MOST, Math.max(LEAST, Math.round(height)))}px`;
  });

  function scan(): void {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a.yunhe-embed[href]')) {
      const frame = frameFor(link.href, link.textContent?.trim() ?? '');
      if (frame) link.replaceWith(frame);
    }
  }

  if (!customElements.get('yunhe-figure')) {
    customElements.define('yunhe-figure', class extends HTMLElement {
      connectedCallback(): void {
        if (this.querySelector('iframe')) return;
        const frame = frameFor(this.getAttribute('src') ?? '', this.getAttribute('title') ?? this.textContent?.trim() ?? '');
        if (!frame) return;
        this.style.display = 'block';
        this.replaceChildren(frame);
      }
    });
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', scan);
  else scan();
})();
