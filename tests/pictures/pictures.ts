/** All drawings of a story, in process: every step's stage on a phone and on a desk, every sheet, card and cover. */
import { fileURLToPath } from 'node:url';
import type { Env } from '../../src/scene/types';
import { alone, stageOf, stepsOf } from '../../src/scene/scene';
import type { Story } from '../../src/story/types';
import { readDataFolder } from '../../build/read-data';
import { withPrerenderer } from '../../build/prerenderer';
import { root } from '../../tools/run.mjs';
import { storyOf } from '../fixtures/variant';
import { elementOf, linesOf } from './svg';

export type Draw = typeof import('./draw');

/** The folder of the story that never changes: an edit of `data/` makes no picture fall. */
export const FROZEN = fileURLToPath(new URL('data', import.meta.url));

/** The stage in a phone's window of 390 × 844, and in a desk's of 1440 × 900 with the text beside it and the painting at its foot. */
export const PHONE: Env = stageOf({ width: 390, height: 464 });
export const DESK: Env = { ...stageOf({ width: 968, height: 900 }), foot: 1440 * 0.15, fade: 'left' };
/** Narrow stages: the presenter's in a small window, a small phone's, the stepper's in its smallest frame; and a figure in the text. */
export const SMALL: readonly Env[] = [
  { ...stageOf({ width: 260, height: 380 }), button: false, fade: 'left' },
  stageOf({ width: 360, height: 352 }),
  stageOf({ width: 320, height: 225 }),
  alone({ width: 360, height: 420 }),
];

/** Starts what draws. */
export function drawing(): Promise<Draw> {
  return withPrerenderer<Draw, Draw>(root, '/tests/pictures/draw.ts', (module) => module);
}

/** The frozen story. */
export function frozenStory(): Story {
  return storyOf(readDataFolder(FROZEN));
}

export interface Pictures {
  /** File name → the picture, one element a line. */
  readonly files: ReadonlyMap<string, string>;
  /** Rules that the components brought along. */
  readonly style: string;
}

/**
 * Every golden picture of a story. What all sheets carry alike (glyphs, waters) is a picture of its own, and each sheet
 * only names it.
 */
export function picturesOf(draw: Draw, story: Story): Pictures {
  const pictures = new Map<string, string>();
  const styles = new Set<string>();
  for (const { step } of stepsOf(story.stage)) {
    for (const [surface, env] of [
      ['phone', PHONE],
      ['desk', DESK],
    ] as const) {
      const picture = elementOf(draw.stageMarkup(story, step.id, env)).querySelector('svg.picture');
      if (!picture) throw new Error(`no picture on the stage of "${step.id}"`);
      pictures.set(`stage-${step.id}-${surface}.svg`, linesOf(picture));
    }
  }
  for (const { id, kind, markup, style } of draw.sheetFiles(story)) {
    styles.add(style.replace(/\.svelte-\w+/g, ''));
    const sheet = elementOf(markup);
    for (const shared of sheet.querySelectorAll('svg.glyph-defs')) {
      const name = `shared-${shared.querySelector('[id]')?.id ?? ''}.svg`;
      const lines = linesOf(shared);
      if ((pictures.get(name) ?? lines) !== lines) throw new Error(`${kind} ${id} carries another ${name} than the others`);
      pictures.set(name, lines);
      shared.replaceChildren();
      shared.setAttribute('data-golden', name);
    }
    pictures.set(`${kind}-${id}.svg`, linesOf(sheet));
  }
  return { files: pictures, style: [...styles].join('\n') };
}
