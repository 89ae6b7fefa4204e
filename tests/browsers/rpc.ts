/** Questions and answers over one WebSocket: what DevTools and WebDriver BiDi have in common. */
import WebSocket from 'ws';

export interface Event {
  readonly method: string;
  // Whatever the protocol says; each reader picks what it knows.
  readonly params: Record<string, unknown>;
  readonly sessionId?: string;
}

interface Answer extends Event {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: unknown;
  readonly message?: string;
}

export interface Rpc {
  /** Asks and waits for the answer; fails with what the other side says. */
  call<R>(method: string, params?: object, sessionId?: string): Promise<R>;
  close(): void;
}

/** Connects; `heard` gets every event in order. */
export async function connect(url: string, heard: (event: Event) => void): Promise<Rpc> {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 2 ** 29 });
  await new Promise<void>((done, fail) => socket.once('open', done).once('error', fail));
  const open = new Map<number, (answer: Answer | null) => void>();
  let last = 0;
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Answer;
    if (message.id === undefined) return heard(message);
    open.get(message.id)?.(message);
    open.delete(message.id);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const answer of open.values()) answer(null);
  });
  return {
    call: <R>(method: string, params: object = {}, sessionId?: string) =>
      new Promise<R>((done, fail) => {
        last += 1;
        const hangs = setTimeout(() => fail(new Error(`${method}：浏览器两分钟没有回答`)), 120_000);
        open.set(last, (answer) => {
          clearTimeout(hangs);
          if (!answer) fail(new Error(`${method}：浏览器断开了`));
          else if (answer.error !== undefined) fail(new Error(`${method}：${answer.message ?? JSON.stringify(answer.error)}`));
          else done(answer.result as R);
        });
        socket.send(JSON.stringify({ id: last, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
      }),
    close: () => socket.close(),
  };
}
