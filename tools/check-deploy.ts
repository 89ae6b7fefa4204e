/**
 * Looks at a deployed story as a browser would and says in plain Chinese what is right and what is wrong:
 * tsx tools/check-deploy.ts https://www.example.com/art/2026/1/1/x/
 * Exit status 1 if anything is wrong.
 */
import { pathToFileURL } from 'node:url';
import { contentSecurityPolicy } from '../build/csp.ts';
import { parsePolicy } from './nginx.ts';

/**
 * What was asked for: the story, its address without the last slash, a file of `assets/`, a page or the script that
 * other sites embed, a file that is not there.
 */
export type Kind = 'story' | 'slashless' | 'asset' | 'embed' | 'embedScript' | 'missing';

export interface Answer {
  /** The address that was asked for. */
  url: string;
  status: number;
  headers: Headers;
  body: string;
  /** Size of the compressed file that lies beside the one that was asked for, bytes; null if none does. */
  twin: number | null;
}

export interface Finding {
  ok: boolean;
  /** What was seen, and if it is wrong, what it should be. */
  text: string;
}

const TYPES: Readonly<Record<string, RegExp>> = {
  css: /^text\/css\b/,
  js: /^(text|application)\/javascript\b/,
  mjs: /^(text|application)\/javascript\b/,
  json: /^application\/json\b/,
  geojson: /^application\/(geo\+)?json\b/,
  csv: /^text\/csv; *charset=utf-8$/i,
  svg: /^image\/svg\+xml\b/,
  woff2: /^font\/woff2$/,
};
const PACKED = /\.(woff2|png|jpe?g|webp|ico|pdf|zip)$/;
const YEAR = 31_536_000;

const extension = (url: string): string => /\.(\w+)$/.exec(new URL(url).pathname)?.[1] ?? 'html';

function judgeType({ url, headers }: Answer): Finding {
  const type = headers.get('content-type') ?? '没有写';
  const ok = (TYPES[extension(url)] ?? /^text\/html; *charset=utf-8$/i).test(type);
  return { ok, text: `类型 ${type}${ok ? '' : '，不对'}` };
}

const TWINS: Readonly<Record<string, string>> = { gzip: '.gz', br: '.br' };

function judgeCompression({ url, headers, body, twin }: Answer): Finding[] {
  if (PACKED.test(new URL(url).pathname) || body.length < 1024) return [];
  const encoding = headers.get('content-encoding') ?? '';
  const ok = /^(gzip|br|zstd)$/.test(encoding);
  if (!ok) return [{ ok, text: '没有压缩，应当用 gzip 或 br' }];
  if (twin === null) return [{ ok, text: `压缩 ${encoding}` }];
  const prepared = headers.get('content-length') === String(twin);
  return [
    {
      ok: prepared,
      text: prepared
        ? `压缩 ${encoding}，用的是压好的文件`
        : `压缩 ${encoding}，是每次现压的，没有用旁边压好的 *${TWINS[encoding]}：nginx 请打开 ${encoding === 'br' ? 'brotli_static' : 'gzip_static'}；换过网页的，请把压好的一起换上`,
    },
  ];
}

function judgeCaching(kind: Kind, headers: Headers): Finding {
  const caching = headers.get('cache-control') ?? '';
  const age = Number(/\bmax-age=(\d+)/.exec(caching)?.[1] ?? 0);
  const seen = caching ? `缓存 ${caching}` : '没有写缓存规则';
  if (kind === 'asset') {
    const ok = age >= YEAR && caching.includes('immutable') && !/no-(cache|store)|private/.test(caching);
    return { ok, text: ok ? seen : `${seen}，应当是 public, max-age=${YEAR}, immutable` };
  }
  const fresh = /no-(cache|store)|max-age=0\b/.test(caching);
  if (kind === 'missing') {
    const ok = fresh || (age === 0 && !caching.includes('immutable'));
    return { ok, text: ok ? seen : `${seen}，找不到的文件不应当长期缓存` };
  }
  return { ok: fresh, text: fresh ? seen : `${seen}，应当是 no-cache` };
}

