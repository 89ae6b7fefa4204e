/** The words of a slide beside its picture, set in a column of its own as the presenter sets them. */
import { textWidth, type Box } from '../../../src/scene/box';
import { evenLines } from '../../../src/scene/typeset';
import type { Paint } from '../drawing/paint';
import type { Run, TextShape } from './shapes';
import type { Palette } from './theme';

/** How a piece of text is set. */
export interface Tone {
  readonly size: number;
  readonly family: Run['family'];
  readonly bold: boolean;
  readonly pigment: Parameters<Palette['pigment']>[0];
  /** Line height and space above, em. */
  readonly leading: number;
  readonly above: number;
}

/** Sizes in px of a slide: what a hall reads (the presenter's own are in pages/present/present.css). */
export const TONES = {
  kicker: { size: 28, family: 'serif', bold: true, pigment: '--cinnabar', leading: 1.5, above: 0 },
  heading: { size: 26, family: 'sans', bold: false, pigment: '--ink-soft', leading: 1.55, above: 0.4 },
  title: { size: 52, family: 'serif', bold: true, pigment: '--ink', leading: 1.35, above: 0.5 },
  noun: { size: 34, family: 'serif', bold: true, pigment: '--ink', leading: 1.4, above: 0 },
  prose: { size: 32, family: 'sans', bold: false, pigment: '--ink', leading: 1.7, above: 0.8 },
  source: { size: 20, family: 'sans', bold: false, pigment: '--ink-soft', leading: 1.5, above: 0 },
  cover: { size: 116, family: 'serif', bold: true, pigment: '--ink', leading: 1.25, above: 0 },
  subtitle: { size: 38, family: 'serif', bold: true, pigment: '--cinnabar', leading: 1.5, above: 0.3 },
  digits: { size: 144, family: 'serif', bold: true, pigment: '--cinnabar', leading: 1.25, above: 0.15 },
} as const satisfies Record<string, Tone>;
/** Of the digits' size that of 余 and unit. */
const UNIT = 0.44;

/** Runs of one tone. */
export function runIn({ size, family, bold, pigment }: Tone, palette: Palette, text: string): Run {
  const paint: Paint = { colour: palette.pigment(pigment), alpha: 1 };
  return { text, size, family, bold, paint, underline: false, spacing: 0 };
}

/** Text boxes below one another. */
export class Column {
  readonly shapes: TextShape[] = [];
  /** Where the next one begins, px. */
  y = 0;
  constructor(
    private readonly palette: Palette,
    private readonly x: number,
    private readonly width: number,
  ) {}

  private put(name: string, role: TextShape['role'], tone: Tone, lines: readonly (readonly Run[])[]): void {
    const pitch = tone.size * tone.leading;
    this.y += tone.size * tone.above;
    // Another machine's font may be a little broader; its lines stay as they are.
    const box: Box = { x: this.x, y: this.y, width: this.width + tone.size * 0.5, height: pitch * lines.length };
    this.shapes.push({ kind: 'text', name, link: null, box, align: 'l', lines, pitch, downward: false, halo: null, role });
    this.y += box.height;
  }

  /** A text whose lines end evenly. */
  add(name: string, tone: Tone, text: string, role: TextShape['role'] = null): void {
    if (!text) return;
    const lines = evenLines(text, this.width / tone.size).map((line) => [runIn(tone, this.palette, line)]);
    this.put(name, role, tone, lines);
  }

  /** The exact number in one line, as large as there is room for it. */
  number(name: string, [digits, rest]: readonly [string, string]): void {
    const tone = TONES.digits;
    const size = Math.min(tone.size, this.width / (textWidth(digits, 1) + textWidth(rest, UNIT)));
    const set = { ...tone, size };
    this.put(name, null, set, [[runIn(set, this.palette, digits), runIn({ ...set, size: size * UNIT }, this.palette, rest)]]);
  }

  /** Moves everything down by so many px. */
  lowered(by: number): TextShape[] {
    return this.shapes.map((shape) => ({ ...shape, box: { ...shape.box, y: shape.box.y + by } }));
  }
}
