/** What a Scene is made of, in stage pixels. Types only: who makes a scene and who draws it both look here. */
import type { LonLat, SceneSpec, Step } from '../story/types';
import type { Box } from './box';
import type { Camera, Point, Size } from './camera';
import type { Chart } from './charts';

/** What the reader's surface is like. */
export interface Env {
  readonly size: Size;
  /** Whether actors that have no part in a chart wait along the top: on the stage, not in a figure's own picture. */
  readonly garland: boolean;
  /** What the cover painting takes from the stage's lower edge at the first step, px. */
  readonly foot: number;
  /** The map can be opened to the reader's own hands: its button stands on it. Not on the cover, which has none anywhere. */
  readonly button: boolean;
  /** Where the map fades into the paper around it: nowhere on a phone, towards the text beside it, on all sides where it stands by itself. */
  readonly fade: Fade;
  /** Id of the street that the reader has chosen: it stays named and lit in every scene. */
  readonly chosen?: string | null;
  /** What the reader has opened in this step's chart: the id of one of its {@link Control}s; empty = she closed what the step had opened; null = as the step has it. */
  readonly opened?: string | null;
  /** The reader's own camera, while she explores the map; else the camera is fitted to what the scene shows. */
  readonly camera?: Camera | null;
}

export type Fade = 'none' | 'left' | 'all';

export interface MarkLabel {
  /** Each with its own type size, px. */
  readonly lines: readonly { readonly text: string; readonly tone: 'name' | 'platform' | 'basis'; readonly fontSize: number }[];
  /** Top left of the text box, relative to the mark, px. */
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
  readonly height: number;
  /** Text set downward, one character a line, as on a lantern's name slip. */
  readonly vertical: boolean;
  /** The label stands away from its mark and a hairline leads to it. */
  readonly leader: boolean;
}

/** One of the actors. The same ids in every scene. */
export interface MarkState {
  readonly id: string;
  /** Centre, stage px. */
  readonly at: Point;
  /** Set where the mark stands for a place on the map. */
  readonly geo: LonLat | null;
  readonly size: number;
  /** Radius of the uncertainty of its place in metres; 0 where no place is meant. */
  readonly glowM: number;
  readonly tone: 'lit' | 'quiet';
  /** Its place lies under the caption or the button, or the stage's edge would cut it: not to be seen. */
  readonly under: boolean;
  /** The reader's own street. */
  readonly chosen: boolean;
  readonly ring: boolean;
  readonly label: MarkLabel | null;
}

export interface PlacedPlace {
  readonly id: string;
  readonly name: string;
  readonly geo: LonLat;
  /** Radius of its uncertainty in metres; 0 where no source says. */
  readonly glowM: number;
  readonly glyph: 'arch' | 'dot';
  /** The drawing's offset from the place itself, px. */
  readonly dx: number;
  readonly dy: number;
  /** 0 for an area, which is drawn by its glow alone. */
  readonly glyphSize: number;
  readonly label: MarkLabel | null;
}

export interface WaterName {
  readonly id: string;
  readonly fontSize: number;
  readonly characters: readonly { readonly text: string; readonly at: Point }[];
}

export interface Caption {
  readonly lines: readonly { readonly text: string; readonly at: Point }[];
  /** So many lines, from the top, name places that nobody has located yet. */
  readonly wanting: number;
  /** The picture of the glow that the first line after these explains; null where no place glows. */
  readonly glow: { readonly at: Point; readonly radius: number } | null;
  /** The band that it has to itself, and the edge of the stage along which it lies. */
  readonly box: Box;
  readonly edge: 'top' | 'bottom';
  readonly fontSize: number;
}

/** Where the reader's own street lies when the map does not reach so far: its name at the edge, and an arrow. */
export interface Pointer {
  readonly text: string;
  readonly box: Box;
  readonly fontSize: number;
  /** Tip of the arrow, and its direction in degrees clockwise from east. */
  readonly tip: Point;
  readonly angle: number;
}

export interface MapPicture {
  readonly places: readonly PlacedPlace[];
  readonly waterNames: readonly WaterName[];
  readonly emphasis: readonly string[];
  readonly fade: Fade;
  /** The canal draws itself when the scene is entered. */
  readonly reveal: boolean;
  /** A length of the ground: its left end on the baseline of its text, which stands before it. */
  readonly scaleBar: { readonly at: Point; readonly width: number; readonly text: string };
  readonly caption: Caption;
  /** Where the button stands that opens the map, if there is one. */
  readonly button: Box | null;
  readonly pointer: Pointer | null;
}

export interface Scene {
  readonly step: string;
  readonly chapter: string;
  readonly layout: SceneSpec['layout'];
  readonly figure: string | null;
  readonly size: Size;
  readonly camera: Camera;
  /** True if the camera is the reader's own. */
  readonly explored: boolean;
  readonly marks: readonly MarkState[];
  readonly map: MapPicture | null;
  readonly chart: Chart | null;
}

/** Places the chart of a step and the actors beside it. */
export type PlaceChart = (step: Step, env: Env) => { readonly marks: readonly MarkState[]; readonly chart: Chart | null };
