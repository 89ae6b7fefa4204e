/** Somebody else's site, on a port of its own: articles with our frames in them. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { PageLog } from './support';

const pym = createRequire(import.meta.url).resolve('pym.js');

export class Host {
  readonly #pages = new Map<string, { html: string; policy?: string }>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      if (path === '/pym.js')
        return void readFile(pym).then((code) => response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(code));
      if (path === '/favicon.ico') return void response.writeHead(204).end();
      const page = this.#pages.get(path);
      if (!page) return void response.writeHead(404).end();
      if (page.policy) response.setHeader('Content-Security-Policy', page.policy);
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page.html);
    });
  }

  static async start(): Promise<Host> {
    const host = new Host();
    await new Promise<void>((done) => host.#server.listen(0, '127.0.0.1', done));
    return host;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Opens an article whose body is this, and notes what its frames say. */
  async open(page: Page, name: string, body: string, policy?: string): Promise<PageLog> {
    this.#pages.set(`/${name}`, {
      html: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>报</title><body style="margin:0">${body}</body></html>`,
      ...(policy ? { policy } : {}),
    });
    await page.addInitScript(() => {
      const said: unknown[] = [];
      const sayers: unknown[] = [];
      Object.assign(window, { said, sayers });
      addEventListener('message', ({ data, source }) => {
        said.push(data);
        sayers.push(source);
      });
    });
    const log = new PageLog(page);
    await page.goto(`${this.url}/${name}`);
    return log;
  }
}

/** Headers of an answer by their lower-case names; null takes one away. */
export type Headers = Readonly<Record<string, string | null>>;

export interface Mirror {
  /** Address of the folder, with a slash at its end. */
  readonly url: string;
  close(): void;
}

/** Our site as another host would serve it: the same files, on a port of its own, with headers changed. */
export async function mirror(
  site: string,
  change: (headers: Readonly<Record<string, string>>, origin: string) => Headers,
): Promise<Mirror> {
  const server = createServer((request, response) => {
    void fetch(new URL(`.${request.url ?? '/'}`, site)).then(async (answer) => {
      const headers = Object.fromEntries(
        [...answer.headers].filter(([name]) => !/^(content-(encoding|length)|transfer-encoding|connection|keep-alive)$/.test(name)),
      );
      const origin = `http://${request.headers.host ?? ''}`;
      const changed = Object.entries({ ...headers, ...change(headers, origin) }).filter(
        (pair): pair is [string, string] => pair[1] !== null,
      );
      response.writeHead(answer.status, Object.fromEntries(changed)).end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Said {
  readonly yunhe?: string;
  readonly height?: number;
}

/**
 * The heights that the frames have told in our own dialect, px.
 * @param index of one frame; without it those of all
 */
export const heightsSaid = (page: Page, index: number | null = null): Promise<number[]> =>
  page.evaluate((only) => {
    const { said, sayers } = window as unknown as { said: Said[]; sayers: unknown[] };
    return said
      .filter(({ yunhe }, k) => yunhe === 'height' && (only === null || sayers[k] === frames[only]))
      .map(({ height }) => height ?? NaN);
  }, index);

/** Height of what a frame shows, and of the frame, px. */
export async function heightsOf(page: Page, index = 0): Promise<{ content: number; frame: number }> {
  const frame = page.locator('iframe').nth(index);
  const content = await frame
    .contentFrame()
    .locator('[data-embed]')
    .evaluate((element) => element.getBoundingClientRect().height);
  return { content: Math.ceil(content), frame: Math.round((await frame.boundingBox())?.height ?? 0) };
}
