/** A case whose shelves are lists, one below another, each under a board with its lead that opens and closes it. */
import { textWidth, type Box } from '../box';
import type { Size } from '../camera';
import type { Control } from '../parts';
import type { Shelf, ShelvesChart } from '../deedCharts';
import { LEAST, NARROW, typeScale } from '../typeScale';
import { textBlock } from './blocks';
import { heardOf, type DeedType } from './deedText';
import { onShelf, shelfId, type Stock } from './shelfGroups';
import { listOf } from './shelfList';

/** How a case is set whose shelves are lists under a board with their lead. */
export interface Listing {
  readonly type: DeedType;
  readonly board: number;
  readonly pad: number;
  readonly air: number;
}

/**
 * Shelves below one another, each a board with its lead and below it, while it is open, what lies on it.
 * @param alone where one is open the others are not there
 */
export function inLists(
  stock: Stock,
  frame: Box,
  { type, board, pad, air }: Listing,
  isOpen: (k: number) => boolean,
  signs: boolean,
  alone = false,
): ShelvesChart {
  const em = type.name;
  const inset = em * 0.7;
  let y = frame.y;
  const shelves = stock.leads.flatMap((lead, k): Shelf[] => {
    const open = isOpen(k);
    if (alone && !open) return [];
    const plank = { x: frame.x, y, width: frame.width, height: board };
    const size = Math.max(LEAST, Math.min(em * 1.06, (frame.width - em * 4) / textWidth(lead, 1)));
    const top = y + board + air * 1.5;
    const binding = { type, width: frame.width - inset * 2, pad, each: 0 };
    const contents = open
      ? listOf(onShelf(stock, k), stock.facts, [frame.x + inset, top], binding, air)
      : { volumes: [], joinings: [], height: 0 };
    const height = board + (open ? contents.height + air * 3 : 0);
    const shelf = {
      id: shelfId(k),
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
    return [shelf];
  });
  const controls = stock.leads.flatMap((lead, k) =>
    shelves
      .filter(({ id }) => id === shelfId(k))
      .map(({ id, open, board: box }): Control => ({ id, name: lead, said: heardOf(lead, onShelf(stock, k)), box, open })),
  );
  return { kind: 'shelves', frame: { ...frame, height: y - frame.y }, shelves, controls: signs ? controls : [] };
}

/** Lines of a list stand further apart where there is room, up to a measure. */
export function aired(listing: Listing, fits: (listing: Listing) => boolean): Listing {
  const tries = [0.5, 0.42, 0.34, 0.26, 0.18, 0.12].map((pad) => ({
    ...listing,
    pad: listing.type.name * pad,
    air: listing.type.name * pad * 1.6,
  }));
  return tries.find((each) => each.pad > listing.pad && fits(each)) ?? listing;
}

/** Only in the large version a surface is narrower. */
const LARGE_WIDTH = 340;
/** On a narrow surface, which in the large version is drawn half as large again, a board so high is pressed with ease, px. */
const PRESSED = 30;

/** The settings that are tried for lists, from the largest type to the least; boards that are pressed with ease before lower ones. */
export function listings(size: Size): Listing[] {
  const { label, small } = typeScale(size);
  return (size.width < LARGE_WIDTH ? [PRESSED] : size.width < NARROW ? [PRESSED, 0] : [0]).flatMap((least) =>
    [1.25, 1.15, 1.05, 1, 0.95, 0.9].flatMap((factor) => {
      const type = { name: Math.max(LEAST, label * factor), words: Math.max(LEAST, Math.min(small * factor, label * factor)) };
      return [
        { type, board: Math.max(least, type.name * 2.3), pad: type.name * 0.3, air: type.name * 0.6 },
        { type, board: Math.max(least, type.name * 2.05), pad: type.name * 0.18, air: type.name * 0.4 },
        { type, board: Math.max(least, type.name * 2), pad: type.name * 0.06, air: type.name * 0.3 },
        ...(type.name === LEAST ? [{ type, board: Math.max(least, LEAST * 2), pad: 0, air: LEAST * 0.1 }] : []),
      ];
    }),
  );
}

/** Type in which all shelves of a figure stand below one another. */
export function standing(width: number): Listing {
  const { label, small } = typeScale({ width, height: width });
  const type = { name: label, words: small };
  return { type, board: label * 2, pad: label * 0.2, air: label * 0.45 };
}
