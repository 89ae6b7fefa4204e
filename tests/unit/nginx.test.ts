/** The server's side: one policy for all pages, as nginx reads it, and the judge of a deployed address. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { assetOf, figureOf, folderAddress, judge, type Answer, type Kind } from '../../tools/check-deploy';
import { contentSecurityPolicy, forFrames } from '../../build/csp';
import { mergePolicies, NGINX_HOST, nginxQuoted, nginxSnippet, parsePolicy } from '../../tools/nginx';

const root = fileURLToPath(new URL('../..', import.meta.url));
const hashes = (text: string): string[] => text.match(/'sha256-[^']+'/g) ?? [];

/** The value of a variable after nginx has read the snippet and was asked for `www.example.com:8080`. */
function readByNginx(snippet: string, variable: 'yunhe_policy' | 'yunhe_embed_policy' = 'yunhe_policy'): string {
  const values: Record<string, string> = {};
  for (const line of snippet.split('\n').filter((text) => text && !text.startsWith('#'))) {
    const [, name = '', quoted = ''] = /^set \$(\w+) ("(?:[^"\\]|\\.)*");$/.exec(line) ?? [];
    expect(quoted, line).not.toBe('');
    expect(Buffer.byteLength(quoted)).toBeLessThan(4096);
    const text = quoted.slice(1, -1).replace(`\${${name}}`, '\0').replaceAll('$http_host', 'www.example.com:8080').replace(/\\(.)/g, '$1');
    expect(text).not.toContain('$');
    values[name] = text.replace('\0', () => values[name] ?? '');
  }
  return values[variable] ?? '';
}

describe('one policy for all pages', () => {
  it('unites the fingerprints of all pages and says everything once', () => {
    const pages = ['<style>a{}</style><script>1</script>', '<style>a{}</style><style>b{}</style><script>2</script>'];
    const policies = pages.map(contentSecurityPolicy);
    const merged = mergePolicies(policies);
    expect(new Set(hashes(merged))).toEqual(new Set(policies.flatMap(hashes)));
    expect(hashes(merged)).toHaveLength(4);
    expect(parsePolicy(merged).get('script-src')).toHaveLength(3);
    expect(parsePolicy(merged).get('worker-src')).toEqual(parsePolicy(policies[0] ?? '').get('worker-src'));
  });

  it('leaves frames to the server', () => {
    expect(mergePolicies(["default-src 'none'; frame-ancestors 'self'"])).toBe("default-src 'none'");
  });

  it("drops 'none' beside other sources, and only there", () => {
    expect(mergePolicies(["img-src 'none'; base-uri 'none'", "img-src 'self' data:; base-uri 'none'"])).toBe(
      "img-src 'self' data:; base-uri 'none'",
    );
  });

  it('keeps what a page was allowed by a directive that it does not state', () => {
    expect(mergePolicies(["default-src 'self'", "default-src 'none'; font-src a.example"])).toBe(
      "default-src 'self'; font-src 'self' a.example",
    );
    expect(mergePolicies(["script-src 'self'", "script-src b.example; worker-src 'none'"])).toBe(
      "script-src 'self' b.example; worker-src 'self'",
    );
  });

  it('leaves free what one page leaves free', () => {
    expect(mergePolicies(["script-src 'self'; form-action 'none'", "script-src 'self'; img-src 'self'"])).toBe("script-src 'self'");
  });
});

