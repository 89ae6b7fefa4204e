/** Another district: the invented example is told in its own words, and an empty folder is laid out for the next one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../../tools/run.mjs';
import { prerendering } from '../../build/prerenderer';
import { markedCode, markedFictional } from '../../build/fictional';
import { oembedOf } from '../../build/oembed';
import { sitePage } from '../../build/shell';
import { chinese } from '../../build/chinese';
import { checkData } from '../../build/check-data';
import { readDataFolder } from '../../build/read-data';
import type { SheetModule } from '../../build/sheets';
import { pages as kinds } from '../../src/pages/list';
import type { Ground, PageModule } from '../../src/pages/types';
import { washRadius } from '../../src/draw/map/wash';
import { PATH_ZOOM, pathOrigin, project } from '../../src/scene/camera';
import { diagonalMetres, downstream } from '../../src/story/make/geography';
import { finderOf } from '../../src/story/make/finder';
import { readSources } from '../../src/story/intake/sources';
import type { LonLat } from '../../src/story/types';
import { FICTIONAL } from '../../src/tables/words';
import { pack } from '../../tools/export/kit';
import { presentationParts, type SlideModule } from '../../tools/export/pptx/presentation';
import { figureTables, dataTables } from '../../tools/export/tables';
import { workbookFile } from '../../tools/export/workbook';
import { edited, sentencesOf, storyOf } from '../fixtures/variant';
import { faultsOf } from '../pptxPackage';

const EXAMPLE = join(root, 'examples/open-water');
const example = storyOf(readDataFolder(EXAMPLE));
const first = storyOf(readDataFolder(join(root, 'data')));

/** What names the first district: its streets, waters, places, platforms, report, and the words it has for them. */
const OWN = [
  ...first.stage.streets.flatMap(({ name, label }) => [name, label]),
  ...[...first.stage.waterways, ...first.stage.places, ...first.stage.platforms].map(({ name }) => name),
  ...first.site.region,
  first.site.title,
  first.site.report.title,
  first.stage.water,
  first.stage.unit,
  '拱墅',
  '杭州',
  '民生议事堂',
  '政协',
];
/** Those of them that a text says. */
const saidIn = (text: string): string[] => [...new Set(OWN)].filter((word) => text.includes(word));

const site = (edit: (text: string) => string): string[] => sentencesOf(edited({ 'site.yaml': edit }, readDataFolder(EXAMPLE)));

