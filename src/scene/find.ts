/** Looks up what the data check has found to be there. */
import { must } from '../tables/must';
import type { Chapter, Fact, LonLat, Place, StageStory, Step } from '../story/types';

interface Placed {
  readonly chapter: Chapter;
  readonly step: Step;
}

const within = (chapters: readonly Chapter[]): Placed[] => chapters.flatMap((chapter) => chapter.steps.map((step) => ({ chapter, step })));

/** Every step of the road with its chapter, in reading order. */
export const stepsOf = ({ chapters }: Pick<StageStory, 'chapters'>): Placed[] => within(chapters);

/** Every step with its chapter, those at the foot of the page last: all that has a scene. */
export const everyStep = ({ chapters, foot }: Pick<StageStory, 'chapters' | 'foot'>): Placed[] => within([...chapters, ...foot]);

/** Id of the step with which the story opens: its cover. */
export const firstStep = (story: Pick<StageStory, 'chapters'>): string => must(stepsOf(story)[0], 'step').step.id;

/** Id of the step that shows a figure: the first, if there are several. */
export const stepOf = (story: Pick<StageStory, 'chapters' | 'foot'>, figure: string): string =>
  must(
    everyStep(story).find(({ step }) => step.figure === figure),
    `step with "${figure}"`,
  ).step.id;

/** Id of the step at which a figure stands in the text: the last that shows it. */
export const lastStepOf = (story: Pick<StageStory, 'chapters' | 'foot'>, figure: string): string =>
  must(
    everyStep(story)
      .filter(({ step }) => step.figure === figure)
      .pop(),
    `step with "${figure}"`,
  ).step.id;

/** The fact with an id. */
export const factOf = ({ facts }: Pick<StageStory, 'facts'>, id: string): Fact =>
  must(
    facts.find((fact) => fact.id === id),
    `fact "${id}"`,
  );

/** A place of which it is known where it is. */
export type PlacedOne = Place & { readonly at: LonLat };

/** Whether it is known where a place is. */
export const isPlaced = (place: Place): place is PlacedOne => place.at !== null;
