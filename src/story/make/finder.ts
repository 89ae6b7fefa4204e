/** What the finder knows of the streets and of the ways in which people write them; put together while building. Pure. */
import { alongWords, basisOf } from '../../tables/figures';
import { must } from '../../tables/must';
import { within } from './geography';
import type { Fact, Figure, StageStory, Story, Street, StreetRecord } from '../types';

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
  /** Names of the streets whose points are nearest. */
  readonly neighbours: readonly string[];
  /** Stations and bridges of the drawing near its point, gathered by kind: those that are known, not all that there are. */
  readonly nearby: readonly { readonly kind: string; readonly names: readonly string[] }[];
  readonly represents: string;
  readonly spreadM: number;
}

export interface Finder {
  /** In the order along the canal. */
  readonly entries: readonly FinderEntry[];
  /** What concerns every street, as far as the report goes: facts of which a figure shows one part a street. What each counts, the report's phrase, its caution. */
  readonly every: readonly Pick<Fact, 'counts' | 'phrase' | 'not'>[];
  /** A name as it may be typed: written, spelled, by its initials. */
  readonly example: readonly string[];
  /** What one of the entries is called, such as 街道. */
  readonly unit: string;
  /** How the order along the canal runs. */
  readonly along: string;
  /** The report's list of platforms is not complete. */
  readonly platformsOpen: boolean;
  /** What comes after a street's name without meaning another place, its own kind (街道) first. */
  readonly tails: readonly string[];
  /** The kind as it is spelled in pinyin. */
  readonly tailSpellings: readonly string[];
  /** What may stand before a street's name: province, city, districts, with and without 省市区, and in pinyin; longest first. */
  readonly regions: readonly string[];
  /** Traditional characters by which any of these may be written, each with its simplified form. */
  readonly variants: Readonly<Record<string, string>>;
  /** For each character of the streets' names, the characters that sound like it. */
  readonly homophones: Readonly<Record<string, string>>;
  /** Id of the figure that shows all streets on the map: her own lantern lit on it, it is the reader's picture to share. */
  readonly picture: string | null;
}

/** What libraries know of Chinese. */
export interface Chinese {
  /** Readings of each character of a text, pinyin without tones, most usual first. */
  readings(text: string): readonly (readonly string[])[];
  /** Traditional characters for which one of the text's is the simplified form, each with that form. */
  variants(text: string): Readonly<Record<string, string>>;
  /** Common characters that are read as this one is. */
  homophones(character: string): string;
}

/** Every street of the country has one of these. */
const OFFICE = '办事处';

/** The figure of a fact of which every street has its part. */
const countsStreets = ({ kind, rows, fact }: Figure): boolean =>
  fact !== null && (kind === 'tiles' || (kind === 'map' && rows === 'streets'));

/** What concerns every street, in the order of the figures. */
export const everyStreetOf = ({ figures, facts }: Pick<StageStory, 'figures' | 'facts'>): Finder['every'] =>
  figures.filter(countsStreets).map((figure) => {
    const { counts, phrase, not } = must(
      facts.find(({ id }) => id === figure.fact),
      `fact "${String(figure.fact)}"`,
    );
    return { counts, phrase, not };
  });

/** Puts the finder's entries together. */
export function finderOf(story: Story, chinese: Chinese): Finder {
  const { streets, platforms, figures, course, platformsOpen, unit } = story.stage;
  const picture = figures.find(({ kind, rows }) => kind === 'map' && rows === 'streets');
  const counting = figures.find((figure) => figure.kind === 'map' && countsStreets(figure));
  const recordOf = (id: string): StreetRecord => must(story.streets[id], `street "${id}"`);
  const labels = new Map(streets.map(({ id, label }) => [id, label]));
  const kinds = [...new Set(streets.map(({ name, label }) => name.slice(label.length)))].filter(Boolean);
  const tails = [...kinds, OFFICE, ...(counting?.noun ? [counting.noun] : [])];
  const formers = new Set(streets.map(({ former }) => former.replace(/^原/, '')).filter(Boolean));
  const written = [...story.site.region, ...formers].flatMap((name) => (name.length > 2 ? [name, name.slice(0, -1)] : [name]));
  const characters = [...new Set(streets.flatMap(({ label }) => [...label]))];
  return {
    tails,
    tailSpellings: kinds.flatMap((kind) => spellingsOf(chinese.readings(kind))),
    regions: [
      ...new Set([...written, ...written.flatMap((name) => chinese.readings(name).reduce((all, [reading = '']) => all + reading, ''))]),
    ].sort((a, b) => b.length - a.length),
    variants: chinese.variants([...characters, ...tails, ...written].join('')),
    homophones: Object.fromEntries(characters.map((character) => [character, chinese.homophones(character)])),
    picture: picture?.id ?? null,
    every: everyStreetOf(story.stage),
    example: exampleOf(
      streets.map(({ label }) => label),
      chinese,
    ),
    unit,
    along: alongWords(course),
    platformsOpen,
    entries: streets.map(({ id, name, label, at, spreadM }, k) => ({
      id,
      name,
      label,
      spreadM,
      spellings: spellingsOf(chinese.readings(label)),
      platforms: platforms.filter(({ street }) => street === id).map((platform) => ({ name: platform.name, basis: basisOf(platform) })),
      before: streets[k - 1]?.label ?? null,
      after: streets[k + 1]?.label ?? null,
      neighbours: recordOf(id).neighbours.map((other) => must(labels.get(other), `street "${other}"`)),
      nearby: nearbyOf(story, { at, spreadM }),
      represents: recordOf(id).represents,
    })),
  };
}

/** By what people say where they live. */
const LANDMARK = /[站桥]$/;
/** Metres from a street's point to what is near it; the point's own uncertainty comes on top. */
const NEAR_M = 800;

/** Kinds and names in the order of the data: an order of distance would say more than the point knows. */
function nearbyOf({ stage }: Story, { at, spreadM }: Pick<Street, 'at' | 'spreadM'>): FinderEntry['nearby'] {
  const landmarks = stage.places.flatMap((place) => (place.at && LANDMARK.test(place.kind) ? [{ ...place, at: place.at }] : []));
  const near = within(at, NEAR_M + spreadM, landmarks);
  return [...new Set(near.map(({ kind }) => kind))].map((kind) => ({
    kind,
    names: near.filter((place) => place.kind === kind).map(({ name }) => name),
  }));
}

/** A name, its pinyin, its initials: of the street that is written shortest, so that a phone's field has room for all three. */
function exampleOf(labels: readonly string[], chinese: Chinese): string[] {
  const written = labels.map((label) => {
    const first = chinese.readings(label).map(([reading = '']) => reading);
    return [label, first.join(''), first.map((reading) => reading.slice(0, 1)).join('')];
  });
  const length = (example: readonly string[]): number => example.join('').length;
  return written.reduce((best, example) => (length(example) < length(best) ? example : best), written[0] ?? []);
}

/** Most ways of reading a name that are listed: characters with several readings multiply. */
const MOST_WAYS = 64;

/** Full spelling and initials of every combination of readings, each once; ü as v, which keyboards have, and as u. */
function spellingsOf(readings: readonly (readonly string[])[]): string[] {
  const ways = readings.reduce<string[][]>(
    (all, characters) => all.flatMap((way) => characters.map((reading) => [...way, reading])).slice(0, MOST_WAYS),
    [[]],
  );
  return [
    ...new Set(ways.flatMap((way) => [way.join(''), way.join('').replace(/v/g, 'u'), way.map((reading) => reading[0] ?? '').join('')])),
  ];
}
