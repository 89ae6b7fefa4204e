/**
 * Where names go: deterministic label placement for points on a stage. Chinese type is set solid (every full-width
 * character is one em wide), so a label's box is known without a browser and is the same at build time and at run time.
 */
import { overlaps, type Box } from './box';
import type { Point, Size } from './camera';
import { PointGrid, type Spot } from './pointGrid';

/** What is named is the spot: its point, and the size of the point's own drawing. One without a size has none: the name had best stand on it. */
export interface LabelRequest extends Spot {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** The higher, the later it is given up. Those of {@link FIRST} are also placed before all others, however crowded they are. */
  readonly rank?: number;
  /** It asks for no name: only its drawing stands in the way of others'. */
  readonly silent?: boolean;
}

/** The rank of a name that a map is made for. */
export const FIRST = 2;

export interface LabelPlace {
  readonly id: string;
  readonly box: Box;
  /** Far enough from its point to need a line. */
  readonly leader: boolean;
}

export interface LabelGround {
  readonly size: Size;
  /** Boxes no label may touch, such as the caption or the marks. */
  readonly obstacles: readonly Box[];
  /** Round spots that labels had better not cover, such as reaches of the canal. */
  readonly avoid: readonly Spot[];
}

const EDGE = 4;
/** With more names than this, lines from names to their points would be a tangle: a name stands beside its point or not at all. */
const MOST_WITH_LEADERS = 60;

/** What it costs to need a leader: more than any place beside the point, however wet. */
const FAR = 40;
/** What it costs to stand nearer to another mark than to its own: rather a leader. */
const STRAY = 45;
/** What it costs that a leader meets another, or another's name. */
const TANGLE = 100;
/** What it costs that a leader runs over a mark. */
const OVER = 25;
/** While a name is lost, all are placed anew, so often at most; each time so many of the first come last. */
const TURNS = 4;
const STRIDE = 7;
/** More than any place costs. */
const NOWHERE = 1e4;

type Leader = readonly [Point, Point];

