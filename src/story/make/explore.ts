/** What the map in the reader's own hands tells of its lanterns and places; put together while building. Pure. */
import { basisOf } from '../../tables/figures';
import { must } from '../../tables/must';
import { confidenceWords, sectionName, spreadWords } from '../../tables/words';
import type { Fact, LonLat, Story } from '../types';
import { everyStreetOf } from './finder';

export interface ExploreStreet {
  readonly id: string;
  readonly name: string;
  readonly platforms: readonly { readonly name: string; readonly basis: string }[];
  /** What its point stands for, and how sure it is. */
  readonly position: string;
}

/** A place of which it is known where it is. */
export interface ExplorePlace {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly at: LonLat;
  readonly spreadM: number;
  /** The part of the report that names it, in words; empty for what only helps to find one's way. */
  readonly part: string;
  /** How sure its point is. */
  readonly position: string;
  readonly source: string;
}

export interface Explored {
  readonly streets: readonly ExploreStreet[];
  /** In the order of the data. */
  readonly places: readonly ExplorePlace[];
  /** What concerns every street, as far as the report goes. */
  readonly every: readonly Pick<Fact, 'counts' | 'phrase' | 'not'>[];
  /** What one of the streets is called. */
  readonly unit: string;
  /** The report's list of platforms is not complete. */
  readonly platformsOpen: boolean;
}

/** How far off a point may be, and that the map shows it: the dotted ring is as wide. */
const ringWords = (spreadM: number): string => `${spreadWords(spreadM)}${spreadM > 0 ? '（图上的虚线圈）' : ''}`;

/** Puts together what can be asked of the map. */
export function exploreOf(story: Story): Explored {
  const { streets, platforms, places, platformsOpen, unit } = story.stage;
  return {
    every: everyStreetOf(story.stage),
    platformsOpen,
    unit,
    streets: streets.map(({ id, name, spreadM }) => ({
      id,
      name,
      platforms: platforms.filter(({ street }) => street === id).map((platform) => ({ name: platform.name, basis: basisOf(platform) })),
      position: `${must(story.streets[id], `street "${id}"`).represents}；${ringWords(spreadM)}`,
    })),
    places: places.flatMap(({ id, name, kind, section, at, spreadM }) => {
      const { confidence, source } = must(story.places[id], `place "${id}"`);
      if (!at || !confidence) return [];
      const position = `${confidenceWords[confidence]}；${ringWords(spreadM)}`;
      return [{ id, name, kind, at, spreadM, part: section === null ? '' : sectionName(section), position, source }];
    }),
  };
}
