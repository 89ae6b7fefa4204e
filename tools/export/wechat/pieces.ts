/** What a picture is put together from. */
import { element } from './markup';

/** One thing drawn. */
export interface Piece {
  /** Name of what it belongs to. */
  readonly layer: string;
  /** Attributes that it may share with its neighbours. */
  readonly dress: Readonly<Record<string, string | number>>;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly content: string;
}

/** Pieces as markup, neighbours in the same dress together. */
export function dressed(pieces: readonly Piece[]): string {
  const runs: { readonly dress: Piece['dress']; readonly key: string; readonly pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const key = JSON.stringify(piece.dress);
    const last = runs[runs.length - 1];
    if (last?.key === key) last.pieces.push(piece);
    else runs.push({ dress: piece.dress, key, pieces: [piece] });
  }
  return runs
    .map(({ dress, pieces: own }) => {
      const [only] = own;
      if (only && own.length === 1) return element(only.name, { ...only.attributes, ...dress }, only.content);
      return element('g', dress, ...own.map(({ name, attributes, content }) => element(name, attributes, content)));
    })
    .join('');
}