describe('the snippet for nginx', () => {
  it('is read by nginx as it was meant', () => {
    const policy = mergePolicies([contentSecurityPolicy('<style>a{}</style><script>1</script>')]);
    const snippet = nginxSnippet(policy, '');
    expect(readByNginx(snippet)).toBe(policy);
    expect(snippet.split('\n').filter((line) => line.startsWith('set '))).toHaveLength(parsePolicy(policy).size + 1);
  });

  it('cuts parameters that nginx would find too long', () => {
    const styles = Array.from({ length: 200 }, (_, k) => `<style>.s${k}{}</style>`).join('');
    const policy = mergePolicies([contentSecurityPolicy(styles)]);
    expect(policy.length).toBeGreaterThan(10_000);
    expect(readByNginx(nginxSnippet(policy, ''))).toBe(policy);
    const unbroken = `img-src https://a.example/${'x'.repeat(9000)}`;
    expect(readByNginx(nginxSnippet(unbroken, ''))).toBe(unbroken);
  });

  it('escapes quotes and backslashes, and writes a dollar sign as %24', () => {
    expect(nginxQuoted('a "b" \\c')).toBe('"a \\"b\\" \\\\c"');
    expect(nginxQuoted('a.example/$x')).toBe('"a.example/%24x"');
    const nasty = `img-src ${'"\\$'.repeat(1500)}`;
    expect(readByNginx(nginxSnippet(nasty, ''))).toBe(nasty.replaceAll('$', '%24'));
  });

  it('refuses what no header can hold', () => {
    expect(() => nginxSnippet("img-src 'self'\nX-Evil: 1", '')).toThrow('不能写进响应头');
    expect(() => nginxSnippet('', 'img-src 运河')).toThrow('不能写进响应头');
  });

  it('names the host in the policy for frames, on the port that was asked', () => {
    const policy = mergePolicies([contentSecurityPolicy('<style>a{}</style><script>1</script>')]);
    const snippet = nginxSnippet(policy, forFrames(policy, NGINX_HOST));
    expect(readByNginx(snippet)).toBe(policy);
    const framed = readByNginx(snippet, 'yunhe_embed_policy');
    expect(framed).toBe(forFrames(policy, 'http://www.example.com:8080'));
    for (const [name, sources] of parsePolicy(framed))
      expect(sources.includes("'self'"), name).toBe(sources.includes('http://www.example.com:8080'));
  });

  it('says what is missing where there is no built folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yunhe-nginx-'));
    const write = (from: string) =>
      spawnSync(process.execPath, ['--import', 'tsx', join(root, 'tools/nginx.ts'), from, join(folder, 'new/policy.conf')], {
        cwd: root,
        encoding: 'utf8',
      });
    try {
      const absent = write(join(folder, 'nowhere'));
      expect([absent.status, absent.stderr]).toEqual([1, `没有找到文件夹 ${join(folder, 'nowhere')}。请先运行 npm run build。\n`]);
      writeFileSync(join(folder, 'index.html'), '<script>1</script>');
      mkdirSync(join(folder, 'embed/a'), { recursive: true });
      writeFileSync(join(folder, 'embed/a/index.html'), '<script>2</script>');
      expect(write(folder).status).toBe(0);
      expect(readByNginx(readFileSync(join(folder, 'new/policy.conf'), 'utf8'))).toBe(
        mergePolicies([contentSecurityPolicy('<script>1</script>')]),
      );
      expect(hashes(readByNginx(readFileSync(join(folder, 'new/policy.conf'), 'utf8'), 'yunhe_embed_policy'))).toEqual(
        hashes(contentSecurityPolicy('<script>2</script>')),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is framed by a configuration that loses no common header', () => {
    const lines = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8')
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim());
    // A block's own lines, without those of the blocks in it.
    const blocks: { includes: boolean; adds: boolean }[] = [];
    const open: typeof blocks = [{ includes: false, adds: false }];
    for (const line of lines) {
      const block = open.at(-1);
      if (line.endsWith('{')) open.push({ includes: false, adds: false });
      else if (line === '}') blocks.push(open.pop() ?? { includes: false, adds: true });
      else if (block && line.endsWith('/headers.conf;')) block.includes = true;
      else if (block && line.startsWith('add_header ')) block.adds = true;
    }
    expect(open).toHaveLength(1);
    expect(blocks.filter(({ adds }) => adds).length).toBeGreaterThanOrEqual(4);
    expect(blocks.filter(({ adds, includes }) => adds !== includes)).toEqual([]);
  });
});

