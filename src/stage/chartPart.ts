import type { Component } from 'svelte';
import type { ChartProps } from '../draw/charts/props';
import type { PlaceChart } from '../scene/types';

/** What a stage needs for charts; without it, it shows maps. */
export interface Charts {
  readonly Chart: Component<ChartProps>;
  readonly place: PlaceChart;
}
