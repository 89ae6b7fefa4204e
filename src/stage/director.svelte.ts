/**
 * Brings scenes onto the stage: the one caller of the camera. It moves the drawn map, the actors and the map engine in
 * lockstep, frame by frame, from whatever is on the stage now to the scene that was asked for last.
 */
import { project, type Camera, type Size } from '../model/camera';
import type { Scene } from '../model/scene';
import { judgePace, motionOff } from '../state/motion';
import { mixFrames, originOf, restFrame, type Frame, type Origin } from './frame';

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

export class Director {
  #scene: Scene;
  #frame: Frame;
  #origin: Origin | null = null;
  #startedAt = 0;
  #request = 0;
  #lastTick = 0;
  #lastShown = -Infinity;
  #hurried = $state.raw(false);
  #calmTimer: ReturnType<typeof setTimeout> | undefined;
  #intervals: number[] = [];
  #judged = false;
  #listeners = new Set<CameraListener>();
  #flown: () => void = () => undefined;
  /** Fulfilled when a flight has been long enough to judge the machine by. */
  readonly firstFlight = new Promise<void>((resolve) => (this.#flown = resolve));

  constructor(first: Scene) {
    this.#scene = $state.raw(first);
    this.#frame = $state.raw(restFrame(first));
  }

  /** The scene that is on the stage or on its way there. */
  get scene(): Scene {
    return this.#scene;
  }

  get frame(): Frame {
    return this.#frame;
  }

  /** True while steps are flung past: the drawn map serves then, and whoever follows the camera need not. */
  get hurried(): boolean {
    return this.#hurried;
  }

  /**
   * Shows a scene. A new step is travelled to, and so is the way back from the reader's own camera; a new stage size is
   * cut to, because the reader did not ask for a journey, and so are steps that are passed in a hurry.
   */
  show(scene: Scene): void {
    if (scene === this.#scene) return;
    const returning = this.#scene.explored && !scene.explored;
    const sameStep = scene.step === this.#scene.step && !returning;
    const resized = scene.size.width !== this.#scene.size.width || scene.size.height !== this.#scene.size.height;
    const now = performance.now();
    const hurried = now - this.#lastShown < HURRY_MS;
    this.#lastShown = now;
    if (hurried) this.#hurry();
    const origin = originOf(this.#frame, this.#scene);
    this.#intervals = [];
    this.#judged = false;
    this.#scene = scene;
    // The same step at another size, or drawn anew, is no journey; nor is a step that is flung past.
    if (resized || sameStep || hurried || motionOff()) {
      this.#stop();
      this.#put(restFrame(scene));
      return;
    }
    this.#origin = origin;
    this.#startedAt = 0;
    if (!this.#request) this.#request = requestAnimationFrame(this.#tick);
    this.#put({ ...mixFrames(origin, scene, 0), drawn: scene.map?.reveal ? 0 : 1 });
  }

  /** Puts the reader's own camera over the map that is on the stage; names stay with their lanterns until a scene is made for it. */
  look(camera: Camera): void {
    this.#stop();
    const { size, marks } = this.#scene;
    const actors = marks.map((mark) => ({ at: mark.geo ? project(camera, size, mark.geo) : mark.at, size: mark.size, glowM: mark.glowM }));
    this.#put({ camera, size, actors, drawn: 1, moving: true });
  }

  /** Calls `listener` now and at every change of the camera. Returns the way to stop it. */
  watchCamera(listener: CameraListener): () => void {
    this.#listeners.add(listener);
    listener(this.#frame.camera, this.#frame.size, this.#frame.moving);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.#stop();
    clearTimeout(this.#calmTimer);
    this.#listeners.clear();
  }

  #tick = (now: number): void => {
    this.#request = 0;
    if (!this.#origin) return;
    if (this.#startedAt) this.#intervals.push(now - this.#lastTick);
    this.#lastTick = now;
    this.#startedAt ||= now;
    this.#judge(false);
    // A flight that is found to stutter ends at once.
    const part = (ms: number): number => (motionOff() ? 1 : Math.min(1, (now - this.#startedAt) / ms));
    const t = part(FLIGHT_MS);
    const drawn = this.#scene.map?.reveal ? part(DRAW_MS) : 1;
    this.#put({ ...(t < 1 ? mixFrames(this.#origin, this.#scene, ease(t)) : restFrame(this.#scene)), drawn: ease(drawn) });
    if (t === 1) this.#judge(true);
    if (t < 1 || drawn < 1) this.#request = requestAnimationFrame(this.#tick);
    else this.#origin = null;
  };

  /** One verdict a flight: as soon as there are frames enough, or at its end. */
  #judge(finished: boolean): void {
    if (this.#judged || !judgePace(this.#intervals, finished)) return;
    this.#judged = true;
    this.#flown();
  }

  #hurry(): void {
    this.#hurried = true;
    clearTimeout(this.#calmTimer);
    this.#calmTimer = setTimeout(() => {
      this.#tell();
      // Followers draw in the next frame; only then may they be looked at again.
      requestAnimationFrame(() => requestAnimationFrame(() => (this.#hurried = false)));
    }, HURRY_MS);
  }

  #put(frame: Frame): void {
    this.#frame = frame;
    if (!this.#hurried) this.#tell();
  }

  #tell(): void {
    const frame = this.#frame;
    for (const listener of this.#listeners) listener(frame.camera, frame.size, frame.moving);
  }

  #stop(): void {
    if (this.#request) cancelAnimationFrame(this.#request);
    this.#request = 0;
    this.#origin = null;
  }
}
