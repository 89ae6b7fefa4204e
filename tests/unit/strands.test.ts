/** Topic → way → what came of it: held against the ledger itself, at every size, whatever the reader follows. */
import { describe, expect, it } from 'vitest';
import { chartLayout } from '../../src/scene/layout';
import { strandsHeight } from '../../src/scene/layout/strands';
import { textWidth, type Box } from '../../src/scene/box';
import type { Env } from '../../src/scene/types';
import type { RunBlock, StrandsChart } from '../../src/scene/deedCharts';
import type { StreamPoint, TextBlock } from '../../src/scene/parts';
import type { Deed, StageStory, Step } from '../../src/story/types';
import { readDataFolder } from '../../build/read-data';
import { storyOf } from '../fixtures/variant';
import { FROZEN } from '../pictures/pictures';

const { stage } = storyOf(readDataFolder(FROZEN));
const [someFact, otherFact] = stage.facts;
if (!someFact || !otherFact) throw new Error('two facts are needed');

const deed = (id: string, strand: string, kind: Deed['kind'], name: string, more: Partial<Deed> = {}): Deed => ({
  id,
  section: 2,
  lead: 1,
  kind,
  name,
  words: '',
  strand,
  theme: '',
  place: '',
  fact: '',
  open: false,
  ...more,
});
/** Every case once: several topics, several ends, none, a fact, 等, words in common, no topic, a row that stands alone. */
const SMALL: readonly Deed[] = [
  deed('t1', 'a', '题目', '老房子加装电梯', { theme: '老房' }),
  deed('t2', 'a', '题目', '一条名字很长、长得一行放不下、两行也放不下的小河边步行道的修整', { open: true }),
  deed('w1', 'a', '平台', '“请来坐坐”平台'),
  deed('w2', 'a', '做法', '专题协商', { words: '前后商量', fact: someFact.id }),
  deed('e1', 'a', '回音', '电梯装好了', { theme: '老房' }),
  deed('e2', 'a', '回音', '步行道通了', { open: true }),
  deed('e3', 'a', '成效', '助推科学决策'),
  deed('x', '', '做法', '不与别的相连'),
  deed('t3', 'b', '题目', '垃圾分类', { section: 3 }),
  deed('w3', 'b', '做法', '民主监督', { section: 3 }),
  deed('w4', 'c', '规矩', '全体会议', { section: 3, lead: 2, words: '工作规则' }),
  deed('w5', 'c', '规矩', '主席会议', { section: 3, lead: 2, words: '工作规则', open: true }),
  deed('e4', 'c', '成效', '推进规范化', { section: 3, lead: 2 }),
  deed('t4', 'd', '题目', '养老', { section: 5, theme: '养老' }),
  deed('t5', 'd', '题目', '托幼', { section: 5 }),
  deed('t6', 'd', '题目', '助餐', { section: 5, theme: '养老' }),
  deed('w6', 'd', '活动', '走进社区', { section: 5 }),
  deed('w7', 'e', '出版', '《老房子》', { section: 5, theme: '老房' }),
  deed('w8', 'e', '伙伴', '各界人士', { section: 5, words: '服务', fact: otherFact.id }),
  deed('e5', 'e', '回音', '受到好评', { section: 5 }),
];
const ledgers: [string, readonly Deed[]][] = [['a ledger of every case', SMALL]];
if (stage.deeds.some(({ strand }) => strand)) ledgers.push(['the ledger of the report', stage.deeds]);

const STAGES: [string, Partial<Env> & Pick<Env, 'size'>][] = [
  ['a small phone', { size: { width: 360, height: 400 } }],
  ['a phone', { size: { width: 390, height: 464 } }],
  ['a tablet', { size: { width: 620, height: 768 } }],
  ['a desk', { size: { width: 968, height: 900 } }],
  ['a wide desk', { size: { width: 1300, height: 1080 } }],
  ['a hall', { size: { width: 1280, height: 720 } }],
  ['the lowest stage', { size: { width: 320, height: 225 } }],
  ['a figure', { size: { width: 360, height: 420 }, garland: false }],
];

