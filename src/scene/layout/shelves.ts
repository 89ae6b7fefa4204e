/** A case of shelves: the leads of one part, and on each what the report names under it. */
import type { Box } from '../box';
import type { Env } from '../types';
import type { ShelvesChart } from '../deedCharts';
import { LEAST, NARROW, typeScale } from '../typeScale';
import { inPiles } from './shelfCase';
import { groupsOf, shelfId, type Stock } from './shelfGroups';
import { aired, inLists, listings, standing, type Listing } from './shelfLists';

/** Air above and below the lines of a volume in a pile, em, the most that fits. */
const PADS = [0.6, 0.48, 0.36];
const LEAST_PAD = 0.24;

/** Air at both sides of a case, px. */
const sideOf = (width: number): number => Math.max(10, width * 0.03);

/** For the smallest stages: names without our words, which the table has, but for what says that a joining is not done. */
function withoutWords(stock: Stock): Stock {
  const joinings = groupsOf(stock.deeds).map(({ joining }) => joining);
  return { ...stock, deeds: stock.deeds.map((deed) => (joinings.includes(deed) ? deed : { ...deed, words: '' })) };
}

/** Height in px at which all shelves of a case fit into a width, all open. */
export function heightOfShelves(stock: Stock, width: number): number {
  const side = sideOf(width);
  const { frame } = inLists(stock, { x: side, y: 0, width: width - side * 2, height: 0 }, standing(width), () => true, false);
  return Math.ceil(frame.height + side * 2);
}

/**
 * All shelves open where the stage has room; else one of them, and the others as boards that open.
 * @param fold the lead, 1-based, that is open on a small stage
 * @param head px that hang at the top of the stage
 */
export function shelvesLayout(
  stock: Stock,
  { size, garland, opened = null }: Pick<Env, 'size' | 'garland' | 'opened'>,
  fold: number,
  head: number,
): ShelvesChart {
  const { label, small } = typeScale(size);
  const side = sideOf(size.width);
  const frameOf = (air: number): Box => {
    const top = head + (garland ? small * air : side);
    return { x: side, y: top, width: size.width - side * 2, height: size.height - top - small * air };
  };
  const frame = frameOf(0.6);
  if (size.width >= NARROW) {
    for (let factor = 1.1; label * factor >= LEAST; factor -= 0.05) {
      const type = { name: label * factor, words: Math.max(LEAST, label * factor * 0.82) };
      const least = inPiles(stock, frame, type, LEAST_PAD);
      if (least) return PADS.map((pad) => inPiles(stock, frame, type, pad)).find((piles) => piles !== null) ?? least;
    }
  }
  const all = (box: Box): ShelvesChart => inLists(stock, box, standing(size.width), () => true, false);
  const whole = all(frame);
  const spare = frame.height - whole.frame.height;
  if (!garland && spare >= -1) return all({ ...frame, y: frame.y + Math.max(0, spare / 2) });
  const open = opened === null ? shelfId(fold - 1) : opened;
  // The shelf that is fullest decides the type of all: what opens and closes keeps its size.
  const fits = (listing: Listing, box: Box): boolean =>
    stock.leads.every((_, k) => inLists(stock, box, listing, (n) => n === k, garland).frame.height <= box.height);
  const tight = frameOf(0.25);
  const fitting = listings(size).find((listing) => fits(listing, tight));
  const bare = fitting ? stock : withoutWords(stock);
  if (bare.deeds.some(({ words }, k) => words !== stock.deeds[k]?.words)) return shelvesLayout(bare, { size, garland, opened }, fold, head);
  const listing = fitting ?? listings(size).slice(-1)[0];
  if (!listing) throw new Error('a case needs a setting');
  const room = fits(listing, frame) ? frame : tight;
  // On the lowest stage an open shelf stands alone: rolled up again, it leaves the others their room.
  const alone = !fitting && stock.leads.some((_, k) => shelfId(k) === open);
  const one = (each: Listing): ShelvesChart => inLists(stock, room, each, (k) => shelfId(k) === open, garland, alone);
  return one(aired(listing, (each) => one(each).frame.height <= room.height));
}
