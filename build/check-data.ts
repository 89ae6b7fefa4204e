import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatFault, type Fault } from '../src/story/intake/faults';
import { headingFaults } from '../src/story/check/headings';
import { loadStory } from '../src/story/load';
import type { CheckedFiles } from '../src/story/make/build';
import type { Story } from '../src/story/types';
import { readDataFolder } from './read-data';

/** What the heading font can write: with another font the check says something else. */
export const CHARACTERS_FILE = fileURLToPath(new URL('../src/ui/fonts/heading-characters.json', import.meta.url));

/** What is wrong at one place: a Chinese sentence, and the file or the sheet of the workbook where it is to be mended. */
export interface Told {
  readonly file: string;
  readonly sentence: string;
}

/** A story in order, with what it was made of. */
export interface Sound {
  readonly ok: true;
  readonly story: Story;
  readonly files: CheckedFiles;
  readonly warnings: readonly string[];
}

/** Every fault, in the order in which a person works through them. */
export interface Faulty {
  readonly ok: false;
  readonly faults: readonly Told[];
  readonly sentences: readonly string[];
}

/** A story in order, with reminders; or every fault, one Chinese sentence each. */
export type DataReport = Sound | Faulty;

/** A report of what is wrong. */
export function faulty(faults: readonly Told[]): Faulty {
  return { ok: false, faults, sentences: faults.map(({ sentence }) => sentence) };
}

const headingCharacters = (): string => String(JSON.parse(readFileSync(CHARACTERS_FILE, 'utf8')));

const fileOf = ({ file, sheet }: Fault): string => (sheet ? `${file} 的“${sheet.name}”表` : file);

/**
 * The whole check of a data folder: what its files say, and whether the heading font can write it.
 * @param available the characters of the heading font
 */
export function checkData(dir: string, available = headingCharacters()): DataReport {
  const result = loadStory(readDataFolder(dir), (sources) => headingFaults(sources, available));
  return result.ok ? result : faulty(result.faults.map((fault) => ({ file: fileOf(fault), sentence: formatFault(fault) })));
}

/**
 * The story of a data folder.
 * @throws Error whose message lists every fault, one Chinese sentence a line
 */
export function storyFrom(dir: string): Story {
  const report = checkData(dir);
  if (report.ok) return report.story;
  throw faultsError(report.sentences);
}

/** The error that stops a build: every fault, one Chinese sentence a line. */
export function faultsError(sentences: readonly string[]): Error {
  return new Error(`数据有 ${sentences.length} 处要改：\n${sentences.join('\n')}`);
}

/** That a story is in order, and how much there is of it, as one Chinese sentence. */
export function summaryOf({ stage: { chapters, facts, streets, figures, unit } }: Story): string {
  const steps = chapters.flatMap((chapter) => chapter.steps).length;
  return `数据没有问题：${chapters.length} 章 ${steps} 步，${facts.length} 个数字，${figures.length} 幅图，${streets.length} 个${unit}。`;
}
