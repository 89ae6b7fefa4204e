/** Charts made of words: lead phrases, the wall of figures, the table of leads. */
import type { Point, Size } from '../camera';
import type { Chart } from '../scene';
import { NARROW, typeScale } from '../typeScale';
import { textWidth } from '../labels';
import type { Chapter, StageStory } from '../types';
import { splitAtComma } from '../typeset';
import { textBlock } from './blocks';

/** Three hanging scrolls, read from the right as scrolls are, each lead phrase in one or two columns. */
export function leadsLayout(chapter: Chapter, size: Size, head: number): Chart {
  const { small } = typeScale(size);
  // The cord of a scroll needs room below the names that hang from the garland.
  const top = head + small * 1.4;
  const room = size.height - top - small * 1.2;
  const longest = Math.max(...chapter.leads.flatMap((lead) => splitAtComma(lead).map((part) => [...part].length)));
  const fontSize = Math.min(room / (longest * 1.16 + 2.6), size.width / 13, 58);
  const advance = fontSize * 1.16;
  const width = fontSize * 3.5;
  const height = Math.min(room, advance * longest + fontSize * 2.6);
  const gap = Math.min(fontSize * 1.5, (size.width - width * chapter.leads.length) / (chapter.leads.length + 1));
  const total = width * chapter.leads.length + gap * (chapter.leads.length - 1);
  const y = top + (room - height) / 2;
  const scrolls = chapter.leads.map((lead, k) => {
    const x = (size.width + total) / 2 - width - k * (width + gap);
    const parts = splitAtComma(lead);
    const columns = parts.map((text, c) => ({
      text,
      at: [x + width / 2 + (parts.length === 1 ? 0 : (0.5 - c) * fontSize * 1.5), y + fontSize * 1.9] as Point,
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
  const cells = story.facts.map((fact, k) => {
    const box = { x: side + (k % columns) * width, y: y0 + Math.floor(k / columns) * height, width, height };
    const numberSize = Math.min(height * 0.42, (width * 0.88) / widest);
    const figure = story.figures.find((f) => f.fact === fact.id && f.id === fact.id);
    const step = story.chapters.flatMap((c) => c.steps).find((s) => s.figure === fact.id);
    const nounSize = Math.max(12, Math.min(label, height * 0.16, (width * 0.9) / longest));
    const pad = box.x + width * 0.06;
    return {
      step: step?.id ?? '', box, fact: fact.id,
      number: textBlock(fact.display, [pad, box.y + height * 0.14], numberSize, Infinity, 'start', 1.2),
      noun: textBlock(figure?.noun ?? '', [pad, box.y + height * 0.14 + numberSize * 1.35], nounSize, width * 0.9),
    };
  });
  return { kind: 'wall', cells };
}

/** The report's sections and their lead phrases, in its own order. */
export function gridLayout(story: StageStory, size: Size, head: number): Chart {
  const { small, label } = typeScale(size);
  const top = head + small * 0.4;
  const chapters = story.chapters.filter(({ leads }) => leads.length > 0);
  const side = Math.max(10, size.width * 0.03);
  const headWidth = size.width < NARROW ? small * 2 : label * 5.4;
  const height = (size.height - top - small) / chapters.length;
  const cellWidth = (size.width - side * 2 - headWidth) / 3;
  const fontSize = Math.max(12, Math.min(label * 0.92, cellWidth / 9, height / 6));
  const rows = chapters.map((chapter, r) => {
    const box = { x: side, y: top + r * height, width: size.width - side * 2, height };
    const numeral = textBlock(chapter.numeral, [side + (size.width < NARROW ? headWidth / 2 : label * 0.7), box.y + height / 2 - label * 0.8], label * 1.15, label * 2, 'middle');
    const title = size.width < NARROW ? [] : [textBlock(chapter.title, [side + label * 1.8, box.y + height / 2 - label * 1.35], Math.max(12, label * 0.85), label * 3.6)];
    const cells = chapter.leads.map((lead, c) => {
      const cell = { x: side + headWidth + c * cellWidth, y: box.y, width: cellWidth, height };
      const text = textBlock(lead, [cell.x + fontSize * 0.5, 0], fontSize, cellWidth - fontSize * 0.8, 'start', 1.35);
      return { box: cell, text: { ...text, at: [text.at[0], cell.y + (height - text.lines.length * text.lineHeight) / 2] as Point } };
    });
    return { step: chapter.steps[0]?.id ?? '', box, head: [numeral, ...title], cells };
  });
  return { kind: 'grid', rows };
}
