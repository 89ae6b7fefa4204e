import { loadStory } from '../src/model/load';
import { formatFault } from '../src/model/faults';
import type { Story } from '../src/model/types';
import { readDataFolder } from './read-data';

/**
 * The story of a data folder.
 * @throws Error whose message lists every fault, one Chinese sentence a line
 */
export function checkData(dir: string): Story {
  const result = loadStory(readDataFolder(dir));
  if (result.ok) return result.story;
  throw new Error(`数据有 ${result.faults.length} 处要改：\n${result.faults.map(formatFault).join('\n')}`);
}
