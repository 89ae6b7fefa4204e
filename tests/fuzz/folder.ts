/** One seed → one damaged data folder, always the same. Pure: files in, files out. */
import { DATA_FILES, type DataFiles } from '../../src/story/load';
import { WORKBOOK } from '../../src/story/intake/workbook';
import { asBook, BOOK_SLIPS } from './book';
import { BYTE_SLIPS, type Content } from './bytes';
import { mulberry32, pick, type Random } from './random';
import { TABLE_SLIPS } from './tables';
import { WATER_SLIPS } from './waters';
import type { Slip } from './words';
import { YAML_SLIPS } from './yaml';

export interface DamagedFolder {
  readonly seed: number;
  /** Which of the folders given was damaged. */
  readonly base: number;
  /** What was done to it, file and kind. */
  readonly damage: readonly string[];
  readonly files: Readonly<Record<string, Content>>;
}

const MOST_SLIPS = 4;
const MOST_ATTEMPTS = 20;
/** This share of all slips befalls a file as a whole. */
const WHOLE_FILE = 0.12;
/** This share of the folders has the district's official line. */
const WITH_BOUNDARY = 0.2;
/** This share has its tables in a workbook, and of those this share a table beside it as well. */
const WITH_BOOK = 0.3;
const BOTH = 0.15;
const IN_BOOK = 0.7;

const BOUNDARY = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: '区界', crs: 'WGS84', source: '民政部门' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [120.06, 30.27],
            [120.2, 30.27],
            [120.2, 30.41],
            [120.06, 30.41],
            [120.06, 30.27],
          ],
        ],
      },
    },
  ],
});

/** A sound folder with the official line, which is drawn only with the authority's number. */
function bounded(files: DataFiles): DataFiles {
  const site = new TextDecoder().decode(files['site.yaml']).replace(/review_number: ""/, 'review_number: 浙S(2022)12号');
  return { ...files, 'boundary.geojson': new TextEncoder().encode(BOUNDARY), 'site.yaml': new TextEncoder().encode(site) };
}

/** A sound folder with its tables in a workbook; some have one of them twice. */
function booked(files: DataFiles, random: Random): DataFiles {
  const twice = pick(
    random,
    Object.keys(files).filter((name) => name.endsWith('.csv')),
  );
  return asBook(files, ...(random() < BOTH && twice !== undefined ? [twice] : []));
}

type Damage = (bytes: Uint8Array, random: Random) => Content;

/** A byte order mark is a part of the text: without it every file would seem changed. */
const KEEPING_MARK = new TextDecoder('utf-8', { ignoreBOM: true });

const onText = (slips: Readonly<Record<string, Slip>>): Readonly<Record<string, Damage>> =>
  Object.fromEntries(
    Object.entries(slips).map(([kind, slip]) => [
      kind,
      (bytes: Uint8Array, random: Random) => new TextEncoder().encode(slip(KEEPING_MARK.decode(bytes), random)),
    ]),
  );
const WITHIN = { csv: onText(TABLE_SLIPS), yaml: onText(YAML_SLIPS), geojson: onText(WATER_SLIPS), xlsx: BOOK_SLIPS } as const;

function within(file: string): Readonly<Record<string, Damage>> {
  if (file.endsWith('.csv')) return WITHIN.csv;
  if (file.endsWith('.yaml')) return WITHIN.yaml;
  return file.endsWith('.xlsx') ? WITHIN.xlsx : WITHIN.geojson;
}

/** Kind → damage, all that can befall a file. */
export const damagesOf = (file: string): Readonly<Record<string, Damage>> => ({ ...within(file), ...BYTE_SLIPS });

/** All kinds of damage. */
export const KINDS: readonly string[] = [...Object.values(WITHIN), BYTE_SLIPS].flatMap((damages) => Object.keys(damages));

interface Slipped {
  readonly file: string;
  readonly kind: string;
}

function chooseSlips(random: Random, names: readonly string[]): Slipped[] {
  // Rather few: where much is broken, little is drawn.
  const chosen = Array.from({ length: 1 + Math.floor(random() ** 2 * MOST_SLIPS) }, (): Slipped => {
    // A workbook holds most of what there is.
    const file = names.includes(WORKBOOK) && random() < IN_BOOK ? WORKBOOK : (pick(random, names) ?? DATA_FILES[0]);
    return { file, kind: pick(random, Object.keys(random() < WHOLE_FILE ? BYTE_SLIPS : within(file))) ?? '' };
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
  const whole = random() < WITH_BOUNDARY ? bounded(base) : base;
  const files: Record<string, Content> = { ...(random() < WITH_BOOK ? booked(whole, random) : whole) };
  const damage = chooseSlips(random, Object.keys(files)).map(({ file, kind }) => {
    const { kind: done, content } = damaged(file, kind, files[file], random);
    files[file] = content;
    return `${file} ${done}`;
  });
  return { seed, base: bases.indexOf(base), damage, files };
}

/** A file after a slip of a kind; where that finds nothing to damage, after another that does. */
function damaged(file: string, kind: string, bytes: Content, random: Random): { readonly kind: string; readonly content: Content } {
  if (!bytes) return { kind, content: bytes };
  const kinds = [kind, ...Array.from({ length: MOST_ATTEMPTS }, () => pick(random, Object.keys(within(file))) ?? kind)];
  for (const attempt of kinds) {
    const content: Content = damagesOf(file)[attempt]?.(bytes, random);
    if (!content || !Buffer.from(content).equals(bytes)) return { kind: attempt, content };
  }
  return { kind, content: bytes };
}
