/** A case with all its shelves open, and on each of them piles of volumes. */
import type { Box } from '../box';
import type { Shelf, ShelvesChart } from '../deedCharts';
import { LEAST } from '../typeScale';
import { breakLines, splitAtComma } from '../typeset';
import { DOWN, type DeedType } from './deedText';
import type { Deed } from '../../story/types';
import { groupsOf, onShelf, shelfId, type Stock } from './shelfGroups';
import { joiningWidth, pileHeight, pilesOf, spread, standPiles, type Pile } from './shelfPiles';
import { equalHeight, isWithin, type Binding } from './shelfVolumes';

/** Thickness of a board under piles, em. */
const BOARD = 0.5;

/** More piles than this no shelf has room for. */
const MOST_PILES = 6;

/** Px that the joinings of a shelf take between its piles. */
const joinings = (deeds: readonly Deed[], type: DeedType): number =>
  groupsOf(deeds).reduce((sum, { joining }) => sum + (joining ? joiningWidth(joining, type) : 0), 0);

/** Leads set downward, each in the columns that its comma makes: in smaller type where it is long, and at last in more columns. */
function leadColumns(leads: readonly string[], wish: number, room: number): { columns: readonly string[][]; leadSize: number } {
  const parts = leads.map(splitAtComma);
  const longest = Math.max(...parts.flat().map((part) => [...part].length));
  const leadSize = Math.max(LEAST, Math.min(wish, room / longest / DOWN));
  const most = Math.max(2, Math.floor(room / leadSize / DOWN));
  const even = (part: string): number => Math.ceil([...part].length / Math.ceil([...part].length / most));
  return { columns: parts.map((lead) => lead.flatMap((part) => breakLines(part, even(part)))), leadSize };
}

/** All shelves open, with piles on them; null where they do not fit with type of this size. */
export function inPiles(stock: Stock, frame: Box, type: DeedType, pad: number): ShelvesChart | null {
  const em = type.name;
  const count = stock.leads.length;
  const high = frame.height / count;
  const board = em * BOARD;
  const { columns, leadSize } = leadColumns(stock.leads, em * 1.1, high - board - em * 2);
  const side = Math.max(...columns.map((each) => each.length)) * leadSize * 1.3 + em * 1.2;
  const room = { x: frame.x + side + em * 1.5, width: frame.width - side - em * 2.2, height: high - board - em * 0.8 };
  const air = em * 0.5;
  const bindingOf = (width: number): Binding => {
    const loose = { type, width, pad: em * pad, each: 0 };
    return { ...loose, each: equalHeight(stock.deeds, stock.facts, loose) };
  };
  // As few piles on a shelf as can be, all as broad as the fullest shelf allows and no broader than a title needs.
  let found: { binding: Binding; piles: Pile[][] } | null = null;
  for (let count = 1; count <= MOST_PILES && !found; count += 1) {
    const joined = Math.max(...stock.leads.map((_, k) => joinings(onShelf(stock, k), type)));
    const width = Math.min(em * 19, (room.width - joined - em * (count - 1)) / count);
    if (width < em * 9) break;
    const binding = bindingOf(width);
    const piles = stock.leads.map((_, k) => spread(pilesOf(onShelf(stock, k), stock.facts, binding, room.height, air), count));
    const fits = piles.every(
      (shelf) => shelf.length <= count && shelf.every((pile) => pileHeight(pile, stock.facts, binding, air) <= room.height),
    );
    if (fits) found = { binding, piles };
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
      id: shelfId(k),
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
