/** Small pure parts, each by what somebody would notice. */
import { describe, expect, it, vi, afterEach } from 'vitest';
import { contentSecurityPolicy } from '../../build/csp';
import { figureTables } from '../../tools/export/tables';
import { headingFaults, headingText } from '../../src/story/check/headings';
import { boundaryPath, waterPaths } from '../../src/draw/map/paths';
import { chance } from '../../src/draw/painting/painting';
import { figureTable } from '../../src/tables/figures';
import { garland, garlandHeight } from '../../src/scene/layout/garland';
import { judgePace, slowPace } from '../../src/drive/motion';
import { markNear, mixFrames, originOf, restFrame } from '../../src/draw/frame';
import { noteTexts } from '../../src/pages/present/noteText';
import { PATH_ZOOM, pathOrigin, project } from '../../src/scene/camera';
import { FIRST, placeLabels, type LabelRequest } from '../../src/scene/labels';
import { readSources } from '../../src/story/intake/sources';
import { sceneFor, stageOf } from '../../src/scene/scene';
import { sceneCacheOf } from '../../src/stage/sceneCache';
import { setCharacters } from '../../src/draw/lettering';
import { sheetWordsOf } from '../../src/take/sheet/words';
import { figureSheet } from '../../src/take/sheet/layout';
import { fixture, fixtureStory } from '../fixtures/overlay';
import { edited, sentencesOf, storyOf } from '../fixtures/variant';
import type { Figure } from '../../src/story/types';

