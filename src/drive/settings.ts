/**
 * How the page is shown. What the address asks for wins, then what the reader has chosen before, then her system's wish;
 * before the first paint pages/parts/boot.js says it on `<html>`. Here it is looked up and changed while the page is used.
 */
import { put, standing, writeAddress } from './surface';

/** All of them, and what each may be. */
export interface Settings {
  readonly motion: 'on' | 'off';
  readonly theme: 'paper' | 'contrast' | 'projector';
  /** The two large buttons that turn from step to step in the scrolled page. */
  readonly turns: 'on' | 'off';
  /** 长辈版: everything large (see ui/big.css). */
  readonly big: '1' | '0';
}
type Name = keyof Settings;

/** Under this name the browser keeps what the reader has chosen; boot.js reads it. */
const KEPT = 'yunhe';
const wishes = (query: string): boolean => matchMedia(query).matches;
const CONTRAST = '(prefers-contrast: more)';
/** What holds where nothing is asked for. */
const usual: { readonly [name in Name]: () => Settings[name] } = {
  motion: () => (wishes('(prefers-reduced-motion: reduce)') ? 'off' : 'on'),
  theme: () => (wishes(CONTRAST) ? 'contrast' : 'paper'),
  turns: () => 'off',
  big: () => '0',
};
const repainted = new Set<() => void>();

/** A setting as it holds now. */
export function setting<N extends Name>(name: N): Settings[N] {
  return (standing(name) as Settings[N] | undefined) ?? usual[name]();
}

/** Changes a setting for this page, its address and the reader's next visit. What the system wishes anyway is not written anywhere. */
export function change<N extends Name>(name: N, value: Settings[N]): void {
  const asked = value === usual[name]() ? null : value;
  put(name, asked);
  if (name !== 'turns') writeAddress({ [name]: asked });
  keep(name, asked);
  if (name === 'theme') repainted.forEach((then) => then());
}

function keep(name: Name, value: string | null): void {
  try {
    const { [name]: _, ...others } = (JSON.parse(localStorage.getItem(KEPT) ?? 'null') ?? {}) as Partial<Settings>;
    localStorage.setItem(KEPT, JSON.stringify(value === null ? others : { ...others, [name]: value }));
  } catch {
    // Where nothing can be kept it holds for this page, and for its address.
  }
}

/** Calls `then` whenever other colours hold, for what does not paint by style sheets. Returns the way to stop. */
export function whenRepainted(then: () => void): () => void {
  const contrast = matchMedia(CONTRAST);
  repainted.add(then);
  contrast.addEventListener('change', then);
  return () => {
    repainted.delete(then);
    contrast.removeEventListener('change', then);
  };
}
