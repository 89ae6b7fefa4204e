/** Figures as files: what an editor takes along is whole, exact, sourced, and the same whenever it is made. */
import { unzipSync } from 'fflate';
import jsQR from 'jsqr';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Story } from '../../src/story/types';
import { codesOf } from '../../src/take/codes';
import { COVERS, coverSheet } from '../../src/take/sheet/cover';
import type { SheetFile } from '../../src/take/sheet/prerender';
import { labels, sheetWordsOf } from '../../src/take/sheet/words';
import { pack } from '../../tools/export/kit';
import { dataTables, figureTables } from '../../tools/export/tables';
import { withPrerenderer } from '../../build/prerenderer';
import { root } from '../../tools/run.mjs';
import { sheetStyle } from '../../build/sheet-style';
import { svgOf, type SheetModule } from '../../build/sheets';
import { fixtureStory } from '../fixtures/overlay';

const story = fixtureStory('base');
const { stage } = story;
const words = sheetWordsOf(story);
const withAddress = (address: string): Story => ({ ...story, site: { ...story.site, address } });
const text = (bytes: Uint8Array | undefined): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
/** Text of a drawing as it is read: characters that stand one by one belong together. */
const read = (svg: string): string =>
  svg
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s/g, '');

let sheets: SheetFile[] = [];
beforeAll(async () => {
  sheets = await withPrerenderer<SheetModule, SheetFile[]>(root, '/src/take/sheet/prerender.ts', (module) => module.sheetFiles(story));
}, 60_000);
const sheet = (kind: SheetFile['kind'], id: string): SheetFile => {
  const found = sheets.find((each) => each.kind === kind && each.id === id);
  if (!found) throw new Error(`no ${kind} ${id}`);
  return found;
};