const story = fixtureStory('base');
const { stage } = story;
const phone = stageOf({ width: 390, height: 464 });
const figure = (id: string): Figure => {
  const found = stage.figures.find((each) => each.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
};

describe('the main water', () => {
  it.each([
    [360, 352],
    [390, 464],
    [612, 900],
  ])('is named where a page of it begins, on a stage of %i × %i too', (width, height) => {
    const main = stage.waterways.find((water) => water.main);
    for (const step of ['opening', 'canal-draws']) {
      const { map } = sceneFor(stage, step, stageOf({ width, height }));
      expect(map?.waterNames.map(({ id }) => id)).toContain(main?.id);
    }
  });
});

describe('a finger on the stage', () => {
  const frame = restFrame(sceneFor(stage, 'canal-draws', phone));
  it('means the lantern nearest to it, if one is within its reach', () => {
    for (const [
      k,
      {
        at: [x, y],
      },
    ] of frame.actors.entries()) {
      expect(markNear(frame, [x, y])).toBe(k);
      const near = markNear(frame, [x + 3, y - 3]);
      expect(Math.hypot((frame.actors[near ?? -1]?.at[0] ?? NaN) - x - 3, (frame.actors[near ?? -1]?.at[1] ?? NaN) - y + 3)).toBeLessThan(
        4.25,
      );
    }
    const lone = { ...frame, actors: [{ at: [100, 100] as const, size: 14, glowM: 0 }] };
    expect([markNear(lone, [125, 100]), markNear(lone, [127, 100]), markNear(lone, [119, 119])]).toEqual([0, null, null]);
    expect(markNear({ ...frame, actors: [] }, [1, 1])).toBeNull();
  });
});

describe('a flight', () => {
  it('to a chart bends all ways to the same side, by an eighth of the way at most', () => {
    const [from, to] = [sceneFor(stage, 'canal-draws', phone), sceneFor(stage, 'roots-streets', phone)];
    const half = mixFrames(originOf(restFrame(from), from), { ...to, camera: from.camera }, 0.5);
    for (const [
      k,
      {
        at: [x, y],
      },
    ] of half.actors.entries()) {
      const [[ax, ay], [bx, by]] = [from.marks[k]?.at ?? [NaN, NaN], to.marks[k]?.at ?? [NaN, NaN]];
      const way = Math.hypot(bx - ax, by - ay);
      const side = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / way ** 2;
      expect(side).toBeGreaterThan(0.08);
      expect(side).toBeLessThan(0.13);
    }
  });
});

describe('scenes at hand', () => {
  const first = sceneFor(stage, 'opening', phone);
  it('are made once for a surface, and anew for another size, another street, another hand on the camera', () => {
    const cache = sceneCacheOf(stage, first, null);
    expect(cache.scene('opening', phone)).toBe(first);
    const halls = cache.scene('practice-halls', phone);
    expect(cache.scene('practice-halls', phone)).toBe(halls);
    expect(
      cache
        .scene('practice-halls', { ...phone, chosen: 'wulin' })
        .marks.filter(({ chosen }) => chosen)
        .map(({ id }) => id),
    ).toEqual(['wulin']);
    expect(cache.scene('practice-halls', stageOf({ width: 400, height: 464 })).size.width).toBe(400);
    for (const change of [{ foot: 60 }, { button: false }, { fade: 'all' as const }])
      expect(cache.scene('opening', { ...phone, ...change })).toEqual(sceneFor(stage, 'opening', { ...phone, ...change }));
    const camera = { center: first.camera.center, zoom: 13 };
    const own = cache.scene('opening', { ...phone, camera });
    expect(own.camera).toEqual(camera);
    expect(cache.scene('opening', phone).camera).toEqual(first.camera);
  });
  it('are made ahead for the steps around, while the browser is idle', () => {
    const waiting: (() => void)[] = [];
    vi.stubGlobal('requestIdleCallback', (call: () => void) => waiting.push(call));
    const cache = sceneCacheOf(stage, first, null);
    cache.prepareAround('opening', phone);
    expect(waiting).toHaveLength(2);
    waiting.forEach((call) => call());
    const again = cache.scene('canal-draws', phone);
    expect(cache.scene('canal-draws', phone)).toBe(again);
    vi.unstubAllGlobals();
  });
});

describe('characters set one by one', () => {
  it('have a place each, rare ones of two units too', () => {
    expect(
      setCharacters(
        [
          { text: '运', at: [10, 20] },
          { text: '𠮷', at: [10.04, 40] },
        ],
        5,
      ),
    ).toEqual({ text: '运𠮷', x: '10.0 10.0 10.0', y: '25.0 45.0 45.0' });
  });
});

describe('the paths of the waters', () => {
  it('say in steps what d3 says in places: every vertex lies where the camera sees its place', () => {
    const origin = { center: pathOrigin(stage.canalBounds), zoom: PATH_ZOOM };
    for (const { id, centre, brush } of waterPaths(stage)) {
      const line = stage.waterways.find((water) => water.id === id)?.line ?? [];
      const [, x0 = '', y0 = '', steps = ''] = /^M(-?\d+) ?(-?\d+)l([-\d ]+)$/.exec(centre) ?? [];
      const flat = [...steps.matchAll(/-?\d+/g)].map(([each]) => Number(each));
      let [x, y] = [Number(x0), Number(y0)];
      const points = [
        [x, y],
        ...Array.from({ length: flat.length / 2 }, (_, k) => [(x += flat[2 * k] ?? NaN), (y += flat[2 * k + 1] ?? NaN)]),
      ];
      const meant = line.map((at) => project(origin, { width: 0, height: 0 }, at));
      for (const [mx, my] of meant)
        expect(Math.min(...points.map(([px = NaN, py = NaN]) => Math.hypot(px - mx, py - my))), id).toBeLessThan(0.75);
      expect(points.length, id).toBeLessThanOrEqual(meant.length);
      expect(brush, id).toMatch(/^M-?\d+ ?-?\d+l[-\d ]+z$/);
    }
  });
  it('draw no boundary where there is none', () => expect(boundaryPath(story)).toBe(''));
});

describe('labels', () => {
  it('place the first ones before all others, however crowded they stand', () => {
    const spots: [number, number][] = [
      [80, 60],
      [92, 60],
      [104, 60],
      [80, 76],
      [92, 76],
      [104, 76],
      [80, 92],
      [92, 92],
      [104, 92],
    ];
    const requests = spots.map(([x, y], k): LabelRequest => ({ id: `p${k}`, at: [x - 32, y - 36], rx: 5, ry: 6, width: 40, height: 16 }));
    const ground = { size: { width: 130, height: 80 }, obstacles: [], avoid: [] };
    const left = requests.filter(({ id }) => !placeLabels(requests, ground).some((place) => place.id === id));
    expect(left.length).toBeGreaterThan(0);
    for (const { id } of left)
      expect(
        placeLabels(
          requests.map((each) => ({ ...each, rank: each.id === id ? FIRST : 0 })),
          ground,
        ).map((place) => place.id),
        id,
      ).toContain(id);
  });
});

describe('the garland', () => {
  it.each([
    [240, 256],
    [240, 293],
    [260, 309],
    [390, 464],
    [968, 900],
  ])('takes the room of what hangs and no more on a stage of %i × %i, whoever has chosen a street', (width, height) => {
    for (const chosen of [null, stage.streets[0]?.id ?? '']) {
      const hanging = garland(stage.streets, { width, height }, chosen);
      const lowest = Math.max(...hanging.map(({ at: [, y], size, label }) => y + (label ? label.dy + label.height : size * 0.6)));
      const room = garlandHeight(stage.streets.length, { width, height }, chosen);
      // The last line of a name has air below it, which may hang out.
      expect(room).toBeGreaterThan(lowest - 1);
      expect(room - lowest).toBeLessThan(24);
    }
  });
});

describe('the cover', () => {
  it('keeps every lantern and the caption off the painting at its foot, and gives the other steps the whole stage', () => {
    const env = { ...stageOf({ width: 968, height: 900 }), foot: 216 };
    const cover = sceneFor(stage, 'opening', env);
    for (const {
      at: [, y],
    } of cover.marks)
      expect(y).toBeLessThan(900 - 216 - 10);
    expect(cover.map?.caption.box.y).toBe(0);
    const next = sceneFor(stage, 'canal-draws', env);
    expect(Math.max(...next.marks.map(({ at: [, y] }) => y))).toBeGreaterThan(900 - 216);
    expect(next.map?.caption.edge).toBe('bottom');
  });
});

describe('tables', () => {
  it('of halls give each platform its basis and its caution, and every row that places are approximate', () => {
    const csv = new TextDecoder().decode(figureTables(story).get('halls.csv'));
    const table = figureTable(story, figure('halls'));
    expect(table.columns).toEqual(['街道', '相关平台', '平台依据', '点位']);
    const chaoming = table.rows.find(([name]) => name === '潮鸣街道') ?? [];
    expect(chaoming.slice(1)).toEqual(['潮邻议事厅', expect.stringMatching(/^据名称推定.*待核实/), stage.duties.positionNote]);
    expect(table.rows.filter((row) => row[3] === stage.duties.positionNote)).toHaveLength(stage.streets.length);
    expect(table.rows.find(([name]) => name === '武林街道')).toEqual(['武林街道', '—', '—', stage.duties.positionNote]);
    for (const { name, basis } of stage.platforms) {
      expect(csv).toContain(name);
      expect(csv).toContain(basis);
    }
  });
  it('of platforms end in 等 where the report’s list does', () => {
    const rows = (platformsOpen: boolean) => figureTable({ ...story, stage: { ...stage, platformsOpen } }, figure('platforms')).rows;
    expect(rows(true).at(-1)).toEqual(['等', '报告没有列完', '']);
    expect(rows(true).slice(0, -1)).toEqual(rows(false));
    expect(rows(false).map(([name]) => name)).toEqual(stage.platforms.map(({ name }) => name));
  });
  it('of numbers say what is counted, what is not, and how exact it is', () => {
    expect(figureTable(story, figure('firms-served'))).toEqual({
      columns: ['数字', '原文', '准确与否', '计的是', '注意', '出处'],
      rows: [
        [
          { fact: 'firms-served' },
          '服务中小企业200余家',
          '下限（余）',
          '区政协法律服务团服务的中小企业',
          '是下限，不是准确家数',
          '第三部分',
        ],
      ],
    });
  });
  it('of streets give their order, their tile, their former district, their point', () => {
    expect(figureTable(story, figure('along-canal')).rows.map(([name]) => name)).toEqual(stage.streets.map(({ name }) => name));
    expect(figureTable(story, figure('along-canal')).columns[0]).toBe('沿河往下数（上段在西北，下段在东南）');
    expect(figureTable(story, figure('branch-streets')).columns).toEqual(['街道', '建立了委员活动小组党支部']);
    expect(figureTable(story, figure('merger')).rows).toContainEqual(['武林街道', '原下城区']);
    const wulin = stage.streets.find(({ id }) => id === 'wulin');
    expect(
      figureTable(story, figure('positions'))
        .rows.find(([name]) => name === '武林街道')
        ?.slice(1, 4),
    ).toEqual([String(wulin?.at[0]), String(wulin?.at[1]), String(wulin?.spreadM)]);
  });
});

describe('a speaker’s notes', () => {
  const notes = noteTexts(story);
  it('bring every number that words or drawing state, in its exact wording, with what it does not count', () => {
    expect(notes['people-firms']?.facts).toEqual([
      { display: '200余家', phrase: '服务中小企业200余家', exactness: '下限（余）', not: '是下限，不是准确家数' },
    ]);
    expect(notes.opening?.facts.map(({ display }) => display)).toEqual(['18个街道', '18个']);
    expect(notes['overview-facts']?.facts.map(({ display }) => display)).toEqual(stage.facts.map(({ display }) => display));
    expect(notes['along-canal']?.facts).toEqual([]);
    expect(Object.values(notes).every(({ title, notes: said }) => title !== '' && said !== '')).toBe(true);
  });
});

describe('a sheet', () => {
  const blocksOf = (address: string): string => {
    const sited = { ...story, site: { ...story.site, address, meta: { ...story.site.meta, pub_date: '2026年1月1日' } } };
    return figureSheet(sited.stage, sheetWordsOf(sited), 'halls', null)
      .blocks.flatMap(({ block }) => block.lines)
      .join('');
  };
  it('says where it was published and when, once that is known', () => {
    expect(blocksOf('https://www.example.cn/art/x/')).toContain('https://www.example.cn/art/x/');
    expect(blocksOf('https://www.example.cn/art/x/')).toContain('发布：2026年1月1日');
    expect(blocksOf('')).not.toContain('http');
  });
});

describe('the policy', () => {
  it('names no scheme of made-up addresses, nothing unsafe, and no host that the page does not name', () => {
    const policy = contentSecurityPolicy('<!doctype html><html lang="zh-CN"><script>1</script><style>a{}</style></html>');
    expect(policy).not.toMatch(/blob:|unsafe|https?:|\*/);
    expect(policy).toContain("worker-src 'self'");
  });
});

describe('heading characters', () => {
  it.each([
    ['streets.csv', '武林街道', '𠮷林街道'],
    ['places.csv', '拱宸桥', '𠮷宸桥'],
    ['platforms.csv', '和睦议事港', '和睦议事𠮷'],
  ])('of a name in %s are checked too', (file, name, odd) => {
    const files = edited({ [file]: (text) => text.replace(name, odd) });
    const faults = headingFaults(readSources(files).sources, headingText(story));
    expect(faults.map(({ message }) => message)).toEqual([expect.stringContaining('没有“𠮷”')]);
    expect(faults[0]?.file).toBe(file);
  });

  it('of every name are cut, what a label leaves out too', () => {
    const files = edited({ 'streets.csv': (text) => text.replace('武林街道', '武林乡') });
    expect(headingFaults(readSources(files).sources, headingText(storyOf(files)))).toEqual([]);
  });
});

describe('the data check', () => {
  const said = (edit: (text: string) => string): string[] => sentencesOf(edited({ 'story.yaml': edit }));
  it.each([
    ['a chapter’s title', /(?<=\n {4}title: )/],
    ['a heading', /(?<=heading: )/],
    ['a result', /(?<=result: )/],
    ['a lead', /(?<=leads:\n +- )/],
    ['a step’s title', /(?<=\n {8}title: )/],
    ['a step’s prose', /(?<=prose: )/],
    ['a speaker’s notes', /(?<=notes: )/],
    ['what a map notes', /(?<= note: )/],
    ['a figure’s title', /(?<=\nfigures:\n[^]*?\n {4}title: )/],
    ['a summary', /(?<=summary: )/],
    ['what one drawing stands for', /(?<=unit_label: )/],
    ['a noun', /(?<=noun: )/],
    ['what is counted', /(?<=counts: )/],
    ['what is not', /(?<=not: )/],
  ])('finds a number in %s', (_where, before) => {
    expect(said((text) => text.replace(before, '26家'))).toEqual([expect.stringContaining('不能直接写数字“26”')]);
  });
  it.each(['title', 'subtitle', 'description'])('finds a number in the site’s %s', (key) => {
    expect(sentencesOf(edited({ 'site.yaml': (text) => text.replace(`\n${key}: `, `\n${key}: 26家`) }))).toEqual([
      expect.stringContaining('不能直接写数字“26”'),
    ]);
  });
  it('finds a quantity with a hedge, and a hedge before a fact', () => {
    expect(said((text) => text.replace('委员们开展', '约百名委员开展'))).toEqual([expect.stringMatching(/百名/)]);
    expect(said((text) => text.replace('服务中小企业{fact:firms-served}。', '服务中小企业高达{fact:firms-served}。'))).toEqual([
      expect.stringContaining('高达'),
    ]);
  });
  it('lets a river run on beyond the district, but not far', () => {
    const extended = (lat: string): string[] =>
      sentencesOf(
        edited({
          'waterways.geojson': (text) =>
            text.replace('"coordinates":[[120.12447,30.3868]', `"coordinates":[[120.12447,${lat}],[120.12447,30.3868]`),
        }),
      );
    expect(extended('30.44')).toEqual([]);
    expect(extended('30.6')).toEqual([expect.stringContaining('京杭大运河')]);
  });
  it('knows the sound base as sound', () => expect(sentencesOf(fixture('base'))).toEqual([]));
});

describe('the pace of a machine', () => {
  const page = (): void => {
    vi.stubGlobal('document', { documentElement: { dataset: {} } });
  };
  afterEach(() => vi.unstubAllGlobals());
  it.each<[string, number[], boolean, boolean, boolean]>([
    ['smooth frames', [16, 17, 16, 18, 16, 17], false, true, false],
    ['one long frame among smooth ones', [16, 17, 400, 18, 16, 17], false, true, false],
    ['frames that stutter', [40, 52, 38, 61, 45, 40], false, true, true],
    ['too few frames to know, on the way', [16, 17], false, false, false],
    ['too few frames in a whole flight', [300, 400], true, true, true],
    ['a page that was hidden meanwhile', [16, 17, 5000, 18, 16, 17, 16], false, false, false],
    ['a page that was hidden for a whole flight', [5000], true, false, false],
  ])('%s', (_, intervals, finished, judged, slow) => {
    page();
    expect(judgePace(intervals, finished)).toBe(judged);
    expect(slowPace()).toBe(slow);
  });
});

describe('the hand behind the painting', () => {
  it('trembles the same on every machine', () => {
    const [a, b] = [chance(11), chance(11)];
    const first = Array.from({ length: 50 }, a);
    expect(Array.from({ length: 50 }, b)).toEqual(first);
    expect(first.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(new Set(first).size).toBe(50);
  });
});
