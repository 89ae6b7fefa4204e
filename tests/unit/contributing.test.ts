/** What the developer's page says of the house is where it says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../tools/run.mjs';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

it('every file and folder that CONTRIBUTING names is there, and every command', () => {
  const text = read('CONTRIBUTING.md');
  const paths = [...text.matchAll(/`((?:src|build|tools|tests|data)\/[\w./-]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/\bx\b/.test(path));
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
  const commands = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});
