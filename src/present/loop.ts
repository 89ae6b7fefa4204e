/** A lobby screen: `?loop=12` goes on every 12 s and begins again; any input stops it. */
import type { Stepwise } from './stepwise';
import { words } from './words';

const LEAST_S = 3;

/** Starts the loop if the address asks for one. */
export function startLoop(steps: Stepwise, say: (text: string) => void): void {
  const seconds = Number(new URLSearchParams(location.search).get('loop'));
  if (!Number.isFinite(seconds) || seconds < LEAST_S) return;
  say(words.loop(seconds));
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
