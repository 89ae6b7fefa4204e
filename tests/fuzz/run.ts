/**
 * Damages data folders by seeds and judges each: npm run fuzz [-- --seed N] [-- --build N].
 * With --seed one folder is judged and what was done to it and said of it is printed in full; with --build the first N
 * accepted ones are built whole besides, of those made from the folder that is built: the heading font is cut for no other.
 * Exit status 1 if any folder was not dealt with rightly.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runTool } from '../../tools/run.mjs';
import { ask } from './ask';
import { KINDS } from './folder';
import { written, type Verdict } from './judge';
import { folderOf } from './seeds';

const FOLDERS = 1200;
/** Only ends what hangs: a folder takes less than a second. */
const LIMIT_MS = 60_000;
const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));

const start = (): ChildProcess => fork(CHILD, { execArgv: ['--import', 'tsx'] });

async function judgeAll(seeds: readonly number[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let child = start();
  for (const seed of seeds) {
    const verdict = await ask(child, seed, LIMIT_MS);
    verdicts.push(verdict);
    if (verdict.problems.length > 0)
      console.error(`seed ${seed} (${folderOf(seed).damage.join('; ')})\n  ${verdict.problems.join('\n  ')}`);
    if (child.killed || child.exitCode !== null) child = start();
  }
  child.kill();
  return verdicts;
}

/** Builds a folder into a temporary place; whether that went well. */
async function builds(seed: number): Promise<boolean> {
  const [data, out] = [written(folderOf(seed)), mkdtempSync(join(tmpdir(), 'yunhe-fuzz-dist-'))];
  try {
    return (
      (await runTool('vite', ['build', '--configLoader', 'runner', '--logLevel', 'error', '--outDir', out], {
        env: { ...process.env, YUNHE_DATA: data },
      })) === 0
    );
  } finally {
    for (const dir of [data, out]) rmSync(dir, { recursive: true });
  }
}

const { values } = parseArgs({ options: { seed: { type: 'string' }, build: { type: 'string', default: '0' } } });
const seeds = values.seed === undefined ? Array.from({ length: FOLDERS }, (_, index) => index + 1) : [Number(values.seed)];
const verdicts = await judgeAll(seeds);
const accepted = verdicts.filter((verdict) => verdict.accepted);
if (values.seed !== undefined) {
  console.log(folderOf(Number(values.seed)).damage.join('\n'));
  for (const { sentences } of verdicts) sentences.forEach((sentence) => console.log(sentence));
}
const unbuilt: number[] = [];
const toBuild = accepted.filter(({ seed }) => folderOf(seed).base === 0).slice(0, Number(values.build));
for (const { seed } of toBuild) {
  console.log(`building ${seed} (${folderOf(seed).damage.join('; ')})`);
  if (!(await builds(seed))) unbuilt.push(seed);
}
const failed = [...verdicts.filter(({ problems }) => problems.length > 0).map(({ seed }) => seed), ...unbuilt];
const kinds = new Set(seeds.flatMap((seed) => folderOf(seed).damage.map((each) => each.slice(each.indexOf(' ') + 1))));
console.log(
  `${verdicts.length} folders (seeds ${seeds[0] ?? 0} to ${seeds.at(-1) ?? 0}): ${verdicts.length - accepted.length} refused, ${accepted.length} accepted and drawn, ${toBuild.length - unbuilt.length} built; ${kinds.size} of ${KINDS.length} kinds of damage; failed: ${failed.join(', ') || 'none'}`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
