/** The licences that the site must carry: whoever's code is in a bundle is named, with the licence as it stands. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApart } from '../../build/bundles';
import { dataFolder } from '../../build/data-folder';
import { fontLicence, noticesText } from '../../build/notices';
import { storySvelte } from '../../build/prerenderer';
import { root } from '../../tools/run.mjs';
import { storyPlugin } from '../../build/story-plugin';
import { storySource } from '../../build/story-source';

const licenceOf = (name: string): string => {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each)) ?? 'README.md';
  return readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim();
};

describe('the third-party notices of the presenter', () => {
  const modules = new Set<string>();
  let text = '';
  /** The packages that the bundles' own source maps speak of. */
  let mapped: string[] = [];
  beforeAll(async () => {
    const output = await buildApart(
      { root, modules },
      {
        plugins: [storySvelte(), storyPlugin(storySource(dataFolder))],
        worker: { format: 'es' },
        build: { sourcemap: 'hidden', minify: false, rolldownOptions: { input: { steps: join(root, 'src/pages/steps/main.ts') } } },
      },
    );
    text = noticesText(root, modules);
    mapped = [
      ...new Set(
        output
          .flatMap((file) => (file.type === 'chunk' ? (file.map?.sources ?? []) : []))
          .flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []),
      ),
    ];
  });

  it('name every package of the bundles, with its whole licence', () => {
    expect(mapped).toEqual(expect.arrayContaining(['svelte', 'd3-shape', 'd3-path', 'maplibre-gl']));
    for (const name of mapped) {
      expect(text).toMatch(new RegExp(`^${name}( \\(.*\\))?$`, 'm'));
      expect(text, name).toContain(licenceOf(name));
    }
  });

  it('name what the map engine was made of before it was published, its worker too', () => {
    for (const name of ['earcut', 'gl-matrix', 'kdbush', '@mapbox/tiny-sdf', '@maplibre/geojson-vt', '@maplibre/mlt'])
      expect(text, name).toContain(licenceOf(name));
    expect(
      [...modules].some((id) => id.endsWith('maplibre-gl-worker.mjs')),
      'the worker’s own module',
    ).toBe(true);
    expect(text).toContain('Copyright (c) 2020, Mapbox');
    // Its README alone says it.
    expect(text).toContain('Copyright (c) 2011 Gary Court');
  });

  it('name the tools whose helpers are in the bundles, without what the tools are made of', () => {
    expect(text).toContain('Copyright (c) 2019-present, VoidZero Inc. and Vite contributors');
    expect(text).not.toContain('acorn');
  });

  it('end with the fonts, and leave out what only builds the pages', () => {
    expect(text.trim().endsWith(fontLicence(root).trim())).toBe(true);
    for (const name of ['valibot', 'gcoord', 'd3-geo', 'yaml', 'rolldown']) expect(text).not.toMatch(new RegExp(`^${name} \\(`, 'm'));
  });
});

describe('a package that says nothing of its licence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yunhe-notices-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const given = (name: string, files: Readonly<Record<string, string>>): string => {
    const home = join(folder, 'node_modules', name);
    mkdirSync(home, { recursive: true });
    for (const [file, content] of Object.entries({ 'package.json': JSON.stringify({ name, license: 'MIT' }), ...files }))
      writeFileSync(join(home, file), content);
    return join(home, 'index.js');
  };

  it('stops the build with a sentence', () => {
    expect(() => noticesText(root, [given('silent', {})])).toThrow('网页里有 silent 的程序，它的包里却没有许可文件（LICENSE 一类）');
    expect(() => noticesText(root, [given('terse', { 'README.md': '# terse\n\n## License\n\nMIT\n' })])).toThrow('网页里有 terse 的程序');
  });

  it('may say it in its README, or in several files', () => {
    expect(
      noticesText(root, [given('wordy', { 'README.md': '# wordy\n\n## License (MIT)\n\nCopyright 2020 A\n\n## Thanks\n\nB\n' })]),
    ).toMatch(/\nwordy \(MIT\)\n=+\n\nCopyright 2020 A\n\n=/);
    expect(noticesText(root, [given('@a/two', { 'LICENSE-MIT': 'Copyright C', 'NOTICE.txt': 'Portions D' })])).toMatch(
      /\n@a\/two \(MIT\)\n=+\n\nCopyright C\n\nPortions D\n/,
    );
  });

  it('is missed where a published bundle was made of it', () => {
    const file = given('packed', { LICENSE: 'Copyright P' });
    writeFileSync(`${file}.map`, JSON.stringify({ sources: ['../node_modules/gone/index.js', 'src/own.js'] }));
    expect(() => noticesText(root, [file])).toThrow('网页里有 gone 的程序，node_modules 里却没有这个包');
  });
});
