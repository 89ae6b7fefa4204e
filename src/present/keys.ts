/** What a key means in a meeting. By `event.code`, so that an input method that is composing does not matter. */

type NamedAct = 'first' | 'last' | 'enter' | 'black' | 'white' | 'fullscreen' | 'start' | 'continue' | 'escape' | 'overview' | 'notes' | 'keys';
export type Act =
  | { readonly do: 'by'; readonly count: number }
  | { readonly do: NamedAct }
  | { readonly do: 'digit'; readonly digit: string };

const NEXT = ['ArrowRight', 'ArrowDown', 'Space', 'PageDown', 'KeyN'];
const BACK = ['ArrowLeft', 'ArrowUp', 'Backspace', 'PageUp', 'KeyP'];
const NAMED: Readonly<Record<string, NamedAct>> = {
  Home: 'first', End: 'last', Enter: 'enter', NumpadEnter: 'enter', KeyB: 'black', Period: 'black', NumpadDecimal: 'black', KeyW: 'white', Comma: 'white',
  KeyF: 'fullscreen', Escape: 'escape', KeyO: 'overview', KeyG: 'overview', KeyS: 'notes', Slash: 'keys',
};

/** The act that a key stands for, or null. Old clickers give names without codes. */
export function actOf({ code, key, shiftKey, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>): Act | null {
  if (ctrlKey || altKey || metaKey) return null;
  const name = code || key;
  if (NEXT.includes(name)) return { do: 'by', count: 1 };
  if (BACK.includes(name)) return { do: 'by', count: -1 };
  if (name === 'F5') return { do: shiftKey ? 'continue' : 'start' };
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(name) ?? [];
  if (digit !== undefined) return { do: 'digit', digit };
  const named = NAMED[name];
  return named ? { do: named } : null;
}
