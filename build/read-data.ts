/** Reads a data folder from disk. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { VOICE_FOLDER } from '../src/story/intake/recordings';
import { isWorkbook } from '../src/story/intake/workbook';
import { DATA_FILES, OPTIONAL_FILES, type DataFiles } from '../src/story/load';

/** What systems leave in a folder of their own accord. */
const LEFT_BEHIND = /^\.|^(?:thumbs\.db|desktop\.ini)$/i;

/** Names of everything in a folder, which may be missing. */
const namesIn = (folder: string): string[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).filter((name) => !LEFT_BEHIND.test(name)) : [];

/** Names of all recordings. */
const voiceNames = (dir: string): string[] => namesIn(join(dir, VOICE_FOLDER)).map((name) => VOICE_FOLDER + name);

/** Names of all workbooks: one is ours, of the others is said what to do with them. */
const bookNames = (dir: string): string[] => namesIn(dir).filter(isWorkbook);

/**
 * The listed files of a data folder as bytes, its workbooks, and all of its folder of recordings. What is no file, or is not there, is
 * left out: loading reports it as a fault, if it is one. A folder among the recordings is an empty file, which is none.
 */
export function readDataFolder(dir: string): DataFiles {
  const isFile = (name: string): boolean => statSync(join(dir, name), { throwIfNoEntry: false })?.isFile() === true;
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(dir, name)));
  return Object.fromEntries([
    ...[...DATA_FILES, ...OPTIONAL_FILES, ...bookNames(dir)].filter(isFile).map((name) => [name, read(name)] as const),
    ...voiceNames(dir).map((name) => [name, isFile(name) ? read(name) : new Uint8Array()] as const),
  ]);
}
