/** The scroll of deeds: what it shows, of which deed, and that all of it can be read; held against the ledger itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { describe, expect, test } from 'vitest';
import { readDataFolder } from '../../build/read-data';
import { overlaps, textWidth, type Box } from '../../src/scene/box';
import { deedsLayout, deedsSize } from '../../src/scene/layout/deeds';
import { directoryLayout } from '../../src/scene/layout/deedDirectory';
import { garlandHeight } from '../../src/scene/layout/garland';
import { alone, FIGURE_SIZE, sceneFor, stageOf, stepsOf } from '../../src/scene/scene';
import type { DeedRow, ScrollChart } from '../../src/scene/deedCharts';
import type { Env } from '../../src/scene/types';
import type { TextBlock } from '../../src/scene/parts';
import * as words from '../../src/scene/chartWords';
import type { Part } from '../../src/story/kinds';
import type { Deed, StageStory } from '../../src/story/types';
import { storyOf } from '../fixtures/variant';
import { FROZEN } from '../pictures/pictures';

const ledger = csvParse(readFileSync(join(FROZEN, 'deeds.csv'), 'utf8').replace(/^\ufeff/, '')).map((row) => {
  const { section = '', lead, open } = row;
  return {
    ...row,
    section: /^\d+$/.test(section) ? Number(section) : section,
    lead: Number(lead),
    open: open === 'true',
  } as unknown as Deed;
});
const story: StageStory = { ...storyOf(readDataFolder(FROZEN)).stage, deeds: ledger };
const PARTS: readonly Part[] = [1, 2, 3, 4, 5, '导语', '图说'];
const SIZES = [
  [360, 400],
  [360, 420],
  [390, 464],
  [412, 520],
  [522, 463],
  [590, 760],
  [968, 900],
  [960, 540],
  [1024, 768],
  [1380, 1080],
  [1920, 1080],
] as const;

const leadsOf = (part: Part): readonly string[] => story.chapters.find(({ section }) => section === part)?.leads ?? [part as string];
const deedsOf = (part: Part): Deed[] => ledger.filter(({ section }) => section === part);

interface View {
  readonly what: string;
  readonly chart: ScrollChart;
  readonly env: Env;
  readonly top: number;
}

function scroll(part: Part, [width, height]: readonly [number, number], opened: string | null = null, fold = 0): View {
  const env = { ...stageOf({ width, height }), opened };
  const top = garlandHeight(story.streets.length, env.size, null);
  return { what: `${part} ${width}×${height} ${opened}`, chart: deedsLayout(story, part, fold, env, top), env, top };
}
function directory([width, height]: readonly [number, number], opened: string | null = null): View {
  const env = { ...stageOf({ width, height }), opened };
  const top = garlandHeight(story.streets.length, env.size, null);
  return { what: `directory ${width}×${height} ${opened}`, chart: directoryLayout(story, env, top), env, top };
}
function figure(part: Part): View {
  const env = alone(deedsSize(story, part, FIGURE_SIZE));
  return { what: `figure ${part}`, chart: deedsLayout(story, part, 0, env, 0), env, top: 0 };
}

/** Each part on each stage, each of its folds opened. */
const stages = PARTS.flatMap((part) =>
  SIZES.flatMap((size) =>
    [null, ...leadsOf(part).map((_, k) => `fold-${k + 1}`)].map((opened) => ({ part, ...scroll(part, size, opened) })),
  ),
);
const figures = PARTS.map((part) => ({ part, ...figure(part) }));
const directories = SIZES.flatMap((size) => [
  directory(size),
  ...[1, 2, 3, 4, 5].flatMap((section) => leadsOf(section).map((_, k) => directory(size, `fold-${section}-${k + 1}`))),
]);
/** The lowest and narrowest: of the large version on phones. */
const SMALL = [
  [177, 260],
  [213, 227],
  [260, 271],
  [260, 295],
  [260, 311],
  [283, 336],
  [299, 365],
  [300, 282],
] as const;
const small = ([1, 2, 3, 5] as const).flatMap((part) =>
  SMALL.flatMap((size) =>
    [null, '', ...leadsOf(part).map((_, k) => `fold-${k + 1}`)].map((opened) => ({ part, size, opened, ...scroll(part, size, opened) })),
  ),
);
const smallDirectories = SMALL.map((size) => directory(size));
const views: View[] = [...stages, ...figures, ...directories, ...small, ...smallDirectories];

