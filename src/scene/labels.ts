/**
 * Where names go: deterministic label placement for points on a stage. Chinese type is set solid (every full-width
 * character is one em wide), so a label's box is known without a browser and is the same at build time and at run time.
 */
import { overlaps, type Box } from './box';
import type { Size } from './camera';
import { PointGrid, type Spot } from './pointGrid';

/** What is named is the spot: its point, and the size of the point's own drawing. One without a size has none: the name had best stand on it. */
export interface LabelRequest extends Spot {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Placed before all others, however crowded they are. */
  readonly first?: boolean;
}

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
const TANGLE = 40;
/** What it costs that a leader runs over a mark. */
const OVER = 4;
/** A leader is looked at in so many pieces. */
const PIECES = 6;
/** More than any place costs. */
const NOWHERE = 1e4;

interface Candidate {
  readonly box: Box;
  readonly cost: number;
  /** The boxes of the pieces of its leader; none without a leader. */
  readonly leader: readonly Box[];
}

const any = (): boolean => true;

/** Makes the candidate of a label at a centre, or nothing where it may not stand. */
function candidateMaker(
  request: LabelRequest,
  ground: LabelGround,
  water: PointGrid,
  marks: PointGrid,
): (cx: number, cy: number, cost: number, leader: boolean) => Candidate[] {
  const {
    at: [x, y],
    rx,
    width: w,
    height: h,
  } = request;
  return (cx, cy, cost, leader) => {
    const box = { x: cx - w / 2, y: cy - h / 2, width: w, height: h };
    const inside = box.x >= EDGE && box.y >= EDGE && box.x + w <= ground.size.width - EDGE && box.y + h <= ground.size.height - EDGE;
    if (!inside || ground.obstacles.some((o) => overlaps(box, o, 1)) || marks.some(box, 1, any)) return [];
    const [dx, dy] = [(cx - x) / PIECES, (cy - y) / PIECES];
    const pieces = Array.from({ length: leader ? PIECES : 0 }, (_, k): Box => ({
      x: x + dx * k + Math.min(dx, 0),
      y: y + dy * k + Math.min(dy, 0),
      width: Math.abs(dx),
      height: Math.abs(dy),
    }));
    const over = pieces.filter((piece) => marks.some(piece, 0, (mark) => mark !== request)).length * OVER;
    const stray = !leader && rx > 0 && marks.some(box, GAP - 0.01, any) ? STRAY : 0;
    return [{ box, cost: cost + water.count(box) * 3 + over + stray, leader: pieces }];
  };
}

const byCost = (a: Candidate, b: Candidate): number => a.cost - b.cost;
const GAP = 3;

/** True if one's leader meets the other's leader or name. */
const tangled = (a: Candidate, b: Candidate): boolean =>
  a.leader.some((piece) => overlaps(piece, b.box) || b.leader.some((other) => overlaps(piece, other))) ||
  b.leader.some((piece) => overlaps(piece, a.box));

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

interface Label {
  readonly request: LabelRequest;
  readonly make: ReturnType<typeof candidateMaker>;
  readonly near: readonly Candidate[];
  /** Most labels find a place beside their point; the many places further out are only made for those that do not. */
  all?: readonly Candidate[];
}

/**
 * Places as many labels as fit, none touching another, a mark, an obstacle or the edge. Most crowded first; then each label
 * without a good place may push one neighbour to its next best place, where both together gain. Same input, same output.
 * @returns the places found, in the order of the requests; a request that found no room is left out
 */
export function placeLabels(requests: readonly LabelRequest[], ground: LabelGround): LabelPlace[] {
  const marks = new PointGrid(requests.filter(({ rx }) => rx > 0));
  const water = new PointGrid(ground.avoid);
  const labels = requests.map((request): Label => {
    const make = candidateMaker(request, ground, water, marks);
    return { request, make, near: nearCandidates(request, make) };
  });
  const leaders = requests.length <= MOST_WITH_LEADERS;
  const everywhere = (label: Label): readonly Candidate[] =>
    (label.all ??= leaders ? [...label.near, ...farCandidates(label.request, label.make)].sort(byCost) : label.near);
  let chosen = new Map<Label, Candidate>();
  /** Those that a label would touch there. */
  const blockers = (label: Label, { box }: Candidate): Label[] =>
    [...chosen.keys()].filter((other) => other !== label && overlaps(box, chosen.get(other)?.box ?? box, 2));
  /** What it costs that a label stands there, beside the others as they stand now. */
  const price = (label: Label, place = chosen.get(label)): number => {
    let sum = place?.cost ?? NOWHERE;
    if (place && leaders) for (const [other, there] of chosen) if (other !== label && tangled(place, there)) sum += TANGLE;
    return sum;
  };
  /** Puts a label where it costs least. */
  const settle = (label: Label): void => {
    for (const makeAll of [false, true]) {
      if (makeAll && price(label) <= FAR) return;
      for (const place of makeAll ? everywhere(label) : label.near) {
        if (place.cost >= price(label)) break;
        if (blockers(label, place).length === 0 && price(label, place) < price(label)) chosen.set(label, place);
      }
    }
  };
  /** Puts a label where one neighbour stands that finds another place, if both together gain. */
  const push = (label: Label): void => {
    for (const wish of everywhere(label)) {
      if (wish.cost >= price(label)) return;
      const [neighbour, ...more] = blockers(label, wish);
      if (!neighbour || more.length) continue;
      const before = price(label) + price(neighbour);
      const was = chosen;
      chosen = new Map(was).set(label, wish);
      chosen.delete(neighbour);
      settle(neighbour);
      if (!chosen.has(neighbour) || price(label) + price(neighbour) >= before) chosen = was;
    }
  };

  const order = [...labels].sort(
    (a, b) => Number(b.request.first ?? false) - Number(a.request.first ?? false) || a.near.length - b.near.length,
  );
  // A crowd is gone through once: it is many, and few of its names find room.
  for (let pass = leaders ? 3 : 1; pass > 0; pass -= 1) {
    for (const label of order) {
      settle(label);
      if (leaders ? price(label) > FAR : !chosen.has(label)) push(label);
    }
  }
  return labels.flatMap((label) => {
    const found = chosen.get(label);
    return found ? [{ id: label.request.id, box: found.box, leader: found.leader.length > 0 }] : [];
  });
}
