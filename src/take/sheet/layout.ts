/**
 * A sheet is a figure as a picture of its own: title, exact number, drawing, what is counted and what is not, source.
 * It is laid out in px of the picture; the drawing is the same scene as everywhere else.
 */
import type { Box } from '../../scene/box';
import { textWidth } from '../../scene/box';
import { blockHeight, textBlock } from '../../scene/layout/blocks';
import type { Scene } from '../../scene/types';
import type { TextBlock } from '../../scene/parts';
import { stepOf } from '../../scene/find';
import { must } from '../../tables/must';
import { alone, figureSize, sceneFor } from '../../scene/scene';
import type { Point, Size } from '../../scene/camera';
import { evenLines } from '../../scene/typeset';
import type { StageStory } from '../../story/types';
import { labels, type FigureWords, type SheetLocal, type SheetSite, type SheetWords } from './words';

export type SheetTone = 'sheet-kicker' | 'sheet-title' | 'sheet-digits' | 'sheet-noun' | 'sheet-text' | 'sheet-term' | 'sheet-small';

export interface SheetBlock {
  readonly block: TextBlock;
  readonly tone: SheetTone;
}

export interface Sheet {
  readonly size: Size;
  /** The exact number on one line: digits, and 余 and unit in smaller type; null where there is none. */
  readonly number: {
    readonly parts: readonly [digits: string, rest: string];
    readonly at: Point;
    readonly digits: number;
    readonly unit: number;
  } | null;
  /** One sentence for readers who cannot see it. */
  readonly alt: string;
  readonly blocks: readonly SheetBlock[];
  readonly picture: { readonly box: Box; readonly scene: Scene };
  readonly seal: Box;
  readonly local: SheetLocal;
  /** Hairlines from left to right. */
  readonly rules: readonly { readonly x: number; readonly y: number; readonly width: number }[];
}

const SHEET_WIDTH = 1080;
const MARGIN = 72;
const INNER = SHEET_WIDTH - MARGIN * 2;
/** Type sizes in px of a sheet: legible when the sheet is shown 375 px wide. */
const TYPE = { kicker: 30, title: 54, digits: 168, unit: 80, noun: 40, text: 36, small: 31 } as const;
/** A map on a tall sheet is tall. */
const MAP_SCENE: Size = { width: 360, height: 500 };
/** A card as social networks show it (1.91 : 1), and the drawing in it. */
export const CARD: Size = { width: 1200, height: 630 };
const CARD_SCENE: Size = { width: 390, height: 400 };
const CARD_PICTURE: Box = { x: 584, y: 8, width: 600, height: 614 };
/** Type sizes in px of a card. */
const CARD_TYPE = { title: 46, digits: 196, noun: 36, text: 30, small: 22 } as const;
/** Of the type size of a number that of its unit. */
const UNIT = 0.42;

/** The scene that shows a figure. */
function sceneOf(stage: StageStory, figure: string, size: Size, chosen: string | null): Scene {
  return sceneFor(stage, stepOf(stage, figure), { ...alone(size), chosen });
}

function wordsOf(words: SheetWords, figure: string): FigureWords {
  return must(words.figures[figure], `figure "${figure}"`);
}

/** Text blocks below one another. */
class Column {
  readonly blocks: SheetBlock[] = [];
  y: number;
  constructor(
    private readonly x: number,
    y: number,
    private readonly width: number,
  ) {
    this.y = y;
  }
  add(tone: SheetTone, text: string, fontSize: number, leading: number, indent = 0): void {
    if (!text) return;
    const block = {
      ...textBlock(text, [this.x + indent, this.y], fontSize, Infinity, 'start', leading),
      lines: evenLines(text, (this.width - indent) / fontSize),
    };
    this.blocks.push({ tone, block });
    this.y += blockHeight(block);
  }
  /** A term with its text hanging beside it. */
  define(term: string, text: string, fontSize: number): void {
    if (!text) return;
    const indent = textWidth(term, fontSize) + fontSize * 0.9;
    this.blocks.push({ tone: 'sheet-term', block: textBlock(term, [this.x, this.y], fontSize, Infinity, 'start', 1.6) });
    this.add('sheet-small', text, fontSize, 1.6, indent);
    this.y += fontSize * 0.2;
  }
  number(parts: NonNullable<Sheet['number']>['parts'], digits: number, unit: number): Sheet['number'] {
    const at = [this.x, this.y + digits * 0.94] as const;
    this.y += digits * 1.2;
    return { parts, at, digits, unit };
  }
}

