/** The story of one data folder, read and checked once for all who build from it. */
import type { Story, Tiles } from '../src/story/types';
import { tilesOf } from './basemap';
import { storyFrom } from './check-data';

export interface StorySource {
  readonly dataDir: string;
  /**
   * The story; read when it is first asked for. Its reminders are printed then.
   * @throws Error whose message lists every fault, one Chinese sentence a line
   */
  story(): Story;
  /**
   * What the map engine needs to draw tiles; null where only the embedded drawing is used.
   * @throws Error with one Chinese sentence if the service needs a key and the environment has none
   */
  tiles(): Tiles | null;
  /** Forgets what was read: the folder has changed. */
  forget(): void;
}

/** The story of `dataDir`, not yet read. */
export function storySource(dataDir: string): StorySource {
  let read: Story | null = null;
  const story = (): Story => {
    read ??= storyFrom(dataDir, (warning) => console.warn(`提醒：${warning}`));
    return read;
  };
  return {
    dataDir,
    story,
    tiles: () => tilesOf(story().basemap, process.env),
    forget: () => (read = null),
  };
}
