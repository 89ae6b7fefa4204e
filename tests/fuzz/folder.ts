/** One seed → one damaged data folder, always the same. Pure: files in, files out. */
import { DATA_FILES, type DataFiles } from '../../src/model/load';
import { BYTE_SLIPS, type Content } from './bytes';
import { mulberry32, pick, type Random } from './random';
import { TABLE_SLIPS } from './tables';
import { WATER_SLIPS } from './waters';
import type { Slip } from './words';
import { YAML_SLIPS } from './yaml';

export interface DamagedFolder {
  readonly seed: number;
  /** What was done to it, file and kind. */
  readonly damage: readonly string[];
  readonly files: Readonly<Record<string, Content>>;
}

const MOST_SLIPS = 4;
/** This share of all slips befalls a file as a whole. */
const WHOLE_FILE = 0.12;
/** This share of the folders has the district's official line. */
const WITH_BOUNDARY = 0.2;

const BOUNDARY = JSON.stringify({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: { name: '区界', crs: 'WGS84', source: '民政部门' }, geometry: { type: 'Polygon', coordinates: [[[120.06, 30.27], [120.2, 30.27], [120.2, 30.41], [120.06, 30.41], [120.06, 30.27]]] } }],
});

/** A sound folder with the official line, which is drawn only with the authority's number. */
function bounded(files: DataFiles): DataFiles {
  const site = new TextDecoder().decode(files['site.yaml']).replace(/review_number: ""/, 'review_number: 浙S(2022)12号');
  return { ...files, 'boundary.geojson': new TextEncoder().encode(BOUNDARY), 'site.yaml': new TextEncoder().encode(site) };
}

const slipsOf = (file: string): Readonly<Record<string, Slip>> => (file.endsWith('.csv') ? TABLE_SLIPS : file.endsWith('.yaml') ? YAML_SLIPS : WATER_SLIPS);

/** All kinds of damage that can befall some file. */
export const KINDS: readonly string[] = [TABLE_SLIPS, YAML_SLIPS, WATER_SLIPS, BYTE_SLIPS].flatMap((slips) => Object.keys(slips));

interface Slipped {
  readonly file: string;
  readonly kind: string;
}

function chooseSlips(random: Random, names: readonly string[]): Slipped[] {
  // Rather few: where much is broken, little is drawn.
  const chosen = Array.from({ length: 1 + Math.floor(random() ** 2 * MOST_SLIPS) }, (): Slipped => {
    const file = pick(random, names) ?? DATA_FILES[0];
    return { file, kind: pick(random, Object.keys(random() < WHOLE_FILE ? BYTE_SLIPS : slipsOf(file))) ?? '' };
  });
  // First what happens in the text, then what happens to the file.
  return [...chosen.filter(({ kind }) => !BYTE_SLIPS[kind]), ...chosen.filter(({ kind }) => BYTE_SLIPS[kind])];
}

/**
 * A folder with one to four slips in it.
 * @param bases sound data folders; the seed chooses one
 */
export function damagedFolder(seed: number, bases: readonly DataFiles[]): DamagedFolder {
  const random = mulberry32(seed);
  const base = pick(random, bases) ?? {};
  const files: Record<string, Content> = { ...(random() < WITH_BOUNDARY ? bounded(base) : base) };
  const slips = chooseSlips(random, Object.keys(files));
  for (const { file, kind } of slips) {
    const bytes = files[file];
    if (!bytes) continue;
    const slip = slipsOf(file)[kind];
    files[file] = slip ? new TextEncoder().encode(slip(new TextDecoder().decode(bytes), random)) : BYTE_SLIPS[kind]?.(bytes, random);
  }
  return { seed, damage: slips.map(({ file, kind }) => `${file} ${kind}`), files };
}
