import type { Point, Size } from '../camera';
import type { MarkState } from '../types';
import { LEAST, typeScale } from '../typeScale';
import type { Street } from '../../story/types';

/** Most of a stage's height that the hanging names may take; on a lower one lanterns hang without names. */
const NAMES_SHARE = 0.15;

/** Height of the names below the lanterns, px. */
const namesHeight = (size: Size): number => typeScale(size).small * 3.4;

/** From one lantern to the next, px. */
const stepOf = (count: number, { width }: Size): number => width / (count + 0.6);

/** Type of the hanging names, px; below {@link LEAST} they cannot be read and do not hang. */
const fontSizeOf = (count: number, size: Size): number => Math.min(typeScale(size).small, Math.floor(stepOf(count, size) * 1.6) / 2);

/** Whether there is room for names: where the reader's own street has its name, there is. */
const isNamed = (count: number, size: Size, chosen: string | null): boolean =>
  fontSizeOf(count, size) >= LEAST && (chosen !== null || namesHeight(size) <= size.height * NAMES_SHARE);

/** Height in px that the garland of so many lanterns takes at the top of a stage: the reader's own street keeps its name wherever it is. */
export function garlandHeight(count: number, size: Size, chosen: string | null): number {
  return Math.round(typeScale(size).mark * 1.6 + (chosen !== null || isNamed(count, size, chosen) ? namesHeight(size) : 0));
}

/**
 * The actors at rest while a chart has the stage: lanterns on a slack line along the top, in the order along the canal,
 * each with its name hanging below it.
 */
export function garland(streets: readonly Street[], size: Size, chosen: string | null): MarkState[] {
  const { mark } = typeScale(size);
  const step = stepOf(streets.length, size);
  const markSize = Math.min(mark, step * 0.86);
  const fontSize = fontSizeOf(streets.length, size);
  const named = isNamed(streets.length, size, chosen);
  return streets.map(({ id, label }, k) => {
    const at: Point = [step * (k + 0.8), mark * 0.7 + Math.sin((Math.PI * (k + 0.5)) / streets.length) * mark * 0.35];
    // The reader's own street keeps its name where the others' would be too small to read.
    const em = id === chosen ? Math.max(LEAST, fontSize) : fontSize;
    const height = [...label].length * em * 1.06;
    return {
      id,
      at,
      geo: null,
      size: markSize,
      glowM: 0,
      tone: 'quiet',
      under: false,
      chosen: false,
      ring: false,
      label:
        !named && id !== chosen
          ? null
          : {
              lines: [{ text: label, tone: 'name', fontSize: em }],
              dx: -em / 2,
              dy: markSize * 0.72 + (id === chosen ? em * 0.3 : 0),
              width: em,
              height,
              vertical: true,
              leader: false,
            },
    };
  });
}
