/** What is being read, whether by a voice or from a recording. */
export interface Reading {
  pause(): void;
  resume(): void;
  /** Ends it without another word to whoever listens. */
  stop(): void;
}

/** What a reading tells; after `done` or `failed` nothing more. */
export interface Told {
  done(): void;
  /** The browser wants to be tapped first: it is paused. */
  refused(): void;
  /** No sound came. */
  failed(): void;
}

/** No sound after this is no sound: voices are woken, and recordings come over slow lines, ms. */
export const PATIENCE_MS = 10_000;
