/** The days, the shelves and who is asked in: every deed in full, all alike, and nothing joined that the report does not join. */
import { describe, expect, it } from 'vitest';
import { overlaps, textWidth, type Box } from '../../src/scene/box';
import type { Size } from '../../src/scene/camera';
import type { ShelvesChart, Upright } from '../../src/scene/deedCharts';
import type { TextBlock } from '../../src/scene/parts';
import { shelvesHeight } from '../../src/scene/layout/deedFigures';
import { daysLayout } from '../../src/scene/layout/days';
import { garlandHeight } from '../../src/scene/layout/garland';
import { heightOfShelves, shelvesLayout } from '../../src/scene/layout/shelves';
import { togetherLayout } from '../../src/scene/layout/together';
import { LEAST } from '../../src/scene/typeScale';
import type { Deed } from '../../src/story/types';
import { alone, sceneFor, stageOf } from '../../src/scene/scene';
import { withDeeds } from '../fixtures/deeds';
import { storyOf } from '../fixtures/variant';
import { DAYS, FACTS, SHELF_LEADS, SHELVES, TOGETHER, TOGETHER_LEAD } from '../fixtures/trio';

const STAGES: readonly Size[] = [
  { width: 360, height: 352 },
  { width: 360, height: 400 },
  { width: 390, height: 464 },
  { width: 604, height: 600 },
  { width: 768, height: 563 },
  { width: 860, height: 900 },
  { width: 968, height: 900 },
  { width: 960, height: 540 },
  { width: 1300, height: 1080 },
];
const FIGURE: Size = { width: 360, height: 420 };
const PHONE: Size = { width: 390, height: 464 };
const DESK: Size = { width: 968, height: 900 };

const headOf = (size: Size): number => garlandHeight(18, size, null);
const days = (deeds: readonly Deed[], size: Size, head = headOf(size)): ReturnType<typeof daysLayout> =>
  daysLayout(deeds, FACTS, size, head);
const together = (size: Size, head = headOf(size)): ReturnType<typeof togetherLayout> =>
  togetherLayout(TOGETHER, TOGETHER_LEAD, FACTS, size, head);
const stock = (deeds: readonly Deed[] = SHELVES) => ({ leads: SHELF_LEADS, deeds, facts: FACTS });
const shelves = (size: Size, fold = 1, opened: string | null = null, deeds = SHELVES): ShelvesChart =>
  shelvesLayout(stock(deeds), { size, garland: true, opened }, fold, headOf(size));
const shelvesAlone = (size: Size): ShelvesChart => shelvesLayout(stock(), { size, garland: false }, 1, 0);

const isBlock = (value: object): value is TextBlock => 'lines' in value && 'anchor' in value;
const isUpright = (value: object): value is Upright => 'columns' in value && 'fontSize' in value;

interface Ink {
  readonly text: string;
  readonly fontSize: number;
  readonly box: Box;
}

/** What every line and column of text covers, and what it says. */
function inks(value: unknown): Ink[] {
  if (Array.isArray(value)) return value.flatMap(inks);
  if (value === null || typeof value !== 'object') return [];
  if (isBlock(value)) {
    const { lines, at, fontSize, anchor, lineHeight } = value;
    return lines.map((text, k) => {
      const width = textWidth(text, fontSize);
      const x = anchor === 'middle' ? at[0] - width / 2 : at[0];
      return { text, fontSize, box: { x, y: at[1] + lineHeight * k + fontSize * 0.2, width, height: fontSize * 0.9 } };
    });
  }
  if (isUpright(value))
    return value.columns.map(({ text, at }) => ({
      text,
      fontSize: value.fontSize,
      box: { x: at[0] - value.fontSize / 2, y: at[1], width: value.fontSize, height: [...text].length * value.fontSize * 1.14 },
    }));
  return Object.values(value).flatMap(inks);
}

/** All that is set downward in a picture. */
function uprights(value: unknown): Upright[] {
  if (value === null || typeof value !== 'object') return [];
  return isUpright(value) ? [value] : Object.values(value).flatMap(uprights);
}

/** All text of a picture, in one. */
const textOf = (chart: unknown): string =>
  inks(chart)
    .map(({ text }) => text)
    .join('');

