/** Charts of what the report names and does not count, placed. Types only. */
import type { DeedKind } from '../story/kinds';
import type { Box } from './box';
import type { Point } from './camera';
import type { Control, Link, StreamPoint, TextBlock } from './parts';

/** A deed as text: its name in full, our own words beside it, its fact in the exact wording. */
export interface DeedText {
  readonly id: string;
  readonly kind: DeedKind;
  readonly name: TextBlock;
  readonly words: TextBlock | null;
  readonly fact: { readonly id: string; readonly display: TextBlock } | null;
  /** The report's list goes on after it (等): the brush runs dry here. */
  readonly goesOn: Box | null;
}

/** Text set downward: each column begins at the middle of its top. The first column is the rightmost. */
export interface Upright {
  readonly columns: readonly { readonly text: string; readonly at: Point }[];
  readonly fontSize: number;
}

/** A topic of one day: a lantern on the line, and a slip that hangs from it. */
export interface Day {
  readonly id: string;
  /** Centre of the lantern. */
  readonly lantern: Point;
  readonly slip: Box;
  readonly name: Upright;
  readonly words: Upright | null;
}

/** Days of one kind of visit: a gateway with its names, a line of equal lanterns between its posts, doors in the wall below. */
export interface DaysChart {
  readonly kind: 'days';
  /** The roof over the names; what stands below it hangs between the posts. */
  readonly roof: Box;
  readonly beam: readonly [Point, Point];
  readonly posts: readonly (readonly [Point, Point])[];
  readonly heads: readonly DeedText[];
  readonly line: readonly Point[];
  readonly lantern: number;
  readonly days: readonly Day[];
  /** After the last day, where the report's list of them goes on. */
  readonly goesOn: Box | null;
  readonly wall: Box | null;
  readonly doors: readonly { readonly centre: Point; readonly radius: number; readonly name: TextBlock }[];
  /** What else the deeds of the doors say. */
  readonly visits: readonly { readonly words: TextBlock | null; readonly goesOn: Box | null }[];
  readonly results: readonly DeedText[];
}

/** A deed that lies on a shelf: a bound volume with its title, a result with its lantern, an effect as plain text. */
export interface Volume {
  readonly id: string;
  readonly kind: DeedKind;
  /** The volumes: one, or one for each name of a deed that has several. None for what came of it. */
  readonly bodies: readonly Box[];
  readonly names: readonly TextBlock[];
  readonly words: TextBlock | null;
  readonly fact: { readonly id: string; readonly display: TextBlock } | null;
  readonly goesOn: Box | null;
  /** A result with a name: its lantern, lit. */
  readonly lantern: { readonly at: Point; readonly size: number } | null;
}

/** What is being joined and is not yet: a dotted line between two deeds, and what is being done. */
export interface Joining {
  readonly line: readonly Point[];
  readonly id: string;
  readonly name: TextBlock;
  readonly words: TextBlock | null;
}

export interface Shelf {
  readonly id: string;
  readonly box: Box;
  readonly open: boolean;
  /** The board on which its volumes lie, or all of it that shows while it is closed. */
  readonly board: Box;
  readonly label: TextBlock | null;
  /** The lead set downward on the side of the case. */
  readonly slip: { readonly box: Box; readonly text: Upright } | null;
  readonly volumes: readonly Volume[];
  readonly joinings: readonly Joining[];
  /** Where the sign stands that says whether it opens or closes. */
  readonly sign: Point | null;
}

/** A case of shelves, one for each lead of a part. */
export interface ShelvesChart {
  readonly kind: 'shelves';
  /** The sides of the case. */
  readonly frame: Box;
  readonly shelves: readonly Shelf[];
  readonly controls: readonly Control[];
}

/** Who is asked in, and to do what: all on one water, with nothing in its middle. */
export interface TogetherChart {
  readonly kind: 'together';
  readonly water: readonly StreamPoint[];
  readonly ripples: readonly (readonly [Point, Point])[];
  /** The lead, written on the water. */
  readonly lead: TextBlock;
  readonly boat: number;
  readonly partners: readonly { readonly boat: Point; readonly text: DeedText }[];
  /** Steps from the water to each of what they do together. */
  readonly acts: readonly { readonly steps: Box; readonly name: TextBlock }[];
  readonly actWords: readonly TextBlock[];
  readonly actsGoOn: Box | null;
  readonly said: readonly DeedText[];
  /** On what it rests: the stones of the quay. */
  readonly stones: readonly { readonly box: Box; readonly text: DeedText }[];
  readonly results: readonly DeedText[];
  readonly legend: readonly TextBlock[];
}

/** A lead phrase set downward, in one or more columns, the first at the right. */
interface Slip {
  readonly box: Box;
  /** Each begins at the middle of its first baseline. */
  readonly columns: readonly { readonly text: string; readonly at: Point }[];
  readonly fontSize: number;
}

