/** The story built from other data than the repository's: the same files, some of them changed. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve, type Served } from '../../tools/serve';
import { copyData } from '../../build/copy-data';
import { dataFolder } from '../../build/data-folder';
import { projectRoot } from './expected';

export interface Variant {
  readonly folder: string;
  readonly served: Served;
  close(): Promise<void>;
}

/** What a build said, and whether it went well. */
export interface BuildResult {
  readonly status: number;
  readonly output: string;
}

/** Runs the build on a data folder. */
export function build(data: string, outDir: string, env: Record<string, string>): Promise<BuildResult> {
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', '--configLoader', 'runner', '--outDir', outDir, '--emptyOutDir'],
      {
        cwd: projectRoot,
        env: { ...process.env, ...env, YUNHE_DATA: data },
      },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    child.on('exit', (code) => done({ status: code ?? 1, output }));
  });
}

/** A copy of the data folder in which each named file went through a function; `null` stands for a file that is not there yet. */
export async function changedData(changes: Record<string, (text: string) => string>): Promise<string> {
  const cache = join(projectRoot, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'variant-'));
  await copyData(dataFolder, join(folder, 'data'));
  for (const [name, change] of Object.entries(changes)) {
    const file = join(folder, 'data', name);
    await writeFile(file, change(await readFile(file, 'utf8').catch(() => '')));
  }
  return folder;
}

/** Builds and serves the story from changed data. */
export async function variant(changes: Record<string, (text: string) => string>, env: Record<string, string> = {}): Promise<Variant> {
  const folder = await changedData(changes);
  const { status, output } = await build(join(folder, 'data'), join(folder, 'dist'), env);
  if (status !== 0) throw new Error(output);
  const served = await serve(join(folder, 'dist'));
  return {
    folder,
    served,
    close: async () => {
      await served.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
