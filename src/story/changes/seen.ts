/** At which steps a thing of the data is seen. */
import type { PlaceRow } from '../intake/schema/tables';
import type { StoryFile } from '../intake/schema/story';
import type { Part } from '../kinds';
import type { Seen } from './types';

type Chapter = StoryFile['chapters'][number];
export type StepEntry = Chapter['steps'][number];
export type FigureEntry = StoryFile['figures'][number];

/** Every step of a story as it was written, in reading order. */
export const stepsIn = (story: StoryFile): readonly StepEntry[] => story.chapters.flatMap(({ steps }) => steps);

const seen = ({ id, title }: StepEntry): Seen => ({ id, title });

/** The steps for which something holds, in reading order. */
function where(story: StoryFile, holds: (step: StepEntry, figure: FigureEntry | undefined) => boolean): Seen[] {
  return stepsIn(story)
    .filter((step) =>
      holds(
        step,
        story.figures.find(({ id }) => id === step.figure),
      ),
    )
    .map(seen);
}

/** The first of the lists that is not empty. */
const firstOf = (...found: readonly Seen[][]): Seen[] => found.find(({ length }) => length > 0) ?? [];
/** Steps that show the whole ground. */
const wholeMap = (story: StoryFile): Seen[] => where(story, ({ scene }) => scene.layout === 'map' && scene.focus.length === 0);

/** The cover, which says what the site is called. */
export const onCover = (story: StoryFile): Seen[] => stepsIn(story).slice(0, 1).map(seen);

/** The step with an id. */
export const ofStep = (story: StoryFile, id: string): Seen[] => where(story, (step) => step.id === id);

/** A figure. */
export const ofFigure = (story: StoryFile, id: string): Seen[] => where(story, ({ figure }) => figure === id);

/** A number of the ledger: where it is drawn or said, and on the wall of all of them. */
export function ofFact(story: StoryFile, id: string): Seen[] {
  const token = `{fact:${id}}`;
  return where(
    story,
    ({ prose, notes, scene }, figure) =>
      `${prose} ${notes} ${figure?.summary ?? ''}`.includes(token) || figure?.fact === id || scene.layout === 'wall',
  );
}

/** A deed: the steps about its fold; else those about its part, else those about all parts. */
export function ofDeed(story: StoryFile, part: Part, lead: number): Seen[] {
  const partly = where(story, (_step, figure) => figure?.part === part);
  return firstOf(
    where(story, ({ scene }, figure) => figure?.part === part && lead > 0 && scene.fold === lead),
    partly,
    where(story, ({ scene }) => scene.layout === 'directory' || scene.layout === 'strands'),
  );
}

/** A street: the steps whose camera looks for it, else those that show the whole ground. */
export const ofStreet = (story: StoryFile, id: string): Seen[] =>
  firstOf(
    where(story, ({ scene }) => scene.focus.includes(id)),
    wholeMap(story),
  );

/** A place: the steps that mark it; else, of one that the report names, those that list all such. */
export const ofPlace = (story: StoryFile, { id, section }: Pick<PlaceRow, 'id' | 'section'>): Seen[] =>
  firstOf(
    where(story, ({ scene }) => scene.places.includes(id) || scene.focus.includes(id)),
    where(story, (_step, figure) => section !== null && figure?.rows === 'places'),
  );

/** The platforms. */
export const ofPlatforms = (story: StoryFile): Seen[] =>
  where(story, ({ scene }, figure) => scene.platforms || figure?.rows === 'platforms');

/** A water: the steps that show it stronger or look for it, else those that show the whole ground. */
export const ofWater = (story: StoryFile, id: string): Seen[] =>
  firstOf(
    where(story, ({ scene }) => scene.emphasis.includes(id) || scene.focus.includes(id)),
    wholeMap(story),
  );

/** What is said of every map. */
export const onMaps = wholeMap;
