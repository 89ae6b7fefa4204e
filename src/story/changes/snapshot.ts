/** The state of a checked data folder, small enough to be kept until the next: what a person edits, as it was written. */
import type { CheckedFiles } from '../make/build';
import type { DeedRow } from '../intake/schema/tables';

/** A water as it was written; of its line only as much as tells whether it was drawn anew. */
interface Water {
  readonly id: string;
  readonly name: string;
  readonly crs: string;
  readonly credit: string;
  readonly points: number;
  readonly print: string;
}

/** Plain data: it survives JSON. */
export interface Snapshot extends Pick<CheckedFiles, 'facts' | 'streets' | 'platforms' | 'places' | 'story' | 'site'> {
  readonly deeds: readonly DeedRow[];
  readonly waterways: readonly Water[];
  /** Empty = there is none. */
  readonly boundary: string;
  /** Step id → print of its recording. */
  readonly voice: Readonly<Record<string, string>>;
}

/** A fingerprint (FNV-1a) of bytes or of a text's character codes: tells whether they are the same, nothing more. */
function printOf(units: ArrayLike<number>): string {
  let hash = 0x811c9dc5;
  for (let k = 0; k < units.length; k += 1) hash = Math.imul(hash ^ (units[k] ?? 0), 0x01000193);
  return `${units.length}-${(hash >>> 0).toString(16)}`;
}
const printOfJson = (value: unknown): string => printOf(new TextEncoder().encode(JSON.stringify(value)));

/** The state of a data folder that has passed the check. */
export function snapshotOf({ facts, streets, platforms, places, deeds, waterways, boundary, story, site, voice }: CheckedFiles): Snapshot {
  const recordings = voice.filter(({ step, kind }) => step !== null && kind !== 'txt');
  return {
    facts,
    streets,
    platforms,
    places,
    story,
    site,
    deeds: deeds ?? [],
    waterways: waterways.features.map(({ properties: { id, name, crs, credit }, geometry: { coordinates } }) => ({
      ...{ id, name, crs, credit, points: coordinates.length },
      print: printOfJson(coordinates),
    })),
    boundary: boundary ? printOfJson(boundary) : '',
    voice: Object.fromEntries(recordings.map(({ step, bytes }) => [step ?? '', printOf(bytes)])),
  };
}
