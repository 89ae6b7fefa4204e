/** What the dev server tells the clerk's page: the check's own sentences, what is still open, and with what the data are compared. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkData } from '../../build/check-data';
import { clerkReporter, faultGroups } from '../../build/clerk';
import { copyData } from '../../build/copy-data';
import { dataFolder } from '../../build/data-folder';
import { keepLastBuild, lastBuild, lastBuildFile } from '../../build/last-build';
import { storySource } from '../../build/story-source';
import { timeWords } from '../../src/pages/clerk/words';
import { fixtureNames, fixturePath } from '../fixtures/overlay';

let data = '';
beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  data = mkdtempSync(join(tmpdir(), 'yunhe-clerk-'));
  await copyData(dataFolder, data);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(data, { recursive: true, force: true });
  rmSync(lastBuildFile(data), { force: true });
});
/** Begins the first notes for the speaker with other words. */
function speak(words: string): void {
  const file = join(data, 'story.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^( {8}notes: )(?:开讲。|开讲9次。)?/m, `$1${words}`));
}
const build = (source: ReturnType<typeof storySource>): void => {
  const { writeBundle } = keepLastBuild(source);
  (writeBundle as () => void)();
};

describe('faults', () => {
  it('are the check’s sentences, each once, its place apart, file by file', () => {
    for (const name of fixtureNames()) {
      const folder = mkdtempSync(join(tmpdir(), 'yunhe-clerk-'));
      cpSync(fixturePath('base'), folder, { recursive: true });
      cpSync(fixturePath(name), folder, { recursive: true });
      const report = checkData(folder);
      rmSync(folder, { recursive: true });
      if (report.ok) continue;
      const groups = faultGroups(report.faults);
      const said = groups.flatMap(({ faults }) => faults.map(({ place, rest }) => place + rest));
      expect([...said].sort()).toEqual([...report.sentences].sort());
      for (const { file, faults } of groups) for (const { place } of faults) expect(place, file).toContain(file);
    }
  });
});

describe('a report', () => {
  it('of data in order: one sentence, what is still open, no change', () => {
    const source = storySource(data);
    const report = clerkReporter(source)();
    expect(report.summary).toMatch(/^数据没有问题：\d+ 章 \d+ 步/);
    expect(report).toMatchObject({ faults: [], shown: 'now', changes: [], since: { what: 'start' } });
    const reminders = report.reminders.join('\n');
    const { platforms, places } = source.story().stage;
    for (const { name, status } of platforms) if (status) expect(reminders).toContain(`平台“${name}”${status}：`);
    for (const { name, at } of places) if (!at) expect(reminders).toMatch(new RegExp(`位置待提供：.*${name}`));
    expect(reminders).not.toContain('undefined');
  });
  it('of data that became faulty: the story as it was; of mended data what changed since the beginning', () => {
    const source = storySource(data);
    const reportNow = clerkReporter(source);
    reportNow();
    speak('开讲9次。');
    source.forget();
    const faulty = reportNow();
    expect(faulty).toMatchObject({ summary: '', shown: 'before', reminders: [], faults: [{ file: 'story.yaml' }] });
    expect(JSON.stringify(source.story().steps)).not.toContain('开讲');
    speak('开讲。');
    source.forget();
    expect(reportNow()).toMatchObject({ shown: 'now', changes: [{ name: '文字' }] });
  });
  it('of data that never were in order: there is no story', () => {
    speak('开讲9次。');
    const source = storySource(data);
    expect(clerkReporter(source)()).toMatchObject({ shown: 'nothing', since: null, changes: [] });
    expect(() => source.story()).toThrow(/^数据有 1 处要改：\nstory\.yaml 第\d+行/);
  });
  it('compares with the last build of the same folder, and of no other', () => {
    build(storySource(data));
    expect(lastBuild(`${data}-other`)).toBeNull();
    speak('开讲。');
    const source = storySource(data);
    expect(clerkReporter(source)()).toMatchObject({ since: { what: 'build' }, changes: [{ name: '文字' }] });
    build(source);
    expect(clerkReporter(source)()).toMatchObject({ since: { what: 'build' }, changes: [] });
  });
  it('takes no state that is not whole or is of another form for a build', () => {
    build(storySource(data));
    const kept = readFileSync(lastBuildFile(data), 'utf8');
    for (const broken of [kept.slice(0, 100), kept.replace(/"form":\d+/, '"form":0')]) {
      writeFileSync(lastBuildFile(data), broken);
      expect(lastBuild(data)).toBeNull();
    }
  });
});

it('a time is told with its day only where that is another', () => {
  const now = new Date(2026, 10, 30, 15, 0);
  expect(timeWords(new Date(2026, 10, 30, 9, 5).toISOString(), now)).toBe('09:05');
  expect(timeWords(new Date(2026, 10, 29, 18, 30).toISOString(), now)).toBe('11月29日 18:30');
});
