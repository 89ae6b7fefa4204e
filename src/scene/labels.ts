/**
 * Where names go: deterministic label placement for points on a stage. Chinese type is set solid (every full-width
 * character is one em wide), so a label's box is known without a browser and is the same at build time and at run time.
 */
import { overlaps, type Box } from './box';
import {
  byCost,
  candidateMaker,
  columnCandidates,
  FAR,
  farCandidates,
  nearCandidates,
  tangled,
  type Candidate,
  type LabelGround,
  type LabelRequest,
} from './labelCandidates';
import { PointGrid } from './pointGrid';

export type { LabelGround, LabelRequest } from './labelCandidates';

/** The rank of a name that a map is made for. */
export const FIRST = 2;

export interface LabelPlace {
  readonly id: string;
  readonly box: Box;
  /** Far enough from its point to need a line. */
  readonly leader: boolean;
}

/** With more names than this, lines from names to their points would be a tangle: a name stands beside its point or not at all. */
const MOST_WITH_LEADERS = 60;
/** What it costs that a leader meets another, or another's name. */
const TANGLE = 100;
/** While a name is given up, all are placed anew, so often at most; each time so many of the first come last. */
const TURNS = 4;
/** More names than these are placed once: a turn takes seconds where they are crowded. */
const MOST_WITH_TURNS = 30;
const STRIDE = 7;
/** More than any place costs. */
const NOWHERE = 1e4;

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
 * another or a name is given up; and all begin anew in another order while one is. Same input, same output.
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
  /** Until no leader meets another or a name: the worst of these names goes where it meets none, or is given up. @returns whether one was */
  const disentangle = (): boolean => {
    const before = chosen.size;
    for (;;) {
      const worst = [...chosen.keys()]
        .map((label) => ({ label, ...weigh(label) }))
        .filter(({ tangles }) => tangles > 0)
        .sort((a, b) => rankOf(a.label) - rankOf(b.label) || b.price - a.price)[0];
      if (!worst) return chosen.size < before;
      chosen.delete(worst.label);
      settle(worst.label, TANGLE);
    }
  };

  let order = [...labels].sort((a, b) => a.near.length - b.near.length);
  let best = { places: chosen, lost: Infinity };
  let again = true;
  for (let turn = 0; turn < TURNS && again && best.lost > 0; turn += 1) {
    chosen = new Map();
    order.sort((a, b) => Number(rankOf(b) === FIRST) - Number(rankOf(a) === FIRST));
    // A crowd is gone through once: it is many, and few of its names find room.
    for (let pass = leaders ? 3 : 1; pass > 0; pass -= 1) {
      for (const label of order) {
        settle(label);
        if (leaders ? weigh(label).price > FAR : !chosen.has(label)) push(label);
      }
    }
    again = leaders && disentangle() && labels.length <= MOST_WITH_TURNS;
    const lost = leaders ? labels.length - chosen.size : 0;
    if (lost < best.lost) best = { places: chosen, lost };
    order = [...order.slice(STRIDE), ...order.slice(0, STRIDE)];
  }
  return labels.flatMap((label) => {
    const found = best.places.get(label);
    return found ? [{ id: label.request.id, box: found.box, leader: found.leader !== null }] : [];
  });
}