const kickerOf = ({ title, subtitle }: SheetSite): string => `${title} · ${subtitle}`;

/**
 * A figure as a tall sheet, 1080 px wide, as high as its words need.
 * @param chosen id of the reader's own street, which is lit and named on it
 */
export function figureSheet(stage: StageStory, words: SheetWords, figure: string, chosen: string | null): Sheet {
  const { site } = words;
  const own = wordsOf(words, figure);
  const column = new Column(MARGIN, 64, INNER);
  const seal = { x: MARGIN, y: column.y, width: 60, height: 60 };
  column.blocks.push({ tone: 'sheet-kicker', block: textBlock(kickerOf(site), [MARGIN + 80, column.y + 13], TYPE.kicker, INNER - 80) });
  column.y += 96;
  column.add('sheet-title', own.title, TYPE.title, 1.35);
  let number: Sheet['number'] = null;
  if (own.number) {
    column.y += 10;
    number = column.number(own.number, TYPE.digits, TYPE.unit);
    column.add('sheet-noun', own.noun, TYPE.noun, 1.4);
  }
  column.y += 24;
  const shown = must(
    stage.figures.find(({ id }) => id === figure),
    `figure "${figure}"`,
  );
  const size = shown.kind === 'map' ? MAP_SCENE : figureSize(stage, shown);
  const box = { x: MARGIN, y: column.y, width: INNER, height: (INNER * size.height) / size.width };
  column.y += box.height + 34;
  const rules = [{ x: MARGIN, y: column.y, width: INNER }];
  column.y += 26;
  column.add('sheet-text', own.summary, TYPE.text, 1.6);
  column.y += 14;
  column.define(labels.counts, own.counts, TYPE.small);
  column.define(labels.not, own.not, TYPE.small);
  column.define(labels.source, own.source, TYPE.small);
  for (const line of [...site.dates, site.address]) column.add('sheet-small', line, TYPE.small, 1.55);
  const height = Math.ceil(column.y + 48);
  return {
    size: { width: SHEET_WIDTH, height },
    alt: `${own.title}。${own.summary}`,
    blocks: column.blocks,
    number,
    seal,
    local: site.local,
    rules,
    picture: { box, scene: sceneOf(stage, figure, size, chosen) },
  };
}

/** The largest type size in px, at most `wish`, in which a text stands in one line. */
const inOneLine = (text: string, wish: number, width: number): number => Math.min(wish, Math.floor(width / textWidth(text, 1)));

/** A figure as a card of 1200 × 630 px: its number as large as there is room, its title in one line, beside its drawing. */
export function figureCard(stage: StageStory, words: SheetWords, figure: string): Sheet {
  const { site } = words;
  const own = wordsOf(words, figure);
  const [left, width] = [60, 510];
  const column = new Column(left, 136, width);
  const seal = { x: left, y: 48, width: 56, height: 56 };
  const kicker: SheetBlock = { tone: 'sheet-kicker', block: textBlock(site.title, [left + 72, 55], 30, width) };
  const title = inOneLine(own.title, CARD_TYPE.title, width);
  const source: SheetBlock = {
    tone: 'sheet-small',
    block: textBlock(labels.of(site.report), [left, 0], CARD_TYPE.small, width, 'start', 1.5),
  };
  const foot = CARD.height - 40 - blockHeight(source.block);
  column.add('sheet-title', own.title, title, 1.35);
  let number: Sheet['number'] = null;
  if (own.number) {
    const [digits, rest] = own.number;
    const room = width / (textWidth(digits, 1) + textWidth(rest, UNIT) + UNIT * 0.1);
    const size = Math.floor(Math.min(CARD_TYPE.digits, room));
    // In the middle of what is left between the title and the source.
    column.y += Math.max(0, (foot - 16 - column.y - size * 1.2 - CARD_TYPE.noun * 1.4) / 2);
    number = column.number(own.number, size, Math.round(size * UNIT));
    column.add('sheet-noun', own.noun, CARD_TYPE.noun, 1.4);
  } else {
    column.y += 14;
    column.add('sheet-text', own.summary, CARD_TYPE.text, 1.6);
  }
  const blocks = [kicker, ...column.blocks, { ...source, block: { ...source.block, at: [left, foot] as const } }];
  return {
    size: CARD,
    alt: `${own.title}。${own.summary}`,
    blocks,
    number,
    seal,
    local: site.local,
    rules: [{ x: left, y: foot - 16, width }],
    picture: { box: CARD_PICTURE, scene: sceneOf(stage, figure, CARD_SCENE, null) },
  };
}
