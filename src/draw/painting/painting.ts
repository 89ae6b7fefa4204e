/**
 * The hand behind the cover painting: a seeded tremor, brush strokes of varying width, water, walls and willows.
 * Everything returns SVG path data; nothing here knows about colour.
 */

export type Point = readonly [x: number, y: number];

/** A repeatable source of chance between 0 and 1 (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Numbers in the shortest form that path data allows: no leading zero, no space before a minus. */
export function numbers(...values: readonly number[]): string {
  return values
    .map((value) => String(round(value)).replace(/^(-?)0\./, '$1.'))
    .join(' ')
    .replace(/ -/g, '-');
}

const half = (value: number): number => Math.round(value * 2) / 2;

const between = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** A smooth line near the points, starting and ending exactly on the first and the last. */
export function smooth(points: readonly Point[], command: 'M' | 'L' = 'M'): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return '';
  let at: Point = [half(first[0]), half(first[1])];
  let path = command + numbers(...at);
  points.slice(1).forEach((point, index, rest) => {
    const next = rest[index + 1];
    if (index === rest.length - 1 && index > 0) return;
    const end = next && index < rest.length - 2 ? between(point, next) : last;
    const step = [point[0] - at[0], point[1] - at[1], end[0] - at[0], end[1] - at[1]].map(half);
    path += `q${numbers(...step)}`;
    at = [at[0] + (step[2] ?? 0), at[1] + (step[3] ?? 0)];
  });
  return path;
}

/** A brush stroke along the points; `width` gives its breadth at 0 … 1 of the way. */
export function brush(points: readonly Point[], width: (along: number) => number): string {
  const side = (sign: number): Point[] =>
    points.map((point, index) => {
      const [fromX, fromY] = points[Math.max(0, index - 1)] ?? point;
      const [toX, toY] = points[Math.min(points.length - 1, index + 1)] ?? point;
      const length = Math.hypot(toX - fromX, toY - fromY) || 1;
      const offset = (sign * width(index / (points.length - 1))) / 2;
      return [point[0] - ((toY - fromY) / length) * offset, point[1] + ((toX - fromX) / length) * offset];
    });
  return `${smooth(side(1))}${smooth(side(-1).reverse(), 'L')}z`;
}

/** A row of long, calm, broken water lines; rows widen towards the viewer. */
export function waterLines(row: number, from: number, to: number, random: () => number): string {
  const y = 307 + row * 7 + row * row * 1.25;
  const rise = 2 + row * 0.42;
  let path = '';
  let x = from - random() * 90;
  while (x < to) {
    const crest = Math.round((12 + row * 2.6) * (0.8 + random() * 0.5));
    path += `M${Math.round(x)} ${Math.round(y + random() * 5)}q${numbers(crest, -rise, crest * 2, 0)}`;
    x += crest * 2;
    for (let crests = 2 + random() * 6; crests > 0; crests--) {
      path += `t${crest * 2} ${Math.round(random() * 2 - 1)}`;
      x += crest * 2;
    }
    x += 24 + random() * random() * (340 - row * 20);
  }
  return path.replace(/ -/g, '-');
}

/** What a row of houses is made of, one path per brush. */
export interface Houses {
  readonly walls: string;
  readonly tiles: string;
  readonly marks: string;
}

/** A house: left edge, width, wall height; `gable` shows the stepped horse-head wall, otherwise the eave. */
export interface House {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly gable: boolean;
}

function gable(house: House, base: number): Houses {
  const { x, width: w, height: h } = house;
  const rise = Math.round(h * 0.2);
  const low = Math.round(w * 0.24);
  const top = w - 2 * low;
  const y = base - h;
  const cap = (from: number, level: number, length: number): string => `M${from - 3} ${level - 2}q2 2 4 2h${length - 2}q2 0 4-2`;
  return {
    walls: `M${x} ${base}v${-h}h${low}v${-rise}h${top}v${rise}h${low}V${base}`,
    tiles: cap(x, y, low) + cap(x + low, y - rise, top) + cap(x + w - low, y, low),
    marks: `M${Math.round(x + w * 0.46)} ${Math.round(y + h * 0.34)}h4M${Math.round(x + w * 0.26)} ${Math.round(y + h * 0.62)}v4`,
  };
}