const rowsOf = ({ folds }: ScrollChart): DeedRow[] => folds.flatMap(({ rows }) => rows);
const said = (block: TextBlock | null | undefined): string => block?.lines.join('') ?? '';
const deedOf = (row: DeedRow): Deed => {
  const deed = ledger.find(({ id }) => id === row.id);
  if (!deed) throw new Error(`no deed "${row.id}"`);
  return deed;
};
const rowBlocks = ({ word, name, words, fact }: DeedRow): TextBlock[] => [word, name, words, fact?.number].filter((block) => !!block);
const blocksOf = (chart: ScrollChart): TextBlock[] => [
  ...rowsOf(chart).flatMap(rowBlocks),
  ...chart.folds.flatMap(({ head, sign }) => [head, sign && 'text' in sign ? sign.text : null].filter((block) => !!block)),
  ...chart.heads.flatMap(({ numeral, title }) => [numeral, title].filter((block) => !!block)),
  ...chart.legend.map(({ text }) => text),
];

/** Where the letters of a block stand, a box a line. */
const inkOf = (block: TextBlock): Box[] =>
  block.lines.map((line, k) => {
    const width = textWidth(line, block.fontSize);
    const hang = block.hangs && '“‘《（'.includes(line.charAt(0)) ? block.fontSize * 0.5 : 0;
    const x = block.at[0] - (block.anchor === 'middle' ? width / 2 : 0) - hang;
    return { x, y: block.at[1] + block.lineHeight * k + block.fontSize * 0.14, width, height: block.fontSize };
  });
/** Where the characters of a slip stand, a box a column. */
const columnsOf = (chart: ScrollChart): Box[] =>
  chart.folds.flatMap(({ slip }) =>
    (slip?.columns ?? []).map(({ text, at }) => ({
      x: at[0] - (slip?.fontSize ?? 0) / 2,
      y: at[1] - (slip?.fontSize ?? 0) * 0.88,
      width: slip?.fontSize ?? 0,
      height: (slip?.fontSize ?? 0) * ([...text].length - 1) * 1.13 + (slip?.fontSize ?? 0),
    })),
  );
const drawnOf = (chart: ScrollChart): Box[] =>
  [...rowsOf(chart).flatMap(({ glyph, goesOn }) => [glyph, goesOn]), ...chart.legend.map(({ sign, box }) => (sign ? box : null))].filter(
    (box) => box !== null,
  );
const inside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;

