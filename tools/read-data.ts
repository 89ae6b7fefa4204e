/** Reads a data folder from disk. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_FILES, OPTIONAL_FILES, type DataFiles } from '../src/model/load';

/** The listed files of a data folder as bytes. A missing file is left out: loading reports it as a fault, if it is one. */
export function readDataFolder(dir: string): DataFiles {
  const present = [...DATA_FILES, ...OPTIONAL_FILES].filter((name) => existsSync(join(dir, name)));
  return Object.fromEntries(present.map((name) => [name, new Uint8Array(readFileSync(join(dir, name)))]));
}
