/** Firefox over WebDriver BiDi. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expressionOf, start, WEBDRIVER_KEYS, type Driver } from './driver';
import { connect, type Event } from './rpc';

/** No traffic of the browser's own, no bars that take room from the page, Chinese as the reader's language. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'intl.accept_languages': 'zh-CN,zh',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.server': 'data:,',
  'ui.useOverlayScrollbars': 1,
  'webgl.force-enabled': true,
  'widget.gtk.overlay-scrollbars.enabled': true,
};

interface Evaluated {
  readonly type: string;
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

interface Tree {
  readonly contexts: readonly { readonly children: readonly { readonly context: string }[] }[];
}

/** Starts a Firefox and opens its tab. */
export async function openFirefox(file: string): Promise<Driver> {
  const profile = mkdtempSync(join(tmpdir(), 'yunhe-firefox-'));
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(PREFERENCES)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const running = start(file, ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile], profile, {
    MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
    MOZ_CRASHREPORTER_DISABLE: '1',
  });
  const found: string[] = [];
  const heard = ({ method, params }: Event): void => {
    if (method === 'log.entryAdded' && params.level === 'error')
      found.push(`${params.type === 'javascript' ? '没有接住的错误' : '控制台'}：${String(params.text)}`);
  };
  try {
    const rpc = await connect(`${await running.says(/WebDriver BiDi listening on (\S+)/)}/session`, heard);
    const { capabilities } = await rpc.call<{ capabilities: { browserVersion: string } }>('session.new', { capabilities: {} });
    await rpc.call('session.subscribe', { events: ['log.entryAdded'] });
    const { context } = await rpc.call<{ context: string }>('browsingContext.create', { type: 'tab' });

    const run = async <R>(where: string, expression: string): Promise<R> => {
      const { result, exceptionDetails } = await rpc.call<Evaluated>('script.evaluate', {
        expression,
        target: { context: where },
        awaitPromise: true,
        userActivation: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return JSON.parse(result?.value ?? 'null') as R;
    };
    const picture = async (): Promise<Buffer> =>
      Buffer.from((await rpc.call<{ data: string }>('browsingContext.captureScreenshot', { context, origin: 'viewport' })).data, 'base64');

    return {
      version: `Firefox ${capabilities.browserVersion}`,
      open: async (url) => void (await rpc.call('browsingContext.navigate', { context, url, wait: 'complete' })),
      evaluate: <R>(each: (argument: never) => unknown, argument?: unknown) => run<R>(context, expressionOf(each, argument)),
      async inFrame<R>(each: () => R | Promise<R>) {
        const child = (await rpc.call<Tree>('browsingContext.getTree', { root: context })).contexts[0]?.children[0];
        if (!child) throw new Error('网页里没有框');
        return run<R>(child.context, expressionOf(each, undefined));
      },
      resize: async (width, height) =>
        void (await rpc.call('browsingContext.setViewport', { context, viewport: { width, height }, devicePixelRatio: 1 })),
      screenshot: picture,
      async press(key) {
        const value = WEBDRIVER_KEYS[key] ?? key;
        await rpc.call('input.performActions', {
          context,
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
      pdf: async () =>
        Buffer.from(
          (
            await rpc.call<{ data: string }>('browsingContext.print', {
              context,
              background: true,
              page: { width: 21, height: 29.7 },
              margin: { top: 1.6, left: 1.6, right: 1.6, bottom: 1.8 },
            })
          ).data,
          'base64',
        ),
      faults: () => Promise.resolve(found.splice(0)),
      async close() {
        await rpc.call('browser.close').catch(() => undefined);
        rpc.close();
        running.stop();
      },
    };
  } catch (error) {
    running.stop();
    throw error;
  }
}