describe('what stands on the scroll', () => {
  test('every deed of a part can be seen in full on every stage, under its own lead and in the order of the report', () => {
    for (const part of PARTS)
      for (const size of SIZES) {
        const found = leadsOf(part).flatMap((_, k) => {
          const { chart } = scroll(part, size, `fold-${k + 1}`);
          const fold = chart.folds[k];
          expect(fold?.open, `${part} ${size.join('×')} ${k + 1}`).toBe(true);
          return (fold?.rows ?? []).map((row) => said(row.name));
        });
        expect(found, `${part} ${size.join('×')}`).toEqual(deedsOf(part).map(({ name }) => name));
      }
  });

  test('a figure that stands alone shows all deeds of its part and has nothing to press', () => {
    for (const { part, chart, what } of figures) {
      expect(
        rowsOf(chart).map((row) => said(row.name)),
        what,
      ).toEqual(deedsOf(part).map(({ name }) => name));
      expect(
        chart.folds.map(({ head }) => said(head)),
        what,
      ).toEqual(leadsOf(part));
      expect(chart.controls, what).toEqual([]);
    }
  });

  test('on the smallest stages what can be pressed opens, and is rolled up again; and what it says is so', () => {
    let [opened, lonely] = [0, 0];
    for (const part of [1, 2, 3, 5] as const)
      for (const size of SMALL) {
        const shut = scroll(part, size, '').chart;
        const what = `${part} ${size.join('×')}`;
        expect(
          shut.folds.map(({ slip }) => slip?.columns.map(({ text }) => text).join('')),
          what,
        ).toEqual(leadsOf(part));
        for (const { id } of shut.folds) {
          const { chart } = scroll(part, size, id);
          const own = chart.folds.find(({ open }) => open);
          const pressed = shut.controls.some((control) => control.id === id);
          expect(own?.id, `${what} ${id}`).toBe(pressed ? id : undefined);
          if (!own) continue;
          const lead = Number(id.slice(5));
          expect(
            own.rows.map((row) => said(row.name)),
            `${what} ${id}`,
          ).toEqual(
            deedsOf(part)
              .filter((deed) => deed.lead === lead)
              .map(({ name }) => name),
          );
          expect(
            chart.controls.filter(({ open }) => open).map((control) => control.id),
            `${what} ${id}`,
          ).toEqual([id]);
          opened += 1;
          if (chart.folds.length === 1) lonely += 1;
        }
        const hints = shut.legend.map(({ text }) => said(text));
        const hint =
          shut.controls.length === shut.folds.length ? words.openOne : shut.controls.length > 0 ? words.openSome : words.openNone;
        // It stands whole or not at all.
        expect([[], [hint]], what).toContainEqual(hints);
        expect(
          shut.folds.map(({ sign }) => sign !== null),
          what,
        ).toEqual(shut.folds.map(({ id }) => shut.controls.some((control) => control.id === id)));
      }
    expect([opened > lonely, lonely > 0]).toEqual([true, true]);
  });

  test('a directory without room for its folds names the parts, and says where the rest is', () => {
    const bare = smallDirectories.filter(({ chart }) => chart.folds.length === 0);
    expect(bare.length).toBeGreaterThan(0);
    for (const { chart, what } of bare) {
      expect(chart.controls, what).toEqual([]);
      expect(chart.heads.length, what).toBe(5);
      expect([[], [words.openNone]], what).toContainEqual(chart.legend.map(({ text }) => said(text)));
    }
  });

  test('leads are whole, wherever a fold stands', () => {
    for (const { part, chart, what } of stages)
      expect(
        chart.folds.map(({ slip, head }) => slip?.columns.map(({ text }) => text).join('') ?? said(head)),
        what,
      ).toEqual(leadsOf(part));
  });

  test('folds stand in the order of the report: from the left, or from above where one stands below the other', () => {
    for (const { chart, what } of [...stages, ...figures])
      chart.folds.slice(1).forEach(({ box }, k) => {
        const before = chart.folds[k]?.box ?? box;
        const [beside, below] = [box.x - before.x - before.width, box.y - before.y - before.height];
        expect(Math.max(beside, box.x === before.x ? below : -Infinity), what).toBeGreaterThanOrEqual(-0.01);
      });
  });

  test('a lead in several columns is read downward, from the right', () => {
    let seen = 0;
    for (const { chart, what } of views)
      for (const { slip } of chart.folds) {
        const columns = slip?.columns ?? [];
        columns.slice(1).forEach(({ at: [x, y] }, k) => {
          const [rightX, rightY] = columns[k]?.at ?? [NaN, NaN];
          expect(rightX - x, what).toBeGreaterThan(slip?.fontSize ?? Infinity);
          expect(y, what).toBe(rightY);
          seen += 1;
        });
      }
    expect(seen).toBeGreaterThan(0);
  });

  test('a deed with a place points at the first step whose map shows it, and no other deed points anywhere', () => {
    const maps = stepsOf(story).filter(({ step }) => step.scene.layout === 'map');
    const steps = stepsOf(story).filter(({ step }) => step.scene.layout === 'deeds');
    const seen = steps.flatMap(({ step }) => {
      const { chart } = sceneFor(story, step.id, stageOf({ width: 1440, height: 900 }));
      return chart?.kind === 'deeds' ? rowsOf(chart) : [];
    });
    for (const row of seen) {
      const { place } = deedOf(row);
      const shown = place ? maps.find(({ step }) => step.scene.places.includes(place))?.step.id : undefined;
      expect(row.step, row.id).toBe(shown ?? null);
    }
    expect(seen.filter(({ step }) => step !== null).length).toBeGreaterThan(0);
  });

  test('the brush runs dry after a name exactly where the list of the report goes on', () => {
    for (const { chart, what } of views)
      for (const row of rowsOf(chart)) {
        expect(row.goesOn !== null, `${what} ${row.id}`).toBe(deedOf(row).open);
        const last = inkOf(row.name).pop();
        if (row.goesOn && last) {
          expect(row.goesOn.x, `${what} ${row.id}`).toBeGreaterThanOrEqual(last.x + last.width - row.name.fontSize * 0.5);
          expect(Math.abs(row.goesOn.y + row.goesOn.height / 2 - last.y - last.height / 2), what).toBeLessThan(row.name.fontSize * 0.3);
        }
      }
  });

  test('a stroke joins a deed to the next exactly where one sentence has both, and ends at their drawings', () => {
    for (const { chart, what } of views)
      for (const { rows } of chart.folds)
        rows.forEach((row, k) => {
          const next = rows[k + 1];
          const { strand } = deedOf(row);
          const joined = next !== undefined && strand !== '' && deedOf(next).strand === strand;
          expect(row.joint.length > 0, `${what} ${row.id}`).toBe(joined);
          if (!joined || !row.glyph || !next.glyph) return;
          const ys = row.joint.map(([, y]) => y);
          expect(Math.min(...ys), `${what} ${row.id}`).toBeGreaterThanOrEqual(row.glyph.y + row.glyph.height);
          expect(Math.max(...ys), `${what} ${row.id}`).toBeLessThanOrEqual(next.glyph.y);
          expect(Math.max(...ys) - Math.min(...ys), `${what} ${row.id}`).toBeGreaterThanOrEqual(2.9);
        });
  });

  test('terms of study stand as plain text; every other deed has the drawing of its kind, and one of a run its word', () => {
    for (const { chart, what } of views)
      for (const { rows } of chart.folds)
        rows.forEach((row, k) => {
          const plain = deedOf(row).kind === '学习';
          expect(row.kind).toBe(deedOf(row).kind);
          expect(row.glyph === null, `${what} ${row.id}`).toBe(plain);
          expect(said(row.word), `${what} ${row.id}`).toBe(plain || rows[k - 1]?.kind === row.kind ? '' : row.kind);
        });
  });

  test('a number stands beside its own deed in its exact wording, in one line', () => {
    for (const { chart, what } of views)
      for (const row of rowsOf(chart)) {
        const fact = story.facts.find(({ id }) => id === deedOf(row).fact);
        expect(row.fact?.number.lines ?? null, `${what} ${row.id}`).toEqual(fact ? [fact.display] : null);
        // What the number says is said beside it, however little room there is.
        if (fact) expect(said(row.words), `${what} ${row.id}`).toBe(deedOf(row).words);
      }
  });

  test('our own words stand whole or not at all, and always on a high stage and where the figure stands alone', () => {
    for (const { chart, what, env } of views)
      for (const row of rowsOf(chart)) {
        const { words } = deedOf(row);
        if (row.words || !env.garland || env.size.height > 700) expect(said(row.words), `${what} ${row.id}`).toBe(words);
      }
  });

  test('no digit but those of facts and names', () => {
    for (const { chart, what } of views) {
      const numbers = rowsOf(chart).map(({ fact }) => said(fact?.number));
      const names = ledger.map(({ name }) => name);
      const others = blocksOf(chart)
        .map(said)
        .filter((text) => /[0-9０-９]/.test(text) && !numbers.includes(text) && !names.includes(text));
      expect(others, what).toEqual([]);
    }
  });
});

