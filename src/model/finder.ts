/** Finding a street by what people type: 汉字, full pinyin, initials. Pure. */
import type { Story } from './types';

/** All that is told of one street to the reader who chose it. */
export interface FinderEntry {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** Lower-case spellings: every reading in full and its initials. */
  readonly spellings: readonly string[];
  readonly platforms: readonly { readonly name: string; readonly basis: string }[];
  /** Names of the streets before and after it in the order along the canal, north first; null at the ends. */
  readonly north: string | null;
  readonly south: string | null;
  /** Names of the streets whose points are nearest. */
  readonly neighbours: readonly string[];
  readonly represents: string;
  readonly spreadM: number;
}

export interface Finder {
  /** In the order along the canal. */
  readonly entries: readonly FinderEntry[];
  /** Exact wording of the fact that counts the halls. */
  readonly halls: string;
  /** Id of the figure that shows all streets on the map: her own lantern lit on it, it is the reader's picture to share. */
  readonly picture: string;
}

/** Readings of each character of a text, pinyin without tones, most usual first. */
export type Readings = (text: string) => readonly (readonly string[])[];

/** Puts the finder's entries together. `readings` comes from a pinyin library, at build time. */
export function finderOf(story: Story, readings: Readings): Finder {
  const { streets, platforms, facts, figures } = story.stage;
  const labels = new Map(streets.map(({ id, label }) => [id, label]));
  return {
    picture: figures.find(({ kind, rows }) => kind === 'map' && rows === 'streets')?.id ?? '',
    halls: facts.find(({ id }) => id === 'halls')?.display ?? '',
    entries: streets.map(({ id, name, label, spreadM }, k) => ({
      id, name, label, spreadM,
      spellings: spellingsOf(readings(label)),
      platforms: platforms.filter(({ street }) => street === id).map(({ name: platform, basis }) => ({ name: platform, basis })),
      north: streets[k - 1]?.label ?? null,
      south: streets[k + 1]?.label ?? null,
      neighbours: (story.streets[id]?.neighbours ?? []).flatMap((other) => labels.get(other) ?? []),
      represents: story.streets[id]?.represents ?? '',
    })),
  };
}

/** Full spelling and initials of every combination of readings, each once. */
function spellingsOf(readings: readonly (readonly string[])[]): string[] {
  const ways = readings.reduce<string[][]>((all, characters) => all.flatMap((way) => characters.map((reading) => [...way, reading])), [[]]);
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
