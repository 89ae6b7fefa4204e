/** A strand where it lies: its words, its strokes and what hangs at its ends. */
import type { Run, RunBlock, StrandsChart } from '../deedCharts';
import { dryEnd, inlet, outlet, trunk } from './strandsBrush';
import { LIFT, type SetStrand, type Stacked } from './strandsColumns';
import { INK_MIDDLE } from './strandsSlips';
import type { Lie } from './strandsStack';
import { linesWidth } from './strandsWords';

type Lines = readonly (readonly Run[])[];

/** A block of lines about a middle. */
function about(lines: Lines, x: number, middle: number, em: number, lineHeight: number): RunBlock {
  return { lines, at: [x, middle - em * INK_MIDDLE - ((lines.length - 1) * lineHeight) / 2], fontSize: em, lineHeight };
}

/** A block of lines whose ink stands on a height. */
function above(lines: Lines, x: number, foot: number, em: number, lineHeight: number): RunBlock {
  return { lines, at: [x, foot - em * 1.14 - (lines.length - 1) * lineHeight], fontSize: em, lineHeight };
}

/**
 * The drawing of a strand.
 * @param seed sets its strokes apart from the others'
 */
export function placeStrand(
  { strand, lit, topics, way, wayWidth, ends }: SetStrand,
  lie: Lie,
  { em, lineHeight, columns, thread }: Omit<Stacked, 'strands' | 'lies' | 'bottom'>,
  seed: number,
): StrandsChart['strands'][number] {
  const { topic, part, lantern, end } = columns;
  const y = lie.trunk;
  /** Where the brush is set down: behind the words, or about where they would begin. */
  const starts = topics.map(({ lines }, k) =>
    lines ? topic.x + linesWidth(lines, em) + em * 0.45 : topic.x + topic.width * 0.14 * Math.abs(Math.sin(seed * 4.7 + k * 2.1)),
  );
  // One bend for all, so that none comes across another.
  const bend = Math.max(columns.bend, ...starts.map((x) => x + em * 0.3));
  return {
    id: strand.id,
    lit,
    topics: topics.map(({ row, lit: own, lines }, k) => {
      const level = lie.topics[k] ?? y;
      return {
        id: row.id,
        lit: own,
        words: lines && about(lines, topic.x, level, em, lineHeight),
        stroke: inlet([starts[k] ?? topic.x, level], bend, [columns.way.x, y], thread, seed * 7 + k),
      };
    }),
    way:
      way &&
      above(
        way,
        Math.min(columns.way.x + em * 0.2, columns.way.x + wayWidth - linesWidth(way, em)),
        y - thread / 2 - em * LIFT,
        em,
        lineHeight,
      ),
    trunk: trunk(columns.way.x, part, y, thread, seed, topics.length === 0 && !lit),
    dry: ends.length > 0 ? [] : dryEnd([part - 0.5, y], lantern.x - lantern.size * 0.6 - part, thread, seed),
    ends: ends.map(({ row, lines }, k) => {
      const level = lie.ends[k] ?? y;
      const light = row.kind === '回音';
      const reach = light ? lantern.x : lantern.x + lantern.size * 0.3;
      return {
        id: row.id,
        words: lines && about(lines, end.x, level, em, lineHeight),
        stroke: outlet([part - 0.5, y], lantern.x - lantern.size * 0.45, [reach, level], thread, seed * 5 + k, !light),
        lantern: light ? { at: [lantern.x, level], size: lines ? lantern.size : thread * 1.7, far: !lines } : null,
      };
    }),
  };
}
