/** The story of one data folder, read and checked once for all who build from it. */
import type { Story, Tiles } from '../src/story/types';
import { tilesOf } from './basemap';
import { checkData, faultsError, faulty, type DataReport, type Faulty, type Sound } from './check-data';

/** A state of the folder that is in order. */
interface Good extends Sound {
  readonly tiles: Tiles | null;
}

export interface StorySource {
  readonly dataDir: string;
  /** What the check says of the folder as it stands; read when it is first asked for. Its reminders are printed then. */
  report(): DataReport;
  /** The last state of the folder that was in order; null if there was none. */
  good(): Good | null;
  /**
   * The story; of a folder that became faulty while a server runs, as it was before.
   * @throws Error whose message lists every fault, one Chinese sentence a line
   */
  story(): Story;
  /**
   * What the map engine needs to draw tiles; null where only the embedded drawing is used.
   * @throws Error as for the story
   */
  tiles(): Tiles | null;
  /** Forgets what the check said: the folder has changed. */
  forget(): void;
}

/** The story of `dataDir`, not yet read. */
export function storySource(dataDir: string): StorySource {
  let said: DataReport | null = null;
  let last: Good | null = null;
  const report = (): DataReport => {
    if (said) return said;
    const found = looked(dataDir);
    said = found;
    if (found.ok) {
      last = found;
      for (const warning of found.warnings) console.warn(`提醒：${warning}`);
    }
    return found;
  };
  const good = (): Good => {
    const found = report();
    if (last) return last;
    throw faultsError(found.ok ? [] : found.sentences);
  };
  return {
    dataDir,
    report,
    good: () => (report(), last),
    story: () => good().story,
    tiles: () => good().tiles,
    forget: () => (said = null),
  };
}

/** The check, and whether this machine has what the basemap asks for. */
function looked(dataDir: string): Good | Faulty {
  const report = checkOf(dataDir);
  if (!report.ok) return report;
  try {
    return { ...report, tiles: tilesOf(report.story.basemap, process.env) };
  } catch (error) {
    return faulty([{ file: 'site.yaml', sentence: messageOf(error) }]);
  }
}

/** A program that is just saving a file may hold it closed. */
function checkOf(dataDir: string): DataReport {
  try {
    return checkData(dataDir);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return faulty([
      { file: '数据文件夹', sentence: `数据文件夹里有文件现在读不出来（${error.message}）；请关掉占着它的程序，再保存一次。` },
    ]);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
