/** Seeds of the command: half of their folders are made from the data folder that is built, half from the tests' own. */
import { fileURLToPath } from 'node:url';
import { dataFolder } from '../../build/data-folder';
import { readDataFolder } from '../../build/read-data';
import { damagedFolder, type DamagedFolder } from './folder';

const BASES = [dataFolder, fileURLToPath(new URL('../fixtures/base', import.meta.url))].map(readDataFolder);

/** The damaged folder of a seed. */
export const folderOf = (seed: number): DamagedFolder => damagedFolder(seed, BASES);
