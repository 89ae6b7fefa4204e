/** What a built folder holds for hosts that do not compress at every request. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../tools/run.mjs';
import { serve } from '../../tools/serve';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yunhe-compress-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const write = (file: string, content: string | Buffer): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
};
const run = () =>
  spawnSync(process.execPath, ['--import', 'tsx', join(root, 'tools/compress.ts'), folder], { cwd: root, encoding: 'utf8' });
const all = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

describe('the compressed files beside a built site', () => {
  it('say the same, for every text, and for nothing that is small already or is taken along', () => {
    const texts = {
      'index.html': '运河'.repeat(500),
      'assets/a-1.js': 'a();'.repeat(900),
      'embed/halls/index.html': '灯'.repeat(300),
      'third-party.txt': 'MIT '.repeat(90),
    };
    for (const [file, text] of Object.entries(texts)) write(file, text);
    const others = { 'assets/b-1.woff2': 'wOF2', 'card.png': 'PNG', 'downloads/halls.csv': '街道,数\n', 'downloads/halls.svg': '<svg/>' };
    for (const [file, text] of Object.entries(others)) write(file, text);
    const { status, stdout } = run();
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^压好 4 个文字文件：/)]);
    for (const [file, text] of Object.entries(texts)) {
      expect(gunzipSync(readFileSync(join(folder, `${file}.gz`))).toString(), file).toBe(text);
      expect(brotliDecompressSync(readFileSync(join(folder, `${file}.br`))).toString(), file).toBe(text);
    }
    expect(all()).toHaveLength(3 * Object.keys(texts).length + Object.keys(others).length);
  });

  it('are served, unless the file was changed after them; the folder stays as it is', async () => {
    const twin = gzipSync('as it was compressed ahead');
    for (const file of ['index.html', 'changed.html']) write(file, 'as it is on the disk');
    for (const file of ['index.html', 'changed.html']) for (const ending of ['gz', 'br']) write(`${file}.${ending}`, twin);
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(folder, 'changed.html'), later, later);
    const before = all();
    const served = await serve(folder, { quality: 1 });
    try {
      const text = async (path: string): Promise<string> =>
        (await fetch(new URL(path, served.url), { headers: { 'Accept-Encoding': 'gzip' } })).text();
      expect(await text('')).toBe('as it was compressed ahead');
      expect(await text('changed.html')).toBe('as it is on the disk');
    } finally {
      await served.close();
    }
    expect(all()).toEqual(before);
  });
});