/** @param deeds the whole ledger; the rest of the story is the real one */
function chartOf(deeds: readonly Deed[], env: Partial<Env> & Pick<Env, 'size'>): StrandsChart {
  const story: StageStory = { ...stage, deeds };
  const first = story.chapters[0]?.steps[0];
  const step = { ...first, scene: { ...first?.scene, layout: 'strands' } } as Step;
  const { chart } = chartLayout(story, step, { garland: true, foot: 0, button: false, fade: 'none', ...env });
  if (chart.kind !== 'strands') throw new Error(chart.kind);
  return chart;
}

const idsIn = (deeds: readonly Deed[]): string[] => [...new Set(deeds.map(({ strand }) => strand))].filter(Boolean);
const themesIn = (deeds: readonly Deed[]): string[] =>
  [...new Set(deeds.filter(({ strand }) => strand).map(({ theme }) => theme))].filter(Boolean);
const topicsOf = (deeds: readonly Deed[], id: string): Deed[] => deeds.filter(({ strand, kind }) => strand === id && kind === '题目');
const endsOf = (deeds: readonly Deed[], id: string): Deed[] =>
  deeds.filter(({ strand, kind }) => strand === id && (kind === '回音' || kind === '成效'));
const waysOf = (deeds: readonly Deed[], id: string): Deed[] =>
  deeds.filter((row) => row.strand === id && !topicsOf(deeds, id).includes(row) && !endsOf(deeds, id).includes(row));
const carrying = (deeds: readonly Deed[], theme: string): string[] =>
  idsIn(deeds).filter((id) => deeds.some((row) => row.strand === id && row.theme === theme));
const said = ({ name, open }: Deed): string => name + (open ? '等' : '');
const lettersOf = (text: string): string => text.replace(/\s/g, '');
const textOf = (block: RunBlock): string => lettersOf(block.lines.map((line) => line.map(({ text }) => text).join('')).join(''));

interface Shown {
  readonly chart: StrandsChart;
  readonly deeds: readonly Deed[];
  readonly theme: string | null;
  readonly env: Partial<Env> & Pick<Env, 'size'>;
  readonly where: string;
}
/** Every chart there is, with what it was asked for. */
const shown: readonly Shown[] = ledgers.flatMap(([ledger, deeds]) =>
  STAGES.flatMap(([name, env]) => {
    const themes = themesIn(deeds);
    const whole = env.garland === false && strandsHeight({ ...stage, deeds }, env.size.width) <= env.size.height;
    return [null, '', ...themes.map((_, k) => `theme-${k + 1}`)].map((opened) => ({
      chart: chartOf(deeds, { ...env, opened }),
      deeds,
      theme: opened === '' || whole ? null : (themes[Number(opened?.slice(6) ?? 1) - 1] ?? null),
      env,
      where: `${ledger}, ${name}, ${opened ?? 'untouched'}`,
    }));
  }),
);
function each(check: (chart: StrandsChart, of: Shown) => void): void {
  for (const of of shown) check(of.chart, of);
}

const blocksOf = ({ strands }: StrandsChart): RunBlock[] =>
  strands.flatMap(({ topics, way, ends }) =>
    [...topics.map(({ words }) => words), way, ...ends.map(({ words }) => words)].filter((block) => block !== null),
  );
const boxesOf = (block: RunBlock | TextBlock): Box[] =>
  block.lines.map((line, k) => {
    const width = textWidth(typeof line === 'string' ? line : line.map(({ text }) => text).join(''), block.fontSize);
    const x = block.at[0] - ('anchor' in block && block.anchor === 'middle' ? width / 2 : 0);
    return { x, y: block.at[1] + block.lineHeight * k + block.fontSize * 0.16, width, height: block.fontSize * 0.96 };
  });
const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01;

