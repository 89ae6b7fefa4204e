/** The shape of the painted bridge: where it is stone, where it is open. Px of the painting. */
import type { Point } from '../../painting/painting';

/** Where the water meets the stone. */
export const water = 300;

/** The bridge: its feet, the height of its quays and of its crest above the water. */
export const bridge = { from: 364, to: 1076, landing: 8, crest: 162 } as const;

/** Its three arches: middle, half span, and the upright part below the curve. */
export const arches = [
  { x: 561, radius: 56, pier: 15 },
  { x: 720, radius: 83, pier: 25 },
  { x: 879, radius: 56, pier: 15 },
] as const;

/** Height of the deck above the water: straight stairs, a rounded crest. */
export function deckHeight(x: number): number {
  const away = Math.abs((2 * x - bridge.from - bridge.to) / (bridge.to - bridge.from));
  const slope = 1 - (Math.hypot(away, 0.2) - 0.2) / (Math.hypot(1, 0.2) - 0.2);
  return bridge.landing + (bridge.crest - bridge.landing) * Math.max(0, slope) ** 1.18;
}

/** Points along the deck from foot to foot, drawn in by `inset` at either end. */
export function deckLine(lift: number, inset: number, parts: number): Point[] {
  const from = bridge.from + inset;
  const width = bridge.to - inset - from;
  return Array.from({ length: parts + 1 }, (_, index): Point => {
    const x = from + (width * index) / parts;
    return [x, water - deckHeight(x) - lift];
  });
}

/** Where a level line at this height runs through stone; `ring` keeps it off the arch stones. */
export function bridgeStone(height: number, ring = 0): Array<{ height: number; from: number; to: number }> {
  const isStone = (x: number): boolean =>
    deckHeight(x) >= height &&
    arches.every((arch) => {
      const away = Math.abs(x - arch.x);
      const radius = arch.radius + ring;
      return away > radius || height > arch.pier + Math.sqrt(radius ** 2 - away ** 2);
    });
  const runs: Array<{ height: number; from: number; to: number }> = [];
  for (let x: number = bridge.from; x <= bridge.to; x += 3) {
    const run = runs.at(-1);
    if (!isStone(x)) continue;
    if (run && run.to === x - 3) run.to = x;
    else runs.push({ height, from: x, to: x });
  }
  return runs.filter(({ from, to }) => to - from > 6);
}