const html = `<!doctype html><style>a{}</style><script>1</script><link href="./assets/a-1.css"><script type="module" src="./assets/i-1.js"></script>${' '.repeat(2000)}`;
const policy = mergePolicies([contentSecurityPolicy(html)]);
const framed = forFrames(policy, 'http://a.example');
const common = { 'X-Content-Type-Options': 'nosniff', 'Content-Encoding': 'gzip', 'Cache-Control': 'no-cache' };
const page = { ...common, 'Content-Type': 'text/html; charset=utf-8' };
const open = { 'Access-Control-Allow-Origin': '*' };
const GOOD: Record<Kind, { path: string; status: number; headers: Record<string, string> }> = {
  story: {
    path: '',
    status: 200,
    headers: { ...page, 'Content-Security-Policy': `${policy}; frame-ancestors 'self'`, 'X-Frame-Options': 'SAMEORIGIN' },
  },
  embed: {
    path: 'embed/index.html',
    status: 200,
    headers: { ...page, ...open, 'Content-Security-Policy': `${framed}; frame-ancestors *` },
  },
  asset: {
    path: 'assets/i-1.js',
    status: 200,
    headers: {
      ...common,
      ...open,
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  },
  embedScript: { path: 'embed.js', status: 200, headers: { ...common, ...open, 'Content-Type': 'application/javascript' } },
  missing: { path: 'no-such.html', status: 404, headers: {} },
  slashless: { path: '../x?a=1', status: 301, headers: { Location: '/art/x/?a=1' } },
};

function answer(kind: Kind, status?: number, changes: Record<string, string | null> = {}): Answer {
  const good = GOOD[kind];
  const headers = new Headers(good.headers);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return { url: new URL(good.path, 'https://a.example/art/x/').href, status: status ?? good.status, headers, body: html, twin: null };
}

const wrong = (...of: Parameters<typeof answer>): string[] =>
  judge(of[0], answer(...of))
    .filter(({ ok }) => !ok)
    .map(({ text }) => text);

describe('the judge of a deployed address', () => {
  it.each(Object.keys(GOOD) as Kind[])('finds nothing wrong with a good answer: %s', (kind) => {
    expect(wrong(kind)).toEqual([]);
    expect(judge(kind, answer(kind)).length).toBeGreaterThan(0);
  });

  const bad: [Kind, number | undefined, Record<string, string | null>, string][] = [
    ['story', 403, {}, '状态 403，应当是 200'],
    ['story', undefined, { 'Content-Type': 'text/html' }, '类型 text/html，不对'],
    ['story', undefined, { 'Content-Encoding': null }, '没有压缩，应当用 gzip 或 br'],
    ['story', undefined, { 'Cache-Control': 'max-age=3600' }, '缓存 max-age=3600，应当是 no-cache'],
    ['story', undefined, { 'Cache-Control': null }, '没有写缓存规则，应当是 no-cache'],
    ['story', undefined, { 'X-Content-Type-Options': null }, 'X-Content-Type-Options 没有写，应当是 nosniff'],
    ['story', undefined, { 'X-Frame-Options': null }, 'X-Frame-Options 没有写，应当是 SAMEORIGIN'],
    ['story', undefined, { 'Content-Security-Policy': `${policy}; frame-ancestors *` }, "frame-ancestors *，应当是 'self'"],
    [
      'story',
      undefined,
      { 'Content-Security-Policy': `${policy.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'")}; frame-ancestors 'self'` },
      "内容安全策略里有 'unsafe-eval'，应当去掉",
    ],
    [
      'story',
      undefined,
      { 'Content-Security-Policy': `${policy.replace(/worker-src [^;]*; /, '')}; frame-ancestors 'self'` },
      '内容安全策略没有写 worker-src，地图引擎可能起不来',
    ],
    ['embed', undefined, { 'X-Frame-Options': 'SAMEORIGIN' }, 'X-Frame-Options SAMEORIGIN 会拦住嵌入，应当去掉'],
    [
      'embed',
      undefined,
      { 'Content-Security-Policy': `${policy}; frame-ancestors *` },
      '内容安全策略没有写明本站（http://a.example）：别人把网页放在沙箱框架里时，苹果的浏览器会拦住样式和脚本；请用新的 policy.conf 和 nginx.conf',
    ],
    [
      'embed',
      undefined,
      { 'Content-Security-Policy': `${framed}; frame-ancestors 'self'` },
      "frame-ancestors 'self'，别的网站不能嵌入（要允许所有网站，写 frame-ancestors *）",
    ],
    ['embed', undefined, { 'Access-Control-Allow-Origin': null }, 'Access-Control-Allow-Origin 没有写，应当是 *'],
    ['asset', undefined, { 'Content-Type': 'application/octet-stream' }, '类型 application/octet-stream，不对'],
    ['asset', undefined, { 'Cache-Control': 'no-cache' }, '缓存 no-cache，应当是 public, max-age=31536000, immutable'],
    ['missing', 200, {}, '状态 200，找不到的文件应当是 404'],
    [
      'missing',
      404,
      { 'Cache-Control': 'public, max-age=31536000, immutable' },
      '缓存 public, max-age=31536000, immutable，找不到的文件不应当长期缓存',
    ],
    [
      'slashless',
      undefined,
      { Location: 'http://a.example/art/x/?a=1' },
      '状态 301，转到 http://a.example/art/x/?a=1，应当转到 /art/x/?a=1',
    ],
    ['slashless', 200, { Location: null }, '状态 200，转到 无处，应当转到 /art/x/?a=1'],
  ];
  it.each(bad)('%s %s %o: says what is wrong', (kind, status, changes, sentence) => {
    expect(wrong(kind, status, changes)).toEqual([sentence]);
  });

  it('notices a policy that was made for another build, or sent twice', () => {
    const other = mergePolicies([contentSecurityPolicy('<style>a{}</style>')]);
    expect(wrong('story', 200, { 'Content-Security-Policy': `${other}; frame-ancestors 'self'` })).toEqual([
      expect.stringContaining('少了 1 个指纹或主机'),
    ]);
    expect(wrong('story', 200, { 'Content-Security-Policy': `${policy}; frame-ancestors 'self', default-src 'self'` })[0]).toContain(
      '两份',
    );
    expect(wrong('story', 200, { 'Content-Security-Policy': null })[0]).toContain('没有内容安全策略');
  });

  it('wants the file that was compressed ahead, where there is one', () => {
    const findings = (changes: Record<string, string>) =>
      judge('story', { ...answer('story', 200, changes), twin: 1234 }).filter(({ text }) => text.startsWith('压缩'));
    expect(findings({ 'Content-Length': '1234' })).toEqual([{ ok: true, text: '压缩 gzip，用的是压好的文件' }]);
    for (const changes of [{}, { 'Content-Length': '1240' }])
      expect(findings(changes)).toEqual([{ ok: false, text: expect.stringContaining('请打开 gzip_static') as string }]);
    expect(findings({ 'Content-Encoding': 'br' })).toEqual([
      { ok: false, text: expect.stringContaining('请打开 brotli_static') as string },
    ]);
  });

  it('lets partners alone embed', () => {
    expect(wrong('embed', 200, { 'Content-Security-Policy': `${framed}; frame-ancestors 'self' https://b.example` })).toEqual([]);
  });

  it('finds its way about the page', () => {
    for (const given of ['https://a.example/art/x', 'https://a.example/art/x/?map=live#halls', 'https://a.example/art/x/index.html']) {
      expect(folderAddress(given)).toBe('https://a.example/art/x/');
    }
    expect(folderAddress('https://a.example')).toBe('https://a.example/');
    expect(figureOf({ ...answer('story'), body: '<a href="embed/halls/" data-share="halls">' })).toBe(
      'https://a.example/art/x/embed/halls/',
    );
    expect(assetOf(answer('story'))).toBe('https://a.example/art/x/assets/i-1.js');
  });
});