describe('that it can be read', () => {
  test('nothing is smaller than 12 px, and all names, drawings and leads of a picture are of one size', () => {
    for (const { chart, what } of views) {
      for (const block of blocksOf(chart)) expect(block.fontSize, `${what} ${said(block)}`).toBeGreaterThanOrEqual(12);
      for (const { slip } of chart.folds) if (slip) expect(slip.fontSize, what).toBeGreaterThanOrEqual(12);
      const rows = rowsOf(chart);
      expect(new Set(rows.map(({ name }) => name.fontSize)).size, what).toBeLessThanOrEqual(1);
      expect(
        new Set(rows.map(({ glyph }) => glyph?.width.toFixed(3) ?? 'plain').filter((size) => size !== 'plain')).size,
        what,
      ).toBeLessThanOrEqual(1);
      expect(
        new Set(rows.map(({ goesOn }) => goesOn?.width.toFixed(3) ?? 'none').filter((size) => size !== 'none')).size,
        what,
      ).toBeLessThanOrEqual(1);
      if (chart.kind === 'deeds') expect(new Set(chart.folds.map(({ slip }) => slip?.fontSize ?? 0)).size, what).toBe(1);
    }
  });

  test('no words, drawings or slips lie over each other', () => {
    for (const { chart, what } of views) {
      const boxes = [...blocksOf(chart).flatMap(inkOf), ...columnsOf(chart), ...drawnOf(chart)];
      // Between a name and what stands at its side, letters may touch but not cover each other.
      const slim = boxes.map((box) => ({ x: box.x + 0.5, y: box.y + 1, width: box.width - 1, height: box.height - 2 }));
      slim.forEach((box, k) => {
        const other = slim.slice(k + 1).find((each) => overlaps(box, each));
        expect(other && [what, box, other]).toBeUndefined();
      });
    }
  });

  test('everything stands on the paper, below the lanterns and between the rollers', () => {
    for (const { chart, what, env, top } of views) {
      const { width, height } = env.size;
      const { box, paper, roller } = chart;
      expect(
        inside(
          { x: box.x - roller, y: box.y - 3 - roller * 0.6, width: box.width + roller * 2, height: box.height + 6 + roller * 1.2 },
          { x: 0, y: 0, width, height },
        ),
        what,
      ).toBe(true);
      expect(box.y, what).toBeGreaterThanOrEqual(top);
      const legend = new Set(chart.legend.map(({ text }) => text));
      for (const block of blocksOf(chart))
        for (const ink of inkOf(block)) expect(inside(ink, legend.has(block) ? box : paper), `${what} ${said(block)}`).toBe(true);
      for (const column of columnsOf(chart)) expect(inside(column, paper), what).toBe(true);
      for (const fold of chart.folds)
        for (const row of fold.rows)
          for (const ink of [...rowBlocks(row).flatMap(inkOf), row.glyph, row.goesOn])
            if (ink) expect(inside(ink, fold.box), `${what} ${row.id}`).toBe(true);
    }
  });
});

