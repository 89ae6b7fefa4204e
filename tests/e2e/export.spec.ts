/** `npm run export` as a whole, as the people who publish the page call it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { at, projectRoot, story } from './expected';

const WORKBOOK = 'data/yunhe-yishi.xlsx';

/** Runs the command and resolves with its exit status and all it printed. */
function exportTo(dist: string): Promise<{ status: number | null; output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tools/export/run.ts', '--dist', dist], { cwd: projectRoot });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    child.on('exit', (status) => done({ status, output }));
  });
}

/** Path below the folder → digest of the file. */
function digests(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

test('everything is there, and the same story gives the same bytes a second time', { tag: '@desk' }, async () => {
  // Two whole exports: a limit only ends what hangs.
  test.setTimeout(900_000);
  const folder = mkdtempSync(join(tmpdir(), 'yunhe-export-'));
  try {
    const first = await exportTo(join(folder, 'a'));
    expect(first.status, first.output).toBe(0);
    const made = digests(join(folder, 'a'));
    const figures = story.stage.figures.flatMap(({ id }) => [
      `${id}.png`,
      `${id}@2x.png`,
      `${id}.svg`,
      `${id}.csv`,
      `cards/${id}.png`,
      `wechat/${id}.html`,
    ]);
    const whole = [
      'cards/card.png',
      'long/01.png',
      'yunhe-yishi.pdf',
      'yunhe-yishi-present.pdf',
      'yunhe-yishi.pptx',
      'wechat/story.html',
      WORKBOOK,
    ];
    for (const file of [...figures, ...whole, 'press-kit.zip']) expect(made[`downloads/${file}`], file).toBeTruthy();
    const kit = Object.keys(unzipSync(readFileSync(join(folder, 'a/downloads/press-kit.zip'))));
    for (const file of [...figures, WORKBOOK])
      expect(
        kit.some((name) => name.endsWith(file)),
        file,
      ).toBe(true);
    // The pages of an export refer to these files.
    const editors = readFileSync(join(folder, 'a/embed/index.html'), 'utf8');
    for (const file of [`${at(story.stage.figures, 0).id}.png`, 'wechat/story.html', WORKBOOK])
      expect(editors).toContain(`downloads/${file}`);
    const second = await exportTo(join(folder, 'b'));
    expect(second.status, second.output).toBe(0);
    expect(digests(join(folder, 'b'))).toEqual(made);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
