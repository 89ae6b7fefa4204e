import type { Point } from '../camera';
import type { TextBlock } from '../parts';
import { breakLines } from '../typeset';

/** Text set in lines of at most `width` px. `at` is the top left, or the top middle with anchor `middle`. */
export function textBlock(
  text: string,
  at: Point,
  fontSize: number,
  width: number,
  anchor: TextBlock['anchor'] = 'start',
  leading = 1.5,
): TextBlock {
  return { lines: breakLines(text, width / fontSize), at, fontSize, anchor, lineHeight: fontSize * leading };
}

/** Height in px of a block. */
export function blockHeight({ lines, lineHeight }: TextBlock): number {
  return lines.length * lineHeight;
}