function expectClean(chart: unknown, { width, height }: Size, head: number, where: string): void {
  const all = inks(chart);
  expect(all.length, where).toBeGreaterThan(0);
  for (const { text, fontSize, box } of all) {
    expect(fontSize, `${where} ${text}`).toBeGreaterThanOrEqual(LEAST);
    expect(box.x, `${where} ${text}`).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width, `${where} ${text}`).toBeLessThanOrEqual(width);
    expect(box.y, `${where} ${text}`).toBeGreaterThanOrEqual(head);
    expect(box.y + box.height, `${where} ${text}`).toBeLessThanOrEqual(height);
  }
  all.forEach((one, k) => {
    for (const other of all.slice(k + 1)) expect(overlaps(one.box, other.box), `${where}: ${one.text} × ${other.text}`).toBe(false);
  });
}

const named = ({ width, height }: Size): string => `${width}×${height}`;
/** A name without the commas at which it may be divided. */
const bare = (text: string): string => text.replace(/、/g, '');

describe('every figure', () => {
  it('holds its text on the stage, apart and large enough to read', () => {
    for (const size of STAGES) {
      const head = headOf(size);
      expectClean(days(DAYS, size), size, head, `days ${named(size)}`);
      expectClean(together(size), size, head, `together ${named(size)}`);
      for (const fold of [1, 2, 3]) expectClean(shelves(size, fold), size, head, `shelves ${fold} ${named(size)}`);
    }
    // The smallest phone in the large version: an open shelf stands alone, and opens the way to the others when it is shut.
    const least = { width: 213, height: 227 };
    const head = headOf(least);
    const ends = days(DAYS, least, head).results.map(({ name }) => name.at[1] + name.lines.length * name.lineHeight);
    expect(ends.length).toBeGreaterThan(0);
    expect(Math.max(...ends)).toBeLessThanOrEqual(least.height);
    for (const fold of [1, 2]) expectClean(shelves(least, fold), least, head, `shelves ${fold} on the least`);
    expect(shelves(least, 1, '').shelves.length).toBe(SHELF_LEADS.length);
    expectClean(days(DAYS, FIGURE, 0), FIGURE, 0, 'days alone');
    expectClean(together(FIGURE, 0), FIGURE, 0, 'together alone');
  });

  it('has every deed in full, and our words beside it', () => {
    for (const size of [...STAGES.slice(1), FIGURE]) {
      const pictures: [unknown, readonly Deed[]][] = [
        [days(DAYS, size), DAYS],
        [together(size), TOGETHER],
        ...[1, 2, 3].map((fold): [unknown, readonly Deed[]] => [shelves(size, fold), SHELVES.filter(({ lead }) => lead === fold)]),
      ];
      for (const [chart, deeds] of pictures)
        for (const { name, words } of deeds) {
          expect(bare(textOf(chart)), `${name} at ${named(size)}`).toContain(bare(name));
          expect(textOf(chart), `${words} at ${named(size)}`).toContain(words);
        }
    }
  });

  it('is read from the right where words stand upright in several columns', () => {
    let seen = 0;
    const inTwo = SHELF_LEADS.map((lead) => `${lead}，理好家底`);
    const charts: [string, unknown][] = [
      ...[...STAGES, FIGURE].flatMap((size): [string, unknown][] =>
        [days(DAYS, size), together(size), ...[1, 2, 3].map((fold) => shelves(size, fold))].map((chart) => [named(size), chart]),
      ),
      ['shelves in two', shelvesLayout({ ...stock(), leads: inTwo }, { size: DESK, garland: true, opened: null }, 1, headOf(DESK)).shelves],
    ];
    for (const [where, chart] of charts)
      for (const { columns } of uprights(chart))
        columns.slice(1).forEach(({ text, at }, k) => {
          expect(at[0], `${text} ${where}`).toBeLessThan(columns[k]?.at[0] ?? NaN);
          seen += 1;
        });
    expect(seen).toBeGreaterThan(0);
  });

  it('says no number but the facts, in their exact wording', () => {
    expect(textOf(days(DAYS, DESK))).not.toMatch(/\d/);
    expect(textOf(together(DESK))).not.toMatch(/\d/);
    const numbers = inks(shelves(DESK))
      .map(({ text }) => text)
      .filter((text) => /\d/.test(text));
    expect(numbers).toEqual(['40余次', '100余次', '18个']);
  });
});