describe('the invented district', () => {
  test('is in order, with every character of its headings in the font', () => {
    const report = checkData(EXAMPLE);
    expect(report.ok ? [] : report.sentences).toEqual([]);
    expect(example.stage.streets).toHaveLength(14);
    expect(example.stage.facts).toHaveLength(6);
    expect(example.stage.platforms).toHaveLength(3);
    expect(example.stage.course?.[0]).toContain('西');
    expect(example.stage.streets[0]?.label).toBe('西一港');
  });

  test('its water is as broad on its map as the first district’s on that one', () => {
    for (const { stage } of [first, example]) {
      const main = stage.waterways.find((water) => water.main);
      const share = (2 * (main?.halfWidthM ?? 0)) / diagonalMetres(stage.canalBounds);
      expect(1 / share).toBeGreaterThan(70);
      expect(1 / share).toBeLessThan(80);
    }
  });

  test('every page of it says what it is, and nothing of the first district', { timeout: 120_000 }, async () => {
    const ground: Ground = { story: example, finder: finderOf(example, chinese), ready: true, tileHosts: '', sounds: {} };
    const { made, sheets } = await prerendering(root, null, async (load) => ({
      made: (
        await Promise.all(
          kinds.map(async (kind) => {
            const { texts } = await load<PageModule>(`/src/pages/${kind.folder}/prerender.ts`);
            return texts(ground).map((text) => markedFictional(sitePage(kind, text)));
          }),
        )
      ).flat(),
      sheets: (await load<SheetModule>('/src/take/sheet/prerender.ts')).sheetFiles(example),
    }));
    expect(made.length).toBeGreaterThan(20);
    for (const { path, head, body } of made) {
      expect(saidIn(head + body), path).toEqual([]);
      expect(head, path).toContain(`<title>${FICTIONAL}`);
      expect(body, path).toContain(`<aside class="fictional">${FICTIONAL}</aside>`);
    }
    expect(sheets.length).toBeGreaterThan(20);
    for (const { id, kind, text } of sheets) {
      expect(saidIn(text), `${kind} ${id}`).toEqual([]);
      expect(text, `${kind} ${id}`).toContain(FICTIONAL);
    }
  });

  test('every file of its data says it', () => {
    const book = unzipSync(workbookFile(example, readSources(readDataFolder(EXAMPLE)).sources));
    const printed = Object.keys(book).filter((name) => name.startsWith('xl/worksheets/'));
    expect(printed.length).toBeGreaterThan(5);
    for (const name of printed) expect(strFromU8(book[name] ?? new Uint8Array()), name).toContain(`<oddHeader>&amp;C${FICTIONAL}`);
    const [note = new Uint8Array()] = Object.values(unzipSync(pack(example, new Map())));
    expect(strFromU8(note)).toContain(FICTIONAL);
    // It never had one to fill in.
    expect(strFromU8(note)).not.toContain('审图号');
    for (const [name, bytes] of [...figureTables(example), ...dataTables(example)]) {
      const text = new TextDecoder().decode(bytes);
      expect(text, name).toContain(FICTIONAL);
      expect(saidIn(text), name).toEqual([]);
    }
  });

  test('every slide and every page of notes says it', { timeout: 120_000 }, async () => {
    const parts = await prerendering(root, null, async (load) =>
      presentationParts(root, example, await load<SlideModule>('/src/take/slides/prerender.ts')),
    );
    expect(faultsOf(parts)).toEqual([]);
    const said = [...parts].filter(([name]) => /^ppt\/(slides|notesSlides)\/[^/]+\.xml$/.test(name));
    expect(said.length).toBeGreaterThan(30);
    for (const [name, xml] of said) {
      expect(xml, name).toContain(`<a:t>${FICTIONAL}</a:t>`);
      expect(saidIn(xml), name).toEqual([]);
    }
  });

  test('what others fetch says it', () => {
    expect(markedCode('code()', example.site)).toBe(`/* ${FICTIONAL} */\ncode()`);
    expect(markedCode('code()', first.site)).toBe('code()');
    const text = { id: 'x', title: '图', head: '<title>图</title>', body: '', data: {} };
    for (const kind of kinds)
      expect(JSON.parse(oembedOf(markedFictional(sitePage(kind, text)), example.site))).toMatchObject({ title: `${FICTIONAL}：图` });
  });

  test('carries no number of an authority and no real map', () => {
    expect(site((text) => text.replace('review_number: ""', 'review_number: GS(2023)1234号'))).toEqual([
      expect.stringMatching(/^site\.yaml 第\d+行的 map\.review_number 写的是“GS\(2023\)1234号”：虚构的内容/),
    ]);
    expect(site((text) => text.replace('basemap: embedded', 'basemap: tianditu'))).toContainEqual(
      expect.stringContaining('只能写 embedded'),
    );
  });
});

describe('the words of a district', () => {
  test('are asked for, one by one', () => {
    expect(site((text) => text.replace('seal: 示河议事', 'seal: 示河'))).toEqual([expect.stringContaining('正好 4 个字')]);
    expect(site((text) => text.replace('drawings: open-water', 'drawings: bridge'))).toEqual([
      expect.stringContaining('只能写 open-water、stone-bridge 之一'),
    ]);
    expect(site((text) => text.replace('order_from: ""', 'order_from: 西南'))).toEqual([
      expect.stringContaining('只能写 东、南、西、北 之一'),
    ]);
    expect(site((text) => text.replace('main_water: broad-water', 'main_water: no-water'))).toEqual([
      expect.stringContaining('缺少编号（id）为 no-water 的水系'),
    ]);
  });

  test('the order begins at the end that they name', () => {
    const line: LonLat[] = [
      [165, 30.1],
      [165.2, 30],
    ];
    expect(downstream(line)[0]).toEqual(line[0]);
    expect(downstream(line, '东')[0]).toEqual(line[1]);
    expect(downstream(line, '南')[0]).toEqual(line[1]);
    const files = edited({ 'site.yaml': (text) => text.replace('order_from: ""', 'order_from: 东') }, readDataFolder(EXAMPLE));
    expect(storyOf(files).stage.streets[0]?.label).toBe('东五港');
  });

  test('a label leaves out the kind, 街道, 镇 or 乡, unless too little would be left', () => {
    const rename = (name: string) => (text: string) => text.replace('西一港', name);
    const labelOf = (name: string) =>
      storyOf(edited({ 'streets.csv': rename(name) }, readDataFolder(EXAMPLE))).stage.streets.find(({ id }) => id === 'west-1')?.label;
    expect(['石帆街道', '石帆镇', '石帆乡', '石镇'].map(labelOf)).toEqual(['石帆', '石帆', '石帆', '石镇']);
  });
});

