/** What a sound data folder becomes: the same frozen story, whatever the encoding and the coordinate system. */
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/story/intake/decode';
import { lengthMetres } from '../../src/story/make/geography';
import { formatFault } from '../../src/story/intake/faults';
import { headingFaults, headingText } from '../../src/story/check/headings';
import { readSources } from '../../src/story/intake/sources';
import type { LonLat, Story } from '../../src/story/types';
import { fixture, fixtureStory } from '../fixtures/overlay';

const base = fixtureStory('base');
const placeIn = (story: Story, id: string): LonLat => {
  const at = story.stage.places.find((candidate) => candidate.id === id)?.at;
  if (!at) throw new Error(`no place ${id}`);
  return at;
};

describe('encodings', () => {
  it.each(['encoding-gb18030', 'encoding-bom-crlf', 'encoding-plain-cr'])('%s is the same story', (name) => {
    expect(fixtureStory(name)).toEqual(base);
  });

  it('really are what their names say', () => {
    const bytes = (name: string): Uint8Array => fixture(name)['facts.csv'] ?? new Uint8Array();
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes('encoding-gb18030'))).toThrow();
    expect([...bytes('encoding-bom-crlf').slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes('encoding-bom-crlf'))).toContain('\r\n');
    expect(new TextDecoder().decode(bytes('encoding-plain-cr'))).not.toContain('\n');
  });

  it('keeps line ends out of the text', () => {
    expect(decodeText(new TextEncoder().encode('甲\r\n乙\r丙\n'))).toEqual({ ok: true, text: '甲\n乙\n丙\n' });
  });
});

describe('coordinate systems', () => {
  const story = fixtureStory('coordinate-systems');
  const bridge = placeIn(base, 'gongchen-bridge');

  it.each(['gongchen-bridge', 'bridge-baidu', 'bridge-tianditu'])('%s lands within 5 m of 拱宸桥 in WGS84', (id) => {
    expect(lengthMetres([placeIn(story, id), bridge])).toBeLessThan(5);
  });

  it('a canal given in GCJ02 and from south to north is the same canal', () => {
    const [given, drawn] = [story, base].map(({ stage }) => stage.waterways.find(({ main }) => main)?.line ?? []);
    expect(given).toHaveLength(drawn?.length ?? 0);
    given?.forEach((at, index) => expect(lengthMetres([at, drawn?.[index] ?? [0, 0]])).toBeLessThan(1));
    expect(story.stage.streets.map(({ id }) => id)).toEqual(base.stage.streets.map(({ id }) => id));
  });
});

describe('the story', () => {
  it('is frozen to the last leaf', () => {
    const thawed: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) thawed.push(path);
      Object.entries(value).forEach(([key, child]) => walk(child, `${path}.${key}`));
    };
    walk(base, 'story');
    expect(thawed).toEqual([]);
  });

  it('shows the eight figures in their exact wording', () => {
    expect(base.stage.facts.map(({ display }) => display)).toEqual([
      '18个街道',
      '169条',
      '39次',
      '200余家',
      '1600余万元',
      '40余次',
      '100余次',
      '18个',
    ]);
  });

  it('splits prose into text and facts and spells the description out', () => {
    expect(base.steps['people-firms']?.prose.filter((run) => 'fact' in run)).toEqual([{ fact: 'firms-served' }]);
    expect(base.site.description).toContain('服务中小企业200余家，捐款捐物1600余万元');
    expect(base.site.description).not.toContain('{');
  });

  it('fills a step with the quiet defaults', () => {
    const step = base.stage.chapters.flatMap(({ steps }) => steps).find(({ id }) => id === 'along-canal');
    expect(step).toEqual({
      id: 'along-canal',
      finder: false,
      title: '顺着河水排个队',
      figure: 'along-canal',
      scene: { layout: 'strip', focus: [], places: [], emphasis: [], platforms: false, basis: false, reveal: false, note: '', fold: 0 },
    });
  });

  it('lets a figure of a fact speak with the fact’s row, and cites the part of the report', () => {
    expect(base.figures['firms-served']).toMatchObject({
      counts: '区政协法律服务团服务的中小企业',
      not: '是下限，不是准确家数',
      source: '《以精彩履职答卷展现新时代拱墅政协新样子》第三部分',
    });
    expect(base.figures['along-canal']?.source).toBe('街道示意点与运河水系（见方法与来源）');
  });

  it('labels streets without 街道 and keeps the caution of an unsure link', () => {
    expect(base.stage.streets.find(({ id }) => id === 'gongchenqiao')?.label).toBe('拱宸桥');
    expect(base.stage.platforms.find(({ id }) => id === 'chaolin')?.status).toBe('待核实');
  });
});

describe('heading characters', () => {
  const { sources } = readSources(fixture('base'));

  it('lacks nothing of its own text', () => expect(headingFaults(sources, headingText(base))).toEqual([]));

  it('names each missing character once, with file, row and field, wherever it is used', () => {
    const used = [...new Set(headingText(base))].filter((character) => !/\s/.test(character));
    expect(used.length).toBeGreaterThan(100);
    for (const character of used) {
      const said = headingFaults(sources, headingText(base).replaceAll(character, '')).map(formatFault);
      expect(said, character).toHaveLength(1);
      expect(said[0]).toMatch(
        /^\S+\.(?:csv 第\d+行的 |yaml 第\d+行的 |geojson 的 )\S+ 写的是“.*”：标题字体里没有“.”；请运行 npm run fonts/su,
      );
      expect(said[0]).toContain(`没有“${character}”`);
    }
  });

  it('covers labels, numbers and names', () => {
    for (const words of ['运河议事', '拱宸桥', '1600余万元', '一只小船＝一条意见建议', '京杭大运河', '潮邻议事厅']) {
      expect(headingText(base)).toContain(words);
    }
  });
});
