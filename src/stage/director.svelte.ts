/**
 * Brings scenes onto the stage: the one caller of the camera. It moves the drawn map, the actors and the map engine in
 * lockstep, frame by frame, from whatever is on the stage now to the scene that was asked for last.
 */
import { projection, type Camera, type Size } from '../scene/camera';
import type { Scene } from '../scene/types';
import { judgePace, motionOff } from '../drive/motion';
import { mixFrames, originOf, restFrame, type Frame, type Origin } from '../draw/frame';

const FLIGHT_MS = 850;
/** The canal draws itself while the camera still flies, and on. */
const DRAW_MS = 2400;
/** Whoever passes steps faster than this flings the page and looks for no journey. */
const HURRY_MS = 250;

/** Slow out, slow in: the cubic ease. */
function ease(t: number): number {
  return t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
}

export type CameraListener = (camera: Camera, size: Size, moving: boolean) => void;

export interface Director {
  /** The scene that is on the stage or on its way there. */
  readonly scene: Scene;
  readonly frame: Frame;
  /** True while steps are flung past: the drawn map serves then, and whoever follows the camera need not. */
  readonly hurried: boolean;
  /** Fulfilled when a flight has been long enough to judge the machine by. */
  readonly firstFlight: Promise<void>;
  /**
   * Shows a scene. A new step is travelled to, and so is the way back from the reader's own camera; a new stage size is
   * cut to, because the reader did not ask for a journey, and so are steps that are passed in a hurry.
   */
  show(scene: Scene): void;
  /** Puts the reader's own camera over the map that is on the stage; names stay with their lanterns until a scene is made for it. */
  look(camera: Camera): void;
  /** Calls `listener` now and at every change of the camera. Returns the way to stop it. */
  watchCamera(listener: CameraListener): () => void;
  destroy(): void;
}

/** Makes the director of a stage on which a scene stands already. */
export function directorOf(first: Scene): Director {
  let scene = $state.raw(first);
  let frame = $state.raw(restFrame(first));
  let hurried = $state.raw(false);
  /** Followers are told nothing until it is calm. */
  let flung = false;
  let origin: Origin | null = null;
  let startedAt = 0;
  let request = 0;
  let lastTick = 0;
  let lastShown = -Infinity;
  let lastStep = -Infinity;
  let calmTimer: ReturnType<typeof setTimeout> | undefined;
  let intervals: number[] = [];
  let judged = false;
  let flown = (): void => undefined;
  const firstFlight = new Promise<void>((resolve) => (flown = resolve));
  const listeners = new Set<CameraListener>();

  function tell(): void {
    for (const listener of listeners) listener(frame.camera, frame.size, frame.moving);
  }
  function put(next: Frame): void {
    frame = next;
    if (!flung) tell();
  }
  function stop(): void {
    if (request) cancelAnimationFrame(request);
    request = 0;
    origin = null;
  }
  function hurry(): void {
    hurried = flung = true;
    clearTimeout(calmTimer);
    calmTimer = setTimeout(() => {
      flung = false;
      tell();
      // Followers draw in the next frame; only then may they be looked at again.
      requestAnimationFrame(() => requestAnimationFrame(() => (hurried = false)));
    }, HURRY_MS);
  }
  /** One verdict a flight: as soon as there are frames enough, or at its end. */
  function judge(finished: boolean): void {
    if (judged || !judgePace(intervals, finished)) return;
    judged = true;
    flown();
  }
  function tick(now: number): void {
    request = 0;
    if (!origin) return;
    if (startedAt) intervals.push(now - lastTick);
    lastTick = now;
    startedAt ||= now;
    judge(false);
    // A flight that is found to stutter ends at once.
    const part = (ms: number): number => (motionOff() ? 1 : Math.min(1, (now - startedAt) / ms));
    const t = part(FLIGHT_MS);
    const drawn = scene.map?.reveal ? part(DRAW_MS) : 1;
    put({ ...(t < 1 ? mixFrames(origin, scene, ease(t)) : restFrame(scene)), drawn: ease(drawn) });
    if (t === 1) judge(true);
    if (t < 1 || drawn < 1) request = requestAnimationFrame(tick);
    else origin = null;
  }

  return {
    firstFlight,
    get scene() {
      return scene;
    },
    get frame() {
      return frame;
    },
    get hurried() {
      return hurried;
    },
    show(next) {
      if (next === scene) return;
      const returning = scene.explored && !next.explored;
      const sameStep = next.step === scene.step && !returning;
      const resized = next.size.width !== scene.size.width || next.size.height !== scene.size.height;
      const now = performance.now();
      // A stage that has just got its size is no step that was passed: the next one is travelled to.
      const inHurry = now - (sameStep ? lastShown : lastStep) < HURRY_MS;
      lastShown = now;
      if (!sameStep) lastStep = now;
      if (inHurry) hurry();
      const from = originOf(frame, scene);
      intervals = [];
      judged = false;
      scene = next;
      // The same step at another size, or drawn anew, is no journey; nor is a step that is flung past.
      if (resized || sameStep || inHurry || motionOff()) {
        stop();
        put(restFrame(next));
        return;
      }
      origin = from;
      startedAt = 0;
      if (!request) request = requestAnimationFrame(tick);
      put({ ...mixFrames(from, next, 0), drawn: next.map?.reveal ? 0 : 1 });
    },
    look(camera) {
      stop();
      const { size, marks } = scene;
      const lay = projection(camera, size);
      const actors = marks.map((mark) => ({
        at: mark.geo ? lay(mark.geo) : mark.at,
        size: mark.size,
        glowM: mark.glowM,
      }));
      put({ camera, size, actors, drawn: 1, moving: true });
    },
    watchCamera(listener) {
      listeners.add(listener);
      listener(frame.camera, frame.size, frame.moving);
      return () => listeners.delete(listener);
    },
    destroy() {
      stop();
      clearTimeout(calmTimer);
      listeners.clear();
    },
  };
}
