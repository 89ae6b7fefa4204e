/** A table as a page and a file have it. */

/** A cell is words, or a fact to be shown in its exact wording. */
export type Cell = string | { readonly fact: string };

export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
