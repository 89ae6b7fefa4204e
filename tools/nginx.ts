/**
 * Writes the Content-Security-Policy of a built folder as a snippet for nginx:
 * tsx tools/nginx.ts [built folder, default dist] [out file, default deploy/policy.conf].
 * One policy for the story's pages and one for those of `embed/`, which stand in frames of other sites; who may frame a
 * page is left to the server's configuration.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentSecurityPolicy, forFrames } from '../build/csp.ts';

/** The sources of each directive by its name. */
export type Policy = Map<string, string[]>;

/** Reads a policy as a browser does: of two directives with one name the first counts. */
export function parsePolicy(text: string): Policy {
  const policy: Policy = new Map();
  for (const part of text.split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/);
    if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources);
  }
  return policy;
}

/** Where a browser looks, before `default-src`, for a directive that is not stated. */
const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'worker-src': ['child-src', 'script-src'],
  'frame-src': ['child-src'],
  'script-src-elem': ['script-src'],
  'script-src-attr': ['script-src'],
  'style-src-elem': ['style-src'],
  'style-src-attr': ['style-src'],
};

/** The sources that hold for a directive, stated or not; undefined if the policy leaves it free. */
function sourcesFor(policy: Policy, name: string): string[] | undefined {
  const inherits = /-src(-elem|-attr)?$/.test(name);
  const chain = inherits ? [name, ...(FALLBACKS[name] ?? []), 'default-src'] : [name];
  return policy.get(chain.find((link) => policy.has(link)) ?? name);
}

/**
 * The narrowest policy under which every page with one of the `policies` works: directive by directive the union of
 * their sources. Leaves out `frame-ancestors`, and directives that one of the policies leaves free.
 */
export function mergePolicies(policies: readonly string[]): string {
  const parsed = policies.map(parsePolicy);
  const names = new Set(parsed.flatMap((policy) => [...policy.keys()]));
  names.delete('frame-ancestors');
  return [...names]
    .flatMap((name) => {
      const all = parsed.map((policy) => sourcesFor(policy, name));
      if (all.includes(undefined)) return [];
      const union = [...new Set(all.flatMap((sources) => sources ?? []))];
      const sources = union.length > 1 ? union.filter((source) => source !== "'none'") : union;
      return [[name, ...sources].join(' ')];
    })
    .join('; ');
}

/** The host that was asked, as nginx knows it. Written with http: it means https too, and a proxy may end the one or the other. */
export const NGINX_HOST = 'http://$http_host';

/** Text as a quoted parameter of nginx; {@link NGINX_HOST} stays what nginx fills in. */
export function nginxQuoted(text: string): string {
  if (/[^ -~]/.test(text)) throw new Error(`内容安全策略里有不能写进响应头的字：${text}`);
  // nginx cannot escape a dollar sign; in a source's path its percent form means the same.
  const quoted = (part: string): string => part.replace(/["\\]/g, '\\$&').replaceAll('$', '%24');
  return `"${text.split(NGINX_HOST).map(quoted).join(NGINX_HOST)}"`;
}

/** nginx refuses parameters of 4096 bytes and more; quoting makes a text at most three times as long. */
const PIECE = /[^]{1,1200}(?: |$)|[^]{1,1200}/g;

/** The lines that set a variable of nginx to `policy`, a directive a line where it is short enough. */
function setLines(variable: string, policy: string): string[] {
  const pieces = policy.split(/(?<=; )/).flatMap((directive) => directive.match(PIECE) ?? []);
  if (pieces.length === 0) return [`set $${variable} "";`];
  return pieces.map((piece, k) => {
    const quoted = nginxQuoted(piece);
    return `set $${variable} ${k === 0 ? quoted : `"\${${variable}}${quoted.slice(1)}`};`;
  });
}

/** The snippet that sets `$yunhe_policy`, and `$yunhe_embed_policy` for the pages of `embed/`. */
export function nginxSnippet(policy: string, embedPolicy: string): string {
  return [
    '# 由 tools/nginx.ts 按生成好的网页算出，请勿手改；每次发布新的网页，都要重新生成并重新载入 nginx。',
    ...setLines('yunhe_policy', policy),
    "# 供嵌入的网页：放在沙箱框架（sandbox）里没有来源，苹果的浏览器不认 'self'，所以写明本站",
    ...setLines('yunhe_embed_policy', embedPolicy),
    '',
  ].join('\n');
}

/** Paths of all `*.html` of a folder, with forward slashes, in the same order everywhere. */
function pagesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return entries
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.split(sep).join('/'))
    .sort();
}

function run(folder: string, out: string): void {
  const pages = existsSync(folder) ? pagesIn(folder) : [];
  if (pages.length === 0) {
    console.error(
      existsSync(folder)
        ? `${folder} 里没有网页（*.html）。请先运行 npm run build。`
        : `没有找到文件夹 ${folder}。请先运行 npm run build。`,
    );
    process.exitCode = 1;
    return;
  }
  const policyOf = (embed: boolean): string =>
    mergePolicies(
      pages
        .filter((page) => page.startsWith('embed/') === embed)
        .map((page) => contentSecurityPolicy(readFileSync(join(folder, page), 'utf8'))),
    );
  const policies = [policyOf(false), forFrames(policyOf(true), NGINX_HOST)] as const;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, nginxSnippet(...policies));
  const longest = Math.max(...policies.map(({ length }) => length));
  console.log(
    `已写好 ${out}：${pages.length} 个网页，${policies.join(' ').match(/'sha\d+-/g)?.length ?? 0} 个指纹，策略最长 ${longest} 字节。`,
  );
  if (longest > 3000) {
    console.log('提醒：策略较长。这台 nginx 前面如果还有一层 nginx 转发，请在那一层写上 proxy_buffer_size 16k; 否则会报 502。');
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  run(process.argv[2] ?? 'dist', process.argv[3] ?? 'deploy/policy.conf');
}
