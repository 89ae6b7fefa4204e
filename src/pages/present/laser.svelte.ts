/** A dot on the hall's screen that points: it follows mouse, pen and finger on the page, or is led from the notes. */
import { put } from '../../drive/surface';

class Laser {
  #on = $state.raw(false);
  #dot = document.createElement('span');

  constructor() {
    this.#dot.className = 'present-dot';
    this.#dot.hidden = true;
    document.body.append(this.#dot);
    for (const name of ['pointermove', 'pointerdown'] as const) {
      addEventListener(name, ({ clientX, clientY, target }) => {
        // Over the notes' drawer the notes lead.
        if (this.#on && !(target as Partial<Element>).closest?.('.notes')) this.#put(clientX, clientY);
      });
    }
    document.documentElement.addEventListener('mouseleave', () => (this.#dot.hidden = true));
    addEventListener('resize', () => (this.#dot.hidden = true));
  }

  get on(): boolean {
    return this.#on;
  }

  /** Begins or ends the pointing. The dot is seen with the first move. */
  set(on: boolean): void {
    this.#on = on;
    this.#dot.hidden = true;
    put('laser', on ? '' : null);
  }

  /** Points at a place of the stage's picture, given in fractions of its width and height; null points at nothing. */
  point(at: readonly [number, number] | null): void {
    const picture = document.querySelector('[data-stage] .picture')?.getBoundingClientRect();
    if (!this.#on || !picture || !at) this.#dot.hidden = true;
    else this.#put(picture.left + at[0] * picture.width, picture.top + at[1] * picture.height);
  }

  #put(x: number, y: number): void {
    this.#dot.hidden = false;
    this.#dot.style.left = `${x}px`;
    this.#dot.style.top = `${y}px`;
  }
}
export type { Laser };

/** Makes the page's one dot. */
export function laserPointer(): Laser {
  return new Laser();
}
