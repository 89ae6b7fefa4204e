/** What every browser of the run can be asked, whatever protocol it speaks. */
import { rmSync } from 'node:fs';
import { spawn } from 'node:child_process';

/** The keys that have no character, as WebDriver names them; all others stand for themselves. */
export const WEBDRIVER_KEYS: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
};

export interface Driver {
  /** Name and version as the browser gives them, e.g. `Firefox 140.0`. */
  readonly version: string;
  /** Goes to an address and waits until it has loaded. */
  open(url: string): Promise<void>;
  /** Runs a function in the page; its argument and its answer pass as JSON. */
  evaluate<R>(run: () => R | Promise<R>): Promise<R>;
  evaluate<R, A>(run: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  /** The same inside the page's only frame, whatever its origin. */
  inFrame<R>(run: () => R | Promise<R>): Promise<R>;
  /** Makes the page's own area so large, CSS px. */
  resize(width: number, height: number): Promise<void>;
  /** What the window shows, as PNG, one pixel a CSS px. */
  screenshot(): Promise<Buffer>;
  /** Presses and releases a key: a character, or Enter, Escape, ArrowLeft, ArrowRight. */
  press(key: string): Promise<void>;
  /** The page as it prints on A4; null where the protocol has no way. */
  readonly pdf: (() => Promise<Buffer>) | null;
  /** Uncaught errors and console errors since it was last asked, frames included. */
  faults(): Promise<string[]>;
  close(): Promise<void>;
}

/** The source of a function and its argument as one expression, whose value is the answer as JSON. */
export function expressionOf(run: (argument: never) => unknown, argument: unknown): string {
  // The compiler names functions with a helper that the page does not have.
  return `(async () => { const __name = (each) => each; return JSON.stringify(await (${String(run)})(${JSON.stringify(argument) ?? ''})) ?? 'null'; })()`;
}

/** Asks until the answer is yes; a limit only ends what hangs. */
export async function until(driver: Pick<Driver, 'evaluate'>, what: string, seen: () => Promise<boolean>): Promise<void> {
  for (let ends = Date.now() + 60_000; ; await new Promise((done) => setTimeout(done, 40))) {
    if (await seen()) return;
    if (Date.now() > ends)
      throw new Error(
        `${what}：等了一分钟也没有等到。${JSON.stringify(await driver.evaluate(() => ({ address: location.href, data: { ...document.documentElement.dataset } })))}`,
      );
  }
}

export interface Running {
  /** Waits for a line that fits and gives what the pattern's first group caught. */
  says(pattern: RegExp): Promise<string>;
  /** Ends the program with all its children, and throws its folder away. */
  stop(): void;
}

/**
 * Starts a program in a group of its own, so that it can be ended as a whole, also when this process ends.
 * @param folder thrown away afterwards
 */
export function start(file: string, args: readonly string[], folder: string, env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], detached: true, env: { ...process.env, ...env } });
  let text = '';
  for (const stream of child.stdio.slice(1))
    stream?.on('data', (part: Buffer) => {
      text += part.toString();
    });
  child.once('error', (error) => {
    text += error.message;
  });
  const stop = (): void => {
    process.off('exit', stop);
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    } catch {
      // A desktop's helper that the browser woke may hold a folder in it: then it stays among the temporary ones.
    }
  };
  process.once('exit', stop);
  return {
    stop,
    async says(pattern) {
      for (let ends = Date.now() + 60_000; ; await new Promise((done) => setTimeout(done, 30))) {
        const found = pattern.exec(text);
        if (found) return found[1] ?? '';
        if (child.exitCode !== null || child.pid === undefined || Date.now() > ends)
          throw new Error(`${file} 没有启动：${text.trim().slice(-600)}`);
      }
    },
  };
}
