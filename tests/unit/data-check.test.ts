/** The data check: every broken folder gets exactly the sentences that its expected.txt holds, all at once. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatFault } from '../../src/story/intake/faults';
import { DATA_FILES, loadStory, type DataFiles } from '../../src/story/load';
import { dataFolder } from '../../build/data-folder';
import { fixture, fixtureNames, fixturePath } from '../fixtures/overlay';

const SOUND = ['base', 'coordinate-systems', 'encoding-bom-crlf', 'encoding-gb18030', 'encoding-plain-cr'];
const root = fileURLToPath(new URL('../..', import.meta.url));

function sentences(files: DataFiles): string[] {
  const result = loadStory(files);
  return result.ok ? [] : result.faults.map(formatFault);
}

function without(file: string): DataFiles {
  return Object.fromEntries(Object.entries(fixture('base')).filter(([name]) => name !== file));
}

function check(args: readonly string[], folder: string): { status: number | null; lines: string[] } {
  const run = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'tools/check.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, YUNHE_DATA: folder },
  });
  return { status: run.status, lines: (run.stdout + run.stderr).trim().split('\n') };
}

describe('broken folders', () => {
  it.each(fixtureNames().filter((name) => !SOUND.includes(name)))('%s: says every fault in plain Chinese', (name) => {
    const expected = readFileSync(fixturePath(`${name}/expected.txt`), 'utf8')
      .trim()
      .split('\n');
    expect(sentences(fixture(name))).toEqual(expected);
  });

  it('reports the faults of all seven files in one run, in the order of the files', () => {
    const files = sentences(fixture('many')).map((sentence) => sentence.split(/[ ：]/)[0]);
    expect([...new Set(files)]).toEqual([...DATA_FILES]);
  });

  it('names a swapped pair as swapped, with both numbers', () => {
    expect(sentences(fixture('streets-points'))[0]).toBe(
      'streets.csv 第2行的 lon 写的是“30.28681”，lat 写的是“120.14756”：经度和纬度写反了，请对调。',
    );
  });

  it('does not echo an unreadable table as dangling references', () => {
    expect(sentences(fixture('unreadable')).filter((sentence) => sentence.startsWith('story.yaml'))).toEqual([]);
  });

  it.each(DATA_FILES)('%s missing: says so, and nothing else', (file) => {
    expect(sentences(without(file))).toEqual([`${file}：数据文件夹里找不到这个文件（同名的文件夹不算）。`]);
  });

  it('takes the number of streets from the ledger', () => {
    const rename = (bytes: Uint8Array | undefined, from: RegExp, to: string): Uint8Array =>
      new TextEncoder().encode(new TextDecoder().decode(bytes).replace(from, to));
    const files = fixture('streets-count');
    const facts = rename(
      rename(files['facts.csv'], /18,个街道,18个街道,exact,在全区18个/, '17,个街道,17个街道,exact,在全区17个'),
      /18,个,18个,exact,倾力打造18个/,
      '17,个,17个,exact,倾力打造17个',
    );
    const result = loadStory({ ...files, 'facts.csv': facts });
    expect(result.ok && result.story.stage.streets.length).toBe(17);
  });
});

describe('sound folders', () => {
  it.each(SOUND)('%s loads', (name) => {
    expect(sentences(fixture(name))).toEqual([]);
  });

  it('reminds of an empty 审图号 without failing', () => {
    const result = loadStory(fixture('base'));
    expect(result.ok && result.warnings).toEqual([expect.stringContaining('审图号未填写')]);
  });
});

describe('the command', () => {
  it('exits 0 on the project’s own data, with one line of summary and nothing but reminders after it', () => {
    const { status, lines } = check([], dataFolder);
    expect(lines[0]).toMatch(/^数据没有问题：\d+ 章 \d+ 步，\d+ 个数字，\d+ 幅图，\d+ 个街道。$/);
    expect(lines.slice(1).every((line) => line.startsWith('提醒：'))).toBe(true);
    expect(status).toBe(0);
  });

  it('exits 1 with a line for every fault and their count', () => {
    const { status, lines } = check([fixturePath('streets-count')], dataFolder);
    expect(status).toBe(1);
    expect(lines.filter((line) => line.startsWith('platforms.csv：'))).toHaveLength(1);
    expect(lines.at(-1)).toBe(`共 6 处要改。改好以后再运行一次 npm run check -- ${fixturePath('streets-count')}。`);
  });

  it('says how the font of a folder is cut that it alone was told of', () => {
    const [hint, total] = check(['tests/fixtures/base'], dataFolder).lines.slice(-2);
    expect(hint).toContain('环境变量 YUNHE_DATA 写着“tests/fixtures/base”，再运行 npm run fonts');
    expect(total).toMatch(/ npm run check -- tests\/fixtures\/base。$/);
    expect(check([], 'tests/fixtures/base').lines.at(-2)).not.toContain('YUNHE_DATA');
  });

  it('judges the folder that the build is given', () => {
    for (const folder of [fixturePath('streets-count'), 'tests/fixtures/streets-count'])
      expect(check([], folder).lines.at(-1)).toContain('共 6 处要改');
  });
});
