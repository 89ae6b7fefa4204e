/** Places: as sure as they are said to be, on the map, in its margin, in tables, near a street, and in the reader's own hands. */
import { describe, expect, it } from 'vitest';
import { leanStage } from '../../build/lean';
import { chinese } from '../../build/chinese';
import { overlaps, type Box } from '../../src/scene/box';
import { project } from '../../src/scene/camera';
import { isPlaced } from '../../src/scene/find';
import { basisKind } from '../../src/scene/layout/mapNames';
import { wholeCanal } from '../../src/scene/layout/mapCamera';
import { sightsOf } from '../../src/scene/layout/sights';
import { alone, sceneFor, stageOf } from '../../src/scene/scene';
import { LEAST } from '../../src/scene/typeScale';
import type { MapPicture, Scene } from '../../src/scene/types';
import { headingText } from '../../src/story/check/headings';
import { exploreOf } from '../../src/story/make/explore';
import { finderOf } from '../../src/story/make/finder';
import { cardOf } from '../../src/stage/explore/card';
import { figureTable } from '../../src/tables/figures';
import { edited, inTurn, sentencesOf, storyOf, type Edits } from '../fixtures/variant';

const STEP = 'growth-places';
const SIZES = [
  stageOf({ width: 360, height: 464 }),
  { ...stageOf({ width: 968, height: 900 }), fade: 'left' as const },
  { ...stageOf({ width: 1290, height: 1080 }), button: false },
  alone({ width: 360, height: 500 }),
];

const row = (line: string) => (text: string) => `${text.trimEnd()}\r\n${line}\r\n`;
const shows = (ids: string) => (text: string) => text.replace('places: [wulin-business,', `places: [${ids}, wulin-business,`);
const said = (edits: Edits): string[] => sentencesOf(edited(edits));
const places = (...edits: ((text: string) => string)[]): Edits => ({ 'places.csv': inTurn(...edits) });

const LONG = '名字很长的运河文化公园南北对话馆';
const unplaced: Edits = {
  'places.csv': inTurn(
    row('hall-of-talks,' + LONG + ',场馆,图说,,,,,,'),
    row('lost-pier,亭亭坝码头,码头,2,,,,,,'),
    row('nowhere,无人问津处,地名,,,,,,,'),
  ),
  'story.yaml': shows('lost-pier, hall-of-talks'),
};

function mapOf({ map }: Scene): MapPicture {
  if (!map) throw new Error('no map');
  return map;
}

