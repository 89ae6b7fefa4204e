/** A story that is shipped in two parts: what the first picture needs, and what only charts and the foot of the page show. */
import type { StageStory } from '../story/types';

/** The second part. */
export interface Rest extends Pick<StageStory, 'deeds' | 'foot'> {
  /** The leads of every chapter. */
  readonly leads: readonly (readonly string[])[];
}

/** Puts a story together again. */
export const wholeStory = (lean: StageStory, { leads, ...rest }: Rest): StageStory => ({
  ...lean,
  ...rest,
  chapters: lean.chapters.map((chapter, k) => ({ ...chapter, leads: leads[k] ?? [] })),
});
