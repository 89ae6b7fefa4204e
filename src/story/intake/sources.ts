/** The data folder as read: decoded and parsed, but not yet checked for meaning. */
import type * as v from 'valibot';
import { decodeText } from './decode';
import type { Fault, SheetPlace } from './faults';
import { voiceFiles, type VoiceFile } from './recordings';
import { boundary, waterways } from './schema/geo';
import { deedRow, factRow, placeRow, platformRow, streetRow, unmergedStreetRow } from './schema/tables';
import { siteFile } from './schema/site';
import { storyFile } from './schema/story';
import { shapeTable, shapeTree, type Shaped } from './shape';
import { MISSING, tablesOf } from './tables';
import type { Table } from './table';
import { readJson } from './json';
import type { Tree } from './tree';
import { readYaml } from './yaml';

/** File name → bytes. */
export type DataFiles = Readonly<Record<string, Uint8Array>>;

export const DATA_FILES = [
  'facts.csv',
  'streets.csv',
  'platforms.csv',
  'places.csv',
  'waterways.geojson',
  'story.yaml',
  'site.yaml',
] as const;
/** Files that a data folder may do without. */
export const OPTIONAL_FILES = ['deeds.csv', 'boundary.geojson'] as const;
export type DataFile = (typeof DATA_FILES)[number] | (typeof OPTIONAL_FILES)[number];

/** What could be read, whatever is wrong in it; null = the file is missing or unreadable as a whole. */
export interface Sources {
  readonly facts: Table | null;
  readonly streets: Table | null;
  readonly platforms: Table | null;
  readonly places: Table | null;
  readonly deeds: Table | null;
  /** The folder has a ledger of deeds, readable or not: it may do without. */
  readonly hasDeeds: boolean;
  readonly waterways: Tree | null;
  readonly boundary: Tree | null;
  readonly story: Tree | null;
  readonly site: Tree | null;
  /** Recordings, and the words that they speak. */
  readonly voice: readonly VoiceFile[];
}

/** What passed the schema; null = something in the file did not. */
export interface Parsed {
  readonly facts: v.InferOutput<typeof factRow>[] | null;
  readonly streets: v.InferOutput<typeof streetRow>[] | null;
  readonly platforms: v.InferOutput<typeof platformRow>[] | null;
  readonly places: v.InferOutput<typeof placeRow>[] | null;
  /** undefined = the folder has none. */
  readonly deeds: v.InferOutput<typeof deedRow>[] | null | undefined;
  readonly waterways: v.InferOutput<typeof waterways> | null;
  /** undefined = the folder has none. */
  readonly boundary: v.InferOutput<typeof boundary> | null | undefined;
  readonly story: v.InferOutput<typeof storyFile> | null;
  readonly site: v.InferOutput<typeof siteFile> | null;
  readonly voice: readonly VoiceFile[];
}

/** The tables, which may be sheets of the workbook. */
/** Said of a table that must have a row. */
const BARE = '只有表头，没有一行数据';
const TABLES = [...DATA_FILES, ...OPTIONAL_FILES].filter((name) => name.endsWith('.csv'));

type RowSchema = v.GenericSchema<unknown, unknown> & { readonly entries: Readonly<Record<string, unknown>> };
type TreeSchema = v.GenericSchema<unknown, unknown>;

export interface Read {
  readonly sources: Sources;
  readonly parsed: Parsed;
  readonly faults: Fault[];
  /** Of the tables that came out of the workbook. */
  readonly places: ReadonlyMap<string, SheetPlace>;
}

/** Reads every file; what is wrong with encoding, syntax and shape is collected over all of them. */
export function readSources(files: DataFiles): Read {
  const faults: Fault[] = [];
  const tables = tablesOf(files, TABLES, faults);
  const textOfFile = (file: DataFile): string | null => {
    const bytes = files[file];
    const decoded = bytes ? decodeText(bytes) : ({ ok: false, message: MISSING } as const);
    if (decoded.ok) return decoded.text;
    faults.push({ file, message: decoded.message });
    return null;
  };
  const keep = <T>({ value, faults: more }: Shaped<T>): T | null => {
    faults.push(...more);
    return value;
  };
  const table = <S extends RowSchema>(
    file: DataFile,
    schema: S,
    bare = '',
    schemaFor: (source: Table) => S = () => schema,
  ): { source: Table | null; parsed: v.InferOutput<S>[] | null } => {
    const source = tables.read(file, Object.keys(schema.entries), bare);
    return { source, parsed: source && keep(shapeTable(source, schemaFor(source))) };
  };
  const tree = <S extends TreeSchema>(
    file: DataFile,
    read: typeof readYaml,
    schema: S,
  ): { source: Tree | null; parsed: v.InferOutput<S> | null } => {
    const text = textOfFile(file);
    if (text === null) return { source: null, parsed: null };
    const result = read(file, text);
    faults.push(...result.faults);
    return { source: result.tree, parsed: result.tree && keep(shapeTree(result.tree, schema)) };
  };
  const facts = table('facts.csv', factRow, BARE);
  const streets = table('streets.csv', streetRow, BARE, ({ rows }) =>
    rows.every(({ cells }) => cells.former === '') ? unmergedStreetRow : streetRow,
  );
  const platforms = table('platforms.csv', platformRow);
  const places = table('places.csv', placeRow);
  const deeds = tables.has('deeds.csv') ? table('deeds.csv', deedRow, `${BARE}；暂时没有可写的，请删去这张表`) : undefined;
  const water = tree('waterways.geojson', readJson, waterways);
  const border = files['boundary.geojson'] ? tree('boundary.geojson', readJson, boundary) : undefined;
  const story = tree('story.yaml', readYaml, storyFile);
  const site = tree('site.yaml', readYaml, siteFile);
  const voice = voiceFiles(files);
  return {
    sources: {
      facts: facts.source,
      streets: streets.source,
      platforms: platforms.source,
      places: places.source,
      deeds: deeds?.source ?? null,
      hasDeeds: deeds !== undefined,
      waterways: water.source,
      boundary: border?.source ?? null,
      story: story.source,
      site: site.source,
      voice,
    },
    parsed: {
      facts: facts.parsed,
      streets: streets.parsed,
      platforms: platforms.parsed,
      places: places.parsed,
      deeds: deeds?.parsed,
      waterways: water.parsed,
      boundary: border?.parsed,
      story: story.parsed,
      site: site.parsed,
      voice,
    },
    faults,
    places: tables.places,
  };
}
