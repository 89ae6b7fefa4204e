/** WebKitGTK's MiniBrowser over classic WebDriver, on a screen of its own. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expressionOf, start, WEBDRIVER_KEYS, type Driver } from './driver';

/** Under this key an element travels. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** A port that is free now. */
const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer()
      .once('error', fail)
      .listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => done(typeof address === 'object' && address ? address.port : 0));
      });
  });

/**
 * Starts the driver and its browser. The protocol tells of no errors: the pages that are visited must keep their own
 * list (`__faults`, see watch.ts).
 * @param driver the WebKitWebDriver
 * @param browser the MiniBrowser
 */
export async function openWebKit(driver: string, browser: string): Promise<Driver> {
  const folder = mkdtempSync(join(tmpdir(), 'yunhe-webkit-'));
  // The tool bar is wider than a phone unless it is told otherwise.
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0/gtk.css'), '* { min-width: 0; padding: 0; margin: 0; border-width: 0; }');
  const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', '2400x1600x24', '-nolisten', 'tcp'], folder);
  try {
    const display = await screen.says(/^(\d+)\n/m);
    const port = await freePort();
    const own = mkdtempSync(join(tmpdir(), 'yunhe-webkit-'));
    const running = start(driver, [`--port=${port}`], own, {
      DISPLAY: `:${display}`,
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: own,
      XDG_CACHE_HOME: own,
      LIBGL_ALWAYS_SOFTWARE: '1',
      GDK_BACKEND: 'x11',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    });
    const stop = (): void => {
      running.stop();
      screen.stop();
    };
    try {
      const ask = async <R>(method: string, path: string, body?: object): Promise<R> => {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
          method,
          signal: AbortSignal.timeout(120_000),
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        const { value } = (await answer.json()) as { value: R & { message?: string; error?: string } };
        if (!answer.ok) throw new Error(`${path.replace(/\/session\/[^/]*/, '')}：${value.error ?? ''} ${value.message ?? ''}`);
        return value;
      };
      await answers(port);
      const { sessionId, capabilities } = await ask<{ sessionId: string; capabilities: { browserVersion: string } }>('POST', '/session', {
        capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } },
      });
      const call = <R>(method: string, path: string, body?: object): Promise<R> => ask<R>(method, `/session/${sessionId}${path}`, body);
      const run = async <R>(expression: string): Promise<R> =>
        JSON.parse(await call<string>('POST', '/execute/sync', { script: `return ${expression}`, args: [] })) as R;
      const evaluate = <R>(each: (argument: never) => unknown, argument?: unknown): Promise<R> => run<R>(expressionOf(each, argument));

      const found: string[] = [];
      const collect = async (): Promise<void> =>
        void found.push(
          ...(await run<string[]>(expressionOf(() => (window as { __faults?: string[] }).__faults?.splice(0) ?? [], undefined))),
        );
      return {
        version: `WebKitGTK ${capabilities.browserVersion}`,
        async open(url) {
          await collect();
          await call('POST', '/url', { url });
        },
        evaluate,
        async inFrame<R>(each: () => R | Promise<R>) {
          const frame = await call<Record<string, string>>('POST', '/element', { using: 'css selector', value: 'iframe' });
          await call('POST', '/frame', { id: { [ELEMENT]: frame[ELEMENT] } });
          try {
            await collect();
            return await run<R>(expressionOf(each, undefined));
          } finally {
            await call('POST', '/frame', { id: null });
          }
        },
        async resize(width, height) {
          // The window's frame and bar come on top: once to learn how much, once more with it.
          let [wide, high] = [width, height];
          for (let tries = 0; tries < 40; tries += 1) {
            await call('POST', '/window/rect', { x: 0, y: 0, width: wide, height: high });
            const [w, h] = await evaluate<[number, number]>(
              () => new Promise<[number, number]>((done) => setTimeout(() => done([innerWidth, innerHeight]), 60)),
            );
            if (w === width && h === height) return;
            [wide, high] = [wide + width - w, high + height - h];
          }
          throw new Error(`窗口不能变成 ${width}×${height}`);
        },
        screenshot: async () => Buffer.from(await call<string>('GET', '/screenshot'), 'base64'),
        async press(key) {
          const value = WEBDRIVER_KEYS[key] ?? key;
          await call('POST', '/actions', {
            actions: [
              {
                type: 'key',
                id: 'keys',
                actions: [
                  { type: 'keyDown', value },
                  { type: 'keyUp', value },
                ],
              },
            ],
          });
        },
        pdf: null,
        async faults() {
          await collect();
          return found.splice(0);
        },
        async close() {
          await call('DELETE', '').catch(() => undefined);
          stop();
        },
      };
    } catch (error) {
      stop();
      throw error;
    }
  } catch (error) {
    screen.stop();
    throw error;
  }
}

/** Waits until the driver answers. */
async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (
      await fetch(`http://127.0.0.1:${port}/status`).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('WebKitWebDriver 没有回答');
}