/** Points along a stroke as it is drawn: a uniform cubic B-spline from its first point to its last. */
function drawn(stroke: readonly StreamPoint[]): StreamPoint[] {
  const [first, last] = [stroke[0], stroke[stroke.length - 1]];
  if (!first || !last) throw new Error('an empty stroke');
  const points = [first, first, ...stroke, last, last];
  return points.slice(3).flatMap((_, k) =>
    [0, 0.25, 0.5, 0.75, 1].map((t): StreamPoint => {
      const weights = [(1 - t) ** 3, 3 * t ** 3 - 6 * t ** 2 + 4, -3 * t ** 3 + 3 * t ** 2 + 3 * t + 1, t ** 3];
      const at = (axis: 0 | 1 | 2): number => weights.reduce((sum, weight, n) => sum + (weight / 6) * (points[k + n]?.[axis] ?? 0), 0);
      return [at(0), at(1), at(2)];
    }),
  );
}
function heightAt(points: readonly StreamPoint[], x: number): number | null {
  const next = points.findIndex(([px], k) => k > 0 && px >= x && (points[k - 1]?.[0] ?? Infinity) <= x);
  const [a, b] = [points[next - 1], points[next]];
  return a && b ? a[1] + (b[0] === a[0] ? 0 : ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0])) : null;
}
type Placed = StrandsChart['strands'][number];
const strokesOf = ({ topics, trunk, ends }: Placed): (readonly StreamPoint[])[] => [
  ...topics.map(({ stroke }) => stroke),
  trunk,
  ...ends.map(({ stroke }) => stroke),
];
const startOf = (stroke: readonly StreamPoint[]): StreamPoint => stroke[0] ?? [NaN, NaN, NaN];
const endOf = (stroke: readonly StreamPoint[]): StreamPoint => stroke[stroke.length - 1] ?? [NaN, NaN, NaN];

describe('what is joined', () => {
  it('is what one sentence joins: topics run into their own trunk, and only its own ends leave it', () => {
    each((chart, { deeds, where }) => {
      for (const { id, topics, trunk, ends, way } of chart.strands) {
        expect(
          topics.map((topic) => topic.id),
          where,
        ).toEqual(topicsOf(deeds, id).map((row) => row.id));
        expect(
          ends.map((end) => end.id),
          where,
        ).toEqual(endsOf(deeds, id).map((row) => row.id));
        for (const { stroke } of topics) expect(endOf(stroke).slice(0, 2), where).toEqual(startOf(trunk).slice(0, 2));
        for (const { stroke } of ends) {
          expect(startOf(stroke)[1], where).toBe(endOf(trunk)[1]);
          expect(Math.abs(startOf(stroke)[0] - endOf(trunk)[0]), where).toBeLessThan(1);
        }
        if (way) {
          // It stands on its own trunk: the nearest below it.
          const foot = Math.max(...boxesOf(way).map((box) => box.y + box.height));
          const below = chart.strands.filter((other) => startOf(other.trunk)[1] > foot - 1).map((other) => other.id);
          expect(below[0], where).toBe(id);
        }
      }
    });
  });

  it('is shown in the order of the report, every strand of it where everything has room', () => {
    each((chart, { deeds, where, theme }) => {
      const shown = chart.strands.map(({ id }) => id);
      if (chart.strands.some(({ lit }) => lit !== true)) expect(shown, where).toEqual(idsIn(deeds));
      else expect(shown, where).toEqual(carrying(deeds, theme ?? ''));
      const trunks = chart.strands.map(({ trunk }) => startOf(trunk)[1]);
      expect(trunks, where).toEqual([...trunks].sort((a, b) => a - b));
    });
  });

  it('begins at its way where the sentence names no topic', () => {
    const chart = chartOf(SMALL, { size: { width: 968, height: 900 }, opened: '' });
    const [with_, without] = ['b', 'c'].map((id) => chart.strands.find((strand) => strand.id === id));
    expect(without?.topics).toEqual([]);
    expect(startOf(without?.trunk ?? [])[2]).toBeLessThan(startOf(with_?.trunk ?? [])[2] / 3);
  });
});

