/** What has changed in a data folder since an earlier state of it, in the words of whoever edits it. */

/**
 * A run of a line. In a text: it stands in both states, went (`out`), or came (`in`). In a sentence that says so in words:
 * what was (`from`), and what is (`to`).
 */
export interface Piece {
  readonly kind: 'same' | 'out' | 'in' | 'from' | 'to';
  readonly text: string;
}

/** One thing said of a change. */
export interface Line {
  /** What of it, such as 正文; empty where the title says it. */
  readonly label: string;
  readonly pieces: readonly Piece[];
}

/** A step at which a change is seen. */
export interface Seen {
  readonly id: string;
  readonly title: string;
}

/** A number; words; where something is; what is new or gone; the order; what a step shows; a setting of the site; a recording. */
type ChangeKind = 'number' | 'words' | 'place' | 'rows' | 'order' | 'picture' | 'setting' | 'sound';

/** What has changed of one thing: a row, a step, a setting. */
export interface Change {
  readonly kind: ChangeKind;
  /** The thing, such as 步骤“难事，监督助推”. */
  readonly title: string;
  readonly lines: readonly Line[];
  /** Steps of the story as it is now, in their order; empty where no step shows it. */
  readonly seen: readonly Seen[];
}
