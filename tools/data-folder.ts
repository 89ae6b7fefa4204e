import { resolve } from 'node:path';
import { root } from './run.mjs';

/** The data folder of every command: `data/`, or what YUNHE_DATA names (from the project's own folder, if it is no absolute path). */
export const dataFolder = resolve(root, process.env['YUNHE_DATA'] || 'data');
