import type { Point } from '../camera';
import { clamp, overlaps, textWidth, type Box } from '../box';
import type { Pointer } from '../types';
import { LABEL_LEADING } from '../typeScale';

const INSET = 8;
const ARROW = 12;

/**
 * The name of a place that lies off the map, set inside the edge where the straight line to it leaves, with an arrow
 * that points to it. It slides along the edge, away from what stands there already.
 * @param at the place, stage px
 * @param field the part of the stage that is the map's
 * @param taken boxes that it may not touch
 */
export function pointerTo(text: string, at: Point, field: Box, fontSize: number, taken: readonly Box[]): Pointer {
  const width = textWidth(text, fontSize) + 12;
  const height = fontSize * LABEL_LEADING + 4;
  const [halfW, halfH] = [width / 2 + ARROW + INSET, height / 2 + ARROW + INSET];
  const [mx, my] = [field.x + field.width / 2, field.y + field.height / 2];
  const share = Math.min(
    (field.width / 2 - halfW) / Math.max(1, Math.abs(at[0] - mx)),
    (field.height / 2 - halfH) / Math.max(1, Math.abs(at[1] - my)),
    1,
  );
  const [ix, iy] = [mx + (at[0] - mx) * share, my + (at[1] - my) * share];
  const upright = Math.abs(ix - mx) / (field.width / 2 - halfW) > Math.abs(iy - my) / (field.height / 2 - halfH);
  const boxAt = (slide: number): Box => {
    const x = clamp(upright ? ix : ix + slide, field.x + halfW, field.x + field.width - halfW);
    const y = clamp(upright ? iy + slide : iy, field.y + halfH, field.y + field.height - halfH);
    return { x: x - width / 2, y: y - height / 2, width, height };
  };
  const slides = Array.from({ length: 60 }, (_, k) => (k % 2 ? 1 : -1) * Math.ceil(k / 2) * 12);
  const box = slides.map(boxAt).find((candidate) => !taken.some((other) => overlaps(candidate, other, ARROW))) ?? boxAt(0);
  const [cx, cy] = [box.x + width / 2, box.y + height / 2];
  const direction = Math.atan2(at[1] - cy, at[0] - cx);
  const [ux, uy] = [Math.cos(direction), Math.sin(direction)];
  const out = Math.min(width / 2 / Math.max(1e-6, Math.abs(ux)), height / 2 / Math.max(1e-6, Math.abs(uy))) + ARROW;
  return { text, box, fontSize, tip: [cx + ux * out, cy + uy * out], angle: (direction * 180) / Math.PI };
}
