/**
 * Whether the map engine may come, and when it must go. The drawn map serves every step; the engine is a guest that is
 * asked in once the reader moves, and is shown the door if it does not draw, draws slowly or dies. Fetched then, too.
 */
import type { StageStory } from '../../story/types';
import { motionOff, slowPace } from '../../drive/motion';
import { address } from '../../drive/surface';
import type { Director } from '../director.svelte';
import type { Engine } from './engine';

export type MapState = 'static' | 'loading' | 'live' | 'failed';

export interface LiveMapOptions {
  readonly container: HTMLElement;
  readonly story: StageStory;
  readonly director: Director;
  readonly onState: (state: MapState) => void;
  /** The configured basemap cannot be had; the map goes on without it. */
  readonly onTilesLost: () => void;
}

/** Slower than this per frame, the engine would make the page's scrolling stutter. */
const SLOW_FRAME_MS = 34;

/**
 * The youngest thing that the engine's own script takes for granted (Chrome 93, Firefox 92, Safari 15.4). Without it the
 * engine would die half-way, where nobody catches it, and only the time limit would end it.
 */
const isYoungEnough = (): boolean => 'hasOwn' in Object;

function canDraw(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}

/** True if the reader's device asks pages to spare its data volume. */
function savesData(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches;
}

/** True where the system sets the colours: what the engine draws would keep the pigments, and its labels would not fit them. */
const coloursForced = (): boolean => matchMedia('(forced-colors: active)').matches;

/** Asks the engine in. Returns the way to end it. */
export function startLiveMap({ container, story, director, onState, onTilesLost }: LiveMapOptions): () => void {
  const { map: wish } = address();
  if (wish === 'static' || (wish === 'measured' && (savesData() || coloursForced()))) return () => undefined;
  let engine: Engine | null = null;
  let ended = false;
  let stopFollowing = (): void => undefined;

  const leave = (state: MapState): void => {
    stopFollowing();
    stopFollowing = () => undefined;
    engine?.destroy();
    engine = null;
    if (!ended) onState(state);
  };

  const begin = async (): Promise<void> => {
    if (wish === 'measured') {
      // A machine that stutters with the drawn map will not do better with the engine: it is not even sent for.
      if (!motionOff()) await director.firstFlight;
      if (ended || slowPace()) return;
    }
    onState('loading');
    try {
      if (!isYoungEnough()) throw new Error('browser too old');
      if (!canDraw()) throw new Error('no WebGL2');
      const { startEngine } = await import('./engine');
      if (ended) return;
      engine = await startEngine({
        container,
        story,
        camera: director.frame.camera,
        size: director.frame.size,
        onDeath: () => leave('failed'),
        onTilesLost,
      });
      if (ended) return leave('static');
      // Follow the stage unseen first: proof of life and of speed come before the drawn map is hidden.
      let emphasis: readonly string[] = [];
      stopFollowing = director.watchCamera((camera, size) => {
        engine?.setCamera(camera, size);
        // What does not show the map, as a chart, leaves the waters as they are.
        const wanted = director.scene.map?.emphasis ?? emphasis;
        if (wanted === emphasis) return;
        emphasis = wanted;
        engine?.setEmphasis(wanted);
      });
      if (wish === 'measured' && (await engine.frameTime()) > SLOW_FRAME_MS) return leave('static');
      if (!ended && engine) onState('live');
    } catch (error) {
      console.info('地图引擎没有启动，继续用内置简图。', error instanceof Error ? error.message : error);
      leave('failed');
    }
  };

  void begin();
  return () => {
    ended = true;
    leave('static');
  };
}