describe('on the map', () => {
  it('a place glows as many metres as its point may be off; an area has no dot, one whose extent is unknown has', () => {
    const story = storyOf(edited({ 'story.yaml': shows('xiangji-temple') }));
    const { places: shown } = mapOf(sceneFor(story.stage, STEP, SIZES[1] ?? alone({ width: 1, height: 1 })));
    expect(Object.fromEntries(shown.map(({ name, glowM }) => [name, glowM]))).toMatchObject({
      大武林商圈: 500,
      武林门码头: 117,
      朝晖桥: 41,
    });
    const sizeOf = (name: string): number => shown.find((place) => place.name === name)?.glyphSize ?? NaN;
    expect(sizeOf('大武林商圈')).toBe(0);
    expect(sizeOf('武林门码头')).toBeGreaterThan(0);

    const unsure = storyOf(edited(places((text) => text.replace('30.2725,WGS84,500,', '30.2725,WGS84,,'))));
    const [area] = mapOf(sceneFor(unsure.stage, STEP, SIZES[1] ?? alone({ width: 1, height: 1 }))).places.filter(
      ({ id }) => id === 'wulin-business',
    );
    expect(area?.glowM).toBe(0);
    expect(area?.glyphSize).toBeGreaterThan(0);
  });

  it('names an area on itself where nothing else stands there', () => {
    const { stage } = storyOf(
      edited({
        'places.csv': (text) => text.replace('120.159,30.2725', '120.08,30.36'),
        'story.yaml': (text) => text.replace(/focus: \[wulin-business[^\]]*\]/, 'focus: [wulin-business]'),
      }),
    );
    const [area] = mapOf(sceneFor(stage, STEP, stageOf({ width: 1290, height: 1080 }))).places.filter(({ id }) => id === 'wulin-business');
    expect(area?.label?.leader).toBe(false);
    expect((area?.label?.dx ?? NaN) + (area?.label?.width ?? NaN) / 2).toBeCloseTo(0, 5);
  });

  it('lists exactly those of its places that nobody has located, in full, above the caption, and draws none of them', () => {
    const { stage } = storyOf(edited(unplaced));
    for (const env of SIZES) {
      const map = mapOf(sceneFor(stage, STEP, env));
      const { caption } = map;
      const list = caption.lines.slice(0, caption.wanting).map(({ text }) => text);
      expect(list.join('　'), `${env.size.width}`).toBe(`位置待提供：${LONG}　亭亭坝码头`);
      for (const name of ['亭亭坝码头', LONG])
        expect(
          list.some((line) => line.includes(name)),
          name,
        ).toBe(true);
      expect(JSON.stringify(caption.lines.slice(caption.wanting))).not.toMatch(/码头|对话馆/);
      expect(JSON.stringify(map)).not.toContain('无人问津处');
      expect(map.places.map(({ id }) => id)).not.toContain('lost-pier');
      expect(caption.fontSize).toBeGreaterThanOrEqual(LEAST);
      const ys = caption.lines.map(({ at }) => at[1]);
      expect(ys).toEqual([...ys].sort((a, b) => a - b));
      for (const y of ys) expect(y > caption.box.y && y < caption.box.y + caption.box.height).toBe(true);
      // The glow is explained where its picture stands.
      expect(Math.abs((caption.glow?.at[1] ?? NaN) - (ys[caption.wanting] ?? NaN))).toBeLessThan(caption.fontSize);
    }
  });

  it('leaves a list that would take the map’s room to the table', () => {
    const many = storyOf(
      edited({
        'places.csv': inTurn(...['甲', '乙', '丙', '丁'].map((name, k) => row(`hall-${k},${LONG}${name},场馆,图说,,,,,,`))),
        'story.yaml': shows('hall-0, hall-1, hall-2, hall-3'),
      }),
    ).stage;
    const listed = (width: number, height: number, all: boolean): string[] => {
      const { caption } = mapOf(sceneFor(many, STEP, stageOf({ width, height })));
      expect(caption.box.height).toBeLessThan(height / 2);
      return caption.lines.slice(0, all ? Infinity : caption.wanting).map(({ text }) => text);
    };
    expect(listed(240, 271, false)).toEqual([]);
    expect(listed(240, 271, true)).toContain('位置待提供：名字见文中数据表');
    expect(listed(968, 900, false).join('　')).toBe(`位置待提供：${['甲', '乙', '丙', '丁'].map((name) => LONG + name).join('　')}`);
  });

  it('a platform that a map has no room to name is said to be left out, and the basis stands wherever one is named', () => {
    const { stage } = storyOf(edited({}));
    const step = stage.chapters.flatMap(({ steps }) => steps).find(({ scene }) => scene.platforms && scene.basis);
    const heights = { 226: 300, 240: 271, 260: 310, 320: 352, 360: 407, 390: 464, 968: 900 };
    const left = Object.entries(heights).filter(([width, height]) => {
      const { marks, map } = sceneFor(stage, step?.id ?? '', stageOf({ width: Number(width), height }));
      const named = stage.platforms.filter(({ name, street, basis }) => {
        const lines = marks.find(({ id }) => id === street)?.label?.lines.map(({ text }) => text) ?? [];
        if (!lines.includes(name)) return false;
        const label = stage.streets.find(({ id }) => id === street)?.label ?? '?';
        expect(lines.join(), width).toContain(label);
        expect(lines.join(), width).toContain(basisKind(basis));
        return true;
      });
      const lacks = named.length < stage.platforms.length;
      expect(named.length, width).toBeGreaterThan(0);
      expect(JSON.stringify(map?.caption.lines).includes('其余平台见文中数据表'), width).toBe(lacks);
      return lacks;
    });
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(Object.keys(heights).length);
  });

  it('has no list where every place has its position', () => {
    const { caption } = mapOf(sceneFor(storyOf(edited({})).stage, STEP, stageOf({ width: 360, height: 464 })));
    expect(caption.wanting).toBe(0);
    expect(JSON.stringify(caption)).not.toContain('位置待提供');
  });

  it('sends to every reader only what a step shows, and no source', () => {
    const story = storyOf(edited(unplaced));
    const lean = leanStage(story.stage);
    expect(lean.places.map(({ name }) => name)).toContain(LONG);
    expect(lean.places.map(({ name }) => name)).not.toContain('无人问津处');
    expect(JSON.stringify(lean)).not.toContain('公开资料的参考坐标');
    expect(headingText(story)).toContain(LONG);
    expect(headingText(story)).not.toContain('无人问津处');
  });
});

