/** Chromium of any age over the DevTools protocol: one tab, its frames wherever they live, one socket for all. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expressionOf, start, type Driver } from './driver';
import { connect, type Event, type Rpc } from './rpc';

/** The old numbers of the keys that have a name; what has none types itself. */
const NAMED: Readonly<Record<string, number>> = { Enter: 13, Escape: 27, ArrowLeft: 37, ArrowRight: 39 };

interface Evaluated {
  readonly result: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/** A place where scripts run: the page or one of its frames. */
interface Realm {
  readonly sessionId: string;
  readonly id: number;
  readonly frame: string;
}

/** What an event says went wrong, or nothing. */
function faultOf({ method, params }: Event): string | undefined {
  const said = params as {
    exceptionDetails?: { text: string; url?: string; exception?: { description?: string } };
    entry?: { level: string; text: string; url?: string };
    type?: string;
    args?: { value?: unknown; description?: string }[];
  };
  if (method === 'Runtime.exceptionThrown')
    return `没有接住的错误：${said.exceptionDetails?.exception?.description ?? said.exceptionDetails?.text ?? ''}`;
  if (method === 'Log.entryAdded' && said.entry?.level === 'error') return `控制台：${said.entry.text} ${said.entry.url ?? ''}`;
  if (method === 'Runtime.consoleAPICalled' && said.type === 'error')
    return `控制台：${(said.args ?? []).map(({ value, description }) => String(value ?? description)).join(' ')}`;
  return undefined;
}

/** Starts a Chromium and opens its tab. */
export async function openChromium(file: string, args: readonly string[]): Promise<Driver> {
  const profile = mkdtempSync(join(tmpdir(), 'yunhe-chromium-'));
  const running = start(
    file,
    [
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--hide-scrollbars',
      '--disable-dev-shm-usage',
      ...args,
      'about:blank',
    ],
    profile,
  );
  const found: string[] = [];
  const realms = new Map<string, Realm>();
  let main = '';
  let loaded: () => void = () => undefined;

  const heard = (event: Event): void => {
    const fault = faultOf(event);
    if (fault !== undefined) found.push(fault);
    const { sessionId = '', method, params } = event;
    if (method === 'Target.attachedToTarget') {
      // A frame that lives in a process of its own.
      const own = params.sessionId as string;
      if ((params.targetInfo as { type: string }).type === 'iframe') void listen(own).catch(() => undefined);
    }
    if (method === 'Page.loadEventFired' && sessionId === main) loaded();
    const made = params.context as { id: number; auxData?: { frameId?: string; isDefault?: boolean } } | undefined;
    if (method === 'Runtime.executionContextCreated' && made?.auxData?.isDefault)
      realms.set(`${sessionId} ${made.id}`, { sessionId, id: made.id, frame: made.auxData.frameId ?? '' });
    if (method === 'Runtime.executionContextDestroyed') realms.delete(`${sessionId} ${String(params.executionContextId)}`);
    if (method === 'Runtime.executionContextsCleared' || method === 'Target.detachedFromTarget') {
      const gone = method === 'Target.detachedFromTarget' ? String(params.sessionId) : sessionId;
      for (const [key, realm] of realms) if (realm.sessionId === gone) realms.delete(key);
    }
  };

  let rpc: Rpc;
  async function listen(sessionId: string): Promise<void> {
    for (const domain of ['Page', 'Runtime', 'Log']) await rpc.call(`${domain}.enable`, {}, sessionId);
    await rpc.call('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, sessionId);
  }

  let frame: string;
  let version: string;
  try {
    rpc = await connect(await running.says(/DevTools listening on (\S+)/), heard);
    version = (await rpc.call<{ product: string }>('Browser.getVersion')).product.replace(/^\w*Chrome\/(\d+).*/, 'Chromium $1');
    const { targetId } = await rpc.call<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    main = (await rpc.call<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })).sessionId;
    frame = targetId;
    await listen(main);
  } catch (error) {
    running.stop();
    throw error;
  }

  const call = <R>(method: string, params: object = {}): Promise<R> => rpc.call<R>(method, params, main);
  async function run<R>(realm: { sessionId: string; id?: number }, expression: string): Promise<R> {
    const { result, exceptionDetails } = await rpc.call<Evaluated>(
      'Runtime.evaluate',
      {
        expression,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
        ...(realm.id === undefined ? {} : { contextId: realm.id }),
      },
      realm.sessionId,
    );
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return JSON.parse(result.value ?? 'null') as R;
  }

  return {
    version,
    async open(url) {
      const load = new Promise<void>((done) => {
        loaded = done;
      });
      const { errorText } = await call<{ errorText?: string }>('Page.navigate', { url });
      if (errorText) throw new Error(`${url}：${errorText}`);
      await load;
    },
    evaluate: <R>(each: (argument: never) => unknown, argument?: unknown) => run<R>({ sessionId: main }, expressionOf(each, argument)),
    async inFrame<R>(each: () => R | Promise<R>) {
      const realm = [...realms.values()].find((other) => other.frame !== frame);
      if (!realm) throw new Error('网页里没有框');
      return run<R>(realm, expressionOf(each, undefined));
    },
    resize: (width, height) => call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false }),
    screenshot: async () => Buffer.from((await call<{ data: string }>('Page.captureScreenshot', { format: 'png' })).data, 'base64'),
    async press(key) {
      const number = NAMED[key];
      const typed = key === 'Enter' ? '\r' : number === undefined ? key : undefined;
      const press = {
        key,
        code: number === undefined ? `Key${key.toUpperCase()}` : key,
        windowsVirtualKeyCode: number ?? key.toUpperCase().charCodeAt(0),
        ...(typed === undefined ? {} : { text: typed }),
      };
      await call('Input.dispatchKeyEvent', { type: typed === undefined ? 'rawKeyDown' : 'keyDown', ...press });
      await call('Input.dispatchKeyEvent', { type: 'keyUp', ...press, text: undefined });
    },
    pdf: async () =>
      Buffer.from(
        (
          await call<{ data: string }>('Page.printToPDF', {
            preferCSSPageSize: true,
            printBackground: true,
            paperWidth: 8.27,
            paperHeight: 11.69,
          })
        ).data,
        'base64',
      ),
    faults: () => Promise.resolve(found.splice(0)),
    async close() {
      await rpc.call('Browser.close').catch(() => undefined);
      rpc.close();
      running.stop();
    },
  };
}
