import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeHalls } from '../../tools/bench/halls';
import { checkData } from '../../build/check-data';
import { withPrerenderer } from '../../build/prerenderer';
import { root } from '../../tools/run.mjs';
import type { SheetFile } from '../../src/take/sheet/prerender';
import type { SheetModule } from '../../build/sheets';
import { fixturePath } from '../fixtures/overlay';

const DATA = fixturePath('base');
const folder = mkdtempSync(join(tmpdir(), 'yunhe-halls-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('generated halls', () => {
  it('pass the whole check, as many as were asked for', async () => {
    await writeHalls(DATA, join(folder, 'city'), 191);
    // The heading font is cut for data/; here it has whatever the frozen folder says.
    const city = join(folder, 'city');
    const report = checkData(
      city,
      ['story.yaml', 'streets.csv', 'facts.csv', 'site.yaml', 'platforms.csv', 'places.csv', 'waterways.geojson']
        .map((name) => readFileSync(join(city, name), 'utf8'))
        .join(''),
    );
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
    expect(drawn).not.toContain('class="leader"');
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