describe('the check', () => {
  const gongchen = '120.13475,30.32045,WGS84,80,high,公开资料的参考坐标';
  const cells = (to: string) => said(places((text) => text.replace(gongchen, to)));
  const all = 'lon、lat、crs、confidence、source 要么都写，要么都空着（位置待提供）。';

  it('takes a whole position or none', () => {
    expect(said(places(row('lost-pier,亭亭坝码头,码头,2,,,,,,')))).toEqual([]);
    expect(cells('120.13475,,WGS84,80,high,公开资料的参考坐标')).toEqual([`places.csv 第2行的 lat 空着：位置只写了一半，还缺 lat；${all}`]);
    expect(cells(',,WGS84,80,,')).toEqual([`places.csv 第2行的 lon 空着：位置只写了一半，还缺 lon、lat、confidence；${all}`]);
    expect(said(places(row('lost-pier,亭亭坝码头,码头,2,,,,300,,')))).toEqual([
      `places.csv 第18行的 lon 空着：位置只写了一半，还缺 lon、lat、crs、confidence；${all}`,
    ]);
    expect(said(places(row('lost-pier,亭亭坝码头,码头,2,,,,,,某处')))).toHaveLength(1);
  });

  it('takes no position without its source', () => {
    expect(cells('120.13475,30.32045,WGS84,80,high,')).toEqual([
      'places.csv 第2行的 source 空着：有位置就要写明位置从哪里来；没有来源的，请把这一行的位置也空着（位置待提供）。',
    ]);
    expect(cells('120.13475,30.32045,WGS84,80,high,待补')[0]).toContain('占位');
  });

  it('knows the parts of the report', () => {
    const named = (part: string) => said(places((text) => text.replace('拱宸桥,桥,,', `拱宸桥,桥,${part},`)));
    for (const part of ['', '1', '5', '导语', '图说']) expect(named(part), part).toEqual([]);
    expect(named('6')).toEqual(['places.csv 第2行的 section 写的是“6”：story.yaml 里没有报告的这一部分；有的是 1、2、3、4、5。']);
    expect(named('第二部分')).toEqual(['places.csv 第2行的 section 写的是“第二部分”：只能空着，或写报告的第几部分（如 1）、导语、图说。']);
  });

  it('lets no camera seek what has no position', () => {
    const [fault, ...more] = said({
      ...unplaced,
      'story.yaml': (text) => text.replace('focus: [wulin-business,', 'focus: [lost-pier, wulin-business,'),
    });
    expect(more).toEqual([]);
    expect(fault).toMatch(
      /^story\.yaml 第\d+行的 growth-places\.scene\.focus\.第1个 写的是“lost-pier”：这个地点在 places\.csv 里还没有位置，镜头对不准它/,
    );
  });

  it('has no table of places that the report does not name', () => {
    const table: Edits = { 'story.yaml': (text) => text.replace('rows: positions', 'rows: places') };
    expect(said(table)).toEqual([
      expect.stringMatching(/^story\.yaml 第\d+行的 positions\.rows 写的是“places”：places\.csv 里没有一个地点写了 section/),
    ]);
    expect(said({ ...table, ...places(row('lost-pier,亭亭坝码头,码头,2,,,,,,')) })).toEqual([]);
  });
});

describe('the table of places', () => {
  it('says what the report names, where, how sure, and from what source', () => {
    const story = storyOf(
      edited({
        'places.csv': inTurn(unplaced['places.csv'] ?? ((text) => text), (text) => text.replace('大武林商圈,商圈,,', '大武林商圈,商圈,2,')),
        'story.yaml': (text) => text.replace('rows: positions', 'rows: places'),
      }),
    );
    const figure = story.stage.figures.find(({ rows }) => rows === 'places');
    if (!figure) throw new Error('no figure');
    expect(figureTable(story, figure)).toEqual({
      columns: ['地点', '报告哪里提到', '位置与把握', '来源'],
      rows: [
        ['大武林商圈', '第二部分', '经度 120.159，纬度 30.2725；把握一般，可能差到 500 米', '公开资料的参考坐标'],
        [LONG, '图说', '位置待提供', '—'],
        ['亭亭坝码头', '第二部分', '位置待提供', '—'],
      ],
    });
  });
});

describe('near a street', () => {
  // A degree of latitude is 111,195 m; of longitude here, at 30.36°, 95,945 m. The point may be 200 m off: 1,000 m in all.
  const at = (id: string, name: string, kind: string, lon: string, lat: string) =>
    row(`${id},${name},${kind},,${lon},${lat},WGS84,900,high,某份公开资料`);
  const story = storyOf(
    edited({
      'streets.csv': (text) => text.replace(/(康桥街道,\d+),[\d.]+,[\d.]+,(.*?地址）),\d+,/, '$1,120.13,30.36,$2,200,'),
      'places.csv': inTurn(
        at('a', '甲站', '地铁站', '120.13', '30.368903'),
        at('b', '乙站', '地铁站', '120.13', '30.369083'),
        at('c', '丙桥', '古桥', '120.140318', '30.36'),
        at('d', '丁桥', '古桥', '120.140527', '30.36'),
        at('e', '戊站', '地铁站', '120.13', '30.3601'),
        at('f', '己公园', '公园', '120.13', '30.3601'),
      ),
    }),
  );
  const { entries } = finderOf(story, chinese);

  it('are the stations and bridges within 800 m and the street’s own uncertainty, not the place’s; by kind, in the order of the data', () => {
    expect(entries.find(({ id }) => id === 'kangqiao')?.nearby).toEqual([
      { kind: '地铁站', names: ['甲站', '戊站'] },
      { kind: '古桥', names: ['丙桥'] },
    ]);
  });

  it('may be none', () => expect(entries.filter(({ nearby }) => nearby.length === 0).length).toBeGreaterThan(0));
});

