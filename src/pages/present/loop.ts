/** A lobby screen: `?loop=12` goes on every 12 s and begins again; any input stops it. */
import { loopAsked } from '../../drive/surface';
import type { Stepwise } from '../../drive/steps/stepwise';
import { words } from './words';

/** Faster nobody can read; slower than an hour a browser's timer is no longer to be trusted, and nobody waits. */
const LEAST_S = 3;
const MOST_S = 3600;
/** Where the address asks for a loop and its seconds cannot be read. */
const USUAL_S = 12;
const SAID_MS = 9000;
const SHOWN = 20;

/**
 * What the address asks for.
 * @param asked value of `loop`, as a hand or a chat may have written it: `12秒`, `１２`
 * @returns seconds a step, within the limits, and what is to be said about it
 */
export function loopOf(asked: string): { readonly seconds: number; readonly said: string } {
  const [text] = /[-−]?\d+(?:\.\d+)?(?:e\d+)?/i.exec(asked.normalize('NFKC')) ?? [];
  const wanted = text === undefined ? USUAL_S : Number(text.replace('−', '-'));
  const seconds = Math.max(LEAST_S, Math.min(MOST_S, wanted));
  const shown = asked.length > SHOWN ? `${asked.slice(0, SHOWN)}…` : asked;
  const fault =
    seconds !== wanted ? words.loopLimited(shown, LEAST_S, MOST_S) : text === undefined && asked !== '' ? words.loopUnknown(shown) : '';
  return { seconds, said: fault + words.loop(seconds) };
}

/** Starts the loop if the address asks for one. */
export function startLoop(steps: Stepwise, say: (text: string, ms?: number) => void): void {
  const asked = loopAsked();
  if (asked === null) return;
  const { seconds, said } = loopOf(asked);
  say(said, SAID_MS);
  const timer = setInterval(() => {
    if (steps.index === steps.ids.length - 1) steps.by(-steps.ids.length);
    else steps.by(1);
  }, seconds * 1000);
  const events = ['keydown', 'pointerdown', 'wheel'] as const;
  const stop = (): void => {
    clearInterval(timer);
    events.forEach((name) => removeEventListener(name, stop, { capture: true }));
    say(words.stopped);
  };
  events.forEach((name) => addEventListener(name, stop, { capture: true }));
}
