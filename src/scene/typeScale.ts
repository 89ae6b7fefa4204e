import { clamp } from './box';
import type { Size } from './camera';

/** Below this width in px a stage is set as on a phone. */
export const NARROW = 560;

/** Smallest type that can be read, px. */
export const LEAST = 12;

/** Sizes of type and marks for a stage, px: they grow with it, and text never falls below {@link LEAST}. */
export function typeScale(size: Size): { small: number; label: number; title: number; mark: number } {
  const unit = Math.min(size.width, size.height);
  const within = (low: number, value: number, high: number): number => Math.round(clamp(value, low, high) * 2) / 2;
  return {
    small: within(LEAST, unit / 58, 18),
    label: within(13, unit / 46, 22),
    title: within(16, unit / 34, 30),
    mark: within(13, Math.max(unit / 30, Math.min(17, unit / 16)), 34),
  };
}

/** Line height of labels, em. */
export const LABEL_LEADING = 1.25;