interface Candidate {
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
function candidateMaker(
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

const byCost = (a: Candidate, b: Candidate): number => a.cost - b.cost;
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
const tangled = (a: Candidate, b: Candidate): boolean =>
  through(a, b) || through(b, a) || (a.leader !== null && b.leader !== null && cross(a.leader, b.leader));

/** The twelve places that touch the point's own drawing, best first; or the point itself. */
function nearCandidates(request: LabelRequest, make: ReturnType<typeof candidateMaker>): Candidate[] {
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

/** Places further out, which need a leader line, best first. */
function farCandidates(request: LabelRequest, make: ReturnType<typeof candidateMaker>): Candidate[] {
  const {
    at: [x, y],
    width: w,
    height: h,
    rx,
    ry,
  } = request;
  return [14, 28, 44, 62]
    .flatMap((far, ring) =>
      Array.from({ length: 16 }, (_, k) => {
        const angle = (k / 16) * 2 * Math.PI;
        return make(
          x + Math.cos(angle) * (rx + GAP + w / 2 + far),
          y + Math.sin(angle) * (ry + GAP + h / 2 + far),
          FAR + ring * 5 + (k % 4),
          true,
        );
      }).flat(),
    )
    .sort(byCost);
}

/** Places in columns along both sides of the stage: a leader to one of them passes no name of its column. */
function columnCandidates(
  { at: [x, y], width: w, height: h }: LabelRequest,
  size: Size,
  make: ReturnType<typeof candidateMaker>,
): Candidate[] {
  const pitch = h + 2;
  return Array.from({ length: Math.floor((size.height - 2 * EDGE) / pitch) }, (_, k) => EDGE + h / 2 + k * pitch).flatMap((cy) =>
    [EDGE + w / 2, size.width - EDGE - w / 2].flatMap((cx) => make(cx, cy, FAR + 16 + Math.hypot(cx - x, cy - y) / 5, true)),
  );
}

interface Label {
  readonly request: LabelRequest;
  readonly make: ReturnType<typeof candidateMaker>;
  readonly near: readonly Candidate[];
  /** Most labels find a place beside their point; the many places further out are only made for those that do not. */
  all?: readonly Candidate[];
}

const rankOf = ({ request: { rank = 0 } }: Label): number => rank;

/**
 * Places as many labels as fit, none touching another, a mark, an obstacle or the edge. Most crowded first; then each label
 * without a good place may push one neighbour to its next best place, where both together gain; a name whose leader still meets
 * another or a name is given up; and all begin anew in another order while a name is lost. Same input, same output.
 * @returns the places found, in the order of the requests; a request that found no room is left out
 */
export function placeLabels(requests: readonly LabelRequest[], ground: LabelGround): LabelPlace[] {
  const leaders = requests.length <= MOST_WITH_LEADERS;
  const marks = new PointGrid(requests.filter(({ rx }) => rx > 0));
  const water = new PointGrid(ground.avoid);
  const labels = requests.flatMap((request): Label[] => {
    if (request.silent) return [];
    const make = candidateMaker(
      request,
      ground,
      water,
      marks,
      leaders ? requests.filter((other) => other !== request && other.rx > 0) : [],
    );
    return [{ request, make, near: nearCandidates(request, make) }];
  });
  const everywhere = (label: Label): readonly Candidate[] =>
    (label.all ??= leaders
      ? [...label.near, ...farCandidates(label.request, label.make), ...columnCandidates(label.request, ground.size, label.make)].sort(
          byCost,
        )
      : label.near);
  let chosen = new Map<Label, Candidate>();
  const known = new Map<Candidate, Map<Candidate, number>>();
  /** How two places meet: 2 if their names touch, 1 if a leader meets the other's or its name, 3 if both. */
  const meeting = (a: Candidate, b: Candidate): number => {
    if (!leaders) return overlaps(a.box, b.box, 2) ? 2 : 0;
    let row = known.get(a);
    if (!row) known.set(a, (row = new Map<Candidate, number>()));
    let how = row.get(b);
    if (how === undefined) row.set(b, (how = (overlaps(a.box, b.box, 2) ? 2 : 0) + (tangled(a, b) ? 1 : 0)));
    return how;
  };
  /** What it costs that a label stands there, beside the others as they stand now, and whom it would touch. */
  const weigh = (label: Label, place = chosen.get(label)): { price: number; touched: Label[]; tangles: number } => {
    const touched: Label[] = [];
    let tangles = 0;
    if (place)
      for (const [other, there] of chosen) {
        if (other === label) continue;
        const how = meeting(place, there);
        if (how > 1) touched.push(other);
        tangles += how % 2;
      }
    return { price: (place?.cost ?? NOWHERE) + tangles * TANGLE, touched, tangles };
  };
  /** Puts a label where it costs least, and less than `most`. */
  const settle = (label: Label, most = Infinity): void => {
    let least = Math.min(most, weigh(label).price);
    for (const makeAll of [false, true]) {
      if (makeAll && least <= FAR) return;
      for (const place of makeAll ? everywhere(label) : label.near) {
        if (place.cost >= least) break;
        const { price, touched } = weigh(label, place);
        if (touched.length > 0 || price >= least) continue;
        chosen.set(label, place);
        least = price;
      }
    }
  };
  /** Puts a label where one neighbour stands that finds another place, if both together gain. */
  const push = (label: Label): void => {
    let now = weigh(label).price;
    for (const wish of everywhere(label)) {
      if (wish.cost >= now) return;
      const [neighbour, ...more] = weigh(label, wish).touched;
      if (!neighbour || more.length) continue;
      const before = now + weigh(neighbour).price;
      const was = chosen;
      chosen = new Map(was).set(label, wish);
      chosen.delete(neighbour);
      settle(neighbour);
      const after = weigh(label).price;
      if (!chosen.has(neighbour) || after + weigh(neighbour).price >= before) chosen = was;
      else now = after;
    }
  };
  /** Until no leader meets another or a name: the worst of these names goes where it meets none, or is given up. */
  const disentangle = (): void => {
    for (;;) {
      const worst = [...chosen.keys()]
        .map((label) => ({ label, ...weigh(label) }))
        .filter(({ tangles }) => tangles > 0)
        .sort((a, b) => rankOf(a.label) - rankOf(b.label) || b.price - a.price)[0];
      if (!worst) return;
      chosen.delete(worst.label);
      settle(worst.label, TANGLE);
    }
  };

  let order = [...labels].sort((a, b) => a.near.length - b.near.length);
  let best = { places: chosen, lost: Infinity };
  for (let turn = 0; turn < TURNS && best.lost > 0; turn += 1) {
    chosen = new Map();
    order.sort((a, b) => Number(rankOf(b) === FIRST) - Number(rankOf(a) === FIRST));
    // A crowd is gone through once: it is many, and few of its names find room.
    for (let pass = leaders ? 3 : 1; pass > 0; pass -= 1) {
      for (const label of order) {
        settle(label);
        if (leaders ? weigh(label).price > FAR : !chosen.has(label)) push(label);
      }
    }
    if (leaders) disentangle();
    const lost = leaders ? labels.length - chosen.size : 0;
    if (lost < best.lost) best = { places: chosen, lost };
    order = [...order.slice(STRIDE), ...order.slice(0, STRIDE)];
  }
  return labels.flatMap((label) => {
    const found = best.places.get(label);
    return found ? [{ id: label.request.id, box: found.box, leader: found.leader !== null }] : [];
  });
}
