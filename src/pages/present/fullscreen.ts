/** The whole screen. Some frames and old systems do not allow it: then the presentation goes on in its window. */

export interface FullScreen {
  readonly possible: boolean;
  readonly on: boolean;
  /** Asks for it or gives it back; while one change is under way no other begins. */
  set(wanted: boolean): Promise<void>;
  readonly changing: boolean;
}

export function fullScreen(): FullScreen {
  let changing = false;
  return {
    get possible() {
      return document.fullscreenEnabled === true;
    },
    get on() {
      return document.fullscreenElement != null;
    },
    get changing() {
      return changing;
    },
    async set(wanted) {
      if (changing || wanted === this.on) return;
      changing = true;
      try {
        await (wanted ? document.documentElement.requestFullscreen() : document.exitFullscreen());
      } catch {
        // Not allowed here.
      }
      changing = false;
    },
  };
}
