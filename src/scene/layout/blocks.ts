import type { Point } from '../camera';
import type { TextBlock } from '../parts';
import { breakLines, evenLines } from '../typeset';

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

/** Texts below one another in the middle of a stage, each in even lines where it takes more than one. @param top px */
export function legendBlocks(texts: readonly string[], top: number, fontSize: number, width: number): TextBlock[] {
  let y = top;
  return texts.map((text) => {
    const block = { ...textBlock('', [width / 2, y], fontSize, width, 'middle'), lines: evenLines(text, width / fontSize) };
    y += blockHeight(block) + fontSize * 0.1;
    return block;
  });
}

/** Height in px of such texts. */
export const legendHeight = (blocks: readonly TextBlock[]): number =>
  blocks.reduce((sum, block) => sum + blockHeight(block) + block.fontSize * 0.1, 0);