describe('the cover of a district', () => {
  const said = (change: (text: string) => string): string[] => sentencesOf(edited({ 'story.yaml': change }, readDataFolder(EXAMPLE)));

  test('has nothing that its page would leave out', () => {
    expect(said((text) => text.replace(/(?=\n {8}scene: )/, '\n        figure: map'))).toEqual([
      expect.stringMatching(/的 opening\.figure 写的是“map”：.*放不下这一项；请另加一步。$/),
    ]);
    expect(said((text) => text.replace('        finder: true\n', '').replace(/(?=\n {8}scene: )/, '\n        finder: true'))).toEqual([
      expect.stringMatching(/的 opening\.finder 写的是“true”：.*放不下这一项/),
    ]);
    expect(said((text) => text.replace('    section: 1\n', '').replace(/(?=\n {4}steps:)/, '\n    section: 1'))).toContainEqual(
      expect.stringMatching(/的 cover\.section 写的是“1”：全卷的第一章上是总标题，不是报告的一部分/),
    );
  });

  test('is one step', () => {
    const two = said((text) => text.replace(/\n\n {2}- id: river\n[^]*?steps:/, ''));
    expect(two).toEqual([expect.stringMatching(/的 river-draws\.id 写的是“river-draws”：全卷的第一章上是总标题，只有一步/)]);
  });
});

describe('the land of a district', () => {
  test.each([
    ['the first', first],
    ['the invented', example],
  ])('%s: the wash lies under all its streets, and not far beyond', (_, { stage }) => {
    const middle = { center: pathOrigin(stage.canalBounds), zoom: PATH_ZOOM };
    const far = stage.streets.map(({ at }) => Math.hypot(...project(middle, { width: 0, height: 0 }, at)));
    expect(washRadius(stage)).toBeGreaterThan(Math.max(...far));
    expect(washRadius(stage)).toBeLessThan(Math.max(...far) * 1.1);
  });
});

describe('npm run new', () => {
  const folder = mkdtempSync(join(tmpdir(), 'new-district-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: string[]): { status: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'tools/new.ts'), ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    return { status, said: (stdout + stderr).trim() };
  };

  test('lays out a folder of which the check names everything that is wanting', { timeout: 60_000 }, () => {
    const fresh = join(folder, 'a/b');
    expect(run(fresh)).toMatchObject({ status: 0, said: expect.stringContaining('已放好') as string });
    const report = checkData(fresh);
    const sentences = report.ok ? [] : report.sentences;
    for (const file of ['facts.csv', 'streets.csv', 'waterways.geojson', 'story.yaml', 'site.yaml'])
      expect(sentences.join('\n'), file).toContain(file);
    // A column or an entry that is missing, or that nobody knows, would be a fault of the layout itself.
    expect(sentences.filter((sentence) => /缺少.*(列|项)|不认识|没有这一|多余|找不到/.test(sentence))).toEqual([]);
    // Each line that says so is asked for.
    const asked = ['site.yaml', 'story.yaml'].flatMap((file) =>
      readFileSync(join(fresh, file), 'utf8')
        .split('\n')
        .flatMap((line, k) => (/(?:""|\[\]) +# 必填/.test(line) ? [`${file} 第${k + 1}行`] : [])),
    );
    expect(asked.length).toBeGreaterThan(25);
    expect(asked.filter((where) => !sentences.some((sentence) => sentence.startsWith(`${where}的`)))).toEqual([]);
  });

  test('touches nothing that is there, and says so in one sentence', { timeout: 60_000 }, () => {
    writeFileSync(join(folder, 'site.yaml'), 'title: 我的\n');
    const before = readdirSync(folder);
    expect(run(folder)).toEqual({ status: 1, said: `文件夹“${folder}”里已经有东西，没有动它；请换一个名字。` });
    expect(readdirSync(folder)).toEqual(before);
    expect(readFileSync(join(folder, 'site.yaml'), 'utf8')).toBe('title: 我的\n');
    expect(run(join(folder, 'site.yaml'))).toEqual({ status: 1, said: expect.stringMatching(/^已经有一个叫.*。$/) as string });
    expect(run(join(folder, 'site.yaml/x'))).toEqual({ status: 1, said: expect.stringMatching(/^文件夹“.*建不成.*。$/) as string });
    expect(run()).toEqual({ status: 1, said: expect.stringMatching(/^请写上新文件夹的名字.*。$/) as string });
  });
});
