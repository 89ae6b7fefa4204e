import type { Point, Size } from '../camera';
import type { MarkState } from '../types';
import { LEAST, typeScale } from '../typeScale';
import type { Street } from '../../story/types';

/** Most of a stage's height that the hanging names may take; on a lower one lanterns hang without names. */
const NAMES_SHARE = 0.15;

/** Height of the names below the lanterns, px. */
const namesHeight = (size: Size): number => typeScale(size).small * 3.4;

/** Whether there is room for names: the reader's own street keeps its name wherever it is. */
const isNamed = (size: Size, chosen: string | null): boolean => chosen !== null || namesHeight(size) <= size.height * NAMES_SHARE;

/** Height in px that the garland takes at the top of a stage. */
export function garlandHeight(size: Size, chosen: string | null): number {
  return Math.round(typeScale(size).mark * 1.6 + (isNamed(size, chosen) ? namesHeight(size) : 0));
}

/**
 * The actors at rest while a chart has the stage: lanterns on a slack line along the top, in the order along the canal,
 * each with its name hanging below it.
 */
export function garland(streets: readonly Street[], size: Size, chosen: string | null): MarkState[] {
  const { small, mark } = typeScale(size);
  const step = size.width / (streets.length + 0.6);
  const markSize = Math.min(mark, step * 0.86);
  const fontSize = Math.min(small, Math.floor(step * 1.6) / 2);
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
        em < LEAST || !isNamed(size, chosen)
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