describe('days', () => {
  const topics = DAYS.filter(({ kind }) => kind === '题目');

  it('hang as equal lanterns and equal slips, evenly on one line that sags', () => {
    for (const size of STAGES) {
      const { days: hung, line } = days(DAYS, size);
      expect(hung.map(({ id }) => id)).toEqual(topics.map(({ id }) => id));
      const steps = hung.slice(1).map(({ lantern }, k) => lantern[0] - (hung[k]?.lantern[0] ?? 0));
      for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 5);
      expect(new Set(hung.map(({ slip }) => `${slip.width.toFixed(3)} ${slip.height.toFixed(3)} ${slip.y.toFixed(3)}`)).size).toBe(1);
      expect(Math.max(...line.map(([, y]) => y))).toBeGreaterThan((line[0]?.[1] ?? 0) + 3);
      for (const { lantern, slip } of hung) expect(lantern[0]).toBeCloseTo(slip.x + slip.width / 2, 5);
    }
  });

  it('keep our words on a small phone, where those of the others give way', () => {
    const [small] = STAGES;
    const said = textOf(small && days(DAYS, small));
    for (const { words } of topics) expect(said).toContain(words);
  });

  it('may be two or eight', () => {
    const others = DAYS.filter(({ kind }) => kind !== '题目');
    for (const count of [2, 3, 8])
      for (const size of STAGES) {
        const some = [...topics, ...topics].slice(0, count).map((deed, k) => ({ ...deed, id: `day-${k}` }));
        const chart = days([...others, ...some], size);
        expect(chart.days.length).toBe(count);
        expectClean(chart, size, headOf(size), `${count} days at ${named(size)}`);
      }
  });

  it('have a door for each place that one visit lists, and only the list runs dry', () => {
    const { doors, visits, heads, goesOn } = days(DAYS, DESK);
    expect(doors.map(({ name }) => name.lines.join(''))).toEqual(['“进社区、', '进企业、', '进校园”']);
    expect(new Set(doors.map(({ radius, centre }) => `${radius} ${centre[1]}`)).size).toBe(1);
    expect(visits.map((visit) => visit.goesOn !== null)).toEqual([true]);
    expect(heads.map((head) => head.goesOn)).toEqual([null, null]);
    expect(goesOn).toBeNull();
    const goingOn = days(
      DAYS.map((deed) => (deed.id === topics[4]?.id ? { ...deed, open: true } : deed)),
      DESK,
    );
    expect(goingOn.goesOn?.x).toBeGreaterThan(goingOn.days[4]?.slip.x ?? Infinity);
  });
});

