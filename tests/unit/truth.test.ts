/** Every sentence, mark and cell that the program adds follows from the data, whatever the data are. */
import { beforeAll, describe, expect, it } from 'vitest';
import { finderOf } from '../../src/story/make/finder';
import type { Story } from '../../src/story/types';
import { words as finderWords } from '../../src/pages/finder/words';
import { chinese } from '../../build/chinese';
import { drawing, scenesOf, type Outputs } from '../fixtures/outputs';
import { edited, inTurn, sentencesOf, storyOf, type Edits } from '../fixtures/variant';

/** Texts of the base folder that speak of 余 are the writer's own; without them only the program speaks. */
const silent = (text: string): string =>
  text
    .replace(
      /，末尾的飞白是“余”，没有画完|一笔写到飞白，是下限，|最后的飞白，是“余”。|；同样是下限|下限，连“余”字一起念。|这是下限，|请连“余”字一起念，/g,
      '',
    )
    .replace(/notes: *\n/g, 'notes: 念。\n');
const quiet: Edits = { 'facts.csv': (text) => text.replace(/是下限[，；]?(不是准确家数)?/g, '逐字照录'), 'story.yaml': silent };
const opened = (text: string): string =>
  text
    .replace(
      /^([\w-]+,\d,\d,)(169|39|200|1600|40|100),([^,]+),\d+余?[^,]+,(?:exact|atLeast),([^,\d]*)\d+余?[^,]*/gm,
      '$1$2,$3,$2余$3,atLeast,$4$2余$3',
    )
    .replaceAll('“39次”', '“39余次”');
const closed = (text: string): string => text.replace(/(\d)余/g, '$1').replaceAll('atLeast', 'exact');
const withFacts = (edit: (text: string) => string): Edits => ({ ...quiet, 'facts.csv': inTurn(quiet['facts.csv'] ?? String, edit) });

const BOUND = /余[^杭]|飞白|下限|没有给出确数|data-open-end/;
const read = (markup: string): string =>
  markup.replace(/<(style|template|script)[\s\S]*?<\/\1>/g, '').replace(/<defs>[\s\S]*?<\/defs>/g, '');
const said = (markup: string): string =>
  read(markup)
    .replace(/<[^>]*>/g, '')
    .replace(/\s/g, '');

let draw: (story: Story) => Outputs;
beforeAll(async () => {
  draw = await drawing();
});

