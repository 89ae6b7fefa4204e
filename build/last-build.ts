/** What the last build of a data folder was made of, kept on the machine that built it: never among what is published. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { snapshotOf, type Snapshot } from '../src/story/changes/snapshot';
import type { StorySource } from './story-source';

/** An earlier state of a data folder. */
export interface Earlier {
  /** ISO time. */
  readonly at: string;
  readonly state: Snapshot;
}

/** Goes up when what a snapshot holds changes: an older one is not read. */
const FORM = 1;

/** Where the state of a data folder's last build is kept: each folder has its own. */
export function lastBuildFile(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return fileURLToPath(new URL(`../.cache/last-build/${name}.json`, import.meta.url));
}

/** The state from which a data folder was last built; null if it never was on this machine. */
export function lastBuild(dataDir: string): Earlier | null {
  try {
    const { form, at, state } = JSON.parse(readFileSync(lastBuildFile(dataDir), 'utf8')) as Earlier & { readonly form: number };
    return form === FORM ? { at, state } : null;
  } catch {
    // There is none, or it is not whole: the next build writes it anew.
    return null;
  }
}

/** Vite plugin that keeps the state of the data when a build has succeeded. */
export function keepLastBuild(source: StorySource): Plugin {
  return {
    name: 'yunhe-last-build',
    apply: 'build',
    writeBundle() {
      const good = source.good();
      if (!good) return;
      const file = lastBuildFile(source.dataDir);
      mkdirSync(dirname(file), { recursive: true });
      const kept = { form: FORM, at: new Date().toISOString(), state: snapshotOf(good.files) };
      // A server that reads it meanwhile finds it whole.
      const half = join(dirname(file), `${process.pid}.part`);
      writeFileSync(half, JSON.stringify(kept));
      renameSync(half, file);
    },
  };
}
