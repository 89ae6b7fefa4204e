import { createHash } from 'node:crypto';

const INLINE = /<(script|style)\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/\1\s*>/gi;

/** Types of `<script>` that a browser executes or interprets; all others are data and need no permission. */
const EXECUTED = /^(|module|importmap|speculationrules|(text|application)\/(java|ecma)script)$/i;

const attribute = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+)))?(?=\\s|$)`, 'i').exec(attributes);
  return found ? (found[1] ?? found[2] ?? found[3] ?? '') : undefined;
};

/** The browser hashes the text as the parser leaves it: with plain line feeds. */
const sha256 = (text: string): string =>
  `'sha256-${createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('base64')}'`;

/**
 * The strict Content-Security-Policy of one page: nothing but its own files, and of inline code exactly the
 * `<script>` and `<style>` elements that stand in `html`. Style attributes and event attributes stay forbidden.
 * Hosts of map tiles are those that the page itself names (`data-tile-hosts`).
 */
export function contentSecurityPolicy(html: string): string {
  const allowed = { script: new Set(["'self'"]), style: new Set(["'self'"]) };
  for (const [, tag = '', attributes = '', text = ''] of html.matchAll(INLINE)) {
    if (tag.toLowerCase() === 'style') allowed.style.add(sha256(text));
    else if (attribute(attributes, 'src') === undefined && EXECUTED.test(attribute(attributes, 'type') ?? '')) {
      allowed.script.add(sha256(text));
    }
  }
  const hosts = (/^[^>]*<html\b[^>]*\bdata-tile-hosts="([^"]*)"/i.exec(html.replace(/^\s*<!doctype[^>]*>/i, ''))?.[1] ?? '').split(' ').filter(Boolean);
  const withTiles = (...own: string[]): string => [...own, ...hosts].join(' ');
  return [
    "default-src 'none'",
    `script-src ${[...allowed.script].join(' ')}`,
    `style-src ${[...allowed.style].join(' ')}`,
    `img-src ${withTiles("'self'", 'data:')}`,
    "font-src 'self'",
    `connect-src ${withTiles("'self'")}`,
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}
