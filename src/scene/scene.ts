/** Scenes where everything is at hand: on the server, on sheets, in notes. The stage takes charts later (sceneWith.ts). */
import { deedsSize } from './layout/deeds';
import { shelvesHeight } from './layout/deedFigures';
import { strandsHeight } from './layout/strands';
import { chartLayout } from './layout/index';
import type { Size } from './camera';
import { FIGURE_SIZE, sceneWith } from './sceneWith';
import type { Env, Scene } from './types';
import type { Figure, StageStory } from '../story/types';

export { alone, FIGURE_SIZE, stageOf, stepsOf } from './sceneWith';

/**
 * The scene of a step on a stage.
 * @param stepId id of a step of the story
 * @param env the surface: its size in CSS pixels, what stands on it and beside it, whether idle actors stay in sight
 * @throws Error as {@link sceneWith}
 */
export function sceneFor(story: StageStory, stepId: string, env: Env): Scene {
  return sceneWith(story, stepId, env, (step, surface) => chartLayout(story, step, surface));
}

/** A figure's size in px where it is drawn half as large again (长辈版), also on the narrowest phone. */
export const LARGE_FIGURE_SIZE: Size = { width: 240, height: 320 };

/**
 * Size in px of a figure's own picture: one whose deeds are all unrolled is as high as they need.
 * @param usual its size where it needs no more
 */
export function figureSize(story: StageStory, figure: Figure, usual = FIGURE_SIZE): Size {
  const { kind, part } = figure;
  if (kind === 'deeds' && part !== null) return deedsSize(story, part, usual);
  if (kind === 'shelves') return { ...usual, height: shelvesHeight(story, figure, usual.width) };
  if (kind === 'strands') return { ...usual, height: strandsHeight(story, usual.width) };
  return usual;
}

/** True if a scene draws deeds: their drawings (DeedGlyphs) have to be in the document. */
export const showsDeeds = ({ chart }: Pick<Scene, 'chart'>): boolean => chart?.kind === 'deeds' || chart?.kind === 'directory';
