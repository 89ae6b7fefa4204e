/** Finding a street by what people type: 汉字, full pinyin, initials. Pure. */
import { alongWords, basisOf } from './figures';
import type { Fact, LonLat, Story } from './types';

/** All that is told of one street to the reader who chose it. */
export interface FinderEntry {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** Lower-case spellings: every reading in full and its initials. */
  readonly spellings: readonly string[];
  readonly platforms: readonly { readonly name: string; readonly basis: string }[];
  /** Names of the streets before and after it in the order along the canal; null at the ends. */
  readonly before: string | null;
  readonly after: string | null;
  /** 北 for the first or last in the order, if no street lies further north; likewise for the other ends; else empty. */
  readonly outermost: string;
  /** Names of the streets whose points are nearest. */
  readonly neighbours: readonly string[];
  readonly represents: string;
  readonly spreadM: number;
}

export interface Finder {
  /** In the order along the canal. */
  readonly entries: readonly FinderEntry[];
  /** The fact that counts the halls: what it counts, the report's phrase, its caution. */
  readonly halls: Pick<Fact, 'counts' | 'phrase' | 'not'>;
  /** How the order along the canal runs. */
  readonly along: string;
  /** The report's list of platforms is not complete. */
  readonly platformsOpen: boolean;
  /** Id of the figure that shows all streets on the map: her own lantern lit on it, it is the reader's picture to share. */
  readonly picture: string;
}

/** Readings of each character of a text, pinyin without tones, most usual first. */
export type Readings = (text: string) => readonly (readonly string[])[];

/** Puts the finder's entries together. `readings` comes from a pinyin library, at build time. */
export function finderOf(story: Story, readings: Readings): Finder {
  const { streets, platforms, facts, figures, course, platformsOpen } = story.stage;
  const { counts = '', phrase = '', not = '' } = facts.find(({ id }) => id === 'halls') ?? {};
  const labels = new Map(streets.map(({ id, label }) => [id, label]));
  return {
    picture: figures.find(({ kind, rows }) => kind === 'map' && rows === 'streets')?.id ?? '',
    halls: { counts, phrase, not },
    along: alongWords(course),
    platformsOpen,
    entries: streets.map(({ id, name, label, spreadM }, k) => ({
      id, name, label, spreadM,
      spellings: spellingsOf(readings(label)),
      platforms: platforms.filter(({ street }) => street === id).map((platform) => ({ name: platform.name, basis: basisOf(platform) })),
      before: streets[k - 1]?.label ?? null,
      after: streets[k + 1]?.label ?? null,
      outermost: (k === 0 || k === streets.length - 1) && course ? (course.find((end) => streets.every((other) => !isBeyond(end, other.at, streets[k]?.at ?? other.at))) ?? '') : '',
      neighbours: (story.streets[id]?.neighbours ?? []).flatMap((other) => labels.get(other) ?? []),
      represents: story.streets[id]?.represents ?? '',
    })),
  };
}

/** Whether a point lies further towards an end of the compass than another. */
function isBeyond(end: string, [lon, lat]: LonLat, [otherLon, otherLat]: LonLat): boolean {
  return { 北: lat > otherLat, 南: lat < otherLat, 西: lon < otherLon, 东: lon > otherLon }[end] ?? false;
}

/** Most ways of reading a name that are listed: characters with several readings multiply. */
const MOST_WAYS = 64;

/** Full spelling and initials of every combination of readings, each once. */
function spellingsOf(readings: readonly (readonly string[])[]): string[] {
  const ways = readings.reduce<string[][]>((all, characters) => all.flatMap((way) => characters.map((reading) => [...way, reading])).slice(0, MOST_WAYS), [[]]);
  return [...new Set(ways.flatMap((way) => [way.join(''), way.map((reading) => reading[0] ?? '').join('')]))];
}

/** What was typed, made comparable: full-width letters, case, spaces, marks of syllables and a trailing 街道 do not matter. */
function normal(typed: string): string {
  return typed.normalize('NFKC').toLowerCase().replace(/[\s'’·-]/g, '').replace(/(街道|街|jiedao|jd)$/, '');
}

/** The entries that match what was typed, in their own order, beginnings before middles; all of them for an empty text. */
export function searchStreets(entries: readonly FinderEntry[], typed: string): FinderEntry[] {
  const wanted = normal(typed);
  const rank = ({ id, label, spellings }: FinderEntry): number => {
    const texts = [label, id, ...spellings];
    if (texts.some((text) => text.startsWith(wanted))) return 0;
    return texts.some((text) => text.includes(wanted)) ? 1 : 2;
  };
  return [0, 1].flatMap((wantedRank) => entries.filter((entry) => rank(entry) === wantedRank));
}
