/**
 * Writes the Content-Security-Policy of a built folder as a snippet for nginx:
 * tsx tools/nginx.ts [built folder, default dist] [out file, default deploy/policy.conf].
 * One policy for all pages; who may frame a page is left to the server's configuration.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentSecurityPolicy } from './csp.ts';

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
  return [...names].flatMap((name) => {
    const all = parsed.map((policy) => sourcesFor(policy, name));
    if (all.includes(undefined)) return [];
    const union = [...new Set(all.flatMap((sources) => sources ?? []))];
    const sources = union.length > 1 ? union.filter((source) => source !== "'none'") : union;
    return [[name, ...sources].join(' ')];
  }).join('; ');
}

/** Text as a quoted parameter of nginx. */
export function nginxQuoted(text: string): string {
  if (/[^ -~]/.test(text)) throw new Error(`内容安全策略里有不能写进响应头的字：${text}`);
  // nginx cannot escape a dollar sign; in a source's path its percent form means the same.
  return `"${text.replace(/["\\]/g, '\\$&').replaceAll('$', '%24')}"`;
}

/** nginx refuses parameters of 4096 bytes and more; quoting makes a text at most three times as long. */
const PIECE = /[^]{1,1200}(?: |$)|[^]{1,1200}/g;

/** The lines that set nginx's variable `$yunhe_policy` to `policy`, a directive a line where it is short enough. */
export function nginxSnippet(policy: string): string {
  const pieces = policy.split(/(?<=; )/).flatMap((directive) => directive.match(PIECE) ?? []);
  const lines = pieces.map((piece, k) => {
    const quoted = nginxQuoted(piece);
    return `set $yunhe_policy ${k === 0 ? quoted : `"\${yunhe_policy}${quoted.slice(1)}`};`;
  });
  return [
    '# 由 tools/nginx.ts 按生成好的网页算出，请勿手改；每次发布新的网页，都要重新生成并重新载入 nginx。',
    ...(lines.length > 0 ? lines : ['set $yunhe_policy "";']),
    '',
  ].join('\n');
}

/** All `*.html` of a folder, in the same order everywhere. */
function pagesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return entries.filter((name) => name.endsWith('.html')).sort().map((name) => readFileSync(join(folder, name), 'utf8'));
}

function run(folder: string, out: string): void {
  const pages = existsSync(folder) ? pagesIn(folder) : [];
  if (pages.length === 0) {
    console.error(existsSync(folder) ? `${folder} 里没有网页（*.html）。请先运行 npm run build。` : `没有找到文件夹 ${folder}。请先运行 npm run build。`);
    process.exitCode = 1;
    return;
  }
  const policy = mergePolicies(pages.map(contentSecurityPolicy));
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, nginxSnippet(policy));
  console.log(`已写好 ${out}：${pages.length} 个网页，${policy.match(/'sha\d+-/g)?.length ?? 0} 个指纹，策略长 ${policy.length} 字节。`);
  if (policy.length > 3000) {
    console.log('提醒：策略较长。这台 nginx 前面如果还有一层 nginx 转发，请在那一层写上 proxy_buffer_size 16k; 否则会报 502。');
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  run(process.argv[2] ?? 'dist', process.argv[3] ?? 'deploy/policy.conf');
}
