/** The number of a step that is being typed; forgotten if nothing follows, or the talk would jump a minute later. */
import { words } from './words';

const FORGET_MS = 3000;
const MOST_DIGITS = 3;

export interface Typed {
  /** A number stands and waits for Enter. */
  readonly open: boolean;
  add(digit: string): void;
  /** Gives the number, or null if none stands, and forgets it. */
  take(): number | null;
}

/**
 * @param total number of steps
 * @param say shows a text for so many ms
 */
export function typedNumber(total: number, say: (text: string, ms?: number) => void): Typed {
  let digits = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    get open() {
      return digits !== '';
    },
    add(digit) {
      digits = (digits + digit).slice(-MOST_DIGITS);
      say(words.goTo(Number(digits), total), FORGET_MS);
      clearTimeout(timer);
      timer = setTimeout(() => (digits = ''), FORGET_MS);
    },
    take() {
      if (!digits) return null;
      const number = Number(digits);
      digits = '';
      clearTimeout(timer);
      say('');
      return number;
    },
  };
}
