/** `npm run pictures`: draws the golden pictures anew, says which have changed, and makes a page to look at them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/run.mjs';
import { goldenPictures, writeGolden } from './golden';
import { lookPage } from './look';
import { drawing, frozenStory, picturesOf } from './pictures';

const before = goldenPictures();
const { files: now, style } = picturesOf(await drawing(), frozenStory());
writeGolden(now);
const page = join(root, 'node_modules', '.cache', 'pictures', 'index.html');
mkdirSync(join(page, '..'), { recursive: true });
writeFileSync(page, lookPage(root, now, before, style));
const changed = [...new Set([...before.keys(), ...now.keys()])].filter((name) => before.get(name) !== now.get(name));
console.log(
  changed.length === 0 ? `${now.size} 幅标准图都没有变` : `${now.size} 幅标准图，变了 ${changed.length} 幅：\n${changed.join('\n')}`,
);
console.log(`请逐幅过目：${page}`);
