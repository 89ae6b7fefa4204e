/** Seeds of the command: a third of their folders are made from the data folder that is built, the others from the tests' own, with a ledger of deeds and without. */
import { dataFolder } from '../../build/data-folder';
import { readDataFolder } from '../../build/read-data';
import { withDeeds } from '../fixtures/deeds';
import { fixture } from '../fixtures/overlay';
import { damagedFolder, type DamagedFolder } from './folder';

const BASES = [readDataFolder(dataFolder), fixture('base'), withDeeds()];

/** The damaged folder of a seed. */
export const folderOf = (seed: number): DamagedFolder => damagedFolder(seed, BASES);