/** What each figure says, in all the places where it is shown. */
function places(story: Story, outputs: Outputs, id: string): Record<string, string> {
  const step = story.stage.chapters.flatMap(({ steps }) => steps).find(({ figure }) => figure === id)?.id ?? '';
  const {
    page: { body: page },
    embeds,
    sheets,
  } = outputs;
  const start = page.indexOf(`<figure data-figure="${id}"`);
  return {
    scenes: JSON.stringify(
      scenesOf(story)
        .filter(({ figure, layout }) => figure === id && layout !== 'map')
        .map(({ chart }) => chart),
    )
      .replace('"openEnd":null', '')
      .replace(/"openEnd":\{/g, 'data-open-end'),
    page: read(page.slice(start, page.indexOf('</figure>', start))),
    embed: read(embeds.find((each) => each.id === id)?.body ?? '') + (embeds.find((each) => each.id === id)?.head ?? ''),
    sheet: sheets.find((each) => each.id === id && each.kind === 'sheet')?.markup ?? '',
    card: said(sheets.find((each) => each.id === id && each.kind === 'card')?.markup ?? ''),
    table: outputs.files.get(`${id}.csv`) ?? '',
    notes: JSON.stringify(
      outputs.notes[step]?.facts.filter(({ phrase }) => phrase === story.stage.facts.find((fact) => fact.id === id)?.phrase),
    ),
  };
}

describe('exactness', () => {
  it('an exact number shows no 余, no open end and no such sentence, wherever it is shown', () => {
    const story = storyOf(edited(withFacts(closed)));
    const outputs = { ...draw(story) };
    const figures = story.stage.figures.filter(({ fact }) => fact !== null);
    expect(figures.length).toBeGreaterThan(6);
    for (const { id } of figures) {
      for (const [place, text] of Object.entries(places(story, outputs, id))) expect(text, `${id} ${place}`).not.toMatch(BOUND);
    }
    expect(outputs.files.get('facts-wall.csv')).not.toMatch(BOUND);
  });

  it('a lower bound shows them all', () => {
    const story = storyOf(edited(withFacts(opened)));
    const outputs = { ...draw(story) };
    const open = story.stage.figures.filter(({ kind }) => kind === 'units' || kind === 'sum');
    expect(open).toHaveLength(6);
    for (const { id } of open) {
      const shown = places(story, outputs, id);
      for (const place of ['scenes', 'page', 'embed', 'sheet']) {
        expect(shown[place], `${id} ${place}`).toContain('data-open-end');
        expect(said(`<i>${shown[place] ?? ''}</i>`), `${id} ${place}`).toContain('没有给出确数');
      }
      // For who does not see the picture, the words and the table beside it say so.
      expect(said((shown.page ?? '').replace(/<svg[\s\S]*?<\/svg>/g, '')), id).toContain('下限（余）');
      for (const place of ['table', 'notes']) expect(shown[place], `${id} ${place}`).toMatch(/余[^”]*下限（余）/s);
      expect(shown.card, id).toContain('余');
    }
  });

  it('the issue’s own row: an exact sum is accepted once nothing beside it speaks of a bound, and each contradiction is named', () => {
    const row = (text: string): string =>
      text.replace('1600,万元,1600余万元,atLeast,累计捐款捐物1600余万元', '1600,万元,1600万元,exact,累计捐款捐物1600万元');
    expect(sentencesOf(edited(withFacts(row)))).toEqual([]);
    const faults = sentencesOf(edited({ 'facts.csv': row }));
    expect(faults.map((fault) => /^(\S+) 第\d+行的 (\S+)/.exec(fault)?.slice(1).join(' '))).toEqual([
      'facts.csv not',
      'story.yaml people-donations.notes',
      'story.yaml covid-donations.summary',
    ]);
    for (const fault of faults) expect(fault).toMatch(/是 exact（准确数），这里不能说“(下限|飞白)”。$/);
  });

  it('a chart that cannot end open shows no lower bound', () => {
    const faults = sentencesOf(
      edited({ 'facts.csv': (text) => text.replace('18,个,18个,exact,倾力打造18个', '18,个,18余个,atLeast,倾力打造18余个') }),
    );
    expect(faults).toEqual([expect.stringMatching(/halls\.kind 写的是“map”：“18余个”是下限，只有 units 和 sum 画得出“余”/)]);
  });
});

describe('lists', () => {
  const open = (value: string): Edits => ({ 'site.yaml': (text) => text.replace(/( period: .*)/, `$1\n  platforms_open: ${value}`) });
  const cards = (story: Story): boolean => finderOf(story, chinese).platformsOpen;

  it('end in 等 only where the data say so', () => {
    const [some, all] = [
      storyOf(edited(open('true'))),
      storyOf(
        edited({
          ...open('false'),
          'story.yaml': (text) => text.replace('；名单以“等”字收尾，没有列完', '').replace('，名单未完（等）', ''),
        }),
      ),
    ];
    expect(draw(some).files.get('platforms.csv')).toContain('等,报告没有列完');
    expect(cards(some)).toBe(true);
    expect(draw(all).files.get('platforms.csv')).not.toMatch(/^等|没有列完/m);
    expect(cards(all)).toBe(false);
    expect(cards(storyOf(edited({})))).toBe(false);
  });

  it('are not complete here and open there', () => {
    expect(sentencesOf(edited(open('false')))).toEqual([
      expect.stringContaining('platforms.summary'),
      expect.stringContaining('platforms.not'),
    ]);
  });

  it('a platform’s caution stands wherever its basis stands', () => {
    const story = storyOf(edited({ 'platforms.csv': (text) => text.replace('据名称,medium-high,', '据名称,medium,请核对') }));
    const { files } = draw(story);
    for (const name of ['platforms.csv', 'halls.csv', 'data/platforms.csv']) expect(files.get(name), name).toContain('请核对');
    expect(JSON.stringify(finderOf(story, chinese).entries)).toContain('请核对');
  });
});

describe('the river', () => {
  const turn = (text: string): string => {
    const file = JSON.parse(text) as { features: { geometry: { coordinates: number[][] } }[] };
    for (const { geometry } of file.features)
      geometry.coordinates = geometry.coordinates.map(([lon = 0, lat = 0]) => [120.05 + (lat - 30.26) * 1.1, 30.27 + (lon - 120.1) * 0.3]);
    return JSON.stringify(file);
  };
  const words = (story: Story): string =>
    scenesOf(story)
      .filter(({ layout }) => layout === 'strip')
      .map(({ chart }) => JSON.stringify(chart))
      .join('');

  it('gives its own two ends their names', () => {
    const across = storyOf(edited({ 'waterways.geojson': turn }));
    expect(across.stage.course).toEqual(['西', '东']);
    expect(words(across)).toMatch(/"西".*"东"/);
    expect(words(across)).not.toMatch(/"北"|"南"/);
    const { files } = draw(across);
    expect(files.get('along-canal.csv')).toMatch(/^\uFEFF沿河往下数（上段在西，下段在东）,/);
    expect(finderOf(across, chinese).along).toBe('沿河往下数（上段在西，下段在东）');
    const line = across.stage.waterways.find(({ main }) => main)?.line ?? [];
    expect(line[0]?.[0]).toBeLessThan(line.at(-1)?.[0] ?? 0);
  });

  it('that ends where it begins has no such ends', () => {
    const ring = (text: string): string => {
      const file = JSON.parse(text) as { features: { properties: { id: string }; geometry: { coordinates: number[][] } }[] };
      const canal = file.features.find(({ properties }) => properties.id === 'grand-canal');
      if (canal)
        canal.geometry.coordinates = Array.from({ length: 41 }, (_, k) => [
          120.14 + 0.03 * Math.cos(((k % 40) * Math.PI) / 20),
          30.32 + 0.03 * Math.sin(((k % 40) * Math.PI) / 20),
        ]);
      return JSON.stringify(file);
    };
    const story = storyOf(edited({ 'waterways.geojson': ring }));
    expect(story.stage.course).toBeNull();
    expect(words(story)).not.toMatch(/"[东南西北]"/);
    expect(draw(story).files.get('along-canal.csv')).not.toMatch(/[上下]段/);
  });

  it('is no line from pole to pole: no street is called the outermost', () => {
    for (const edits of [{}, { 'waterways.geojson': turn }]) {
      const { entries, unit, along } = finderOf(storyOf(edited(edits)), chinese);
      for (const { before, after } of entries) expect(finderWords.orderOf(unit, along, before, after)).not.toContain('最靠');
    }
  });
});

describe('the merger', () => {
  const gone: Edits = {
    'story.yaml': (text) => text.replace(/ {6}- id: together-merger\n(?: {8}.*\n)*/, '').replace(/ {2}- id: merger\n(?: {4}.*\n)*/, ''),
    'site.yaml': (text) => text.replace(/merger:\n(?: .*\n?)*/, ''),
  };

  it('is not spoken of where there was none', () => {
    const story = storyOf(edited(gone));
    const { page, sheets } = draw(story);
    const all = said(page.body) + sheets.map(({ markup }) => said(markup)).join('');
    expect(all).not.toMatch(/区划|合并|新的拱墅区/);
  });

  it('names what came of it in the data’s words, or not at all', () => {
    const named = storyOf(edited({ 'site.yaml': (text) => text.replace('  year: 2021年', '  year: ""\n  name: 新区') }));
    const legend = (story: Story): unknown[] =>
      scenesOf(story).flatMap(({ chart }) => (chart?.kind === 'merger' ? chart.legend.map(({ lines }) => lines.join('')) : []));
    expect(new Set(legend(named))).toEqual(new Set(['新区']));
    expect(legend(storyOf(edited({})))).toEqual([]);
    expect(said(draw(named).page.body)).not.toContain('区划调整：');
  });

  it('needs two districts', () => {
    expect(sentencesOf(edited({ 'streets.csv': (text) => text.replaceAll('原下城区', '原拱墅区') }))).toEqual([
      expect.stringContaining('合并图要有至少两个原来的区'),
    ]);
  });
});

describe('fewer streets', () => {
  const keep = (count: number): Edits => {
    const ids = ['gongchenqiao', 'wulin', 'xiaohe', 'banshan', 'hemu', 'chaoming', 'wenhui', 'mishixiang'].slice(0, count);
    return {
      'streets.csv': (text) =>
        text
          .split('\n')
          .filter((line, k) => k === 0 || ids.includes(line.split(',')[0] ?? ''))
          .join('\n'),
      'platforms.csv': (text) =>
        text
          .split('\n')
          .filter((line, k) => k === 0 || ids.includes(line.split(',')[2] ?? ''))
          .join('\n'),
      'facts.csv': (text) => text.replaceAll('18', String(count)),
      'story.yaml': inTurn(
        (text) => text.replace(/focus: \[[^\]]*\], ?/g, '').replace(/, focus: \[[^\]]*\]/g, ''),
        count < 2
          ? (gone) => gone.replace(/ {6}- id: together-merger\n(?: {8}.*\n)*/, '').replace(/ {2}- id: merger\n(?: {4}.*\n)*/, '')
          : String,
      ),
    };
  };

  it.each([1, 2, 7])('%i: everything is drawn, and nothing names the number that was', (count) => {
    const story = storyOf(edited(keep(count)));
    const { page } = draw(story);
    expect(/18[个盏]/.exec(said(page.body))?.[0]).toBeUndefined();
    for (const scene of scenesOf(story)) {
      expect(scene.marks).toHaveLength(count);
      expect(JSON.stringify(scene), scene.step).not.toMatch(/null,null|NaN/);
      for (const { at } of scene.marks) expect(at.every(Number.isFinite), scene.step).toBe(true);
    }
  });
});

describe('the map', () => {
  it('explains glows only where there are any, and draws a place by its kind', () => {
    const sure = storyOf(
      edited({
        'streets.csv': (text) => text.replace(/(议事堂地址）),\d+,/g, '$1,0,'),
        'places.csv': (text) =>
          text
            .replace('拱宸桥,桥', '拱宸桥,地名')
            .replace('码头,,120', '石拱桥,,120')
            .replace(/WGS84,\d+,/g, 'WGS84,,'),
      }),
    );
    const maps = scenesOf(sure).flatMap(({ map }) => map ?? []);
    expect(maps.length).toBeGreaterThan(9);
    for (const { caption } of maps) expect(JSON.stringify(caption)).not.toContain('光晕');
    const glyphs = new Map(maps.flatMap(({ places: shown }) => shown.map(({ name, glyph }) => [name, glyph] as const)));
    expect([glyphs.get('拱宸桥'), glyphs.get('武林门码头'), glyphs.get('欢喜永宁桥')]).toEqual(['dot', 'arch', 'arch']);
    expect(JSON.stringify(scenesOf(storyOf(edited({}))).flatMap(({ map }) => map?.caption ?? []))).toContain('光晕');
  });
});
