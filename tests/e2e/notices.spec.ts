/** What the built site says of those whose code and letters it carries. */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { distFolder } from './expected';

const read = (file: string): string => readFileSync(join(distFolder, file), 'utf8');

test('all licences are in one file, and inside the file that travels alone', { tag: '@desk' }, () => {
  const notices = read('third-party.txt');
  const named = [...notices.matchAll(/^={20,}\n(.+)\n={20,}$/gm)].map(([, name = '']) => name);
  expect(named).toEqual(
    expect.arrayContaining(['svelte (MIT)', 'maplibre-gl (BSD-3-Clause)', 'd3-shape (ISC)', 'Noto Serif SC (OFL-1.1)']),
  );
  expect(notices).toContain('Neither the name of MapLibre GL JS nor the names of its contributors');
  const alone = read('offline/yunhe-yishi.html');
  const inside = alone.slice(alone.lastIndexOf('</html>'));
  for (const name of ['svelte (MIT)', 'maplibre-gl (BSD-3-Clause)', 'd3-shape (ISC)', 'Noto Serif SC (OFL-1.1)'])
    expect(inside).toContain(`\n${name}\n`);
  expect(inside).toContain('SIL OPEN FONT LICENSE Version 1.1');
});

test('the fonts’ licence lies beside the fonts', { tag: '@desk' }, () => {
  const fonts = readdirSync(distFolder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.woff2'));
  expect(fonts.length).toBeGreaterThan(1);
  for (const font of fonts) {
    const folder = dirname(join(distFolder, font));
    expect(
      [folder, dirname(folder)].some((each) => existsSync(join(each, 'OFL.txt'))),
      font,
    ).toBe(true);
  }
});
