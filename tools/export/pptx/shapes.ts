/** What stands on a slide, in px of a slide of 1920 × 1080: the form between drawn markup and DrawingML. Types only. */
import type { Box } from '../../../src/scene/box';
import type { Paint, Shade } from '../drawing/paint';
import type { Subpath } from '../drawing/path';

/** An outline's line. */
export interface Pen {
  readonly paint: Paint;
  readonly width: number;
  readonly dash: 'solid' | 'dash' | 'sysDot';
  readonly round: boolean;
}

interface Named {
  readonly name: string;
  /** Id of the step to which a click leads. */
  readonly link: string | null;
}

interface Painted extends Named {
  readonly fill: Paint | Shade | null;
  readonly pen: Pen | null;
}

/** A rectangle or an ellipse. */
export interface PlainShape extends Painted {
  readonly kind: 'rect' | 'ellipse';
  readonly box: Box;
  /** Radius of a rectangle's corners, px. */
  readonly corner: number;
}

/** A shape of its own; runs in one list are filled together. */
export interface FreeShape extends Painted {
  readonly kind: 'free';
  readonly paths: readonly (readonly Subpath[])[];
}

/** Text in one dress. */
export interface Run {
  readonly text: string;
  /** px */
  readonly size: number;
  readonly family: 'serif' | 'sans';
  readonly bold: boolean;
  readonly paint: Paint;
  readonly underline: boolean;
  /** Space between characters, px. */
  readonly spacing: number;
}

/** Text whose lines are broken already. */
export interface TextShape extends Named {
  readonly kind: 'text';
  readonly box: Box;
  readonly align: 'l' | 'ctr' | 'r';
  readonly lines: readonly (readonly Run[])[];
  /** Distance of baselines, px. */
  readonly pitch: number;
  /** Read downward. */
  readonly downward: boolean;
  /** It stands in a halo of this colour: names that lie over water. */
  readonly halo: string | null;
  /** The part that it plays on its slide, if it plays one. */
  readonly role: 'title' | 'body' | 'number' | null;
}

/** Shapes that are taken hold of together. */
export interface GroupShape {
  readonly kind: 'group';
  readonly name: string;
  /** What it shows, for those who do not see it; empty = what it stands in has said it. */
  readonly alt: string;
  readonly children: readonly Shape[];
}

/** Anything on a slide. */
export type Shape = PlainShape | FreeShape | TextShape | GroupShape;
