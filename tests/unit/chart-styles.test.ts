/** Sheets of rules that share one document: what dresses a chart touches nothing on the map, and the other way round. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../tools/run.mjs';

/** The class names that stand in components, spelled out or switched on. */
function classesIn(folder: string, only = /\.svelte$/): Set<string> {
  const sources = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && only.test(entry.name))
    .map(({ name }) => readFileSync(join(root, folder, name), 'utf8'));
  return new Set(
    sources.flatMap((source) => [
      ...[...source.matchAll(/\sclass="([^"{]*)/g)].flatMap(([, names = '']) => names.split(/\s+/)),
      ...[...source.matchAll(/\sclass:([\w-]+)/g)].map(([, name = '']) => name),
    ]),
  );
}

describe('the rules of charts', () => {
  it('meet no drawing of the map by a name that both use', () => {
    const ofMaps = new Set([...classesIn('src/draw/map'), ...classesIn('src/draw', /^(Marks|Label|Picture)\.svelte$/)]);
    const ofCharts = classesIn('src/draw/charts');
    expect(ofMaps.size).toBeGreaterThan(10);
    expect(ofCharts.size).toBeGreaterThan(20);
    // Water with ripples and a light around a lantern are drawn alike in both.
    const alike = ['', 'ripple', 'glow'];
    expect([...ofCharts].filter((name) => ofMaps.has(name) && !alike.includes(name))).toEqual([]);
  });
});
