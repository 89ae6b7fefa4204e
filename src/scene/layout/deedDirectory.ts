/** All folds of all sections: rolled up side by side, and one of them unrolled if the reader asks for it. */
import type { Box } from '../box';
import type { Size } from '../camera';
import type { Env } from '../types';
import type { Fold, ScrollChart } from '../deedCharts';
import { LEAST, NARROW, typeScale } from '../typeScale';
import * as words from '../chartWords';
import type { StageStory } from '../../story/types';
import { must } from '../../tables/must';
import { evenLines } from '../typeset';
import { controlOf, FINGER, rolledFold } from './deedFold';
import { slipHeight, slipsOf, slipWidth } from './deedSlips';
import { headHeight, headOf, lineHead, partsOf, type Head, type Part } from './directoryHeads';
import { LEAST_FOLD, openDirectory } from './directoryOpen';
import { frameOf, scrollOf, type Frame } from './scrollFrame';

interface Placed {
  readonly paper: Box;
  readonly heads: readonly Head[];
  readonly folds: readonly Fold[];
}

/** Px between the folds of two parts. */
const gapOf = ({ width }: Size): number => (width < NARROW ? 2 : width * 0.012);

/** All folds rolled up side by side, those of a part under its title; null where no lead has a column to itself, or a finger none. */
function standing(parts: readonly Part[], frame: Frame, { size, garland }: Env): Placed | null {
  const { paper: offered } = frame;
  const folds = parts.flatMap((part) => part.folds);
  const gap = gapOf(size);
  const width = (offered.width - gap * (parts.length - 1)) / folds.length;
  if (garland && width < LEAST_FOLD) return null;
  const type = Math.max(LEAST, Math.min(typeScale(size).label, (width * 3 - 6) / 6));
  const head = headHeight(type);
  const air = type * 0.8;
  const largest = Math.max(LEAST, Math.min(typeScale(size).label * 1.35, (width - 4) / 1.9));
  const slips = slipsOf(
    folds.map(({ lead }) => lead),
    offered.height - head - air * 1.6,
    Math.floor(largest * 2) / 2,
  );
  if (slips.columns.some(({ length }) => length > 1) || slipWidth(slips) > width) return null;
  const height = Math.min(offered.height, head + slipHeight(slips) + air * 3.2);
  const paper = { ...offered, y: offered.y + (offered.height - height) * 0.4, height };
  const left = (part: number): number => parts.slice(0, part).reduce((x, each) => x + each.folds.length * width + gap, paper.x);
  const placed = parts.flatMap((part, p) =>
    part.folds.map((content, k) => {
      const box = { x: left(p) + width * k, y: paper.y + head, width, height: height - head };
      return rolledFold(content, box, air, slips, folds.indexOf(content), null);
    }),
  );
  const heads = parts.map((part, p) => headOf(part, { x: left(p), y: paper.y, width: width * part.folds.length, height: head }, type));
  return { paper, heads, folds: placed };
}

/** All folds rolled up as lines of text of a size, a part below the other; the parts alone where even these have no room. @param least height of a fold, px */
function lines(parts: readonly Part[], { paper }: Frame, em: number, least: number): { placed: Placed; fits: boolean } {
  const [head, pad, line] = [em * 1.55, em * 0.5, em * 1.2];
  const texts = parts.map(({ folds }) => folds.map(({ lead }) => evenLines(lead, (paper.width / folds.length - pad * 2) / em)));
  const needs = texts.map((leads) => head + Math.max(least, Math.max(...leads.map(({ length }) => length)) * line + em / 3));
  const rest = (paper.height - needs.reduce((sum, need) => sum + need, 0)) / parts.length;
  const heights = needs.map((need) => (rest < 0 ? paper.height / parts.length : need + rest));
  const placed = parts.map((part, p) => {
    const width = paper.width / part.folds.length;
    const y = heights.slice(0, p).reduce((sum, height) => sum + height, paper.y);
    const height = (heights[p] ?? 0) - head;
    const folds = part.folds.map((content, k): Fold => {
      const box = { x: paper.x + width * k, y: y + head, width, height };
      const own = texts[p]?.[k] ?? [];
      const at = [box.x + pad, box.y + (height - own.length * line) / 2] as const;
      const text = { lines: own, at, fontSize: em, anchor: 'start' as const, lineHeight: line };
      return { id: content.id, box, open: false, tone: 'equal', slip: null, head: text, rows: [], sign: null };
    });
    if (rest >= 0) return { head: lineHead(part, { x: paper.x, y, width: paper.width, height: head }, em), folds };
    const box = { x: paper.x, y, width: paper.width, height: height + head };
    return { head: { ...lineHead(part, { ...box, y: y + height / 2 }, em), box }, folds: [] };
  });
  return {
    placed: { paper, heads: placed.map((each) => each.head), folds: placed.flatMap(({ folds }) => folds) },
    fits: rest >= 0,
  };
}

/** The lines of text in the largest type that fits: where a stage is low, or a finger broader than a fold beside others. */
function lying(parts: readonly Part[], frame: Frame, { size, garland }: Env): Placed {
  const { label } = typeScale(size);
  const least = garland ? FINGER : 0;
  for (let em = label; em >= LEAST; em -= 0.5) {
    const { placed, fits } = lines(parts, frame, em, least);
    if (fits) return placed;
  }
  return lines(parts, frame, label, least).placed;
}

/** The whole directory, rolled up. */
function closed(parts: readonly Part[], frame: Frame, env: Env): ScrollChart {
  const contents = parts.flatMap((part) => part.folds);
  const { paper, heads, folds } = standing(parts, frame, env) ?? lying(parts, frame, env);
  const controls = env.garland
    ? folds.map((fold) =>
        controlOf(
          fold,
          must(
            contents.find(({ id }) => id === fold.id),
            'fold',
          ),
        ),
      )
    : [];
  return scrollOf(
    'directory',
    frame,
    paper,
    env.size,
    { heads, folds, controls },
    env.garland ? (controls.length > 0 ? words.openOne : words.openNone) : '',
  );
}

/**
 * The directory of the report: its sections and their folds, each to be opened by the reader.
 * @param top px that the garland takes
 */
export function directoryLayout(story: StageStory, env: Env, top: number): ScrollChart {
  const parts = partsOf(story);
  const own = env.garland ? parts.flatMap(({ folds }) => folds).find(({ id }) => id === env.opened) : undefined;
  const frame = frameOf(env.size, top, env.garland);
  return (own && openDirectory(story, parts, own, frame, env)) ?? closed(parts, frame, env);
}
