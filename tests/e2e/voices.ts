/** A machine's voices as a test wants them: nothing sounds, and a sentence ends when the test says so. */
import type { Page } from '@playwright/test';

export interface Machine {
  /** Language, and whether the voice is the machine's own. */
  readonly voices: readonly (readonly [lang: string, local: boolean])[];
  /** The voices are known at once, or only once the test calls `arrive`. */
  readonly late?: boolean;
  /** False: takes every sentence and never begins. */
  readonly starts?: boolean;
  /** So many times it refuses to speak before it was tapped. */
  readonly refuses?: number;
}

/** What the page's machine was asked to say so far, and the language of the voice that was to say it. */
interface Heard {
  readonly said: string[];
  readonly langs: string[];
  /** Something is being said now. */
  speaking(): boolean;
  end(): void;
  arrive(): void;
}
declare global {
  interface Window {
    heard: Heard;
  }
}

/** Gives the page such a machine, before any of its scripts run. */
export async function machine(page: Page, made: Machine): Promise<void> {
  await page.addInitScript(({ voices, late = false, starts = true, refuses = 0 }: Machine) => {
    interface Utterance {
      text: string;
      lang: string;
      onstart?: () => void;
      onend?: () => void;
      onerror?: (event: { error: string }) => void;
    }
    let known = !late;
    let refusals = refuses;
    let current: Utterance | null = null;
    const heard: Heard = {
      said: [],
      langs: [],
      speaking: () => current !== null,
      end() {
        const ended = current;
        current = null;
        ended?.onend?.();
      },
      arrive() {
        known = true;
        synth.onvoiceschanged?.();
      },
    };
    const synth = {
      onvoiceschanged: null as (() => void) | null,
      getVoices: () => (known ? voices.map(([lang, localService], k) => ({ name: `voice ${k}`, lang, localService })) : []),
      speak(utterance: Utterance) {
        if (refusals > 0) {
          refusals -= 1;
          queueMicrotask(() => utterance.onerror?.({ error: 'not-allowed' }));
          return;
        }
        current = utterance;
        heard.said.push(utterance.text);
        heard.langs.push(utterance.lang);
        if (starts) queueMicrotask(() => utterance.onstart?.());
      },
      cancel() {
        const cut = current;
        current = null;
        // As browsers do: a sentence that is broken off ends with an error, a little later.
        if (cut) queueMicrotask(() => cut.onerror?.({ error: 'canceled' }));
      },
    };
    window.heard = heard;
    Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: synth });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      configurable: true,
      value: class {
        readonly text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
    });
  }, made);
}

/** All that was said so far. */
export const said = (page: Page): Promise<string[]> => page.evaluate(() => window.heard.said);

/** Lets the sentence end that is being said. */
export const endSentence = (page: Page): Promise<void> => page.evaluate(() => window.heard.end());