describe('sheets', () => {
  it('carry title, exact number, what is counted and what is not, and the source', () => {
    for (const { id } of stage.figures) {
      const own = words.figures[id];
      const said = read(sheet('sheet', id).markup);
      for (const part of [own?.title, own?.number?.join(''), own?.summary, own?.counts, own?.not, own?.source]) {
        if (part) expect(said, id).toContain(part.replace(/\s/g, ''));
      }
      const fact = stage.facts.find((each) => each.id === stage.figures.find((figure) => figure.id === id)?.fact);
      if (fact) expect(said, id).toContain(fact.display);
    }
  });

  it('carry the position note and the source of the waters wherever there is a map, and 审图号 once there is one', async () => {
    const numbered = { ...story, stage: { ...stage, duties: { ...stage.duties, reviewNumber: '浙S（2026）1号' } } };
    const files = await withPrerenderer<SheetModule, SheetFile[]>(root, '/src/take/sheet/prerender.ts', (module) =>
      module.sheetFiles(numbered),
    );
    const maps = stage.figures.filter(({ kind }) => kind === 'map').map(({ id }) => id);
    expect(maps.length).toBeGreaterThan(2);
    // Of the covers the poster has a map; on the others the canal is none, and they say what its lanterns mean.
    const covers = files.filter(({ kind }) => kind === 'cover');
    for (const { id, markup } of covers.filter(({ id }) => id !== 'poster')) {
      expect(markup, id).not.toMatch(/class="(?:map|caption|scale)\b/);
      expect(read(markup), id).toContain(labels.lanterns(stage.unit, stage.water));
    }
    for (const file of files.filter(({ id, kind }) => (kind === 'cover' ? id === 'poster' : maps.includes(id)))) {
      expect(read(file.markup), `${file.kind} ${file.id}`).toContain(stage.duties.positionNote);
      expect(read(file.markup), `${file.kind} ${file.id}`).toContain('OpenStreetMap');
      expect(read(file.markup), `${file.kind} ${file.id}`).toContain('浙S（2026）1号');
    }
  });

  it('hide nothing behind masks: what draws itself on the stage is drawn already', () => {
    for (const { markup, kind, id } of sheets) expect(markup, `${kind} ${id}`).not.toMatch(/<mask|<clipPath|(?:mask|clip-path)=/);
  });

  it('draw exactly so many units as the fact says, with an open end only for 余', () => {
    for (const figure of stage.figures.filter(({ kind }) => kind === 'units')) {
      const fact = stage.facts.find(({ id }) => id === figure.fact);
      const { markup } = sheet('sheet', figure.id);
      expect(markup.match(/data-unit/g)?.length, figure.id).toBe(fact?.value);
      expect(markup.includes('data-open-end'), figure.id).toBe(fact?.exactness === 'atLeast');
    }
  });

  it('are SVG files that need nothing else and are the same whenever they are made', async () => {
    const file = sheet('sheet', 'halls');
    const svg = await svgOf(root, file);
    expect(svg).toBe(await svgOf(root, file));
    expect(svg).toMatch(/^<\?xml [^>]*\?>\n<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg.match(/@font-face/g)?.length).toBe(2);
    expect(svg).not.toMatch(/var\(|(?:href|src)="?(?!#|data:)[^"#]*\/\//);
    // Not every viewer knows lists of places, or references without their old name.
    expect(svg).not.toMatch(/<text[^>]* x="[^"]* /);
    expect(svg).not.toMatch(/ href="#/);
  });

  it('take the page’s own rules, with the page’s own colours', () => {
    const style = sheetStyle(root);
    expect(style).toContain('.sheet-digits{fill:#b3402a}');
    expect(style).toMatch(/\.water\.main \.brush,\.water\.strong \.brush\{fill:#2b6a78/);
    expect(style).not.toMatch(/@media|var\(|transition|\[data-/);
  });

  it('read rules as a browser does: semicolons and brackets in strings, rules in rules, what is important', () => {
    const more = (css: string): string => sheetStyle(root, css).slice(sheetStyle(root).length);
    expect(more('.a{fill:url("data:image/svg+xml;utf8,<svg>}</svg>");stroke:var(--cinnabar)}')).toBe(
      '.a{fill:url("data:image/svg+xml;utf8,<svg>}</svg>");stroke:#b3402a}',
    );
    expect(more(".a::before{content:'};'} .b, .c:is(.d,.e){content:';{';fill:red/*;}*/ !important}")).toBe(
      ".b,.c:is(.d,.e){content:';{';fill:red !important}",
    );
    expect(
      more('.a,.b{fill:red;&.on{fill:blue} .c &{fill:tan} > .d,.e{stroke:red} &:hover{fill:red} @media print{fill:red} .f{.g{fill:red}}}'),
    ).toBe('.a,.b{fill:red}.a.on,.b.on{fill:blue}.c .a,.c .b{fill:tan}.a > .d,.b > .d,.a .e,.b .e{stroke:red}.a .f .g,.b .f .g{fill:red}');
  });
});

describe('the poster', () => {
  const poster = COVERS.find(({ id }) => id === 'poster');
  if (!poster) throw new Error('no poster');

  it('has a code that a reader decodes to the configured address', () => {
    for (const address of ['https://www.example.cn/art/2026/1/1/x/', 'https://www.gongshu.example.cn/zhengxie/yunhe/议事/']) {
      const { code } = coverSheet(stage, sheetWordsOf(withAddress(address)), poster);
      if (!code) throw new Error('no code');
      const scale = 4;
      const side = code.units * scale;
      const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
      for (const [, x, y] of code.path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
        for (let k = 0; k < scale * scale; k += 1) {
          const at = ((Number(y) * scale + Math.floor(k / scale)) * side + Number(x) * scale + (k % scale)) * 4;
          pixels.fill(0, at, at + 3);
        }
      }
      expect(jsQR(pixels, side, side)?.data).toBe(address);
    }
  });

  it('has none without an address', () => {
    expect(coverSheet(stage, words, poster).code).toBeNull();
  });
});

describe('tables', () => {
  it('open in Excel with their Chinese, one file a figure, facts in their exact wording', () => {
    const files = figureTables(story);
    expect([...files.keys()]).toEqual(stage.figures.map(({ id }) => `${id}.csv`));
    const wall = text(files.get('facts-wall.csv'));
    expect(wall.startsWith('\uFEFF数字,原文,')).toBe(true);
    expect(wall.split('\r\n')).toHaveLength(stage.facts.length + 2);
    for (const { display } of stage.facts) expect(wall).toContain(display);
  });

  it('give maps as RFC 7946 wants them, with their caution', () => {
    const files = dataTables(story);
    const streets = JSON.parse(text(files.get('data/streets.geojson'))) as {
      features: { geometry: { coordinates: number[] }; properties: { note: string } }[];
    };
    expect(streets.features.map(({ geometry }) => geometry.coordinates)).toEqual(stage.streets.map(({ at }) => [...at]));
    expect(new Set(streets.features.map(({ properties }) => properties.note))).toEqual(new Set([stage.duties.positionNote]));
    expect(JSON.parse(text(files.get('data/story.json')))).toMatchObject({ facts: stage.facts });
  });
});

describe('the press kit', () => {
  it('lists what it holds, says how to use it, and is the same whenever it is packed', () => {
    const files = new Map([...figureTables(story), ['halls.png', new Uint8Array([1, 2, 3])] as const]);
    const zip = pack(story, files);
    expect(Buffer.from(zip).equals(Buffer.from(pack(story, files)))).toBe(true);
    const inside = unzipSync(zip);
    expect(Object.keys(inside)).toEqual(['使用说明.txt', ...files.keys()]);
    const note = text(inside['使用说明.txt']);
    for (const name of files.keys()) expect(note).toContain(name);
    expect(note).toContain(stage.duties.positionNote);
    expect(note).toContain('审图号：未填写');
  });
});

describe('codes', () => {
  it('cannot be broken by a title', () => {
    const { frame, script } = codesOf('https://x.cn/', 'halls', '“堂”<script> & "议"');
    expect(frame).toContain('title="“堂”&#60;script&#62; &#38; &#34;议&#34;"');
    expect(script).toContain('>“堂”&#60;script&#62;');
  });
});
