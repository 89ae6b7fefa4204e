/** What the dev server tells the clerk's page, each time the data folder has changed. */
import type { ChangeGroup } from '../../story/changes/changes';

/** The event by which the page asks, and the server answers. */
export const CLERK_EVENT = 'yunhe:clerk';

/** A fault as the check says it, its place apart: place and rest together are the sentence. */
export interface FaultLine {
  readonly place: string;
  readonly rest: string;
}

/** The faults of one file, or of one sheet of the workbook. */
export interface FaultGroup {
  readonly file: string;
  readonly faults: readonly FaultLine[];
}

export interface ClerkReport {
  /** When the folder was checked, ISO time. */
  readonly checked: string;
  /** That all is right, in one sentence; empty while something is wrong. */
  readonly summary: string;
  /** Empty = all is right. */
  readonly faults: readonly FaultGroup[];
  /** Faulty data with a story beside it: the story is the last one that was in order. */
  readonly shown: 'now' | 'before' | 'nothing';
  readonly reminders: readonly string[];
  /** With what the story is compared: the last build, or what it was when the server began; null while there is no story. */
  readonly since: { readonly what: 'build' | 'start'; readonly at: string } | null;
  readonly changes: readonly ChangeGroup[];
}