describe('how far a thread goes', () => {
  it('to a lantern for a result with a name, as far without one for an effect, else the brush runs dry', () => {
    each((chart, { deeds, where }) => {
      for (const { id, ends, dry, trunk } of chart.strands) {
        const rows = endsOf(deeds, id);
        expect(
          ends.map(({ lantern }) => lantern !== null),
          `${where}, ${id}`,
        ).toEqual(rows.map(({ kind }) => kind === '回音'));
        expect(dry.length > 0, `${where}, ${id}`).toBe(rows.length === 0);
        for (const bristle of dry) {
          expect(Math.abs(startOf(bristle)[0] - endOf(trunk)[0]), where).toBeLessThan(1);
          const nearest = Math.min(...chart.strands.flatMap((strand) => strand.ends.map(({ stroke }) => endOf(stroke)[0])));
          expect(endOf(bristle)[0], where).toBeLessThan(nearest);
          expect(endOf(bristle)[2], where).toBeLessThan(chart.thread / 3);
        }
        for (const { lantern, stroke } of ends) if (lantern) expect(lantern.at, where).toEqual(endOf(stroke).slice(0, 2));
      }
      const reached = chart.strands.flatMap(({ ends }) => ends.map(({ stroke }) => endOf(stroke)[0]));
      expect(Math.max(...reached) - Math.min(...reached), where).toBeLessThan(16);
    });
  });

  it('all lanterns of words are alike, and so are all that are far', () => {
    each((chart, { where }) => {
      const lanterns = chart.strands.flatMap(({ ends }) => ends.flatMap(({ lantern }) => lantern ?? []));
      for (const far of [true, false])
        expect(new Set(lanterns.filter((one) => one.far === far).map(({ size }) => size)).size, where).toBeLessThan(2);
      for (const { ends } of chart.strands)
        for (const { lantern, words } of ends) if (lantern) expect(lantern.far, where).toBe(words === null);
    });
  });
});

describe('threads', () => {
  it('do not cross', () => {
    each((chart, { env, where }) => {
      const strokes = chart.strands.flatMap((strand, s) => strokesOf(strand).map((stroke) => ({ s, points: drawn(stroke) })));
      for (let x = 0.25; x < env.size.width; x += 4) {
        const met = strokes.flatMap(({ s, points }) => {
          // Where a trunk begins and ends, its own threads lie on it.
          const y = x > startOf(points)[0] + 1 && x < endOf(points)[0] - 1 ? heightAt(points, x) : null;
          return y === null ? [] : [{ s, y }];
        });
        for (const [k, { s, y }] of met.slice(1).entries()) {
          const before = met[k];
          // Those of one strand run together.
          if (before) expect(y - before.y, `${where}, at ${x}`).toBeGreaterThan(s === before.s ? -0.01 : 0);
        }
      }
    });
  });

  it('are of one width, whatever runs in them', () => {
    each((chart, { where }) => {
      for (const stroke of chart.strands.flatMap(strokesOf)) {
        const broadest = (Math.max(...stroke.map(([, , half]) => half)) * 2) / chart.thread;
        expect(broadest > 0.95 && broadest < 1.15, `${where}: ${broadest}`).toBe(true);
      }
      for (const { topics, ends, trunk } of chart.strands) {
        for (const { stroke } of topics) expect(endOf(stroke)[2], where).toBe(chart.thread / 2);
        for (const { stroke } of ends) expect(startOf(stroke)[2], where).toBe(chart.thread / 2);
        expect(endOf(trunk)[2], where).toBe(chart.thread / 2);
      }
    });
  });

  it('keep off the words, and so does what pours into them', () => {
    each((chart, { where }) => {
      const boxes = [...blocksOf(chart).flatMap(boxesOf), ...chart.heads.flatMap(boxesOf), ...chart.numerals.flatMap(boxesOf)];
      const points = [
        ...chart.strands.flatMap((strand) => [...strokesOf(strand), ...strand.dry].flatMap(drawn)),
        ...chart.pour.flat().map(([x, y]): StreamPoint => [x, y, chart.thread / 2]),
      ];
      const touched = boxes.flatMap((box) =>
        points
          .filter(([x, y, half]) => x > box.x && x < box.x + box.width && y + half > box.y + 1 && y - half < box.y + box.height - 1)
          .map(([x, y]) => ({ box, x, y })),
      );
      expect(touched, where).toEqual([]);
    });
  });
});

