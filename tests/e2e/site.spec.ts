/** The built folder as one site: one document for all pages, one engine, no dead end. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { pages as kinds } from '../../src/pages/list';
import { at, distFolder } from './expected';

const files = readdirSync(distFolder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(distFolder, file)).isFile());
const pages = files.filter((file) => file.endsWith('.html') && !file.startsWith('downloads/'));
const textOf = (file: string): string => readFileSync(join(distFolder, file), 'utf8');
/** The engine says of itself which one it is. */
const ENGINE = 'maplibregl-canvas';

test('every page of the list is there, and no other', { tag: '@desk' }, () => {
  const patterns = kinds.map(({ path }) => new RegExp(`^${path.replace('{id}', '[\\w-]+').replace(/(^|\/)$/, '$1index.html')}$`));
  for (const pattern of patterns)
    expect(
      pages.some((page) => pattern.test(page)),
      String(pattern),
    ).toBe(true);
  expect(pages.filter((page) => !patterns.some((pattern) => pattern.test(page)))).toEqual([]);
});

test('all pages stand in the one document', { tag: '@desk' }, () => {
  const metas = (page: string): string[] =>
    [...textOf(page).matchAll(/<meta (?:charset|name="(?:viewport|renderer|format-detection|color-scheme|theme-color)")[^>]*>/g)].map(
      ([tag]) => tag,
    );
  const shared = metas('index.html');
  expect(shared).toHaveLength(6);
  for (const page of pages) {
    expect(metas(page), page).toEqual(shared);
    expect(textOf(page), page).not.toMatch(/<!--(head|page)-->|\/src\/pages\//);
  }
});

test('whatever a page refers to is there', { tag: '@desk' }, () => {
  for (const page of pages.filter((each) => !each.startsWith('offline/'))) {
    // What a script writes is no reference yet.
    const markup = textOf(page).replace(/<script>[\s\S]*?<\/script>/g, '');
    const references = [...markup.matchAll(/<(?:link|script|a|img)\b[^>]*\b(?:href|src)="(?!data:|https?:|#|\?)([^"#?]+)/g)].map(
      ([, address]) => at([address ?? ''], 0),
    );
    expect(references.length, page).toBeGreaterThan(2);
    for (const address of references) {
      const file = join(distFolder, page, '..', address);
      expect(existsSync(file.endsWith('/') ? join(file, 'index.html') : file), `${page} → ${address}`).toBe(true);
    }
  }
});

test('the engine is built once, and once more inside the offline file', { tag: '@desk' }, () => {
  const holding = files.filter((file) => /\.(js|html)$/.test(file) && !file.startsWith('downloads/') && textOf(file).includes(ENGINE));
  expect(holding.map((file) => file.replace(/-[\w-]{8}\.js$/, '.js')).sort()).toEqual(['assets/engine.js', 'offline/yunhe-yishi.html']);
});
