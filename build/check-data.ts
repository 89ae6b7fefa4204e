import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatFault } from '../src/story/intake/faults';
import { headingFaults } from '../src/story/check/headings';
import { loadStory } from '../src/story/load';
import type { Story } from '../src/story/types';
import { readDataFolder } from './read-data';

const CHARACTERS_FILE = fileURLToPath(new URL('../src/ui/fonts/heading-characters.json', import.meta.url));

/** A story in order, with reminders; or every fault, one Chinese sentence each. */
export type DataReport =
  | { readonly ok: true; readonly story: Story; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly sentences: readonly string[] };

const headingCharacters = (): string => String(JSON.parse(readFileSync(CHARACTERS_FILE, 'utf8')));

/**
 * The whole check of a data folder: what its files say, and whether the heading font can write it.
 * @param available the characters of the heading font
 */
export function checkData(dir: string, available = headingCharacters()): DataReport {
  const result = loadStory(readDataFolder(dir), (sources) => headingFaults(sources, available));
  return result.ok ? result : { ok: false, sentences: result.faults.map(formatFault) };
}

/**
 * The story of a data folder.
 * @param warn called for each thing that is in order but wants somebody's attention
 * @throws Error whose message lists every fault, one Chinese sentence a line
 */
export function storyFrom(dir: string, warn: (sentence: string) => void = () => undefined): Story {
  const report = checkData(dir);
  if (report.ok) {
    report.warnings.forEach(warn);
    return report.story;
  }
  throw new Error(`数据有 ${report.sentences.length} 处要改：\n${report.sentences.join('\n')}`);
}
