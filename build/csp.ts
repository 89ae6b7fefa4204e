import { createHash } from 'node:crypto';

const INLINE = /<(script|style)\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/\1\s*>/gi;

/** Types of `<script>` that a browser executes or interprets; all others are data and need no permission. */
const EXECUTED = /^(|module|importmap|speculationrules|(text|application)\/(java|ecma)script)$/i;

const attribute = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+)))?(?=\\s|$)`, 'i').exec(attributes);
  return found ? (found[1] ?? found[2] ?? found[3] ?? '') : undefined;
};

/** The browser hashes the text as the parser leaves it: with plain line feeds. */
const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('base64')}'`;

/**
 * The strict Content-Security-Policy of one page: nothing but its own files, and of inline code exactly the
 * `<script>` and `<style>` elements that stand in `html`. Style attributes and event attributes stay forbidden.
 * Hosts of map tiles are those that the page itself names (`data-tile-hosts`); fonts may stand in its styles. Sound is
 * allowed where the page has recordings (`data-recording`): its own files, or what stands in the page.
 */
export function contentSecurityPolicy(html: string): string {
  let fontsInside = false;
  const allowed = { script: new Set(["'self'"]), style: new Set(["'self'"]) };
  for (const [, tag = '', attributes = '', text = ''] of html.matchAll(INLINE)) {
    if (tag.toLowerCase() === 'style') {
      allowed.style.add(sha256(text));
      fontsInside ||= /url\(["']?data:(font|application)\//i.test(text);
    } else if (attribute(attributes, 'src') === undefined && EXECUTED.test(attribute(attributes, 'type') ?? '')) {
      allowed.script.add(sha256(text));
    }
  }
  const hosts = (/^[^>]*<html\b[^>]*\bdata-tile-hosts="([^"]*)"/i.exec(html.replace(/^\s*<!doctype[^>]*>/i, ''))?.[1] ?? '')
    .split(' ')
    .filter(Boolean);
  const recordings = [...html.matchAll(/\sdata-recording="(data:)?/g)].map(([, inside]) => inside ?? "'self'");
  const withTiles = (...own: string[]): string => [...own, ...hosts].join(' ');
  return [
    "default-src 'none'",
    `script-src ${[...allowed.script].join(' ')}`,
    `style-src ${[...allowed.style].join(' ')}`,
    `img-src ${withTiles("'self'", 'data:')}`,
    `font-src 'self'${fontsInside ? ' data:' : ''}`,
    `connect-src ${withTiles("'self'")}`,
    ...(recordings.length > 0 ? [`media-src ${[...new Set(recordings)].join(' ')}`] : []),
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/**
 * The policy of a page that may stand in a sandboxed frame. Such a frame has no origin, and WebKit takes `'self'` for
 * that of the frame: nothing is allowed. So the host is named as well, wherever the page's own files are meant.
 * @param host source that matches the page's own host; with `http:` in it the host is meant with https too
 */
export function forFrames(policy: string, host: string): string {
  return policy
    .split('; ')
    .map((directive) => (directive.startsWith('frame-ancestors') ? directive : directive.replace(/'self'/, `'self' ${host}`)))
    .join('; ');
}
