/** The story of a whole city or province: built from generated data and read once. Measured, not judged. */
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { dataFolder } from '../../build/data-folder.ts';
import { runTool } from '../run.mjs';
import { serve } from '../serve.ts';
import { writeHalls } from './halls.ts';
import { isEngine, measure, type Profile, type Sample } from './measure.ts';
import { QUALITY } from './pages.ts';
import { KB, MB, median, ratio, showRatio, table, UNMEASURED } from './report.ts';

/** A story of so many halls; null is the real one. What could not be built or measured is absent. */
export interface Scaled {
  halls: number | null;
  dir: string;
  buildMs?: number;
  /** Sizes as they lie on the disk, uncompressed. */
  htmlBytes?: number;
  scriptBytes?: number;
  sample: Sample;
}

async function build(data: string, dir: string): Promise<Pick<Scaled, 'dir' | 'buildMs' | 'htmlBytes' | 'scriptBytes'>> {
  const began = performance.now();
  const status = await runTool('vite', ['build', '--configLoader', 'runner', '--logLevel', 'error', '--outDir', dir, '--emptyOutDir'], {
    env: { ...process.env, YUNHE_DATA: data },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) return { dir };
  const buildMs = performance.now() - began;
  const assets = join(dir, 'assets');
  const scripts = (await readdir(assets)).filter((file) => file.endsWith('.js') && !isEngine(file));
  const sizes = await Promise.all(scripts.map(async (file) => (await stat(join(assets, file))).size));
  return { dir, buildMs, htmlBytes: (await stat(join(dir, 'index.html'))).size, scriptBytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Builds the real story once more and one for each count, one after the other, all into a folder that lasts as long as this program. */
export async function buildScaled(counts: readonly number[]): Promise<Scaled[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yunhe-halls-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const real = dataFolder;
  for (const halls of counts) await writeHalls(real, join(folder, `data-${halls}`), halls);
  console.log('正在再生成一次真实的故事，作比较……');
  const stories: Scaled[] = [{ halls: null, ...(await build(real, join(folder, 'real'))), sample: {} }];
  for (const halls of counts) {
    console.log(`正在生成 ${halls} 个议事堂的故事……`);
    stories.push({ halls, ...(await build(join(folder, `data-${halls}`), join(folder, `site-${halls}`))), sample: {} });
  }
  return stories;
}

/** Reads each story of generated data once. The real story is measured elsewhere, in turns with its controls. */
export async function readScaled(browser: Browser, profile: Profile, stories: readonly Scaled[]): Promise<void> {
  for (const story of stories) {
    if (story.halls === null || story.buildMs === undefined) continue;
    console.log(`通读 ${story.halls} 个议事堂的故事`);
    await rm(join(story.dir, 'embed'), { recursive: true }); // Not read here, and long to compress.
    const { url, close } = await serve(story.dir, { quality: QUALITY });
    try {
      story.sample = await measure(browser, { url, profile, awaitLive: false, withReading: true, withPasses: false, inlineCodeBytes: 0 });
    } catch (error) {
      console.error(`${story.halls} 个议事堂的故事没有读成：`, error);
    } finally {
      await close();
    }
  }
}

/** The small table of the stories by size, beside the real story and the plain page of the same run. */
export function scaleTable(results: readonly Scaled[], story: readonly Sample[], plain: readonly Sample[]): string {
  const samples = results.map(({ halls, sample }) => (halls === null ? story : [sample]));
  const show = (values: readonly (number | undefined)[], unit: number, digits: number): string[] =>
    values.map((value) => (value === undefined ? UNMEASURED : (value / unit).toFixed(digits)));
  const against = (values: readonly (number | undefined)[], base: number | undefined): string[] =>
    values.map((value) => showRatio(ratio(value, base)));
  const of = (metric: 'fcp' | 'lcp' | 'blocking' | 'shift' | 'p95' | 'heap'): (number | undefined)[] =>
    samples.map((each) => median(each, metric));
  const builds = results.map(({ buildMs }) => buildMs);
  const rows = [
    ['构建时间 s', ...show(builds, 1000, 1)],
    ['构建时间对真实', ...against(builds, builds[0])],
    [
      'HTML KB（未压缩）',
      ...show(
        results.map(({ htmlBytes }) => htmlBytes),
        KB,
        0,
      ),
    ],
    [
      '引擎以外的 JS KB（未压缩）',
      ...show(
        results.map(({ scriptBytes }) => scriptBytes),
        KB,
        0,
      ),
    ],
    ['FCP ms', ...show(of('fcp'), 1, 0)],
    ['FCP 对纯文', ...against(of('fcp'), median(plain, 'fcp'))],
    ['LCP ms', ...show(of('lcp'), 1, 0)],
    ['LCP 对纯文', ...against(of('lcp'), median(plain, 'lcp'))],
    ['滚动前阻塞时间 TBT ms', ...show(of('blocking'), 1, 0)],
    ['布局偏移', ...show(of('shift'), 1, 4)],
    ['通读帧时间 p95 ms', ...show(of('p95'), 1, 1)],
    ['通读帧时间 p95 对纯文', ...against(of('p95'), median(plain, 'p95'))],
    ['读完后 JS 堆 MB', ...show(of('heap'), MB, 2)],
  ];
  return table(['手机', ...results.map(({ halls }) => (halls === null ? '真实' : `${halls} 个`))], rows);
}
