/** What a key means in a meeting. By `event.code`, so that an input method that is composing does not matter. */
import { words } from './words';

/**
 * All keys, in the order in which the list of keys (and the README's) shows them: an act, and the keys that do it by
 * `event.code`. Digits make a number.
 */
const KEYS = [
  ['next', 'ArrowRight ArrowDown Space PageDown KeyN'],
  ['back', 'ArrowLeft ArrowUp Backspace PageUp KeyP Shift+Space'],
  ['enter', 'Enter'],
  ['digit', '0–9'],
  ['first', 'Home'],
  ['last', 'End'],
  ['black', 'KeyB Period'],
  ['white', 'KeyW Comma'],
  ['fullscreen', 'KeyF'],
  ['start', 'F5'],
  ['continue', 'Shift+F5'],
  ['overview', 'KeyO KeyG'],
  ['notes', 'KeyS'],
  ['pointer', 'KeyL'],
  ['escape', 'Escape'],
  ['keys', 'Slash'],
] as const;
type Name = (typeof KEYS)[number][0];
export type Act = { readonly do: Exclude<Name, 'digit'> } | { readonly do: 'digit'; readonly digit: string };

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

const acts = new Map<string, Name>(KEYS.flatMap(([act, codes]) => codes.split(' ').map((code): [string, Name] => [code, act])));
/** Codes of keys that old clickers give by name only. */
const CODES: Readonly<Record<string, string>> = { ' ': 'Space', '.': 'Period', ',': 'Comma', '?': 'Slash', '/': 'Slash' };

/** A key's name: its code; on the number pad what the key does now, since NumLock decides whether it writes or moves. */
export function keyName({ code, key }: Pick<KeyboardEvent, 'code' | 'key'>): string {
  const [, pad] = /^Numpad(.+)$/.exec(code) ?? [];
  if (pad) {
    if (acts.has(key)) return key;
    // What an input method takes has no name of its own.
    const writes = key.length === 1 || key === 'Process' || key === 'Unidentified';
    return !writes ? '' : pad === 'Decimal' ? 'Period' : /^\d$/.test(pad) ? `Digit${pad}` : '';
  }
  return code || (CODES[key] ?? key.replace(/^[a-z]$/i, (letter) => `Key${letter.toUpperCase()}`).replace(/^\d$/, 'Digit$&'));
}

/** The act that a key stands for, or null; keys held together with Ctrl, Alt or the like are the browser's own. */
export function actOf(event: Pressed): Act | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const name = keyName(event);
  const [, digit] = /^Digit(\d)$/.exec(name) ?? [];
  if (digit !== undefined) return { do: 'digit', digit };
  const act = (event.shiftKey ? acts.get(`Shift+${name}`) : undefined) ?? acts.get(name);
  return act && act !== 'digit' ? { do: act } : null;
}

/** True for a key that does nothing by itself: it holds another, or locks, or is the machine's own. */
export function isSilent({ key, ctrlKey, altKey, metaKey }: Pressed): boolean {
  return ctrlKey || altKey || metaKey || /^(Control|Shift|Alt|Meta|OS$|Fn|Hyper|Super|Symbol|.*Lock$|Audio|Brightness)/.test(key);
}

/** The list of keys as the reader sees it: [keys and gestures, what they do]. */
export function keyRows(): [string, string][] {
  const shown = (code: string): string => code.replace(/[^+]+$/, (name) => words.keyNames[name] ?? name.replace(/^Key/, ''));
  return KEYS.map(([act, codes]) => [codes.split(' ').map(shown).join(' ') + (words.gestures[act] ?? ''), words.acts[act]]);
}
