/**
 * Checks a data folder and says what is wrong in plain Chinese: tsx tools/check.ts [folder, default data].
 * Exit status 0 and one line of summary, or 1 and one line per fault.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatFault } from '../src/model/faults';
import { missingHeadingCharacters } from '../src/model/headings';
import { loadStory } from '../src/model/load';
import type { Story } from '../src/model/types';
import { readDataFolder } from './read-data';

const CHARACTERS_FILE = fileURLToPath(new URL('../src/ui/fonts/heading-characters.json', import.meta.url));

/** A sentence naming the characters that the heading font lacks, or none. Without the list there is nothing to compare. */
function fontSentences(story: Story): string[] {
  if (!existsSync(CHARACTERS_FILE)) return [];
  const missing = missingHeadingCharacters(story, String(JSON.parse(readFileSync(CHARACTERS_FILE, 'utf8'))));
  return missing === '' ? [] : [`标题里的“${[...missing].join('、')}”在标题字体里没有；请运行 npm run fonts 重新生成字体，或换一个字。`];
}

/** All lines of the report, and whether the folder is in order. */
function report(folder: string): { ok: boolean; lines: string[] } {
  const result = loadStory(readDataFolder(folder));
  const sentences = result.ok ? fontSentences(result.story) : result.faults.map(formatFault);
  if (!result.ok || sentences.length > 0) {
    return { ok: false, lines: [...sentences, `共 ${sentences.length} 处要改。改好以后再运行一次 npm run check。`] };
  }
  const { chapters, facts, streets, figures } = result.story.stage;
  const steps = chapters.flatMap((chapter) => chapter.steps).length;
  const summary = `数据没有问题：${chapters.length} 章 ${steps} 步，${facts.length} 个数字，${figures.length} 幅图，${streets.length} 个街道。`;
  return { ok: true, lines: [summary, ...result.warnings.map((warning) => `提醒：${warning}`)] };
}

const { ok, lines } = report(resolve(process.argv[2] ?? 'data'));
(ok ? console.log : console.error)(lines.join('\n'));
process.exitCode = ok ? 0 : 1;
