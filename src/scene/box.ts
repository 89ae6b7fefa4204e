/** A rectangle on a stage, and how large a line of text makes it. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A number within its bounds. */
export const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** Width in px of one line of text: full-width characters count one em, others about half. */
export function textWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const character of text) em += /[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60“”‘’…—·]/.test(character) ? 1 : 0.56;
  return em * fontSize;
}

/** True if the boxes share area when each keeps `gap` px of air. */
export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}
