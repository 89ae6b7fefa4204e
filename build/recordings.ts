/** Recordings on their way to the reader: files beside the pages, or inside the page that stands alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StorySource } from './story-source';

const TYPES: Readonly<Record<string, string>> = { mp3: 'audio/mpeg', m4a: 'audio/mp4' };

export interface SoundFile {
  /** Path from the site's root. */
  readonly file: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** All recordings of a story. */
export function soundFiles(source: StorySource): SoundFile[] {
  return Object.values(source.story().voice.files).map((file) => ({
    file,
    type: TYPES[file.split('.').pop() ?? ''] ?? '',
    bytes: readFileSync(join(source.dataDir, file)),
  }));
}

/** Step id → its recording as a data address, for the page that stands alone; empty unless the settings ask for it. */
export function soundsInside(source: StorySource): Readonly<Record<string, string>> {
  const { files, offline } = source.story().voice;
  if (!offline) return {};
  const sounds = new Map(soundFiles(source).map(({ file, type, bytes }) => [file, `data:${type};base64,${bytes.toString('base64')}`]));
  return Object.fromEntries(Object.entries(files).map(([step, file]) => [step, sounds.get(file) ?? '']));
}

/** Says how much larger the recordings make the page that stands alone, or that they were left out; null without recordings. */
export function soundsWeight(source: StorySource): string | null {
  const { files, offline } = source.story().voice;
  const count = Object.keys(files).length;
  if (count === 0) return null;
  if (!offline) return `不联网的文件里没有装录音（${count} 段）；要装，在 site.yaml 写 offline_voice: true。`;
  const bytes = Object.values(soundsInside(source)).reduce((sum, { length }) => sum + length, 0);
  return `不联网的文件里装了 ${count} 段录音，大了 ${(bytes / 1024 / 1024).toFixed(1)} MB。`;
}
