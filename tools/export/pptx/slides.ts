/** The slides of a story: one a step, then the tables of its figures. */
import type { Size } from '../../../src/scene/camera';
import { stepsOf } from '../../../src/scene/find';
import { noteTexts } from '../../../src/pages/present/noteText';
import { words as spokenOf } from '../../../src/pages/present/words';
import { must } from '../../../src/tables/must';
import type { Story } from '../../../src/story/types';
import type { Drawings } from '../../../src/take/drawings';
import { labels, sheetWordsOf, spoken } from '../../../src/take/sheet/words';
import type { Studio } from './drawing';
import type { GroupShape, Shape, TextShape } from './shapes';
import { tableSlides, type TableShape } from './tables';
import type { Palette } from './theme';
import { Column, runIn, TONES } from './words';

/** What a slide holds. */
export interface Slide {
  /** Id of its step; null for a table. */
  readonly step: string | null;
  readonly shapes: readonly (Shape | TableShape)[];
  /** Paragraphs for the speaker. */
  readonly notes: readonly string[];
}

/** A slide, px. */
export const SLIDE: Size = { width: 1920, height: 1080 };
/** The stage beside the words: as far as the slide's edges. */
const LEFT = 740;
export const STAGE: Size = { width: SLIDE.width - LEFT, height: SLIDE.height };
/** Proportion and height of the painting along the cover's foot, px, and what it takes of the stage. */
const PAINTED = (SLIDE.width * 400) / 1440;
export const FOOT = 250;
const MARGIN = 90;
const COLUMN = 590;
/** Where source and number of a slide stand. */
const SOURCE = 1000;
const TOP = 70;

/** The slide's number, which the program counts on. */
export function numberOf(palette: Palette, number: number): TextShape {
  const run = runIn(TONES.source, palette, String(number));
  const box = { x: 16, y: SOURCE, width: MARGIN - 40, height: TONES.source.size * TONES.source.leading };
  const rest = { link: null, align: 'r', pitch: box.height, downward: false, halo: null, role: 'number' } as const;
  return { kind: 'text', name: '页码', box, lines: [[run]], ...rest };
}

/** All slides of a story. */
export function slidesOf(story: Story, drawings: Drawings, studio: Studio, palette: Palette): Slide[] {
  const { stage, site } = story;
  const sheet = sheetWordsOf(story);
  const notes = noteTexts(story);
  const window = { x: LEFT, y: 0, ...STAGE };

  /** Everything of a picture in one hand, and said in one sentence. */
  const picture = (name: string, alt: string, children: readonly Shape[]): GroupShape[] =>
    children.length ? [{ kind: 'group', name, alt, children: numbered(children) }] : [];

  const steps = stepsOf(stage).map(({ chapter, step }, index): Slide => {
    const text = must(story.steps[step.id], `step "${step.id}"`);
    const figure = step.figure === null ? null : (sheet.figures[step.figure] ?? null);
    const prose = spoken(story, text.prose);
    const drawn = studio.draw(must(drawings.pictures.get(step.id), `drawing of "${step.id}"`), window, window);
    const graphic = picture('画面', figure ? `${figure.title}。${figure.summary}` : `${step.title}。${prose}`, drawn);
    const column = new Column(palette, MARGIN, COLUMN);
    const shapes: Shape[] = [...graphic];
    const first = index === 0;
    if (first) {
      const painting = { x: 0, y: SLIDE.height - PAINTED, width: SLIDE.width, height: PAINTED };
      shapes.push(...picture('卷首画', '', studio.draw(drawings.painting, painting, { x: 0, y: 0, ...SLIDE })));
      column.add('标题', TONES.cover, site.title, 'title');
      column.add('副题', TONES.subtitle, site.subtitle);
      column.add('正文', TONES.prose, prose, 'body');
      column.y += 30;
      const seal = { x: MARGIN, y: TOP + column.y, width: 56, height: 56 };
      shapes.push(...picture('印', site.title, studio.draw(drawings.seal, seal, seal)));
      const beside = new Column(palette, MARGIN + 76, COLUMN - 76);
      beside.add('出处', { ...TONES.source, size: 24 }, `据${site.report.name}`);
      beside.add('网址', { ...TONES.source, size: 24 }, site.address);
      const said = beside.lowered(seal.y + 10).map((shape) => (shape.name === '网址' ? { ...shape, link: site.address } : shape));
      shapes.push(...column.lowered(TOP), ...said);
    } else {
      column.add('章', TONES.kicker, [chapter.numeral, chapter.title].filter(Boolean).join(' · '));
      if (step === chapter.steps[0]) column.add('章题', TONES.heading, chapter.heading);
      column.add('标题', TONES.title, step.title, 'title');
      if (figure?.number) {
        column.number('数字', figure.number);
        column.add('单位', TONES.noun, figure.noun);
      }
      column.add('正文', TONES.prose, prose, 'body');
      shapes.push(...column.lowered(Math.max(TOP, (SOURCE - column.y) / 2)));
      const foot = new Column(palette, MARGIN, COLUMN);
      foot.add('来源', TONES.source, figure?.source ? `${labels.source}：${figure.source}` : labels.of(site.report.title));
      shapes.push(...foot.lowered(Math.min(SOURCE, SLIDE.height - 30 - foot.y)));
    }
    const { notes: said, facts } = must(notes[step.id], `notes of "${step.id}"`);
    const exact = facts.flatMap(({ display, phrase, exactness, not }) => [
      `${display}　${phrase}`,
      `${spokenOf.caution}：${exactness}；${not}`,
    ]);
    return { step: step.id, shapes, notes: [said, ...exact] };
  });
  return [...steps, ...tableSlides(story, palette)];
}

/** Units are told apart by their number, wherever they stand in the picture. */
function numbered(shapes: readonly Shape[]): Shape[] {
  let count = 0;
  const each = (shape: Shape): Shape => {
    if (shape.name === '一个') return { ...shape, name: `第 ${(count += 1)} 个` };
    return shape.kind === 'group' ? { ...shape, children: shape.children.map(each) } : shape;
  };
  return shapes.map(each);
}
