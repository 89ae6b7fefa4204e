/**
 * Serves a built folder as a careful static host would: compressed, with a strict Content-Security-Policy and the
 * right caching. Used by `npm start`, the browser tests and the benchmark.
 */
import { cp, mkdtemp, readFile } from 'node:fs/promises';
import { existsSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { contentSecurityPolicy, forFrames } from '../build/csp.ts';
import { compress, textFilesIn } from './compress.ts';

export interface ServeOptions {
  /** 0 (the default) takes any free port. */
  port?: number;
  /** Send the strict Content-Security-Policy; true unless said otherwise. */
  csp?: boolean;
  /** Wait so long before each answer. */
  latencyMs?: number;
  /** The path under which the folder appears, e.g. `/art/2026/1/1/x/`. */
  mount?: string;
  /** Brotli quality 0–11 for files without compressed twins; hosts that compress ahead of time use 11, which takes seconds. */
  quality?: number;
}

export interface Served {
  /** Address of the folder, with a slash at its end. */
  url: string;
  close(): Promise<void>;
}

const DOCUMENT = /\.(html|svg)$/;

interface Staged {
  folder: string;
  /** Policy of each document by its path, `/embed/x/index.html`. */
  policies: Map<string, string>;
  remove(): void;
}

/** Copies the folder to a temporary place and gives the text files compressed twins where they have none, so that `dir` stays clean. */
async function stage(dir: string, quality: number): Promise<Staged> {
  const folder = await mkdtemp(join(tmpdir(), 'yunhe-serve-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  await cp(dir, folder, { recursive: true, preserveTimestamps: true });
  const files = await textFilesIn(folder);
  const policies = new Map<string, string>();
  await Promise.all([
    compress(files, quality),
    ...files
      .filter((file) => DOCUMENT.test(file))
      .map(async (file) => {
        policies.set(`/${relative(folder, file).split(sep).join('/')}`, contentSecurityPolicy(await readFile(file, 'utf8')));
      }),
  ]);
  return {
    folder,
    policies,
    remove: () => {
      process.off('exit', remove);
      remove();
    },
  };
}

/** The path inside the folder, percent signs undone; undefined if it lies outside of `mount` or is no path at all. */
function inside(pathname: string, mount: string): string | undefined {
  if (!pathname.startsWith(mount)) return undefined;
  try {
    return `/${decodeURI(pathname.slice(mount.length))}`;
  } catch {
    return undefined;
  }
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });

/** Serves `dir` on 127.0.0.1 until closed. Later changes of `dir` are not seen. */
export async function serve(dir: string, options: ServeOptions = {}): Promise<Served> {
  const { port = 0, csp = true, latencyMs = 0, quality = 5 } = options;
  const mount = `/${options.mount ?? ''}/`.replace(/\/+/g, '/');
  const staged = await stage(dir, quality);
  const files = sirv(staged.folder, { brotli: true, gzip: true, etag: true });
  const bare = contentSecurityPolicy('');

  const server = createServer((request, response) => {
    const [pathname = '/', query] = (request.url ?? '/').split('?', 2);
    const path = inside(pathname, mount);
    const search = query === undefined ? '' : `?${query}`;
    const missing = (): void => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('没有这个页面\n');
    };
    const answer = (): void => {
      response.setHeader('X-Content-Type-Options', 'nosniff');
      if (path === undefined) return missing();
      if (!path.endsWith('/') && staged.policies.has(`${path}/index.html`)) {
        response.writeHead(301, { Location: `${pathname}/${search}` }).end();
        return;
      }
      const policy = staged.policies.get(path.endsWith('/') ? `${path}index.html` : path) ?? bare;
      // Figures are made to be framed by others; the story is not.
      const framed = path.startsWith('/embed/');
      if (csp)
        response.setHeader(
          'Content-Security-Policy',
          framed
            ? forFrames(policy, `http://${request.headers.host ?? ''}`).replace("frame-ancestors 'self'", 'frame-ancestors *')
            : policy,
        );
      // In a sandboxed frame the page's own files come from elsewhere.
      if (framed || path.startsWith('/assets/') || path === '/embed.js') response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      request.url = encodeURI(path) + search;
      files(request, response, missing);
    };
    if (latencyMs > 0) setTimeout(answer, latencyMs);
    else answer();
  });

  const taken = await listen(server, port).catch((error: unknown) => {
    staged.remove();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${taken}${mount}`,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          staged.remove();
          done();
        });
        server.closeAllConnections();
      }),
  };
}

/** Serves for a person: prints the address, says in Chinese what is wrong, and ends with Ctrl+C. */
export async function serveForReaders(dir: string, options: ServeOptions): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(0));
  if (!existsSync(join(dir, 'index.html'))) {
    console.error(`${dir} 里没有 index.html。请先运行 npm run build。`);
    process.exit(1);
  }
  try {
    const { url } = await serve(dir, options);
    console.log(`网页已就绪：${url}（按 Ctrl+C 结束）`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.error(`端口 ${options.port} 已被别的程序占用。请先关掉它，或换一个端口，例如：PORT=4180 npm start`);
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: 'dist' },
      port: { type: 'string', default: '4173' },
      mount: { type: 'string', default: '/' },
      latency: { type: 'string', default: '0' },
    },
  });
  await serveForReaders(resolve(values.dir), {
    port: Number(values.port),
    mount: values.mount,
    latencyMs: Number(values.latency),
  });
}
