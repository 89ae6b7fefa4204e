/** A slide show of a story that is made up says so on every slide and on every page of notes. */
import { SLIDE, type Slide } from './slides';
import type { GroupShape, TextShape } from './shapes';
import type { Palette } from './theme';
import { runIn, TONES } from './words';

/** Of a character of the mark, px; what stands around it. */
const SIZE = 22;
const AROUND = 12;

/** A slip along the slide's left edge, read downward, as on every page (see build/fictional.ts). */
function slip(mark: string, palette: Palette): GroupShape {
  const high = [...mark].length * SIZE * 1.2 + AROUND * 2;
  const box = { x: 0, y: (SLIDE.height - high) / 2, width: SIZE + AROUND, height: high };
  const ground = { colour: palette.pigment('--cinnabar'), alpha: 1 };
  const run = {
    ...runIn({ ...TONES.source, size: SIZE, bold: true }, palette, mark),
    paint: { colour: palette.pigment('--paper'), alpha: 1 },
  };
  const words: TextShape = {
    kind: 'text',
    name: mark,
    link: null,
    box,
    align: 'ctr',
    lines: [[run]],
    pitch: box.width,
    downward: true,
    halo: null,
    role: null,
  };
  const children = [{ kind: 'rect', name: '底', link: null, fill: ground, pen: null, box, corner: 0 } as const, words];
  return { kind: 'group', name: mark, alt: mark, children };
}

/** The slides with the mark of their story; as they are, where it has none. */
export const markedSlides = (slides: readonly Slide[], mark: string, palette: Palette): readonly Slide[] =>
  mark ? slides.map((slide) => ({ ...slide, shapes: [...slide.shapes, slip(mark, palette)], notes: [...slide.notes, mark] })) : slides;
