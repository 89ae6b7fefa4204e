import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeHalls } from '../../tools/bench/halls';
import { checkData } from '../../build/check-data';
import { chinese } from '../../build/chinese';
import { prerendering, withPrerenderer } from '../../build/prerenderer';
import { finderOf } from '../../src/story/make/finder';
import { root } from '../../tools/run.mjs';
import type { SheetFile } from '../../src/take/sheet/prerender';
import type { SheetModule } from '../../build/sheets';
import { restFrame } from '../../src/draw/frame';
import { overlaps } from '../../src/scene/box';
import { sceneFor, stageOf, stepsOf } from '../../src/scene/scene';
import { must } from '../../src/tables/must';
import { fixturePath, fixtureStory } from '../fixtures/overlay';

const DATA = fixturePath('base');
const folder = mkdtempSync(join(tmpdir(), 'yunhe-halls-test-'));
/** Checked as if the heading font were cut for it: that of this project is cut for `data/`. */
const checked = (name: string): ReturnType<typeof checkData> =>
  checkData(
    join(folder, name),
    ['story.yaml', 'streets.csv', 'facts.csv', 'site.yaml', 'platforms.csv', 'places.csv', 'waterways.geojson']
      .map((file) => readFileSync(join(folder, name, file), 'utf8'))
      .join(''),
  );
afterAll(() => rmSync(folder, { recursive: true }));

describe('generated halls', () => {
  it('pass the whole check, as many as were asked for', async () => {
    await writeHalls(DATA, join(folder, 'city'), 191);
    const report = checked('city');
    expect(report.ok ? report.story.stage.streets.length : report.sentences).toBe(191);
    if (!report.ok) return;
    const { story } = report;
    const sheets = await withPrerenderer<SheetModule, SheetFile[]>(root, '/src/take/sheet/prerender.ts', (module) =>
      module.sheetFiles(story),
    );
    const map = story.stage.figures.find(({ kind }) => kind === 'map')?.id;
    const drawn = sheets.find(({ kind, id }) => kind === 'sheet' && id === map)?.markup ?? '';
    // A lantern for each name, a dot for each of the others, and none drawn twice.
    const lanterns = drawn.split('href="#g-lantern"').length - 1;
    const dots = /class="crowd"[^>]* d="([^"]*)"|d="([^"]*)"[^>]* class="crowd"/.exec(drawn);
    const circles = (dots?.[1] ?? dots?.[2] ?? '').split('M').length - 1;
    const hidden = drawn.match(/class="mark [^"]*under/g)?.length ?? 0;
    expect(lanterns).toBeGreaterThan(10);
    expect(circles).toBeGreaterThan(lanterns);
    expect(lanterns - hidden + circles).toBe(191);
    expect(drawn).not.toMatch(/class="leader"[^>]* d="M|d="M[^"]*"[^>]* class="leader"/);
  }, 60_000);

  it('hang above a chart as dots that are seen, and where two fall on one px one is drawn', async () => {
    await writeHalls(DATA, join(folder, 'garland'), 700);
    const report = checked('garland');
    if (!report.ok) throw new Error(report.sentences.join('\n'));
    const { stage } = report.story;
    const step = must(
      stepsOf(stage).find((each) => each.step.scene.layout === 'units'),
      'units',
    );
    const scene = sceneFor(stage, step.step.id, stageOf({ width: 390, height: 464 }));
    const markup = await prerendering(root, null, async (load) => {
      const { default: Marks } = await load<{ default: never }>('/src/draw/Marks.svelte');
      const { render } = await load<typeof import('svelte/server')>('svelte/server');
      return render(Marks, { props: { scene, frame: restFrame(scene) } } as never).body;
    });
    const dots = [...markup.matchAll(/M([\d.-]+) ([\d.-]+)a([\d.]+) /g)].map(
      ([, x, y, r]) => [Number(x) + Number(r), Number(y), Number(r)] as const,
    );
    expect(dots.length).toBeGreaterThan(300);
    expect(dots.length).toBeLessThan(500);
    for (const [, , radius] of dots) expect(radius).toBeGreaterThanOrEqual(0.5);
    // From end to end, without a gap.
    const across = dots.map(([x]) => x).sort((a, b) => a - b);
    expect((across.at(-1) ?? 0) - (across[0] ?? 0)).toBeGreaterThan(300);
    across.slice(1).forEach((x, k) => expect(x - (across[k] ?? 0)).toBeLessThan(2));
  }, 60_000);

  it('have a name on a chart of streets only where it can be read; the reader’s own always has', async () => {
    await writeHalls(DATA, join(folder, 'names'), 300);
    const report = checked('names');
    if (!report.ok) throw new Error(report.sentences.join('\n'));
    const few = fixtureStory('base').stage;
    const seen: string[] = [];
    for (const story of [report.story.stage, few]) {
      const steps = stepsOf(story).filter(({ step }) => ['strip', 'tiles', 'merger'].includes(step.scene.layout));
      for (const { step } of steps) {
        for (const size of [
          { width: 360, height: 420 },
          { width: 390, height: 464 },
          { width: 1500, height: 1000 },
        ]) {
          const own = story.streets.at(-1)?.id ?? '';
          const { marks } = sceneFor(story, step.id, { ...stageOf(size), chosen: own });
          const names = marks.flatMap(({ id, at: [x, y], label }) =>
            label ? [{ id, x: x + label.dx, y: y + label.dy, width: label.width, height: label.lines[0]?.fontSize ?? 0 }] : [],
          );
          const where = `${step.scene.layout} ${story.streets.length} ${size.width}`;
          seen.push(where);
          expect(
            names.map(({ id }) => id),
            where,
          ).toContain(own);
          expect(
            names.filter((a, k) => names.slice(k + 1).some((b) => overlaps(a, b))).map(({ id }) => id),
            where,
          ).toEqual([]);
          expect(Math.min(...marks.map((mark) => mark.size)), where).toBeGreaterThan(0);
          if (story === few) expect(names, where).toHaveLength(story.streets.length);
        }
      }
    }
    expect(seen.length).toBeGreaterThanOrEqual(12);
  }, 60_000);

  it('are no list to be scrolled past: it opens when asked for; a district’s stands open', async () => {
    await writeHalls(DATA, join(folder, 'list'), 61);
    const report = checked('list');
    const lists = await prerendering(root, null, async (load) => {
      const [{ default: Finder }, { render }] = [
        await load<{ default: never }>('/src/pages/finder/Finder.svelte'),
        await load<typeof import('svelte/server')>('svelte/server'),
      ];
      return [report.ok ? report.story : null, fixtureStory('base')].map((story) =>
        story ? render(Finder, { props: { finder: finderOf(story, chinese), step: 'any' } } as never).body : '',
      );
    });
    const [many = '', few = ''] = lists;
    expect([many, few].map((markup) => markup.split('?street=').length - 1)).toEqual([61, fixtureStory('base').stage.streets.length]);
    expect(many).toMatch(/<details><summary>展开全部 61 个街道<\/summary>\s*(<!--.*?-->\s*)*<ul/);
    expect(few).not.toContain('<details');
  }, 60_000);

  it('are the same every time', async () => {
    for (const name of ['a', 'b']) await writeHalls(DATA, join(folder, name), 60);
    const [a, b] = ['a', 'b'].map((name) => readFileSync(join(folder, name, 'streets.csv'), 'utf8'));
    expect(a).toBe(b);
  });

  it('are never fewer than the real ones', async () => {
    await expect(writeHalls(DATA, join(folder, 'few'), 3)).rejects.toThrow('都要留着');
  });
});