function eave(house: House, base: number): Houses {
  const { x, width: w, height: h } = house;
  const rise = Math.round(h * 0.42);
  const y = base - h;
  const sash = Math.round(w * 0.18);
  return {
    walls: `M${x} ${base}v${-h}h${w}V${base}`,
    tiles: `M${x - 6} ${y + 1}q7-${Math.round(rise * 0.4)} 9-${rise}q${w / 2 - 4} 2 ${w - 6} 0q2 ${Math.round(rise * 0.6)} 9 ${rise}q-8 1-12 1h${12 - w}q-5 0-10-1z`,
    marks: `M${x + sash} ${Math.round(base - h * 0.5)}h${sash}m${sash} 0h${sash}M${Math.round(x + w * 0.7)} ${base}v${-Math.round(h * 0.45)}`,
  };
}

/** A row of canal-side houses standing on `base`. */
export function houses(row: readonly House[], base: number): Houses {
  const parts = row.map((house) => (house.gable ? gable(house, base) : eave(house, base)));
  const joined = (key: keyof Houses): string => parts.map((part) => part[key]).join('');
  return { walls: joined('walls'), tiles: joined('tiles'), marks: joined('marks') };
}

/** One willow strand from 0, 0: it leaves to the right, then falls; leaves stand off on either side. */
export function strand(fall: number, random: () => number): { readonly stem: string; readonly leaves: string } {
  const [reach, turn] = [17, 24];
  let leaves = '';
  for (let depth = 0.16, side = 1; depth <= 1; depth += (7 + random() * 5) / fall, side = -side) {
    const rest = 1 - depth;
    const x = 3 * rest * rest * depth * reach + 3 * rest * depth * depth * turn + depth ** 3 * 20;
    const y = 3 * rest * depth * depth * fall * 0.3 + depth ** 3 * fall - 24 * rest * rest * depth;
    leaves += `M${numbers(Math.round(x * 2) / 2, Math.round(y))}l${numbers(half(side * (1.1 + random())), Math.round(6 + random() * 3))}`;
  }
  return { stem: `M0 0c${numbers(reach, -8, turn, Math.round(fall * 0.3), 20, fall)}`, leaves };
}

/** Where strands hang on a bough; short and long ones mix. Mirrored boughs count x to the left. */
export function hang(
  bough: readonly Point[],
  count: number,
  kinds: number,
  random: () => number,
): Array<{ kind: number; x: number; y: number }> {
  return Array.from({ length: count }, (_, index) => {
    const along = Math.min(0.999, (index + 1.1 * random()) / count) * (bough.length - 1);
    const [fromX, fromY] = bough[Math.floor(along)] ?? [0, 0];
    const [toX, toY] = bough[Math.floor(along) + 1] ?? [fromX, fromY];
    const part = along % 1;
    return { kind: Math.floor(random() * kinds), x: Math.round(fromX + (toX - fromX) * part), y: Math.round(fromY + (toY - fromY) * part) };
  });
}

/** A tuft of reed blades, each thick at the foot and bent by the wind. */
export function reeds(x: number, y: number, count: number, random: () => number): string {
  return Array.from({ length: count }, (_, index) => {
    const height = 20 + random() * 42;
    const lean = random() * 34 - 12;
    const blade = [0, -height * 0.7, lean, -height, -lean * 0.8, height * 0.4, 2.4 - lean, height].map(Math.round);
    return `M${Math.round(x + index * 8 + random() * 9)} ${Math.round(y + random() * 4)}q${numbers(...blade.slice(0, 4))}q${numbers(...blade.slice(4))}`;
  }).join('');
}
