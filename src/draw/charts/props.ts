import type { Chart } from '../../scene/charts';

/** What a drawing of charts is told. */
export interface ChartProps {
  readonly chart: Chart;
  /** Lets cells be clicked on the stage; keyboard and screen reader have the same links in the text. */
  readonly links?: boolean;
}
