/** A case of shelves: the leads of one part, and on each what the report names under it. */
import { textWidth, type Box } from '../box';
import type { Size } from '../camera';
import type { Shelf, ShelvesChart } from '../deedTypes';
import type { Control, Env } from '../types';
import { LEAST, NARROW, typeScale } from '../typeScale';
import { breakLines, splitAtComma } from '../typeset';
import type { Deed, Fact } from '../../story/types';
import * as words from '../words';
import { textBlock } from './blocks';
import { DOWN, type DeedType } from './deedText';
import { listOf } from './shelfList';
import { joiningWidth, pilesOf, spread, standPiles, type Pile } from './shelfPiles';
import { equalHeight, isWithin, type Binding } from './shelfVolumes';

/** What stands in the case. */
export interface Stock {
  readonly leads: readonly string[];
  /** Of one part, in the order of the report. */
  readonly deeds: readonly Deed[];
  readonly facts: readonly Fact[];
}

const ofLead = ({ deeds }: Stock, k: number): Deed[] => deeds.filter(({ lead }) => lead === k + 1);
const idOf = (k: number): string => `fold-${k + 1}`;
/** Thickness of a board under piles, em. */
const BOARD = 0.5;
/** Air above and below the lines of a volume in a pile, em, the most that fits. */
const PADS = [0.7, 0.6, 0.5, 0.4, 0.3, 0.24];

/** All shelves open, with piles on them; null where they do not fit with type of this size. */
function inPiles(stock: Stock, frame: Box, type: DeedType, pad: number): ShelvesChart | null {
  const em = type.name;
  const count = stock.leads.length;
  const high = frame.height / count;
  const board = em * BOARD;
  const leadSize = em * 1.1;
  const columns = stock.leads.map((lead) =>
    splitAtComma(lead).flatMap((part) => breakLines(part, (high - board - em * 3) / leadSize / DOWN)),
  );
  const side = Math.max(...columns.map((each) => each.length)) * leadSize * 1.3 + em * 1.2;
  const room = { x: frame.x + side + em * 1.5, width: frame.width - side - em * 2.2, height: high - board - em * 0.8 };
  const air = em * 0.5;
  const set = (width: number): { binding: Binding; piles: (Pile[] | null)[] } => {
    const loose = { type, width, pad: em * pad, each: 0 };
    const binding = { ...loose, each: equalHeight(stock.deeds, stock.facts, loose) };
    return { binding, piles: stock.leads.map((_, k) => pilesOf(ofLead(stock, k), stock.facts, binding, room.height, air)) };
  };
  // As broad as the shelf with the most piles allows, and no broader than a title needs.
  let found: { binding: Binding; piles: Pile[][] } | null = null;
  for (let width = em * 19; width > em * 9 && !found; width -= em * 0.5) {
    const { binding, piles } = set(width);
    const fits = piles.every(
      (each) =>
        each && each.reduce((sum, { joining }, n) => sum + width + (joining ? joiningWidth(joining, type) : n ? em : 0), 0) <= room.width,
    );
    const most = Math.max(...piles.map((each) => each?.length ?? 0));
    if (fits) found = { binding, piles: piles.flatMap((each) => (each ? [spread(each, most)] : [])) };
  }
  if (!found) return null;
  const { binding, piles } = found;
  const shelves = stock.leads.map((_, k): Shelf => {
    const y = frame.y + high * k;
    const columnsOfLead = columns[k] ?? [];
    const tall = Math.max(...columnsOfLead.map((text) => [...text].length)) * leadSize * DOWN;
    const slip = { x: frame.x + em * 0.8, y: y + (high - board - tall - em) / 2, width: side - em * 0.4, height: tall + em };
    const middle = slip.x + slip.width / 2;
    const contents = standPiles(piles[k] ?? [], stock.facts, { ...room, y: y + em * 0.8 }, binding, air);
    return {
      id: idOf(k),
      box: { x: frame.x, y, width: frame.width, height: high },
      open: true,
      board: { x: frame.x, y: y + high - board, width: frame.width, height: board },
      label: null,
      slip: {
        box: slip,
        text: {
          fontSize: leadSize,
          columns: columnsOfLead.map((text, c) => ({
            text,
            at: [middle + ((columnsOfLead.length - 1) / 2 - c) * leadSize * 1.3, slip.y + em * 0.5] as const,
          })),
        },
      },
      volumes: contents.volumes,
      joinings: contents.joinings,
      sign: null,
    };
  });
  const within = shelves.every(({ volumes }) =>
    volumes.every((volume) => isWithin(volume, volume.bodies[0]?.x ?? volume.names[0]?.at[0] ?? 0, binding.width)),
  );
  return within ? { kind: 'shelves', frame, shelves, controls: [] } : null;
}

/** How a case is set whose shelves are lists under a board with their lead. */
interface Listing {
  readonly type: DeedType;
  readonly board: number;
  readonly pad: number;
  readonly air: number;
}

