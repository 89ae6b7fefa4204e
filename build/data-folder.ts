import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The data folder of every command: `data/`, or what YUNHE_DATA names (from the project's own folder, if it is no absolute path). */
export const dataFolder = resolve(fileURLToPath(new URL('..', import.meta.url)), process.env.YUNHE_DATA || 'data');
