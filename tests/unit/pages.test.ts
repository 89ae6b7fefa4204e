/** The list of pages, and how a page is put together. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';
import { documentOf, filled, sitePage } from '../../build/shell';
import { pages } from '../../src/pages/list';
import { swap } from '../../src/pages/parts/swap';
import { rootFrom, waysFrom } from '../../src/pages/parts/ways';
import { chinese } from '../../build/chinese';
import { withPrerenderer } from '../../build/prerenderer';
import { finderOf } from '../../src/story/make/finder';
import type { Ground, PageText } from '../../src/pages/types';
import { root } from '../../tools/run.mjs';
import { withDeeds } from '../fixtures/deeds';
import { storyOf } from '../fixtures/variant';

const text = { id: 'x', title: 'T', head: '<title>T</title>', body: '<p>$& B</p>', data: { step: 'one', 'tile-hosts': '' } };
const [front] = pages;
const [presenter, figure] = ['present', 'embed'].map((name) => pages.find(({ folder }) => folder === name));
const code = { first: '<i>first</i>', last: '<i>last</i>', icon: '../icon.png' };

describe('the list', () => {
  test('every page has its own address, its folder and its script', () => {
    expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
    for (const { folder, entry } of pages) {
      expect(existsSync(join(root, 'src/pages', folder, 'prerender.ts')), folder).toBe(true);
      expect(existsSync(join(root, entry)), entry).toBe(true);
    }
    expect(front?.path).toBe('');
  });
  test('ways lead to the root from wherever a page stands', () => {
    expect(['', 'present/', 'embed/story/'].map(rootFrom)).toEqual(['', '../', '../../']);
    expect(waysFrom('embed/story/').present).toBe('../../present/index.html');
  });
});

describe('the document', () => {
  test('what runs before the first paint is read by browsers that know no modules, and is short', () => {
    if (!front) throw new Error('no front page');
    const html = filled(root, readFileSync(join(root, 'index.html'), 'utf8'), sitePage(front, text));
    const [, boot = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
    expect(boot).toContain('prefers-contrast');
    expect(() => parse(boot, { ecmaVersion: 5 })).not.toThrow();
    expect(boot.length).toBeLessThan(readFileSync(join(root, 'src/pages/parts/boot.js'), 'utf8').length / 2);
  });
  test('a page takes its place in it, with its attributes and nothing of another', () => {
    if (!presenter) throw new Error('no presenter');
    const html = documentOf(root, sitePage(presenter, text), code);
    expect(html).toContain('<html lang="zh-CN" data-mode="present" data-root="../" data-step="one">');
    expect(html).toContain('<p>$& B</p>');
    expect(html.indexOf('<i>first</i>')).toBeLessThan(html.indexOf('<title>'));
    expect(html.indexOf('<i>last</i>')).toBeGreaterThan(html.indexOf('<p>$&'));
    expect(html).not.toContain('/src/');
    expect(html).toContain('href="../icon.png"');
  });
  test('a page of many has its own address', () => {
    if (!figure) throw new Error('no figure');
    expect(sitePage(figure, text).path).toBe('embed/x/');
  });
  test('a document that has lost a part stops the build and names the page', () => {
    if (!front || !presenter) throw new Error('no pages');
    const html = readFileSync(join(root, 'index.html'), 'utf8');
    for (const part of [' data-mode="scroll"', '<!--head-->', '<!--page-->']) {
      expect(() => filled(root, html.replace(part, ''), sitePage(front, text)), part).toThrow(/^index\.html 里没有找到 .+拼不起来。$/);
    }
    expect(() => swap('a', /b/, 'c', '某页')).toThrow('某页');
    expect(swap('a-b', 'a', '$&', '某页')).toBe('$&-b');
  });
});

test('what unfolds at the foot of the story has its room before: the page does not grow under the reader', async () => {
  const { stage, ...rest } = storyOf(withDeeds());
  const tall = stage.figures.find(({ kind }) => kind === 'shelves' || kind === 'strands');
  const chapter = stage.chapters.find(({ steps }) => steps.some(({ figure: shown }) => shown === tall?.id));
  if (!chapter) throw new Error('the fixture has no figure of its own height');
  const story = { ...rest, stage: { ...stage, foot: [chapter] } };
  const ground: Ground = { story, finder: finderOf(story, chinese), ready: false, tileHosts: '', sounds: {} };
  const [page] = await withPrerenderer<{ texts(ground: Ground): PageText[] }, PageText[]>(
    root,
    '/src/pages/story/prerender.ts',
    ({ texts }) => texts(ground),
  );
  const foot = page?.body.slice(page.body.indexOf('class="foot"')) ?? '';
  const pictures = [...foot.matchAll(/class="graphic( tall)?"[^>]*>(?:<!--.*?-->)*<(\w+)/g)].map(([, own, first]) => [Boolean(own), first]);
  expect(pictures).toContainEqual([true, 'svg']);
  expect(pictures).not.toContainEqual([true, 'noscript']);
});