/** A deed in a fold. */
export interface DeedRow {
  readonly id: string;
  readonly kind: DeedKind;
  /** Where the drawing of its kind stands; null for what stands as plain text. */
  readonly glyph: Box | null;
  /** The kind in a word, at the first of several of a kind. */
  readonly word: TextBlock | null;
  readonly name: TextBlock;
  /** The brush that runs dry after the name: the report's list goes on. */
  readonly goesOn: Box | null;
  readonly words: TextBlock | null;
  readonly fact: { readonly id: string; readonly number: TextBlock } | null;
  /** The step whose map shows its place; null where it has none. */
  readonly step: string | null;
  /** The stroke to the next deed: one sentence of the report has both. */
  readonly joint: readonly StreamPoint[];
}

/** A fold of the scroll: one lead with its deeds, unrolled or rolled up. */
export interface Fold {
  readonly id: string;
  readonly box: Box;
  readonly open: boolean;
  /** `own`: the step is about this one; `other`: it is about another. */
  readonly tone: 'equal' | 'own' | 'other';
  /** The lead where it stands beside its deeds or on the rolled fold; above them it is the head. */
  readonly slip: Slip | null;
  readonly head: TextBlock | null;
  readonly rows: readonly DeedRow[];
  /** What the reader can do with it, at its foot: 卷起, or which way it opens. */
  readonly sign: { readonly text: TextBlock } | { readonly tip: Point; readonly towards: 'left' | 'right' } | null;
}

/** A part of the scroll in the directory: its numeral and title lead to its first step. */
interface ScrollHead extends Link {
  readonly box: Box;
  readonly numeral: TextBlock;
  readonly title: TextBlock | null;
}

/** A hand-scroll between its two rollers: the folds of one part of the report, or of all (`directory`). */
export interface ScrollChart {
  readonly kind: 'deeds' | 'directory';
  /** What lies between the rollers, with its borders of silk. */
  readonly box: Box;
  /** The paper between the upper and the lower border. */
  readonly paper: Box;
  /** Half of a roller's thickness, px; the rollers' middles are the sides of the box. */
  readonly roller: number;
  readonly heads: readonly ScrollHead[];
  readonly folds: readonly Fold[];
  readonly controls: readonly Control[];
  /** On the lower border: how a sign looks and what it says; without a sign, what the reader can do. */
  readonly legend: readonly { readonly sign: 'goesOn' | 'joint' | null; readonly box: Box; readonly text: TextBlock }[];
}

/** Words of one dress; 'theme' = of what the reader follows, 'own' = not the report's. */
export interface Run {
  readonly text: string;
  readonly tone: 'plain' | 'theme' | 'own' | 'fact';
}

/** Lines of words in several dresses. `at` is the top left. */
export interface RunBlock {
  readonly lines: readonly (readonly Run[])[];
  readonly at: Point;
  readonly fontSize: number;
  readonly lineHeight: number;
}

/** A slip of paper that names what can be followed. */
export interface ThemeSlip {
  readonly id: string;
  readonly box: Box;
  readonly open: boolean;
  readonly text: TextBlock;
}

/** What one sentence of the report joins. `lit`: of what the reader follows; null if she follows nothing. */
interface PlacedStrand {
  readonly id: string;
  readonly lit: boolean | null;
  /** Null where only the thread is shown. */
  readonly topics: readonly {
    readonly id: string;
    readonly lit: boolean | null;
    readonly words: RunBlock | null;
    readonly stroke: readonly StreamPoint[];
  }[];
  readonly way: RunBlock | null;
  readonly trunk: readonly StreamPoint[];
  /** Bristles of the brush that runs dry where the sentence says no end. */
  readonly dry: readonly (readonly StreamPoint[])[];
  readonly ends: readonly {
    readonly id: string;
    readonly words: RunBlock | null;
    readonly stroke: readonly StreamPoint[];
    /** A result with a name; seen from afar where its words are not shown. */
    readonly lantern: { readonly at: Point; readonly size: number; readonly far: boolean } | null;
  }[];
}

/** Threads from topics through the way of working to what came of it. */
export interface StrandsChart {
  readonly kind: 'strands';
  readonly heads: readonly TextBlock[];
  readonly numerals: readonly TextBlock[];
  /** Stands before the slips. */
  readonly prefix: TextBlock | null;
  readonly slips: readonly ThemeSlip[];
  readonly controls: readonly Control[];
  /** From the chosen slip to each of its threads. */
  readonly pour: readonly (readonly Point[])[];
  /** Width of every thread, px. */
  readonly thread: number;
  readonly strands: readonly PlacedStrand[];
  readonly legend: TextBlock;
}
