/** A process that judges folders by their seeds, so that one that hangs can be ended from outside. */
import { drawing, judge } from './judge';
import { folderOf } from './seeds';

const draw = await drawing();
process.on('message', (seed) => process.send?.(judge(folderOf(Number(seed)), draw)));
