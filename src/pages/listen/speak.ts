/** Reads sentences with a voice of the reader's machine (Web Speech API). */
import { PATIENCE_MS, type Reading, type Told } from './reading';

/** No voice is as slow as that, ms a character; and so much longer it may be silent in between, ms. */
const SLOWEST_MS = 1000;
const SILENCE_MS = 30_000;

/** The voice to read with: of the mainland, else any but Cantonese, else any; null where there is none. */
export function bestOf(voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | null {
  const of = (wanted: (lang: string) => boolean): SpeechSynthesisVoice | undefined => voices.find(({ lang }) => wanted(lang));
  return of((lang) => /^(?:zh[-_]?(?:cn|hans)|cmn)/i.test(lang)) ?? of((lang) => !/hk|mo/i.test(lang)) ?? voices[0] ?? null;
}

/**
 * Begins to read, one sentence at a time.
 * @param onSentence told before each: its index
 */
export function speak(
  sentences: readonly string[],
  voice: SpeechSynthesisVoice,
  onSentence: (index: number) => void,
  { done, refused, failed }: Told,
): Reading {
  let at = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Held here: an utterance that nobody holds may be swept away before it says that it has ended. */
  let current: SpeechSynthesisUtterance | null = null;
  const stop = (): void => {
    current = null;
    clearTimeout(timer);
    speechSynthesis.cancel();
  };
  const give = (tell: () => void): void => {
    stop();
    tell();
  };
  const wait = (ms: number): void => {
    timer = setTimeout(() => give(failed), ms);
  };
  const say = (): void => {
    const text = sentences[at];
    if (text === undefined) return done();
    onSentence(at);
    const utterance = new SpeechSynthesisUtterance(text);
    const ifCurrent =
      <E extends SpeechSynthesisEvent>(act: (event: E) => void) =>
      (event: E): void => {
        if (current !== utterance) return;
        clearTimeout(timer);
        act(event);
      };
    utterance.voice = voice;
    utterance.lang = voice.lang;
    // Some voices begin and are heard no more, and never say so.
    utterance.onstart = ifCurrent(() => wait(SILENCE_MS + text.length * SLOWEST_MS));
    utterance.onend = ifCurrent(() => {
      at += 1;
      say();
    });
    utterance.onerror = ifCurrent(({ error }: SpeechSynthesisErrorEvent) => give(error === 'not-allowed' ? refused : failed));
    current = utterance;
    wait(PATIENCE_MS);
    speechSynthesis.speak(utterance);
  };
  say();
  // Some systems never go on after a pause of their own: the sentence is broken off, and read again from its beginning.
  return { pause: stop, resume: say, stop };
}
