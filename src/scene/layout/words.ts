/** Charts made of words: lead phrases, the wall of figures, the table of leads. */
import type { Point, Size } from '../camera';
import type { Chart } from '../types';
import { stepOf } from '../find';
import { must } from '../../tables/must';
import { LEAST, NARROW, typeScale } from '../typeScale';
import { textWidth } from '../box';
import type { Chapter, StageStory } from '../../story/types';
import { breakLines, splitAtComma } from '../typeset';
import { textBlock } from './blocks';

/** The columns of each lead, and the largest type in which they fit on scrolls side by side. */
interface Columns {
  readonly leads: readonly (readonly string[])[];
  readonly longest: number;
  readonly fontSize: number;
  /** Width of a scroll, em. */
  readonly ems: number;
}

/** Each lead in one or two columns, as its comma has it; in more and shorter ones where these would be too small to read. */
function columnsOf(leads: readonly string[], width: number, room: number): Columns {
  const parts = leads.map(splitAtComma);
  const set = (most: number): Columns => {
    const columns = parts.map((lead) => lead.flatMap((part) => breakLines(part, most)));
    const longest = Math.max(...columns.flat().map((part) => [...part].length));
    const ems = Math.max(2, ...columns.map((lead) => lead.length)) * 1.5 + 0.5;
    return {
      leads: columns,
      longest,
      ems,
      fontSize: Math.min(room / (longest * 1.16 + 2.6), (width * 10.5) / 13 / Math.max(3, leads.length) / ems, 58),
    };
  };
  let best = set(Infinity);
  for (let most = best.longest - 1; most > 3 && best.fontSize < LEAST; most -= 1) {
    const next = set(most);
    if (next.fontSize > best.fontSize) best = next;
  }
  return best;
}

/** Three hanging scrolls, read from the right as scrolls are. */
export function leadsLayout(chapter: Chapter, size: Size, head: number): Chart {
  const { small } = typeScale(size);
  // The cord of a scroll needs room below the names that hang from the garland.
  const top = head + small * 1.4;
  const room = size.height - top - small * 1.2;
  const { leads, longest, fontSize, ems } = columnsOf(chapter.leads, size.width, room);
  const advance = fontSize * 1.16;
  const width = fontSize * ems;
  const height = Math.min(room, advance * longest + fontSize * 2.6);
  const gap = Math.min(fontSize * 1.5, (size.width - width * leads.length) / (leads.length + 1));
  const total = width * leads.length + gap * (leads.length - 1);
  const y = top + (room - height) / 2;
  const scrolls = leads.map((parts, k) => {
    const x = (size.width + total) / 2 - width - k * (width + gap);
    const columns = parts.map((text, c) => ({
      text,
      at: [x + width / 2 + ((parts.length - 1) / 2 - c) * fontSize * 1.5, y + fontSize * 1.9] as Point,
    }));
    return { box: { x, y, width, height }, columns, fontSize };
  });
  return { kind: 'leads', scrolls };
}

/** Every fact in its exact wording, one a cell, unsorted, with nothing that compares them. */
export function wallLayout(story: StageStory, size: Size, head: number): Chart {
  const { small, label } = typeScale(size);
  const top = head + small * 0.5;
  const columns = 2;
  const rows = Math.ceil(story.facts.length / columns);
  const side = Math.max(12, size.width * 0.05);
  const width = (size.width - side * 2) / columns;
  const height = Math.min((size.height - top - small) / rows, width * 0.52);
  const y0 = top + (size.height - top - small - height * rows) / 2;
  const widest = Math.max(...story.facts.map(({ display }) => textWidth(display, 1)));
  const longest = Math.max(...story.figures.map(({ fact, noun }) => (fact ? textWidth(noun, 1) : 0)));
  // A noun keeps to one line, if need be from edge to edge.
  const inset = Math.max(0, Math.min(width * 0.06, width - LEAST * longest));
  const cells = story.facts.map((fact, k) => {
    const box = { x: side + (k % columns) * width, y: y0 + Math.floor(k / columns) * height, width, height };
    const numberSize = Math.min(height * 0.42, (width * 0.88) / widest);
    const figure = must(
      story.figures.find(({ id }) => id === fact.id),
      `figure "${fact.id}"`,
    );
    const nounSize = Math.max(LEAST, Math.min(label, height * 0.16, (width * 0.9) / longest));
    const pad = box.x + inset;
    return {
      step: stepOf(story, fact.id),
      box,
      fact: fact.id,
      number: textBlock(fact.display, [pad, box.y + height * 0.14], numberSize, Infinity, 'start', 1.2),
      noun: textBlock(figure.noun, [pad, box.y + height * 0.14 + numberSize * 1.35], nounSize, width - inset),
    };
  });
  return { kind: 'wall', cells };
}

/** Heights of rows that fill a room: equal where each has what it needs, else what each needs and an equal share of the rest. */
function rowHeights(needs: readonly number[], room: number): number[] {
  const even = room / needs.length;
  const rest = room - needs.reduce((sum, need) => sum + need, 0);
  return needs.map((need) => (Math.max(...needs) <= even ? even : need + rest / needs.length));
}

/** The report's sections and their lead phrases, in its own order. */
export function gridLayout(story: StageStory, size: Size, head: number): Chart {
  const { small, label } = typeScale(size);
  const top = head + small * 0.4;
  const chapters = story.chapters.filter(({ leads }) => leads.length > 0);
  const side = Math.max(10, size.width * 0.03);
  const headWidth = size.width < NARROW ? small * 2 : label * 5.4;
  const room = size.height - top - small;
  const cellWidth = (size.width - side * 2 - headWidth) / Math.max(...chapters.map((chapter) => chapter.leads.length));
  const fontSize = Math.max(LEAST, Math.min(label * 0.92, cellWidth / 9, room / chapters.length / 6));
  const leads = chapters.map((chapter) =>
    chapter.leads.map((lead) => textBlock(lead, [0, 0], fontSize, cellWidth - fontSize * 0.8, 'start', 1.35)),
  );
  const most = leads.map((blocks) => Math.max(...blocks.map(({ lines }) => lines.length)));
  // On a low stage the lines stand closer.
  const lineHeight = fontSize * Math.min(1.35, Math.max(1.1, room / fontSize / most.reduce((sum, lines) => sum + lines, 0)));
  const heights = rowHeights(
    most.map((lines) => lines * lineHeight),
    room,
  );
  const rows = chapters.map((chapter, r) => {
    const height = heights[r] ?? 0;
    const box = { x: side, y: top + heights.slice(0, r).reduce((sum, each) => sum + each, 0), width: size.width - side * 2, height };
    const numeral = textBlock(
      chapter.numeral,
      [side + (size.width < NARROW ? headWidth / 2 : label * 0.7), box.y + height / 2 - label * 0.8],
      label * 1.15,
      label * 2,
      'middle',
    );
    const title =
      size.width < NARROW
        ? []
        : [textBlock(chapter.title, [side + label * 1.8, box.y + height / 2 - label * 1.35], Math.max(LEAST, label * 0.85), label * 3.6)];
    const cells = (leads[r] ?? []).map((block, c) => {
      const cell = { x: side + headWidth + c * cellWidth, y: box.y, width: cellWidth, height };
      return {
        box: cell,
        text: { ...block, lineHeight, at: [cell.x + fontSize * 0.5, cell.y + (height - block.lines.length * lineHeight) / 2] as Point },
      };
    });
    return { step: must(chapter.steps[0], 'step').id, box, head: [numeral, ...title], cells };
  });
  return { kind: 'grid', rows };
}