describe('shelves', () => {
  const idOf = (name: string): string => SHELVES.find((deed) => deed.name.includes(name))?.id ?? '';
  const volumesOf = (chart: ShelvesChart): ShelvesChart['shelves'][number]['volumes'] => chart.shelves.flatMap(({ volumes }) => volumes);

  it('stand all open where there is room, without a button', () => {
    for (const size of [DESK, { width: 1300, height: 1080 }, { width: 860, height: 900 }]) {
      const chart = shelves(size);
      expect(chart.shelves.every(({ open }) => open)).toBe(true);
      expect(chart.controls).toEqual([]);
      for (const { name } of SHELVES) expect(textOf(chart), name).toContain(name);
    }
  });

  it('stand one open on a phone: that of the step, or the one that the reader opened, or none', () => {
    const openOf = (chart: ShelvesChart): string[] => chart.shelves.filter(({ open }) => open).map(({ id }) => id);
    expect(openOf(shelves(PHONE, 2))).toEqual(['fold-2']);
    expect(openOf(shelves(PHONE, 2, 'fold-3'))).toEqual(['fold-3']);
    expect(openOf(shelves(PHONE, 2, ''))).toEqual([]);
    const { controls } = shelves(PHONE, 2);
    expect(controls.map(({ id, name, open }) => [id, name, open])).toEqual([
      ['fold-1', '大力抓好制度机制建设', false],
      ['fold-2', '大力抓好政协队伍建设', true],
      ['fold-3', '大力抓好履职平台建设', false],
    ]);
    for (const { box } of controls) expect(box.height).toBeGreaterThanOrEqual(24);
    for (const lead of SHELF_LEADS) expect(textOf(shelves(PHONE, 2))).toContain(lead);
  });

  it('stand all open in a figure by itself, which says how high it must be', () => {
    for (const width of [320, 360, 400]) {
      const size = { width, height: heightOfShelves(stock(), width) };
      const chart = shelvesAlone(size);
      expect(chart.shelves.every(({ open }) => open)).toBe(true);
      expect(chart.controls).toEqual([]);
      expectClean(chart, size, 0, `alone ${named(size)}`);
      for (const { name } of SHELVES) expect(textOf(chart), name).toContain(name);
    }
    // Where nothing makes it so high, nothing is cut.
    expectClean(shelvesAlone(FIGURE), FIGURE, 0, 'alone, low');
  });

  it('hold equal volumes: one for each deed or each of its names, none for what came of it', () => {
    const volumes = volumesOf(shelves(DESK));
    const single = volumes.filter(({ bodies }) => bodies.length === 1).flatMap(({ bodies }) => bodies);
    expect(new Set(single.map(({ width, height }) => `${width.toFixed(2)} ${height.toFixed(2)}`)).size).toBe(1);
    const several = volumes.find(({ id }) => id === idOf('潮邻'))?.bodies ?? [];
    expect(several.length).toBe(5);
    expect(new Set(several.map(({ height }) => height.toFixed(2))).size).toBe(1);
    for (const volume of volumes) {
      const result = volume.kind === '回音' || volume.kind === '成效';
      expect(volume.bodies.length === 0, volume.id).toBe(result);
      expect(volume.lantern !== null, volume.id).toBe(volume.kind === '回音');
      expect(volume.goesOn !== null, volume.id).toBe(SHELVES.find(({ id }) => id === volume.id)?.open);
    }
  });

  it('keep what one sentence says together, and what stands alone apart', () => {
    const volumes = volumesOf(shelves(PHONE, 2));
    const box = (name: string): Box => volumes.find(({ id }) => id === idOf(name))?.bodies[0] ?? { x: 0, y: 0, width: 0, height: 0 };
    const gap = (above: string, below: string): number => box(below).y - box(above).y - box(above).height;
    expect(gap('“武林大讲堂”', '“委员读书月”')).toBeCloseTo(0, 5);
    expect(gap('学习培训', '机关干部')).toBeGreaterThan(2);
    expect(gap('界别建设', '专委会')).toBeGreaterThan(2);
  });

  it('join by dots what is being joined, from the hall to the platforms, and say what is being done', () => {
    for (const size of [...STAGES.slice(1), FIGURE]) {
      const chart = shelves(size, 3);
      const [joining, ...others] = chart.shelves.flatMap(({ joinings }) => joinings);
      expect(others).toEqual([]);
      expect([joining?.name.lines.join(''), joining?.words?.lines.join('')]).toEqual(['有效衔接融合', '正在积极推动']);
      const bodies = (name: string): readonly Box[] => volumesOf(chart).find(({ id }) => id === idOf(name))?.bodies ?? [];
      const touches = (point: readonly [number, number] | undefined, boxes: readonly Box[]): boolean =>
        boxes.some((box) => point && overlaps({ x: point[0], y: point[1], width: 0, height: 0 }, box, 0.5));
      expect(touches(joining?.line[0], bodies('民生议事堂')), named(size)).toBe(true);
      expect(touches(joining?.line[joining.line.length - 1], bodies('潮邻')), named(size)).toBe(true);
    }
  });

  it('join nothing by dots once the report says what came of it', () => {
    const done = SHELVES.flatMap((deed) =>
      deed.name === '有效衔接融合' ? [deed, { ...deed, id: 'done', kind: '回音' as const, name: '已经联通', words: '' }] : [deed],
    );
    const chart = shelves(DESK, 3, null, done);
    expect(chart.shelves.flatMap(({ joinings }) => joinings)).toEqual([]);
    expect(volumesOf(chart).some(({ id }) => id === idOf('有效衔接'))).toBe(true);
  });

  it('keep on the smallest stage what says that a joining is not done', () => {
    const chart = shelves({ width: 260, height: 380 }, 3);
    expect(textOf(chart)).toContain('有效衔接融合');
    expect(textOf(chart)).toContain('正在积极推动');
  });
});

