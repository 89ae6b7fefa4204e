/** Somebody else's site: articles with our figures in them, on a port of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Articles {
  /** Address of an article whose body is this; it notes in `said` what its frames tell. */
  write(body: string): string;
  close(): void;
}

const HEAD =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>报</title>' +
  '<script>window.said = []; addEventListener("message", (event) => said.push(event.data));</script><body style="margin:0">';

/** Opens the site. */
export async function openArticles(): Promise<Articles> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const body = bodies[Number((request.url ?? '').slice(1))];
    if (body === undefined) response.writeHead(204).end();
    else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(`${HEAD}${body}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    write: (body) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${bodies.push(body) - 1}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
