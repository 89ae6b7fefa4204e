/** The blocks of an article: sections, paragraphs and spans, each with a style of its own. */
import { element, escaped } from './markup';
import { FACES } from './writing';

/** Colour of the page by its name. */
export type PigmentOf = (name: string) => string;

/** How a paragraph is set: px, and parts of the type size. */
interface Tone {
  readonly size: number;
  readonly ink: '--ink' | '--ink-soft' | '--cinnabar';
  readonly leading: number;
  readonly below: number;
  readonly face?: keyof typeof FACES;
  readonly bold?: true;
  readonly middle?: true;
}

const TONES = {
  mark: { size: 14, ink: '--cinnabar', leading: 1.6, below: 12, bold: true, middle: true },
  kicker: { size: 14, ink: '--cinnabar', leading: 1.6, below: 6, bold: true },
  cover: { size: 34, ink: '--ink', leading: 1.3, below: 4, face: 'serif', bold: true },
  subtitle: { size: 17, ink: '--cinnabar', leading: 1.5, below: 18, face: 'serif', bold: true },
  chapter: { size: 24, ink: '--ink', leading: 1.35, below: 6, face: 'serif', bold: true },
  heading: { size: 14, ink: '--ink-soft', leading: 1.6, below: 22 },
  title: { size: 20, ink: '--ink', leading: 1.4, below: 8, face: 'serif', bold: true },
  prose: { size: 16, ink: '--ink', leading: 1.8, below: 14 },
  noun: { size: 15, ink: '--ink', leading: 1.5, below: 10 },
  tap: { size: 13, ink: '--cinnabar', leading: 1.6, below: 10, middle: true },
  caption: { size: 14, ink: '--ink', leading: 1.6, below: 4, bold: true },
  small: { size: 12, ink: '--ink-soft', leading: 1.6, below: 2 },
} as const satisfies Record<string, Tone>;

type ToneName = keyof typeof TONES;

const DIGITS = 52;
const UNIT = 22;

/** Makes blocks in the page's own colours. */
export class Blocks {
  constructor(private readonly pigmentOf: PigmentOf) {}

  private styleOf({ size, ink, leading, below, face, bold, middle }: Tone): string {
    const rules = [`margin:0 0 ${below}px`, `font-size:${size}px`, `line-height:${leading}`, `color:${this.pigmentOf(ink)}`];
    if (face) rules.push(`font-family:${FACES[face]}`);
    if (bold) rules.push('font-weight:bold');
    if (middle) rules.push('text-align:center');
    return rules.join(';');
  }

  /** A paragraph; none where there is nothing to say. */
  p(tone: ToneName, text: string): string {
    return text ? element('p', { style: this.styleOf(TONES[tone]) }, escaped(text)) : '';
  }

  /** The exact number in one line: 余 and unit in smaller type. */
  number([digits, rest]: readonly [string, string]): string {
    const style = `margin:0;font-size:${DIGITS}px;line-height:1.2;color:${this.pigmentOf('--cinnabar')};font-family:${FACES.serif};font-weight:bold`;
    return element('p', { style }, escaped(digits), element('span', { style: `font-size:${UNIT}px` }, escaped(rest)));
  }

  /** What belongs together, with room below it. */
  section(...children: readonly string[]): string {
    return element('section', { style: 'margin:0 0 40px' }, ...children);
  }

  /** A still picture as wide as the article, with room below it. */
  wide(svg: string): string {
    return element('section', { style: 'margin:0 0 20px' }, svg);
  }

  /** A picture so many px wide, with room below it. */
  small(width: number, svg: string): string {
    return element('section', { style: `width:${width}px;margin:0 0 14px` }, svg);
  }

  /** What begins a chapter: a hairline above it. */
  chapter(...children: readonly string[]): string {
    return element('section', { style: `margin:0 0 24px;padding:24px 0 0;border-top:1px solid ${this.pigmentOf('--hair')}` }, ...children);
  }

  /** The whole, on paper. */
  article(...children: readonly string[]): string {
    return element('section', { style: `padding:20px 8px;background-color:${this.pigmentOf('--paper')}` }, ...children);
  }
}
