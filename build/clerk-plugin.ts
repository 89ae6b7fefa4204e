/** The dev server beside a clerk: at its root the story stands in a frame, and beside it what the check says and what changed. Nothing of it is built. */
import type { ServerResponse } from 'node:http';
import { sep } from 'node:path';
import type { Plugin, ViteDevServer, WebSocketClient } from 'vite';
import { isLock } from '../src/story/intake/workbook';
import { CLERK_EVENT } from '../src/pages/clerk/report';
import { CHARACTERS_FILE } from './check-data';
import { clerkReporter } from './clerk';
import { lastBuildFile } from './last-build';
import { forgetModules } from './story-plugin';
import type { StorySource } from './story-source';

/** Programs save in several strokes; what they leave for so long is read, ms. */
const SETTLED_MS = 80;

/** Vite plugin for the clerk's page, and for all pages while the data folder changes under a running dev server. */
export function clerkPlugin(source: StorySource): Plugin {
  return {
    name: 'yunhe-clerk',
    apply: 'serve',
    configureServer(server) {
      const reportNow = clerkReporter(source);
      const clerks = new WeakSet<WebSocketClient>();
      const tell = (client: WebSocketClient): void => client.send(CLERK_EVENT, reportNow());
      server.ws.on(CLERK_EVENT, (_asked, client) => {
        clerks.add(client);
        tell(client);
      });

      const renew = (): void => {
        source.forget();
        const { ok } = source.report();
        if (ok) forgetModules(server);
        for (const client of server.ws.clients) {
          if (clerks.has(client)) tell(client);
          else if (ok) client.send({ type: 'full-reload' });
        }
      };
      let waiting: ReturnType<typeof setTimeout> | undefined;
      const built = lastBuildFile(source.dataDir);
      server.watcher.add([source.dataDir, CHARACTERS_FILE, built]);
      server.watcher.on('all', (_event, file) => {
        if (file === built) for (const client of server.ws.clients) if (clerks.has(client)) tell(client);
        if (file !== CHARACTERS_FILE && (!file.startsWith(source.dataDir + sep) || isLock(file))) return;
        clearTimeout(waiting);
        waiting = setTimeout(renew, SETTLED_MS);
      });
      // What is compared is the state of now, not that of the first look.
      server.httpServer?.once('listening', () => setTimeout(reportNow));

      server.middlewares.use((request, response, next) => {
        if (!request.headers.accept?.includes('text/html')) return next();
        const atRoot = (request.url ?? '').replace(/[?#].*$/, '') === '/';
        if (!atRoot && source.good()) return next();
        answer(server, response, request.url ?? '', atRoot ? CLERK_PAGE : WAITING_PAGE).catch(next);
      });
    },
  };
}

async function answer(server: ViteDevServer, response: ServerResponse, url: string, html: string): Promise<void> {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(await server.transformIndexHtml(url, html));
}

const documentOf = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="only light" />
    <link rel="icon" href="/icon.png" type="image/png" />
    <link rel="stylesheet" href="/src/pages/clerk/clerk.css" />
    <title>${title}</title>
  </head>
  <body>
    ${body}
  </body>
</html>
`;

const CLERK_PAGE = documentOf('边改边看', '<div id="clerk"></div><script type="module" src="/src/pages/clerk/main.ts"></script>');
/** Stands where a page would be, as long as the data has never been in order. */
const WAITING_PAGE = documentOf(
  '数据有错',
  '<main class="waiting"><h1>故事还画不出来</h1><p>数据里有要改的地方。改好、保存以后，故事自己出现在这里。</p><p><a href="/" target="_top">看哪里要改</a></p></main>',
);
