/** What charts are made of, in stage pixels. Types only. */
import type { Box } from './box';
import type { Point } from './camera';

export interface TextBlock {
  readonly lines: readonly string[];
  /** Top left of the block; with `anchor` middle, its middle top. */
  readonly at: Point;
  readonly fontSize: number;
  readonly anchor: 'start' | 'middle';
  readonly lineHeight: number;
  /** An opening mark at the beginning of a line hangs out to the left, so that the characters stand in line. */
  readonly hangs?: boolean;
}

/** A point of a brush stroke, and half its width there, px. */
export type StreamPoint = readonly [x: number, y: number, half: number];

export interface OpenEnd {
  readonly box: Box;
}

/** A part of a chart that opens and closes: drawn with the chart, and on the stage a button lies over it. */
export interface Control {
  /** Of its own chart's parts. */
  readonly id: string;
  /** What the button is called, open or not: its state is said apart. */
  readonly name: string;
  /** What whoever listens hears of it when she opens it. */
  readonly said: string;
  readonly box: Box;
  readonly open: boolean;
}

export interface Link {
  readonly step: string;
}
