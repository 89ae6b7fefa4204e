/** Whether the project does right by a data folder: refuses it in words that help, or draws all of it soundly. */
import { withDeeds } from '../fixtures/deeds';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { reachBeyond } from '../../src/story/check/points';
import { metresOutside } from '../../src/story/make/coordinates';
import { DATA_FILES, loadStory, OPTIONAL_FILES } from '../../src/story/load';
import { readSources } from '../../src/story/intake/sources';
import { WORKBOOK } from '../../src/story/intake/workbook';
import type { Bounds, Story } from '../../src/story/types';
import { checkData } from '../../build/check-data';
import { withPrerenderer } from '../../build/prerenderer';
import { readDataFolder } from '../../build/read-data';
import { root } from '../../tools/run.mjs';
import type { DamagedFolder } from './folder';

type Drawing = typeof import('./drawn');

export interface Verdict {
  readonly seed: number;
  readonly accepted: boolean;
  /** What the check says of a refused folder. */
  readonly sentences: readonly string[];
  /** What the project did wrong; none if all is well. */
  readonly problems: readonly string[];
}

/** Starts what draws; the caller keeps it for all its folders. */
export async function drawing(): Promise<Drawing> {
  return withPrerenderer<Drawing, Drawing>(root, '/tests/fuzz/drawn.ts', (module) => module);
}

/** Writes a folder to the disk, as the commands find it; the caller takes it away. */
export function written({ files }: DamagedFolder): string {
  const dir = mkdtempSync(join(tmpdir(), 'yunhe-fuzz-'));
  for (const [name, content] of Object.entries(files)) {
    if (content === null) mkdirSync(join(dir, name));
    else if (content) writeFileSync(join(dir, name), content);
  }
  return dir;
}

const BASE_CHARACTERS = Object.values(withDeeds())
  .map((bytes) => new TextDecoder().decode(bytes))
  .join('');

/** Judges a folder. Nothing is thrown: what the project throws is the worst of its problems. */
export function judge(folder: DamagedFolder, draw: Drawing): Verdict {
  const { seed } = folder;
  const dir = written(folder);
  try {
    // The heading font is cut for data/; here only what no text of the base has is lacking.
    const report = checkData(dir, BASE_CHARACTERS);
    if (report.ok) return { seed, accepted: true, sentences: [], problems: storyProblems(report.story, boxOf(dir), draw) };
    // What only the heading font lacks is drawn all the same: the font can be made anew.
    const loaded = report.sentences.every((sentence) => sentence.includes('标题字体里没有')) ? loadStory(readDataFolder(dir)) : null;
    const problems = [...report.sentences.flatMap(sentenceProblems), ...(loaded?.ok ? storyProblems(loaded.story, boxOf(dir), draw) : [])];
    return {
      seed,
      accepted: false,
      sentences: report.sentences,
      problems: report.sentences.length === 0 ? ['refused without a word'] : problems,
    };
  } catch (error) {
    return {
      seed,
      accepted: false,
      sentences: [],
      problems: [`raw error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`],
    };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const FILES = [...DATA_FILES, ...OPTIONAL_FILES, WORKBOOK];
const LONGEST_SENTENCE = 700;
const RAW = /\b(?:\w*Error|undefined|NaN|Infinity|null|function|[Uu]nexpected|[Ee]xpected|[Cc]annot|[Ii]nvalid)\b|\[object/;
const ENGLISH = /[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}/;

/** What is wrong with a sentence of the check. What it quotes is the clerk's. */
export function sentenceProblems(sentence: string): string[] {
  const quoted = [...sentence.matchAll(/“([^”]+)”/g)].map(([, words]) => words ?? '');
  // What is quoted may also name the place: an entry goes by its id, whatever was written there (Infinity.id 写的是“Infinity”).
  const own = quoted.reduce((rest, words) => rest.replaceAll(words, ''), sentence.replace(/npm run \w+/g, ''));
  const problems = [
    ...(FILES.some((file) => sentence.startsWith(file)) ? [] : ['names no file']),
    ...(/(?:\p{Script=Han}[^\p{Script=Han}]*){3}/u.test(own) ? [] : ['is not Chinese']),
    ...(RAW.test(own) || ENGLISH.test(own) ? ['shows a raw error'] : []),
    ...(/[\p{Cc}\p{Cs}\u200b\u2028\u2029\ufffe\uffff]/u.test(sentence) ? ['holds broken characters or line breaks'] : []),
    ...([...sentence].length > LONGEST_SENTENCE ? ['is too long'] : []),
    ...(sentence.endsWith('。') ? [] : ['has no end']),
  ];
  return problems.map((problem) => `a sentence ${problem}: ${[...sentence].slice(0, 300).join('')}`);
}

function boxOf(dir: string): Bounds | null {
  return readSources(readDataFolder(dir)).parsed.site?.map.district_bbox ?? null;
}

/** The brush swells beyond the middle of the water by no more than this many times its mean half. */
const SWELL = 3;

/** What is wrong with a story as it is drawn: waters that leave the district, drawings that are no XML or hold no numbers. */
export function storyProblems(story: Story, box: Bounds | null, draw: Drawing): string[] {
  const away =
    box === null
      ? ['no district box']
      : story.stage.waterways.flatMap(({ id, line, brush, halfWidthM }) => {
          const outside = (points: Story['boundary'][number], reach: number): boolean =>
            points.some((point) => !(metresOutside(point, 'WGS84', box) <= reach));
          return outside(line, reachBeyond(box)) || outside(brush, reachBeyond(box) + halfWidthM * SWELL)
            ? [`${id} leaves the district`]
            : [];
        });
  return [
    ...away,
    ...draw.drawnSvgs(story).flatMap(({ name, markup }) => xmlProblems(markup).map((problem) => `${name}: ${problem}`)),
    ...draw
      .drawnPages(story)
      .flatMap(({ name, markup }) => (NO_XML.test(markup) ? [`${name}: a character that no document may hold`] : [])),
  ];
}

/** Characters that XML 1.0 and HTML forbid. */
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;
const NO_VALUE = /\b(?:NaN|Infinity|undefined)\b|\[object/;
/** Attributes that say the data's own words. */
const WORDS = ['aria-label'];

/** What is wrong with a drawing as XML, and with its numbers. */
export function xmlProblems(markup: string): string[] {
  const problems: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => problems.push(`no XML: ${error.message}`));
  parser.on('opentag', ({ name, attributes }) => {
    for (const [key, value] of Object.entries(attributes))
      if (!WORDS.includes(key) && NO_VALUE.test(value)) problems.push(`<${name} ${key}="${value.slice(0, 60)}">`);
  });
  parser.on('text', (text) => {
    if (/^\s*(?:NaN|undefined|Infinity|\[object.*)\s*$/.test(text)) problems.push(`says ${text}`);
  });
  parser.write(markup).close();
  return problems.slice(0, 3);
}
