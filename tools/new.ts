/**
 * Lays out an empty data folder for another district: tsx tools/new.ts folder. Its tables have their columns and nothing
 * else, its texts say what belongs where; `npm run check` names all that is wanting. Nothing that is there is touched.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deedRow, factRow, placeRow, platformRow, streetRow } from '../src/story/intake/schema/tables';
import { csvFile } from '../src/tables/csv';

const TABLES = {
  'facts.csv': factRow,
  'deeds.csv': deedRow,
  'streets.csv': streetRow,
  'platforms.csv': platformRow,
  'places.csv': placeRow,
} as const;
/** Files with comments, as they are laid out. */
const BLANK = fileURLToPath(new URL('blank', import.meta.url));
const WATERS = '{ "type": "FeatureCollection", "features": [] }\n';

/** Every file of an empty data folder: name → text. The columns are those that the check asks for. */
function blankFiles(): Map<string, string> {
  return new Map([
    ...Object.entries(TABLES).map(([name, { entries }]) => [name, csvFile([Object.keys(entries)])] as const),
    ...['site.yaml', 'story.yaml'].map((name) => [name, readFileSync(join(BLANK, name), 'utf8')] as const),
    ['waterways.geojson', WATERS] as const,
  ]);
}

/** What stands in the way of a new folder, as one sentence; null if nothing does. */
function obstacle(folder: string): string | null {
  if (!folder) return '请写上新文件夹的名字，例如 npm run new -- districts/new-district。';
  const there = statSync(folder, { throwIfNoEntry: false });
  if (!there) return null;
  if (!there.isDirectory()) return `已经有一个叫“${folder}”的文件，没有动它；请换一个名字。`;
  return readdirSync(folder).length > 0 ? `文件夹“${folder}”里已经有东西，没有动它；请换一个名字。` : null;
}

/** Lays the folder out. @returns what stood in the way, as one sentence; null if all is there */
function layOut(folder: string): string | null {
  try {
    const inTheWay = obstacle(folder);
    if (inTheWay) return inTheWay;
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of blankFiles()) writeFileSync(join(folder, file), text, { flag: 'wx' });
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return `文件夹“${folder}”建不成（${code}）；请核对这个名字，和能不能在那里写文件。`;
  }
}

const folder = process.argv[2] ?? '';
const inTheWay = layOut(folder);
if (inTheWay) {
  console.error(inTheWay);
  process.exitCode = 1;
} else console.log(`已放好空的数据文件夹“${folder}”。怎么填，见 docs/another-district.md；还缺什么，运行 npm run check -- ${folder}。`);
