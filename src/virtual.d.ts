/** Modules that the build makes from the data folder. */
declare module 'virtual:yunhe/stage' {
  import type { Size } from './model/camera';
  import type { StageStory } from './model/types';
  /** The story without the brush outlines, which only the map engine needs. */
  export const story: StageStory;
  /** Stage size in px for which the page was prerendered. */
  export const firstSize: Size;
}
declare module 'virtual:yunhe/brushes' {
  import type { LonLat } from './model/types';
  /** Waterway id → closed outline of its brush stroke, WGS84. */
  const brushes: Readonly<Record<string, readonly LonLat[]>>;
  export default brushes;
}
