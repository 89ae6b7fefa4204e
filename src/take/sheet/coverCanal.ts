/** The canal of a cover: one stroke across the whole picture, a lantern a street on it. Their order is meant, nothing else: no map. */
import type { Point, Size } from '../../scene/camera';
import type { Box } from '../../scene/box';

export interface CoverCanal {
  /** The middle of the stroke, from where it comes in to where it leaves, px. */
  readonly line: readonly Point[];
  /** Its width there, px. */
  readonly widths: readonly number[];
  /** Currents on the water, px. */
  readonly currents: readonly (readonly Point[])[];
  /** Centres of the lanterns, all of one size, px. */
  readonly lanterns: readonly Point[];
  readonly lantern: number;
  /** One boat under way. */
  readonly boat: Box;
}

/** Where the stroke passes, as parts of the picture's width and height: beside the title, then below it. */
const COURSE: Readonly<Record<'wide' | 'square', readonly Point[]>> = {
  wide: [
    [0.56, -0.16],
    [0.575, 0.05],
    [0.66, 0.19],
    [0.79, 0.25],
    [0.885, 0.34],
    [0.9, 0.48],
    [0.82, 0.59],
    [0.67, 0.65],
    [0.5, 0.69],
    [0.33, 0.765],
    [0.17, 0.885],
    [0.04, 0.98],
    [-0.08, 1.08],
  ],
  square: [
    [0.84, -0.12],
    [0.88, 0.05],
    [0.88, 0.22],
    [0.82, 0.385],
    [0.65, 0.475],
    [0.42, 0.515],
    [0.23, 0.575],
    [0.18, 0.675],
    [0.3, 0.75],
    [0.52, 0.775],
    [0.76, 0.8],
    [0.96, 0.89],
    [1.12, 0.99],
  ],
};
/** Points between two of the course. */
const STEPS = 24;

/** Through all points, as even as a drawn stroke (Catmull-Rom). */
function through(points: readonly Point[]): Point[] {
  const at = (k: number): Point => points[Math.min(points.length - 1, Math.max(0, k))] ?? [0, 0];
  const along = (k: number, t: number, c: 0 | 1): number => {
    const [a, b, d, e] = [at(k - 1)[c], at(k)[c], at(k + 1)[c], at(k + 2)[c]];
    return b + 0.5 * t * (d - a + t * (2 * a - 5 * b + 4 * d - e + t * (3 * (b - d) + e - a)));
  };
  return points
    .slice(1)
    .flatMap((_, k) => Array.from({ length: STEPS }, (__, s): Point => [along(k, s / STEPS, 0), along(k, s / STEPS, 1)]));
}

/** So many points at even steps along a line, the first and the last half a step from its ends. */
function evenly(line: readonly Point[], count: number): Point[] {
  const lengths = line.slice(1).map(([x, y], k) => Math.hypot(x - (line[k]?.[0] ?? x), y - (line[k]?.[1] ?? y)));
  const step = lengths.reduce((sum, length) => sum + length, 0) / count;
  return Array.from({ length: count }, (_, n) => {
    let rest = (n + 0.5) * step;
    const k = lengths.findIndex((length) => (rest -= length) <= 0);
    const [from, to] = [line[k] ?? [0, 0], line[k + 1] ?? [0, 0]];
    const back = -rest / (lengths[k] ?? 1);
    return [to[0] + (from[0] - to[0]) * back, to[1] + (from[1] - to[1]) * back];
  });
}

/** The point of a line that lies nearest to another point. */
function nearest(line: readonly Point[], [x, y]: Point): number {
  const far = line.map((at) => Math.hypot(at[0] - x, at[1] - y));
  return far.indexOf(Math.min(...far));
}

/** One lantern a spot, on one bank and the other in turn; where a bend brings them closer than `apart` px, on the bank that has more room. */
function hung(spots: readonly number[], bank: (spot: number, side: number) => Point, apart: number): Point[] {
  return spots.reduce<Point[]>((placed, spot, n) => {
    const room = ([x, y]: Point): number => Math.min(apart, ...placed.map((at) => Math.hypot(at[0] - x, at[1] - y)));
    const [turn, other] = [bank(spot, n % 2 === 0 ? -1 : 1), bank(spot, n % 2 === 0 ? 1 : -1)];
    return [...placed, room(other) > room(turn) ? other : turn];
  }, []);
}

/**
 * Lays the canal across a picture.
 * @param count how many lanterns
 * @param foot px at the lower edge that are kept free of lanterns
 */
export function coverCanal({ width, height }: Size, count: number, foot: number): CoverCanal {
  const wide = width > height * 1.5;
  const line = through(COURSE[wide ? 'wide' : 'square'].map(([x, y]): Point => [x * width, y * height]));
  const broad = Math.min(width, height) * (wide ? 0.1 : 0.078);
  // A brush swells and thins: slender far away, broad where the water nears the reader.
  const widths = line.map((_, k) => {
    const t = k / (line.length - 1);
    return broad * (0.3 + 1.05 * t ** 1.25 + 0.09 * Math.sin(t * 23 + 1));
  });
  /** Beside the line, at a part of the stroke's width and so many px more. */
  const beside = (k: number, across: number, px = 0): Point => {
    const [[x, y], before, after] = [
      line[k] ?? [0, 0],
      line[Math.max(0, k - 1)] ?? [0, 0],
      line[Math.min(line.length - 1, k + 1)] ?? [0, 0],
    ];
    const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
    const away = ((widths[k] ?? 0) * across + px) / (Math.hypot(dx, dy) || 1);
    return [x - dy * away, y + dx * away];
  };
  // Many streets have smaller lanterns.
  const lantern = Math.min(Math.min(width, height) * (wide ? 0.082 : 0.062), ((width + height) * (wide ? 0.95 : 1.15)) / count);
  const within = ([x, y]: Point): boolean =>
    x > lantern * 0.8 && x < width - lantern * 0.8 && y > lantern * 0.8 && y < height - foot - lantern * 0.6;
  // Lanterns hang on both banks in turn; all of them lie whole within the picture.
  const bank = (k: number, side: number): Point => beside(k, 0.5 * side, lantern * 0.62 * side);
  const inside = line.flatMap((_, k) => (within(bank(k, 1)) && within(bank(k, -1)) ? [k] : []));
  const spots = evenly(
    inside.map((k) => line[k] ?? [0, 0]),
    count,
  ).map((spot) => nearest(line, spot));
  const boat = lantern * 1.15;
  const [boatX, boatY] = line[spots[Math.floor(count * 0.72)] ?? 0] ?? [0, 0];
  return {
    line,
    widths,
    currents: [-0.36, -0.13, 0.1, 0.33].map((across, c) => line.map((_, k) => beside(k, across + 0.04 * Math.sin(k * 0.5 + c * 2)))),
    lanterns: hung(spots, bank, lantern * 1.6),
    lantern,
    boat: { x: boatX - boat / 2, y: boatY - boat / 2, width: boat, height: boat },
  };
}
