/** Where a name may go: places beside its point, further out with a leader, in columns at the sides, each with what it costs. */
import { overlaps, type Box } from './box';
import type { Point, Size } from './camera';
import type { PointGrid, Spot } from './pointGrid';

/** What is named is the spot: its point, and the size of the point's own drawing. One without a size has none: the name had best stand on it. */
export interface LabelRequest extends Spot {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** The higher, the later it is given up. Those of `FIRST` (labels.ts) are also placed before all others, however crowded they are. */
  readonly rank?: number;
  /** It asks for no name: only its drawing stands in the way of others'. */
  readonly silent?: boolean;
}

export interface LabelGround {
  readonly size: Size;
  /** Boxes no label may touch, such as the caption or the marks. */
  readonly obstacles: readonly Box[];
  /** Round spots that labels had better not cover, such as reaches of the canal. */
  readonly avoid: readonly Spot[];
}

const EDGE = 4;

/** What it costs to need a leader: more than any place beside the point, however wet. */
export const FAR = 40;
/** What it costs to stand nearer to another mark than to its own: rather a leader. */
const STRAY = 45;
/** What it costs that a leader runs over a mark. */
const OVER = 25;

type Leader = readonly [Point, Point];

export interface Candidate {
  readonly box: Box;
  readonly cost: number;
  /** From its point to its label; null where it stands beside its point. */
  readonly leader: Leader | null;
}

const any = (): boolean => true;

/** Where a leader from a point meets a label: in the middle of the side that faces it; no line runs through a name, which has no halo on paper. */
export const leaderEnd = ([px, py]: Point, { x, y, width, height }: Box): Point =>
  px < x || px > x + width ? [px < x ? x : x + width, y + height / 2] : [x + width / 2, py < y ? y : y + height];

/** Makes the candidate of a label at a centre, or nothing where it may not stand. */
export function candidateMaker(
  request: LabelRequest,
  ground: LabelGround,
  water: PointGrid,
  marks: PointGrid,
  others: readonly LabelRequest[],
): (cx: number, cy: number, cost: number, leader: boolean) => Candidate[] {
  const { rx, width: w, height: h } = request;
  return (cx, cy, cost, leader) => {
    const box = { x: cx - w / 2, y: cy - h / 2, width: w, height: h };
    const inside = box.x >= EDGE && box.y >= EDGE && box.x + w <= ground.size.width - EDGE && box.y + h <= ground.size.height - EDGE;
    if (!inside || ground.obstacles.some((o) => overlaps(box, o, 1)) || marks.some(box, 1, any)) return [];
    const line: Leader | null = leader ? [request.at, leaderEnd(request.at, box)] : null;
    const over = line
      ? others.filter(({ at: [px, py], rx: half, ry: high }) => runsThrough(line, px - half, py - high, px + half, py + high)).length * OVER
      : 0;
    const stray = !leader && rx > 0 && marks.some(box, GAP - 0.01, any) ? STRAY : 0;
    return [{ box, cost: cost + water.count(box) * 3 + over + stray, leader: line }];
  };
}

export const byCost = (a: Candidate, b: Candidate): number => a.cost - b.cost;
const GAP = 3;

/** True if a point lies to the left of a line. */
const left = ([[x, y], [u, v]]: Leader, [px, py]: Point): boolean => (u - x) * (py - y) > (v - y) * (px - x);
const cross = (a: Leader, b: Leader): boolean => left(a, b[0]) !== left(a, b[1]) && left(b, a[0]) !== left(b, a[1]);

/** True if a line runs through a box, given by its edges: it then crosses one of its diagonals. */
const runsThrough = (line: Leader | null, x1: number, y1: number, x2: number, y2: number): boolean =>
  line !== null &&
  [
    [y1, y2],
    [y2, y1],
  ].some(([from = 0, to = 0]) =>
    cross(line, [
      [x1, from],
      [x2, to],
    ]),
  );

/** Below the characters of a name, px. */
const AIR = 2;
const through = ({ leader }: Candidate, { box: { x, y, width, height } }: Candidate): boolean =>
  runsThrough(leader, x, y, x + width, y + height - AIR);

/** True if one's leader meets the other's leader or name. */
export const tangled = (a: Candidate, b: Candidate): boolean =>
  through(a, b) || through(b, a) || (a.leader !== null && b.leader !== null && cross(a.leader, b.leader));

/** The twelve places that touch the point's own drawing, best first; or the point itself. */
export function nearCandidates(request: LabelRequest, make: ReturnType<typeof candidateMaker>): Candidate[] {
  const {
    at: [x, y],
    width: w,
    height: h,
    rx,
    ry,
  } = request;
  const dx = rx + GAP + w / 2;
  const dy = ry + GAP + h / 2;
  const sides: [number, number, number][] = [
    [dx, 0, 0],
    [-dx, 0, 1],
    [0, dy, 2],
    [0, -dy, 2.4],
    [dx, -h * 0.6, 1.5],
    [dx, h * 0.6, 1.5],
    [-dx, -h * 0.6, 2],
    [-dx, h * 0.6, 2],
    [w * 0.35, dy, 2.2],
    [-w * 0.35, dy, 2.4],
    [w * 0.35, -dy, 2.6],
    [-w * 0.35, -dy, 2.8],
  ];
  if (rx === 0) sides.push([0, 0, -1]);
  return sides.flatMap(([ox, oy, cost]) => make(x + ox, y + oy, cost, false)).sort(byCost);
}

/** Places further out, which need a leader line. */
export function farCandidates(request: LabelRequest, make: ReturnType<typeof candidateMaker>): Candidate[] {
  const {
    at: [x, y],
    width: w,
    height: h,
    rx,
    ry,
  } = request;
  return [14, 28, 44, 62].flatMap((far, ring) =>
    Array.from({ length: 16 }, (_, k) => {
      const angle = (k / 16) * 2 * Math.PI;
      return make(
        x + Math.cos(angle) * (rx + GAP + w / 2 + far),
        y + Math.sin(angle) * (ry + GAP + h / 2 + far),
        FAR + ring * 5 + (k % 4),
        true,
      );
    }).flat(),
  );
}

/** Places in columns along both sides of the stage: a leader to one of them passes no name of its column. */
export function columnCandidates(
  { at: [x, y], width: w, height: h }: LabelRequest,
  size: Size,
  make: ReturnType<typeof candidateMaker>,
): Candidate[] {
  const pitch = h + 2;
  return Array.from({ length: Math.floor((size.height - 2 * EDGE) / pitch) }, (_, k) => EDGE + h / 2 + k * pitch).flatMap((cy) =>
    [EDGE + w / 2, size.width - EDGE - w / 2].flatMap((cx) => make(cx, cy, FAR + 16 + Math.hypot(cx - x, cy - y) / 5, true)),
  );
}