/** One sentence for each thing about the policy that matters to `html`. */
function judgePolicy(text: string, html: string): Finding[] {
  if (!text) return [{ ok: false, text: '没有内容安全策略（Content-Security-Policy）' }];
  if (text.includes(',')) return [{ ok: false, text: '有两份内容安全策略，浏览器会同时执行，应当只留一份' }];
  const policy = parsePolicy(text);
  const sources = [...policy.values()].flat();
  const unsafe = ["'unsafe-inline'", "'unsafe-eval'"].filter((source) => sources.includes(source));
  const workers = policy.get('worker-src');
  // Fingerprints and hosts that this very page needs.
  const lacking = [...parsePolicy(contentSecurityPolicy(html))].flatMap(([name, needed]) =>
    needed.filter((source) => /^('sha|https?:)/.test(source) && !policy.get(name)?.includes(source)),
  );
  const stale = `内容安全策略里少了 ${lacking.length} 个指纹或主机（${lacking[0]} 等）：请按这次发布的网页重新生成 policy.conf 并重新载入；刚生成过的，查一查网页是否在中途被改动`;
  return [
    unsafe.length === 0
      ? { ok: true, text: '内容安全策略里没有 unsafe-inline、unsafe-eval' }
      : { ok: false, text: `内容安全策略里有 ${unsafe.join('、')}，应当去掉` },
    workers
      ? { ok: true, text: `内容安全策略写明了 worker-src ${workers.join(' ')}` }
      : { ok: false, text: '内容安全策略没有写 worker-src，地图引擎可能起不来' },
    { ok: lacking.length === 0, text: lacking.length === 0 ? '内容安全策略与这个网页相符（页内脚本、样式的指纹，允许访问的主机）' : stale },
  ];
}

/** A sandboxed frame has no origin; where a browser takes `'self'` for that, only the host's name helps. */
function judgeSandbox({ url, headers }: Answer): Finding {
  const { host } = new URL(url);
  const sources = parsePolicy(headers.get('content-security-policy') ?? '').get('script-src') ?? [];
  const ok = sources.some((source) => source === host || source === `http://${host}` || source === `https://${host}`);
  return {
    ok,
    text: ok
      ? `内容安全策略写明了本站 ${host}`
      : `内容安全策略没有写明本站（http://${host}）：别人把网页放在沙箱框架里时，苹果的浏览器会拦住样式和脚本；请用新的 policy.conf 和 nginx.conf`,
  };
}

function judgeFrames(kind: Kind, headers: Headers): Finding[] {
  const ancestors = parsePolicy(headers.get('content-security-policy') ?? '')
    .get('frame-ancestors')
    ?.join(' ');
  const options = headers.get('x-frame-options');
  const seen = `frame-ancestors ${ancestors ?? '没有写'}`;
  if (kind === 'embed') {
    const open = ancestors !== undefined && !/^('self'|'none'|)$/.test(ancestors);
    return [
      { ok: open, text: open ? `允许嵌入的网站：${ancestors}` : `${seen}，别的网站不能嵌入（要允许所有网站，写 frame-ancestors *）` },
      { ok: options === null, text: options === null ? '没有 X-Frame-Options' : `X-Frame-Options ${options} 会拦住嵌入，应当去掉` },
    ];
  }
  const closed = ancestors === "'self'" || ancestors === "'none'";
  const old = /^(SAMEORIGIN|DENY)$/i.test(options ?? '');
  return [
    { ok: closed, text: closed ? `不许外站嵌入：${seen}` : `${seen}，应当是 'self'` },
    { ok: old, text: `X-Frame-Options ${options ?? '没有写'}${old ? '' : '，应当是 SAMEORIGIN'}` },
  ];
}

function judgeExact(headers: Headers, name: string, wanted: string): Finding {
  const value = headers.get(name);
  const ok = value?.toLowerCase() === wanted;
  return { ok, text: ok ? `${name} ${value}` : `${name} ${value ?? '没有写'}，应当是 ${wanted}` };
}

function judgeRedirect({ url, status, headers }: Answer): Finding[] {
  const wanted = new URL(url);
  wanted.pathname += '/';
  const location = headers.get('location');
  const ok = [301, 302, 307, 308].includes(status) && location !== null && new URL(location, url).href === wanted.href;
  return [
    {
      ok,
      text: ok ? `${status}，转到 ${location}` : `状态 ${status}，转到 ${location ?? '无处'}，应当转到 ${wanted.pathname}${wanted.search}`,
    },
  ];
}

/** Judges one answer of the server; a finding a line. */
export function judge(kind: Kind, answer: Answer): Finding[] {
  const { status, headers, body } = answer;
  if (kind === 'slashless') return judgeRedirect(answer);
  if (kind === 'missing') {
    return [
      { ok: status === 404, text: status === 404 ? '状态 404' : `状态 ${status}，找不到的文件应当是 404` },
      judgeCaching(kind, headers),
    ];
  }
  if (status !== 200) return [{ ok: false, text: `状态 ${status}，应当是 200` }];
  const isPage = kind === 'story' || kind === 'embed';
  return [
    { ok: true, text: '状态 200' },
    judgeType(answer),
    ...judgeCompression(answer),
    judgeCaching(kind, headers),
    judgeExact(headers, 'X-Content-Type-Options', 'nosniff'),
    ...(kind === 'story' ? [] : [judgeExact(headers, 'Access-Control-Allow-Origin', '*')]),
    ...(isPage ? judgePolicy(headers.get('content-security-policy') ?? '', body) : []),
    ...(isPage ? judgeFrames(kind, headers) : []),
    ...(kind === 'embed' ? [judgeSandbox(answer)] : []),
  ];
}

/** The folder's address, however it was given: with or without the last slash, `index.html`, query or hash. */
export function folderAddress(given: string): string {
  const url = new URL(given);
  url.search = url.hash = '';
  url.pathname = url.pathname.replace(/[^/]*\.html$/, '').replace(/\/*$/, '/');
  return url.href;
}

/** The address of a file of `assets/` that the page names, its module first; undefined if it names none. */
export function assetOf(page: Answer): string | undefined {
  const found = /<script\b[^>]*\bsrc="([^"]*\bassets\/[^"]+)"/.exec(page.body) ?? /(?:href|src)="([^"]*\bassets\/[^"]+)"/.exec(page.body);
  return found?.[1] === undefined ? undefined : new URL(found[1], page.url).href;
}

/** The address of a figure's own page that the story names; undefined if it names none. */
export function figureOf(page: Answer): string | undefined {
  const found = /href="(embed\/[\w-]+\/)"/.exec(page.body);
  return found?.[1] === undefined ? undefined : new URL(found[1], page.url).href;
}

async function ask(url: string): Promise<Answer> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { 'Accept-Encoding': 'gzip, br' },
    signal: AbortSignal.timeout(20_000),
  });
  const ending = TWINS[response.headers.get('content-encoding') ?? ''];
  const twin = ending === undefined ? null : await sizeOf(url.replace(/\/$/, '/index.html') + ending);
  return { url, status: response.status, headers: response.headers, body: await response.text(), twin };
}

/** The size of a file of the host, bytes; null if there is none. */
async function sizeOf(url: string): Promise<number | null> {
  const { status, headers } = await fetch(url, {
    method: 'HEAD',
    redirect: 'manual',
    headers: { 'Accept-Encoding': 'identity' },
    signal: AbortSignal.timeout(20_000),
  });
  return status === 200 && headers.has('content-length') ? Number(headers.get('content-length')) : null;
}

async function checkDeployment(address: string): Promise<boolean> {
  const all: Finding[] = [];
  const say = (label: string, findings: Finding[]): void => {
    all.push(...findings);
    for (const { ok, text } of findings) console.log(`${ok ? '✓' : '✗'} ${label}：${text}`);
  };
  const at = (path: string): string => new URL(path, address).href;

  const page = await ask(address);
  say('首页', judge('story', page));
  say('index.html', judge('story', await ask(at('index.html'))));
  if (new URL(address).pathname !== '/') say('末尾少写斜杠', judge('slashless', await ask(`${address.slice(0, -1)}?map=static`)));
  const asset = assetOf(page);
  if (asset === undefined) say('assets', [{ ok: false, text: '首页里没有提到 assets/ 里的任何文件' }]);
  else say(new URL(asset).pathname.split('/').slice(-2).join('/'), judge('asset', await ask(asset)));
  for (const [path, kind] of [
    ['accessibility/index.html', 'story'],
    ['embed/index.html', 'embed'],
    ['embed.js', 'embedScript'],
  ] as const) {
    const answer = await ask(at(path));
    if (answer.status === 404) console.log(`· ${path}：没有这个文件，略过`);
    else say(path, judge(kind, answer));
  }
  const figure = figureOf(page);
  if (figure !== undefined) say(new URL(figure).pathname.split('/').slice(-3).join('/'), judge('embed', await ask(figure)));
  for (const path of ['no-such-page.html', 'assets/no-such-file.js']) say(`不存在的 ${path}`, judge('missing', await ask(at(path))));

  const wrong = all.filter(({ ok }) => !ok).length;
  console.log(wrong === 0 ? `共查 ${all.length} 项，没有问题。` : `共查 ${all.length} 项，${wrong} 项不对，见 ✗ 开头的各行。`);
  return wrong === 0;
}

async function run(given: string | undefined): Promise<void> {
  process.exitCode = 1;
  if (given === undefined || !/^https?:\/\//.test(given) || !URL.canParse(given)) {
    console.error('请写明要核对的地址，例如：npx tsx tools/check-deploy.ts https://www.example.com/art/2026/1/1/x/');
    return;
  }
  try {
    if (await checkDeployment(folderAddress(given))) process.exitCode = 0;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    console.error(`没能核对完，连接出了问题：${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run(process.argv[2]);
