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

interface Candidate {
  readonly box: Box;
  readonly cost: number;
  readonly leader: boolean;
}

/** Makes the candidate of a label at a centre, or nothing where it may not stand. */
function candidateMaker(
  request: LabelRequest,
  ground: LabelGround,
  water: PointGrid,
  marks: PointGrid,
): (cx: number, cy: number, cost: number, leader: boolean) => Candidate[] {
  const { width: w, height: h } = request;
  return (cx, cy, cost, leader) => {
    const box = { x: cx - w / 2, y: cy - h / 2, width: w, height: h };
    const inside = box.x >= EDGE && box.y >= EDGE && box.x + w <= ground.size.width - EDGE && box.y + h <= ground.size.height - EDGE;
    if (!inside || ground.obstacles.some((o) => overlaps(box, o, 1)) || marks.touching(box, 1, 1).length > 0) return [];
    return [{ box, cost: cost + water.touching(box, 0).length * 3, leader }];
  };
}

const byCost = (a: Candidate, b: Candidate): number => a.cost - b.cost;
const GAP = 3;

/** The eight places that touch the point's own drawing, best first; or the point itself. */
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
          8 + ring * 5 + (k % 4),
          true,
        );
      }).flat(),
    )
    .sort(byCost);
}

/** A leader is looked at in so many places: the steps are shorter than a line of type is high. */
const STEPS = 16;

/** True if the leader of a label at its place runs through the box. */
function runsThrough({ box, leader }: Candidate, { at: [x, y] }: LabelRequest, other: Box): boolean {
  const at = (from: number, to: number, k: number): number => from + ((to - from) * k) / STEPS;
  for (let k = leader ? 0 : STEPS; k < STEPS; k += 1)
    if (overlaps({ x: at(x, box.x + box.width / 2, k), y: at(y, box.y + box.height / 2, k), width: 0, height: 0 }, other)) return true;
  return false;
}

interface Label {
  readonly request: LabelRequest;
  readonly make: ReturnType<typeof candidateMaker>;
  readonly near: readonly Candidate[];
  /** Most labels find a place beside their point; the many places further out are only made for those that do not. */
  all?: readonly Candidate[];
}

/**
 * Places as many labels as fit, none touching another, a mark, an obstacle or the edge. Greedy, most crowded first,
 * then each label without a place may push one neighbour to its next best place. Same input, same output.
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
  const chosen = new Map<Label, Candidate>();
  const blockers = (label: Label, { box }: Candidate): Label[] => {
    const found: Label[] = [];
    for (const [other, place] of chosen) if (other !== label && overlaps(box, place.box, 2)) found.push(other);
    return found;
  };
  /** A line through a name, its own or another's. */
  const crossed = (label: Label, place: Candidate): boolean =>
    [...chosen].some(
      ([other, its]) => other !== label && (runsThrough(place, label.request, its.box) || runsThrough(its, other.request, place.box)),
    );
  const best = (label: Label, forbidden?: Box): Candidate | undefined => {
    const free = (c: Candidate): boolean => blockers(label, c).length === 0 && !(forbidden && overlaps(c.box, forbidden, 2));
    const found = (fits: (c: Candidate) => boolean): Candidate | undefined =>
      label.near.find(fits) ?? (leaders ? everywhere(label).find(fits) : undefined);
    return found((c) => free(c) && !crossed(label, c)) ?? found(free);
  };

  const order = [...labels].sort(
    (a, b) => Number(b.request.first ?? false) - Number(a.request.first ?? false) || a.near.length - b.near.length,
  );
  for (const label of order) {
    const free = best(label);
    if (free) {
      chosen.set(label, free);
      continue;
    }
    for (const wish of everywhere(label)) {
      const [neighbour, ...more] = blockers(label, wish);
      if (!neighbour || more.length) continue;
      const moved = best(neighbour, wish.box);
      if (moved) {
        chosen.set(neighbour, moved).set(label, wish);
        break;
      }
    }
  }
  for (let pass = 0; pass < 2; pass += 1) {
    for (const label of order) {
      const now = chosen.get(label);
      const better = best(label);
      if (better && (!now || better.cost < now.cost || crossed(label, now))) chosen.set(label, better);
    }
  }
  return labels.flatMap((label) => {
    const found = chosen.get(label);
    return found ? [{ id: label.request.id, box: found.box, leader: found.leader }] : [];
  });
}
