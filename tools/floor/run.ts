/** `npm run check:floor`: names what the built pages use and the oldest browsers of the floor do not know; run after every build by `npm test`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../run.mjs';
import { floorFaults } from './files';
import { FLOOR } from '../../build/floor';

const { values } = parseArgs({ options: { dir: { type: 'string', default: join(root, 'dist') } } });
const names = readdirSync(values.dir, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(css|js|html)$/.test(name))
  .sort();
if (names.length === 0) throw new Error(`${values.dir} 里没有网页，请先运行 npm run build。`);
const faults = floorFaults(names.map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(values.dir, name), 'utf8') })));
for (const fault of faults) console.error(fault);
console.log(
  faults.length === 0
    ? `${names.length} 个文件，${FLOOR.join('、')} 都认得。`
    : `${faults.length} 处是 ${FLOOR.join('、')} 不全认得的。先问再用，或者先写一句老浏览器认得的；无碍的，连同理由写进 tools/floor/allowed.ts。`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