describe('in the reader’s own hands', () => {
  const story = storyOf(edited({}));
  const explored = exploreOf(story);
  const size = { width: 968, height: 900 };
  const whole = wholeCanal(story.stage, size);
  const tools: Box = { x: 828, y: 8, width: 132, height: 148 };
  const seen = (nearer: number) => {
    const at = story.stage.places.filter(isPlaced).find(({ id }) => id === 'fuyi-granary')?.at ?? whole.center;
    const scene = sceneFor(story.stage, STEP, { ...stageOf(size), camera: { center: at, zoom: whole.zoom + nearer } });
    return { scene, sights: sightsOf(scene, explored.places, story.stage.waterways, whole.zoom, tools) };
  };

  it('places come with the zoom: none while the whole canal is seen, more the nearer, none that the step shows already', () => {
    expect(seen(0).sights).toEqual([]);
    expect(seen(0.5).sights).toEqual([]);
    expect(seen(1.5).sights.map(({ name }) => name)).toContain('富义仓');
    expect(seen(2.5).sights.map(({ id }) => id)).not.toContain('chaowang-bridge');
  });

  it('no name touches another, a lantern, a name of the step, the caption or the buttons', () => {
    for (const nearer of [1, 1.4, 1.8, 2.4, 3]) {
      const { scene, sights } = seen(nearer);
      expect(sights.length, `${nearer}`).toBeGreaterThan(0);
      const map = mapOf(scene);
      const own = sights.map(({ geo, label, name }) => {
        const [x, y] = project(scene.camera, size, geo);
        return {
          name,
          box: { x: x + (label?.dx ?? NaN), y: y + (label?.dy ?? NaN), width: label?.width ?? NaN, height: label?.height ?? NaN },
        };
      });
      const others = [
        map.caption.box,
        tools,
        ...scene.marks
          .filter(({ under }) => !under)
          .map(({ at: [x, y], size: mark }) => ({ x: x - mark / 2, y: y - mark / 2, width: mark, height: mark })),
        ...scene.marks.flatMap(({ at: [x, y], label }) =>
          label ? [{ x: x + label.dx, y: y + label.dy, width: label.width, height: label.height }] : [],
        ),
        ...map.places.flatMap(({ geo, label }) => {
          const [x, y] = project(scene.camera, size, geo);
          return label ? [{ x: x + label.dx, y: y + label.dy, width: label.width, height: label.height }] : [];
        }),
      ];
      own.forEach(({ name, box }, k) => {
        expect(
          own
            .slice(k + 1)
            .filter((other) => overlaps(box, other.box))
            .map((other) => other.name),
          name,
        ).toEqual([]);
        expect(
          others.filter((other) => overlaps(box, other)),
          `${name} at ${nearer}`,
        ).toEqual([]);
      });
    }
  });

  it('a card says what a place is, where the report names it, how sure it is and who says so', () => {
    const temple = cardOf(explored, 'xiangji-temple');
    expect(temple).toMatchObject({ name: '香积寺', kind: '寺', unit: '' });
    expect(temple?.rows.map(({ text }) => text)).toEqual([
      '没有提到；标在图上，只帮助辨认方位',
      '把握一般；资料没有写误差',
      '公开资料的参考坐标',
    ]);
    const area = exploreOf(storyOf(edited(places((text) => text.replace('大武林商圈,商圈,,', '大武林商圈,商圈,2,')))));
    expect(cardOf(area, 'wulin-business')?.rows.map(({ text }) => text)).toEqual([
      '第二部分提到',
      '把握一般；可能差到 500 米（图上的虚线圈）',
      '公开资料的参考坐标',
    ]);
    expect(exploreOf(storyOf(edited(unplaced))).places.map(({ id }) => id)).not.toContain('lost-pier');
  });

  it('a card says of a street its hall in the exact wording, and its platform with the basis of the link', () => {
    const text = (id: string): string => JSON.stringify(cardOf(explored, id)?.rows);
    expect(text('xiaohe')).toContain('倾力打造18个“民生议事堂”');
    expect(text('xiaohe')).toMatch(/小河红茶议事会，据公开报道/);
    expect(text('kangqiao')).toContain('报告没有点名这里的平台');
    expect(cardOf(explored, 'no-such-thing')).toBeNull();
  });
});
