/** Modules that the build makes from the data folder. */
declare module 'virtual:yunhe/stage' {
  import type { StageStory } from './story/types';
  /** The story without what only prerendered text or the map engine needs. */
  export const story: StageStory;
}
declare module 'virtual:yunhe/rest' {
  import type { Rest } from './scene/whole';
  /** What the first bundle's story lacks: what only charts show, and what no step of the road shows. */
  export const rest: Rest;
}
declare module 'virtual:yunhe/explore' {
  import type { Explored } from './story/make/explore';
  /** What the map in the reader's own hands tells. */
  export const explored: Explored;
}
/** What only the map engine draws. */
declare module 'virtual:yunhe/ground' {
  import type { LonLat } from './story/types';
  import type { Tiles } from './story/types';
  /** Waterway id → closed outline of its brush stroke, WGS84. */
  export const brushes: Readonly<Record<string, readonly LonLat[]>>;
  /** The official boundary's lines, WGS84; empty where it is not to be drawn. */
  export const boundary: readonly (readonly LonLat[])[];
  /** null = only the embedded drawing. */
  export const tiles: Tiles | null;
}
declare module 'virtual:yunhe/streets' {
  import type { Finder } from './story/make/finder';
  export const finder: Finder;
}
declare module 'virtual:yunhe/sheets' {
  import type { SheetWords } from './take/sheet/words';
  export const words: SheetWords;
  /** Rules for drawn sheets, without variables. */
  export const style: string;
}
declare module 'virtual:yunhe/notes' {
  import type { NoteText } from './pages/present/noteText';
  /** Step id → what the speaker is told. */
  export const texts: Readonly<Record<string, NoteText>>;
}

/** Plain script, also inlined into the page as it stands. */
declare module '*/boot.js';