describe('words', () => {
  it('stand in full, 等 after those whose list goes on, each fact in its exact wording', () => {
    each((chart, { deeds, where }) => {
      const byId = new Map(deeds.map((row) => [row.id, row]));
      for (const { id, topics, way, ends } of chart.strands) {
        for (const { id: row, words } of [...topics, ...ends]) {
          const told = byId.get(row);
          if (words && told) expect(textOf(words), where).toBe(lettersOf(said(told)));
        }
        if (!way) continue;
        const rows = waysOf(deeds, id);
        const facts = rows.flatMap(({ fact }) => stage.facts.find((each) => each.id === fact)?.display ?? []);
        const runs = way.lines.flat();
        expect(
          runs.filter(({ tone }) => tone === 'fact').map(({ text }) => text),
          where,
        ).toEqual(facts);
        const names = lettersOf(
          runs
            .filter(({ tone }) => tone === 'plain' || tone === 'theme')
            .map(({ text }) => text)
            .join(''),
        );
        expect(names, where).toBe(lettersOf(rows.map(said).join('')));
      }
    });
  });

  it('say before a fact what it counts, and once what neighbours share', () => {
    const chart = chartOf(SMALL, { size: { width: 968, height: 900 } });
    const wayOf = (id: string): string => textOf(chart.strands.find((strand) => strand.id === id)?.way as RunBlock);
    expect(wayOf('a')).toBe(`“请来坐坐”平台专题协商前后商量${someFact.display}`);
    expect(wayOf('c')).toBe('全体会议主席会议等工作规则');
  });

  it('overlap nothing, lie within the picture, in one size of at least 12 px', () => {
    each((chart, { env, where }) => {
      const others = [
        ...chart.heads,
        ...chart.numerals,
        ...(chart.prefix ? [chart.prefix] : []),
        chart.legend,
        ...chart.slips.map(({ text }) => text),
      ];
      const boxes = [...blocksOf(chart), ...others].flatMap(boxesOf);
      for (const box of boxes) {
        expect(box.x >= 0 && box.x + box.width <= env.size.width + 0.5, `${where}: ${JSON.stringify(box)}`).toBe(true);
        expect(box.y >= 0 && box.y + box.height <= env.size.height, `${where}: ${JSON.stringify(box)}`).toBe(true);
      }
      for (const [k, box] of boxes.entries())
        expect(
          boxes.slice(k + 1).filter((other) => meet(box, other)),
          `${where}: ${JSON.stringify(box)}`,
        ).toEqual([]);
      expect(new Set(blocksOf(chart).map(({ fontSize }) => fontSize)).size, where).toBeLessThan(2);
      for (const { fontSize } of [...blocksOf(chart), ...others]) expect(fontSize, where).toBeGreaterThanOrEqual(12);
    });
  });

  it('of a section are led by its numeral, at its first thread', () => {
    each((chart, { deeds, where }) => {
      const sectionOf = (id: string): Deed['section'] | undefined => deeds.find((row) => row.strand === id)?.section;
      const firsts = chart.strands.filter(({ id }, k) => k === 0 || sectionOf(id) !== sectionOf(chart.strands[k - 1]?.id ?? ''));
      expect(
        chart.numerals.map(({ lines }) => lines.join('')),
        where,
      ).toEqual(firsts.map(({ id }) => stage.chapters.find(({ section }) => section === sectionOf(id))?.numeral));
      for (const [k, { topics, trunk }] of firsts.entries()) {
        const [box] = chart.numerals[k] ? boxesOf(chart.numerals[k]) : [];
        const y = startOf(topics[0]?.stroke ?? trunk)[1];
        expect(box && y > box.y && y < box.y + box.height, where).toBe(true);
      }
    });
  });
});

