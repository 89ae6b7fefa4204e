/** Reads a data folder from disk. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_FILES, OPTIONAL_FILES, type DataFiles } from '../src/story/load';

/** The listed files of a data folder as bytes. What is no file, or is not there, is left out: loading reports it as a fault, if it is one. */
export function readDataFolder(dir: string): DataFiles {
  const present = [...DATA_FILES, ...OPTIONAL_FILES].filter((name) => statSync(join(dir, name), { throwIfNoEntry: false })?.isFile());
  return Object.fromEntries(present.map((name) => [name, new Uint8Array(readFileSync(join(dir, name)))]));
}