describe('what opens', () => {
  test('where not all folds are open, each can be opened: one at a time, and the first or the step’s own to begin with', () => {
    const some = stages.filter(({ chart }) => chart.controls.length > 0);
    expect(some.length).toBeGreaterThan(0);
    for (const { part, chart, what, env } of some) {
      expect(chart.folds.map(({ open }) => open).filter(Boolean), what).toEqual([true]);
      expect(
        chart.controls.map(({ id, open }) => [id, open]),
        what,
      ).toEqual(chart.folds.map(({ id, open }) => [id, open]));
      expect(
        chart.controls.map(({ name }) => name),
        what,
      ).toEqual(leadsOf(part));
      if (env.opened === null) expect(chart.folds[0]?.open, what).toBe(true);
    }
    expect(scroll(4, [390, 464], null, 3).chart.folds.map(({ open }) => open)).toEqual([false, false, true]);
  });

  test('what the reader has rolled up stays rolled up', () => {
    const { chart } = scroll(2, [390, 464], '', 2);
    expect(chart.folds.map(({ open }) => open)).toEqual([false, false, false]);
    expect(chart.controls).toHaveLength(3);
  });

  test('where all folds are open the step’s own stands out, and only there', () => {
    expect(scroll(2, [968, 900], null, 2).chart.folds.map(({ tone }) => tone)).toEqual(['other', 'own', 'other']);
    expect(scroll(2, [968, 900]).chart.folds.map(({ tone }) => tone)).toEqual(['equal', 'equal', 'equal']);
  });

  test('what is pressed can be hit and belongs to one fold', () => {
    for (const { chart, what } of views)
      chart.controls.forEach(({ box }, k) => {
        expect(Math.min(box.width, box.height), what).toBeGreaterThanOrEqual(22);
        expect(inside(box, chart.paper), what).toBe(true);
        for (const other of chart.controls.slice(k + 1)) expect(overlaps(box, other.box, -0.02), what).toBe(false);
      });
  });
});