describe('what is followed', () => {
  it('is lit, exactly: its rows, their threads and what these lead to', () => {
    each((chart, { deeds, theme, where }) => {
      for (const { id, lit, topics, way, ends } of chart.strands) {
        expect(lit, where).toBe(theme === null ? null : carrying(deeds, theme).includes(id));
        expect(
          topics.map((topic) => topic.lit),
          where,
        ).toEqual(topicsOf(deeds, id).map((row) => (theme === null ? null : row.theme === theme)));
        const marked = [...topics, ...ends].flatMap(({ words }) => words ?? []).concat(way ?? []);
        const names = marked
          .flatMap(({ lines }) =>
            lines
              .flat()
              .filter(({ tone }) => tone === 'theme')
              .map(({ text }) => text),
          )
          .join('');
        const shown = new Set([...topics, ...ends].filter(({ words }) => words).map((each) => each.id));
        const rows = [...topicsOf(deeds, id), ...endsOf(deeds, id)].filter((row) => shown.has(row.id)).concat(way ? waysOf(deeds, id) : []);
        expect(names, where).toBe(
          rows
            .filter((row) => theme !== null && row.theme === theme)
            .map(said)
            .join(''),
        );
      }
    });
  });

  it('pours from its slip into each of its topics; where there is none, into the way', () => {
    each((chart, { theme, where }) => {
      expect(
        chart.slips.filter(({ open }) => open).map(({ text }) => text.lines.join('')),
        where,
      ).toEqual(theme === null ? [] : [theme]);
      const open = chart.slips.find((slip) => slip.open);
      const into = chart.strands.flatMap(({ lit, topics, trunk }) =>
        topics.length > 0 ? topics.filter((topic) => topic.lit).map(({ stroke }) => startOf(stroke)) : lit ? [startOf(trunk)] : [],
      );
      expect(
        chart.pour.map((points) => points[points.length - 1]?.[1]),
        where,
      ).toEqual(into.map(([, y]) => y));
      for (const [k, points] of chart.pour.entries()) {
        const [x = 0, y = 0] = points[0] ?? [];
        expect(open && x > open.box.x && x < open.box.x + open.box.width && y === open.box.y + open.box.height, where).toBe(true);
        expect(points[points.length - 1]?.[0], where).toBeLessThanOrEqual((into[k]?.[0] ?? 0) + 1);
      }
    });
  });

  it('stands on a phone in full, and the rest without a word', () => {
    each((chart, { deeds, theme, env, where }) => {
      // What has room for everything, and what has hardly any, are other cases.
      if (theme === null || env.size.width > 560 || env.size.height < 400 || chart.strands.some(({ lit, way }) => !lit && way)) return;
      const strands = carrying(deeds, theme);
      const wished = deeds.filter(
        (row) => strands.includes(row.strand) && (row.kind === '题目' ? row.theme === theme : endsOf(deeds, row.strand).includes(row)),
      );
      const spoken = chart.strands.flatMap(({ topics, ends }) => [...topics, ...ends].filter(({ words }) => words).map(({ id }) => id));
      expect(spoken.sort(), where).toEqual(wished.map(({ id }) => id).sort());
      expect(
        chart.strands.filter(({ way }) => way).map(({ id }) => id),
        where,
      ).toEqual(strands.filter((id) => waysOf(deeds, id).length > 0));
    });
  });

  it('is the first theme until the reader chooses: one button for each, in the order of the report', () => {
    each((chart, { deeds, env, theme, where }) => {
      const themes = themesIn(deeds);
      if (env.garland === false) return expect(chart.controls, where).toEqual([]);
      expect(
        chart.controls.map(({ id, name, open }) => ({ id, name, open })),
        where,
      ).toEqual(themes.map((each, k) => ({ id: `theme-${k + 1}`, name: `跟着看：${each}`, open: each === theme })));
      for (const { box } of chart.controls)
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= env.size.width && box.height >= 24, where).toBe(true);
      for (const [k, { box }] of chart.controls.entries())
        expect(
          chart.controls.slice(k + 1).filter((other) => meet(box, other.box)),
          where,
        ).toEqual([]);
    });
    const size = { width: 968, height: 900 };
    expect(chartOf(SMALL, { size }).strands.map(({ lit }) => lit)).toEqual([true, false, false, false, true]);
    expect(chartOf(SMALL, { size, opened: '' }).strands.every(({ lit }) => lit === null)).toBe(true);
  });
});

