import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeHalls } from '../../tools/bench/halls';
import { checkData } from '../../build/check-data';
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
  });

  it('are the same every time', async () => {
    for (const name of ['a', 'b']) await writeHalls(DATA, join(folder, name), 60);
    const [a, b] = ['a', 'b'].map((name) => readFileSync(join(folder, name, 'streets.csv'), 'utf8'));
    expect(a).toBe(b);
  });

  it('are never fewer than the real ones', async () => {
    await expect(writeHalls(DATA, join(folder, 'few'), 3)).rejects.toThrow('都要留着');
  });
});