/** Shelves below one another, each a board with its lead and below it, while it is open, what lies on it. */
function inLists(
  stock: Stock,
  frame: Box,
  { type, board, pad, air }: Listing,
  isOpen: (k: number) => boolean,
  signs: boolean,
): ShelvesChart {
  const em = type.name;
  const inset = em * 0.7;
  let y = frame.y;
  const shelves = stock.leads.map((lead, k): Shelf => {
    const open = isOpen(k);
    const plank = { x: frame.x, y, width: frame.width, height: board };
    const size = Math.max(LEAST, Math.min(em * 1.06, (frame.width - em * 4) / textWidth(lead, 1)));
    const top = y + board + air * 1.5;
    const binding = { type, width: frame.width - inset * 2, pad, each: 0 };
    const contents = open
      ? listOf(ofLead(stock, k), stock.facts, [frame.x + inset, top], binding, air)
      : { volumes: [], joinings: [], height: 0 };
    const height = board + (open ? contents.height + air * 3 : 0);
    const shelf = {
      id: idOf(k),
      box: { x: frame.x, y, width: frame.width, height },
      open,
      board: plank,
      label: textBlock(lead, [frame.x + em * 1.1, y + (board - size * 1.3) / 2], size, Infinity, 'start', 1.3),
      slip: null,
      volumes: contents.volumes,
      joinings: contents.joinings,
      sign: signs ? ([frame.x + frame.width - em * 1.3, y + board / 2] as const) : null,
    };
    y += height + (open ? 0 : air * 0.5);
    return shelf;
  });
  const controls = shelves.map(({ id, open, board: box }, k): Control => {
    const lead = stock.leads[k] ?? '';
    return { id, name: open ? words.rolledUp(lead) : words.unroll(lead), box, open };
  });
  return { kind: 'shelves', frame: { ...frame, height: y - frame.y }, shelves, controls: signs ? controls : [] };
}

/** Lines of a list stand further apart where there is room, up to a measure. */
function aired(listing: Listing, fits: (listing: Listing) => boolean): Listing {
  const tries = [0.5, 0.42, 0.34, 0.26, 0.18, 0.12].map((pad) => ({
    ...listing,
    pad: listing.type.name * pad,
    air: listing.type.name * pad * 1.6,
  }));
  return tries.find((each) => each.pad > listing.pad && fits(each)) ?? listing;
}

/** The settings that are tried for lists, from the largest type to the least. */
function listings(size: Size): Listing[] {
  const { label, small } = typeScale(size);
  return [1.25, 1.15, 1.05, 1, 0.95, 0.9].flatMap((factor) => {
    const type = { name: Math.max(LEAST, label * factor), words: Math.max(LEAST, Math.min(small * factor, label * factor)) };
    return [
      { type, board: type.name * 2.3, pad: type.name * 0.3, air: type.name * 0.6 },
      { type, board: type.name * 2.05, pad: type.name * 0.18, air: type.name * 0.4 },
      { type, board: type.name * 2, pad: type.name * 0.06, air: type.name * 0.3 },
    ];
  });
}

/** Air at both sides of a case, px. */
const sideOf = (width: number): number => Math.max(10, width * 0.03);

/** Type in which all shelves of a figure stand below one another. */
function standing(width: number): Listing {
  const { label, small } = typeScale({ width, height: width });
  const type = { name: label, words: small };
  return { type, board: label * 2, pad: label * 0.2, air: label * 0.45 };
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
  const top = head + (garland ? small * 0.6 : side);
  const frame: Box = { x: side, y: top, width: size.width - side * 2, height: size.height - top - small * 0.6 };
  const inMiddle = (chart: ShelvesChart, set: (frame: Box) => ShelvesChart): ShelvesChart =>
    set({ ...frame, y: frame.y + Math.max(0, (frame.height - chart.frame.height) / 2) });
  if (size.width >= NARROW) {
    for (let factor = 1.1; label * factor >= LEAST; factor -= 0.05) {
      const type = { name: label * factor, words: Math.max(LEAST, label * factor * 0.82) };
      const piles = PADS.map((pad) => inPiles(stock, frame, type, pad)).filter(Boolean);
      if (piles[0]) return piles[0];
    }
  }
  const all = (box: Box): ShelvesChart => inLists(stock, box, standing(size.width), () => true, false);
  const whole = all(frame);
  if (!garland && whole.frame.height <= frame.height + 1) return inMiddle(whole, all);
  const open = opened === null ? idOf(fold - 1) : opened;
  // The shelf that is fullest decides the type of all: what opens and closes keeps its size.
  const fitting = listings(size).find((listing) =>
    stock.leads.every((_, k) => inLists(stock, frame, listing, (n) => n === k, garland).frame.height <= frame.height),
  );
  const listing = fitting ?? listings(size).slice(-1)[0];
  if (!listing) throw new Error('a case needs a setting');
  const one = (each: Listing): ShelvesChart => inLists(stock, frame, each, (k) => idOf(k) === open, garland);
  return one(aired(listing, (each) => one(each).frame.height <= frame.height));
}