describe('a picture that stands by itself', () => {
  it('holds everything in words at the height that it asks for, and follows nothing', () => {
    for (const [name, deeds] of ledgers)
      for (const width of [360, 640, 936]) {
        const height = strandsHeight({ ...stage, deeds }, width);
        const chart = chartOf(deeds, { size: { width, height }, garland: false });
        const where = `${name}, ${width}`;
        expect(
          chart.strands.map(({ id }) => id),
          where,
        ).toEqual(idsIn(deeds));
        for (const { id, topics, way, ends, lit } of chart.strands) {
          expect([...topics, ...ends].every(({ words }) => words !== null) && (way !== null || waysOf(deeds, id).length === 0), where).toBe(
            true,
          );
          expect(lit, where).toBeNull();
        }
        expect([...chart.slips, ...chart.controls, ...chart.pour], where).toEqual([]);
      }
  });
});

it('a ledger without themes says as many of its strands as there is room for', () => {
  const plain = SMALL.map((row) => ({ ...row, theme: '' }));
  const chart = chartOf(plain, { size: { width: 360, height: 300 } });
  expect(chart.slips).toEqual([]);
  expect(chart.strands.map(({ lit }) => lit)).toEqual(chart.strands.map(() => null));
  expect(blocksOf(chart).length).toBeGreaterThan(3);
});

describe('on the smallest stages of those for whom all is large', () => {
  const narrow = ledgers.flatMap(([ledger, deeds]) =>
    [
      { size: { width: 213, height: 200 } },
      { size: { width: 240, height: 223 } },
      { size: { width: 240, height: 256 } },
      { size: { width: 240, height: 271 } },
      { size: { width: 260, height: 309 } },
      { size: { width: 275, height: 335 } },
      { size: { width: 240, height: strandsHeight({ ...stage, deeds }, 240) }, garland: false, button: false },
    ].flatMap((env) =>
      (env.garland === false ? [null] : themesIn(deeds).map((_, k) => `theme-${k + 1}`)).map((opened) => ({
        chart: chartOf(deeds, { ...env, opened }),
        deeds,
        whole: env.garland === false,
        size: env.size,
        where: `${ledger}, ${env.size.width} × ${env.size.height}, ${opened ?? 'whole'}`,
      })),
    ),
  );

  it('what is followed stands in words, and all of it where the picture is as high as it needs to be', () => {
    for (const { chart, deeds, whole, where } of narrow) {
      expect(blocksOf(chart).length, where).toBeGreaterThan(1);
      const ids = chart.strands.map(({ id }) => id);
      if (whole) expect(ids, where).toEqual(idsIn(deeds));
      else expect(ids.length, where).toBeGreaterThan(0);
      // What is left out is said to be elsewhere.
      expect(chart.legend.lines.length, where).toBe(ids.length < idsIn(deeds).length ? 2 : 1);
      for (const { id, topics, way, ends } of chart.strands) {
        const told = [...topicsOf(deeds, id), ...endsOf(deeds, id)];
        expect(
          [...topics, ...ends].map(({ words }) => words && textOf(words)),
          where,
        ).toEqual(told.map((row) => lettersOf(said(row))));
        expect(way !== null, where).toBe(waysOf(deeds, id).length > 0);
      }
    }
  });

  it('no word meets another, a thread or the edge', () => {
    for (const { chart, size, where } of narrow) {
      const boxes = [...blocksOf(chart), ...chart.heads, ...chart.numerals, chart.legend].flatMap(boxesOf);
      for (const [k, box] of boxes.entries()) {
        expect(
          boxes.slice(k + 1).filter((other) => meet(box, other)),
          where,
        ).toEqual([]);
        expect(box.x, where).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, where).toBeLessThanOrEqual(size.width);
        expect(box.y + box.height, where).toBeLessThanOrEqual(size.height);
      }
      const points = chart.strands.flatMap((strand) => [...strokesOf(strand), ...strand.dry].flatMap(drawn));
      const touched = boxes.flatMap((box) =>
        points.filter(([x, y, half]) => x > box.x && x < box.x + box.width && y + half > box.y + 1 && y - half < box.y + box.height - 1),
      );
      expect(touched, where).toEqual([]);
    }
  });
});
