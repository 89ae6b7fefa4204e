/** Modules that the build makes from the data folder. */
declare module 'virtual:yunhe/stage' {
  import type { Scene } from './model/scene';
  import type { StageStory } from './model/types';
  /** The story without the brush outlines, which only the map engine needs. */
  export const story: StageStory;
  /** The scene with which the page was prerendered: waking up must not cost what the build has done already. */
  export const firstScene: Scene;
}
declare module 'virtual:yunhe/brushes' {
  import type { LonLat } from './model/types';
  /** Waterway id → closed outline of its brush stroke, WGS84. */
  const brushes: Readonly<Record<string, readonly LonLat[]>>;
  export default brushes;
}
