/** Asks another process for a verdict, and ends it if none comes. */
import type { ChildProcess } from 'node:child_process';
import type { Verdict } from './judge';

/**
 * The verdict of a process on a seed. One that dies, or says nothing for so long that it must hang, is a problem of the folder;
 * the latter is killed.
 */
export function ask(child: ChildProcess, seed: number, limitMs: number): Promise<Verdict> {
  return new Promise((done) => {
    const answer = (verdict: Verdict): void => {
      clearTimeout(timer);
      child.off('message', answer).off('exit', gone);
      done(verdict);
    };
    const fail = (problem: string): void => answer({ seed, accepted: false, sentences: [], problems: [problem] });
    const gone = (): void => fail('the process ended');
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`no answer in ${limitMs / 1000} s`);
    }, limitMs);
    child.on('message', answer).on('exit', gone);
    child.send(seed);
  });
}
