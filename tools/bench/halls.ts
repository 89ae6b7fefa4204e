/** A data folder like the real one, but with as many halls as a city or a province has. Generated, and always the same. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvFormat } from 'd3-dsv';
import { chance } from '../../src/draw/painting/painting.ts';
import { isOfStreets } from '../../src/story/check/ledger.ts';
import type { FactRow, StreetRow } from '../../src/story/intake/schema/tables.ts';
import type { StoryFile } from '../../src/story/intake/schema/story.ts';
import { readSources } from '../../src/story/intake/sources.ts';
import type { Bounds } from '../../src/story/types.ts';
import { copyData } from '../../build/copy-data.ts';
import { readDataFolder } from '../../build/read-data.ts';

const SEED = 20_260_101;
/** Share of a side of the district's box that stays empty at either end. */
const MARGIN = 0.04;
/** Share of names with three characters; the others have two. */
const LONG_NAMES = 0.3;
/** Least and most metres of uncertainty of a point. */
const SPREAD = [300, 1100] as const;

/** As far as three digits reach, all streets are one district's; a province's belong to many, whose codes differ. */
const MOST_CODES = 999;
const STREETS_A_DISTRICT = 15;

type Random = () => number;

/** Endless names, each once, of characters that real streets' names have: so the heading font can write them. */
function* namesLike(real: readonly string[], taken: readonly string[], random: Random): Generator<string, never> {
  const characters = [...new Set(real.join('').match(/\p{Script=Han}/gu))];
  const used = new Set(taken);
  for (;;) {
    const length = random() < LONG_NAMES ? 3 : 2;
    const label = Array.from({ length }, () => characters[Math.floor(random() * characters.length)] ?? '').join('');
    const name = `${label}街道`;
    if (used.has(name)) continue;
    used.add(name);
    yield name;
  }
}

/** The real streets, and as many more as are missing, spread evenly over the district's box. */
function manyStreets(real: readonly StreetRow[], [west, south, east, north]: Bounds, halls: number): StreetRow[] {
  const random = chance(SEED);
  const between = (from: number, to: number): number => from + (to - from) * random();
  const within = (from: number, to: number): number => Number(between(from + (to - from) * MARGIN, to - (to - from) * MARGIN).toFixed(5));
  const known = real.map(({ name }) => name);
  const names = namesLike(
    known.map((name) => name.replace(/街道$/, '')),
    known,
    random,
  );
  const district = real[0]?.code.slice(0, 6) ?? '';
  const codes = Array.from({ length: halls > MOST_CODES ? 0 : MOST_CODES }, (_, k) => `${district}${String(k + 1).padStart(3, '0')}`);
  const free = codes.filter((code) => real.every((street) => street.code !== code));
  const more = Array.from({ length: halls - real.length }, (_, k): StreetRow[] => {
    const like = real[k % real.length];
    if (!like) return [];
    return [
      {
        ...like,
        id: `generated-${k + 1}`,
        name: names.next().value,
        code: free[k] ?? String(900_000_001 + 1000 * Math.floor(k / STREETS_A_DISTRICT) + (k % STREETS_A_DISTRICT)),
        lon: within(west, east),
        lat: within(south, north),
        crs: 'WGS84',
        spread_m: Math.round(between(...SPREAD)),
      },
    ];
  }).flat();
  return [...real, ...more];
}

/** The ledger, the facts that count the streets changed to `halls` wherever their wording stands. */
function countedFacts(facts: readonly FactRow[], story: StoryFile, halls: number): FactRow[] {
  const counting = story.figures.filter(isOfStreets).map(({ fact }) => fact);
  return facts.map((fact) => {
    if (!counting.includes(fact.id)) return fact;
    const display = fact.display.replace(String(fact.value), String(halls));
    return { ...fact, value: halls, display, phrase: fact.phrase.replace(fact.display, display) };
  });
}

/**
 * Copies the data folder `from` to `to`, with `halls` streets instead of its own number. The streets it has stay among
 * them, so that all else in the folder still refers to something.
 * @throws Error with a Chinese sentence if the folder cannot be read or has more streets than that
 */
export async function writeHalls(from: string, to: string, halls: number): Promise<void> {
  const { facts, streets, story, site } = readSources(readDataFolder(from)).parsed;
  if (!facts || !streets || !story || !site) throw new Error(`${from} 里的数据有错，请先运行 npm run check。`);
  if (halls < streets.length) throw new Error(`现有 ${streets.length} 个街道都要留着，生成不出只有 ${halls} 个的数据。`);
  await copyData(from, to);
  const many = manyStreets(streets, site.map.district_bbox, halls);
  await writeFile(join(to, 'streets.csv'), `${csvFormat(many)}\n`);
  await writeFile(join(to, 'facts.csv'), `${csvFormat(countedFacts(facts, story, halls))}\n`);
}