describe('together', () => {
  it('has partners in equal boats on one water, evenly, and what they do at equal steps', () => {
    for (const size of STAGES) {
      const { partners, acts, water } = together(size);
      expect(partners.map(({ text }) => text.name.lines.join(''))).toEqual(['各民主党派', '工商联', '无党派人士']);
      const [first, second, third] = partners.map(({ boat }) => boat);
      expect((second?.[0] ?? 0) - (first?.[0] ?? 0)).toBeCloseTo((third?.[0] ?? 0) - (second?.[0] ?? 0), 5);
      expect(new Set(partners.map(({ boat }) => boat[1])).size).toBe(1);
      expect(acts.map(({ name }) => name.lines.join('')).join('')).toBe('调研、视察、考察、监督');
      expect(new Set(acts.map(({ steps }) => `${steps.y} ${steps.width} ${steps.height}`)).size).toBe(1);
      // All of them touch the one water, which passes from edge to edge.
      expect([water[0]?.[0], water[water.length - 1]?.[0]]).toEqual([0, size.width]);
      const [low, high] = [Math.min(...water.map(([, y, half]) => y + half)), Math.max(...water.map(([, y, half]) => y - half))];
      for (const { steps } of acts) expect(steps.y).toBeLessThanOrEqual(low);
      for (const { boat } of partners) expect(boat[1] + together(size).boat * 0.3).toBeGreaterThanOrEqual(high);
    }
  });

  it('writes the lead on the water and lets only the open list run dry', () => {
    const { lead, actsGoOn, said, stones, results } = together(DESK);
    expect(lead.lines).toEqual([TOGETHER_LEAD]);
    expect(actsGoOn).not.toBeNull();
    const closed = togetherLayout(
      TOGETHER.map((deed) => ({ ...deed, open: false })),
      TOGETHER_LEAD,
      FACTS,
      DESK,
      0,
    );
    expect(closed.actsGoOn).toBeNull();
    expect(said.map(({ name }) => name.lines.join(''))).toEqual(['充分发表意见']);
    expect(stones.map(({ text }) => text.name.lines.join(''))).toEqual(['政协会议', '民主协商', '界别活动']);
    expect(new Set(stones.map(({ box }) => `${box.width.toFixed(3)} ${box.height}`)).size).toBe(1);
    expect(results.map(({ kind }) => kind)).toEqual(['成效']);
  });
});

describe('a step of the story', () => {
  const { stage } = storyOf(withDeeds());
  const at = (step: string, env = stageOf(PHONE)): ReturnType<typeof sceneFor> => sceneFor(stage, step, env);

  it('has the deeds of its figure and no others, and the actors hang above them', () => {
    const { chart, marks } = at('show-shelf');
    expect(chart?.kind).toBe('shelves');
    const shelf = chart as ShelvesChart;
    expect(shelf.shelves.flatMap(({ volumes }) => volumes.map(({ id }) => id))).toEqual(['canal', 'square', 'decided', 'helped']);
    expect(marks.length).toBe(stage.streets.length);
    expect(Math.max(...marks.map((mark) => mark.at[1]))).toBeLessThan(shelf.frame.y);
    expect(at('show-shelf', alone(FIGURE)).marks).toEqual([]);
    const figure = stage.figures.find(({ id }) => id === 'shelf');
    expect(figure && shelvesHeight(stage, figure, 360)).toBeGreaterThan(100);
  });

  it('has nothing but what stands on a shelf under its board: an empty one shows its lead', () => {
    for (const size of [PHONE, DESK]) {
      const { chart } = at('show-shelf', stageOf(size));
      for (const lead of stage.chapters.find(({ section }) => section === 2)?.leads ?? []) expect(textOf(chart)).toContain(lead);
      expectClean(chart, size, 0, `part 2 at ${named(size)}`);
    }
  });
});

describe('the boards of a case', () => {
  it('are pressed with ease where all is large: 44 px on a phone, on a tablet, and beside the text of a small desk', () => {
    for (const [width, height] of [
      [240, 271],
      [260, 309],
      [306, 512],
      [512, 375],
    ] as const)
      for (const { box } of shelves({ width, height }).controls) expect(box.height * 1.5, `${width}`).toBeGreaterThanOrEqual(44);
  });
});