describe('the directory', () => {
  const sections = story.chapters.filter(({ section }) => section !== null);
  const leads = sections.flatMap((chapter) => chapter.leads);

  test('it shows every section with all its leads, each to be opened, and leads to each section', () => {
    for (const size of SIZES) {
      const { chart, what } = directory(size);
      expect(
        chart.folds.map(({ slip, head }) => slip?.columns.map(({ text }) => text).join('') ?? said(head)),
        what,
      ).toEqual(leads);
      expect(rowsOf(chart), what).toEqual([]);
      expect(
        chart.heads.map(({ step, numeral, title }) => [step, said(numeral), said(title)]),
        what,
      ).toEqual(sections.map(({ steps, numeral, title }) => [steps[0]?.id, numeral, title]));
      expect(new Set(chart.controls.map(({ id }) => id)).size, what).toBe(leads.length);
    }
  });

  test('each of its folds is as broad as a finger needs where all is drawn half as large again, opened or not', () => {
    const large = [
      [240, 256],
      [260, 309],
      [306, 512],
      [410, 480],
      [517, 600],
      [777, 720],
    ] as const;
    const opened = [null, ...sections.flatMap(({ section }, k) => (k < 5 && section !== null ? [`fold-${section}-1`] : []))];
    // On the smallest it is closed, and leads to the sections alone.
    const pressed = large.filter((size) => directory(size).chart.controls.length > 0);
    expect(pressed.length).toBeGreaterThan(3);
    for (const size of pressed)
      for (const { chart, what } of opened.map((fold) => directory(size, fold)))
        for (const { box } of chart.controls) expect(Math.min(box.width, box.height) * 1.5, what).toBeGreaterThanOrEqual(44);
  });

  test('an opened fold shows its deeds, and it can be rolled up again', () => {
    for (const size of SIZES)
      for (const { section, leads: own } of sections)
        own.forEach((lead, k) => {
          const id = `fold-${section}-${k + 1}`;
          const { chart, what } = directory(size, id);
          expect(
            rowsOf(chart).map((row) => said(row.name)),
            what,
          ).toEqual(ledger.filter((deed) => deed.section === section && deed.lead === k + 1).map(({ name }) => name));
          expect(chart.folds.filter(({ open }) => open).map((fold) => fold.id)).toEqual([id]);
          expect(chart.controls.find((control) => control.id === id)).toMatchObject({ open: true, name: lead });
        });
  });
});
