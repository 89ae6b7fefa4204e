/** What the figures of single deeds are made of, in stage pixels: the days, the shelves, who is asked in. Types only. */
import type { Box } from './box';
import type { Point } from './camera';
import type { DeedKind } from '../story/kinds';
import type { Control, StreamPoint, TextBlock } from './types';

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
