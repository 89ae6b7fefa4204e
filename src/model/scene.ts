/**
 * A Scene says everything that a stage shows at one step, in stage pixels: it is complete, never a change. Whatever way
 * the reader came, the same story, step and stage size give the same scene.
 */
import type { Camera, Point, Size } from './camera';
import { chartLayout } from './layout/index';
import { wholeCanal } from './layout/mapCamera';
import { mapLayout } from './layout/map';
import type { Box } from './labels';
import type { Glyph, LonLat, SceneSpec, StageStory, Step } from './types';

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
  /** The reader's own camera, while she explores the map; else the camera is fitted to what the scene shows. */
  readonly camera?: Camera | null;
}

export type Fade = 'none' | 'left' | 'all';

/** A stage that nothing covers, with nothing beside it: a phone's, on which the page is prerendered. */
export function stageOf(size: Size): Env {
  return { size, garland: true, foot: 0, button: true, fade: 'none' };
}

/** The surface of a picture that stands by itself: a figure in the text, a sheet. */
export function alone(size: Size): Env {
  return { size, garland: false, foot: 0, button: false, fade: 'all' };
}

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
  readonly glyph: 'arch' | 'dot';
  /** The drawing's offset from the place itself, px. */
  readonly dx: number;
  readonly dy: number;
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
  /** The picture of the glow that its first line explains; null where no place glows. */
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

export interface TextBlock {
  readonly lines: readonly string[];
  /** Top left of the block; with `anchor` middle, its middle top. */
  readonly at: Point;
  readonly fontSize: number;
  readonly anchor: 'start' | 'middle';
  readonly lineHeight: number;
}

/** A point of a brush stroke, and half its width there, px. */
export type StreamPoint = readonly [x: number, y: number, half: number];

export interface OpenEnd {
  readonly box: Box;
}

export interface Link {
  readonly step: string;
}

export type Chart =
  | { readonly kind: 'units'; readonly fact: string; readonly glyph: Glyph; readonly cell: number; readonly rows: readonly (readonly Point[])[]; readonly openEnd: OpenEnd | null; readonly legend: readonly TextBlock[] }
  | { readonly kind: 'strip'; readonly water: readonly Point[]; readonly ends: readonly TextBlock[] }
  | { readonly kind: 'tiles'; readonly tiles: readonly Box[]; readonly legend: readonly TextBlock[] }
  | { readonly kind: 'leads'; readonly scrolls: readonly { readonly box: Box; readonly columns: readonly { readonly text: string; readonly at: Point }[]; readonly fontSize: number }[] }
  | { readonly kind: 'sum'; readonly fact: string; readonly number: TextBlock; readonly streams: readonly (readonly StreamPoint[])[]; readonly openEnd: OpenEnd | null; readonly legend: readonly TextBlock[] }
  | { readonly kind: 'circles'; readonly centre: Point; readonly rings: readonly { readonly radius: number; readonly label: TextBlock; readonly items: readonly TextBlock[] }[]; readonly legend: readonly TextBlock[] }
  | { readonly kind: 'merger'; readonly arms: readonly (readonly Point[])[]; readonly names: readonly TextBlock[]; readonly legend: readonly TextBlock[] }
  | { readonly kind: 'wall'; readonly cells: readonly (Link & { readonly box: Box; readonly fact: string; readonly number: TextBlock; readonly noun: TextBlock })[] }
  | { readonly kind: 'grid'; readonly rows: readonly (Link & { readonly box: Box; readonly head: readonly TextBlock[]; readonly cells: readonly { readonly box: Box; readonly text: TextBlock }[] })[] };

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

/** Every step with its chapter, in reading order. */
export function stepsOf(story: StageStory): { chapter: StageStory['chapters'][number]; step: Step }[] {
  return story.chapters.flatMap((chapter) => chapter.steps.map((step) => ({ chapter, step })));
}

/**
 * The scene of a step on a stage.
 * @param stepId id of a step of the story
 * @param env the surface: its size in CSS pixels, what stands on it and beside it, whether idle actors stay in sight
 * @throws Error if the story has no such step: the data check and the drivers let no such id come here
 */
export function sceneFor(story: StageStory, stepId: string, env: Env): Scene {
  const found = stepsOf(story).find(({ step }) => step.id === stepId);
  if (!found) throw new Error(`no step "${stepId}" in the story`);
  const { chapter, step } = found;
  const { size } = env;
  const scene = { step: step.id, chapter: chapter.id, layout: step.scene.layout, figure: step.figure, size, explored: false };
  if (step.scene.layout === 'map') {
    const cover = step === story.chapters[0]?.steps[0];
    const foot = cover ? env.foot : 0;
    return { ...scene, explored: Boolean(env.camera), ...mapLayout(story, step.scene, { ...env, button: env.button && !cover }, foot), chart: null };
  }
  const camera = wholeCanal(story, size);
  const { marks, chart } = chartLayout(story, chapter, step, env);
  return { ...scene, camera, map: null, chart, marks: marks.map((mark) => (mark.id === env.chosen ? { ...mark, chosen: true, tone: 'lit' } : mark)) };
}
