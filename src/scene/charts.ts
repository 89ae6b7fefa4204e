/** Charts, placed: those of numbers and streets, and the union of all. Types only. */
import type { Glyph } from '../story/types';
import type { Box } from './box';
import type { Point } from './camera';
import type { DaysChart, ScrollChart, ShelvesChart, StrandsChart, TogetherChart } from './deedCharts';
import type { Link, OpenEnd, StreamPoint, TextBlock } from './parts';

interface UnitsChart {
  readonly kind: 'units';
  readonly fact: string;
  readonly glyph: Glyph;
  readonly cell: number;
  readonly rows: readonly (readonly Point[])[];
  readonly openEnd: OpenEnd | null;
  readonly legend: readonly TextBlock[];
}

interface StripChart {
  readonly kind: 'strip';
  readonly water: readonly Point[];
  readonly ends: readonly TextBlock[];
}

interface TilesChart {
  readonly kind: 'tiles';
  readonly tiles: readonly Box[];
  readonly legend: readonly TextBlock[];
}

interface SumChart {
  readonly kind: 'sum';
  readonly fact: string;
  readonly number: TextBlock;
  readonly streams: readonly (readonly StreamPoint[])[];
  readonly openEnd: OpenEnd | null;
  readonly legend: readonly TextBlock[];
}

interface MergerChart {
  readonly kind: 'merger';
  readonly arms: readonly (readonly Point[])[];
  readonly names: readonly TextBlock[];
  readonly legend: readonly TextBlock[];
}

interface WallCell extends Link {
  readonly box: Box;
  readonly fact: string;
  readonly number: TextBlock;
  readonly noun: TextBlock;
}

interface WallChart {
  readonly kind: 'wall';
  readonly cells: readonly WallCell[];
}

/** A chart, placed. */
export type Chart =
  | ScrollChart
  | StrandsChart
  | UnitsChart
  | StripChart
  | TilesChart
  | SumChart
  | MergerChart
  | WallChart
  | DaysChart
  | ShelvesChart
  | TogetherChart;
