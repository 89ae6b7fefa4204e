/** A shelf set as piles of equal volumes side by side, standing on its board. */
import { clamp, textWidth, type Box } from '../box';
import type { Joining, Volume } from '../deedCharts';
import type { Deed, Fact } from '../../story/types';
import { textBlock } from './blocks';
import type { DeedType } from './deedText';
import { groupsOf, joinedTo, type Group } from './shelfGroups';
import type { Contents } from './shelfList';
import { heightInPile, lay, type Binding } from './shelfVolumes';

/** Piles from left to right; one whose group is being joined to the one before stands apart from it. */
export interface Pile {
  readonly groups: readonly Group[];
  readonly joining: Deed | null;
  /** It goes on with the sentence of the pile before and stands close to it. */
  readonly linked: boolean;
}

/** Px of a group in a pile. */
const heightOf = ({ deeds }: Group, facts: readonly Fact[], binding: Binding): number =>
  deeds.reduce((sum, deed) => sum + heightInPile(deed, facts, binding), 0);

/** Px of a pile. */
export function pileHeight({ groups }: Pile, facts: readonly Fact[], binding: Binding, air: number): number {
  return groups.reduce((sum, group) => sum + heightOf(group, facts, binding), 0) + air * (groups.length - 1);
}

/** Groups in the order of the report, in as few piles as the height allows; a group that is higher than that stands alone. */
export function pilesOf(deeds: readonly Deed[], facts: readonly Fact[], binding: Binding, height: number, air: number): Pile[] {
  const piles: Pile[] = [];
  const isLone = (group: Group | undefined): boolean => group?.deeds[0]?.strand === '';
  for (const group of groupsOf(deeds)) {
    const last = piles[piles.length - 1];
    // What stands alone lies with its like.
    const joined = last && { ...last, groups: [...last.groups, group] };
    if (
      joined &&
      !group.joining &&
      !last.joining &&
      isLone(last.groups[0]) === isLone(group) &&
      pileHeight(joined, facts, binding, air) <= height
    )
      piles[piles.length - 1] = joined;
    else piles.push({ groups: [group], joining: group.joining, linked: false });
  }
  return piles;
}

/** Fewest deeds of a pile that is divided. */
const HIGH = 4;

/** The same in up to so many piles: the highest is divided, so that the shelves of a case are filled alike. */
export function spread(piles: readonly Pile[], most: number): Pile[] {
  const rows = ({ groups }: Pile): number => groups.reduce((sum, { deeds }) => sum + deeds.length, 0);
  const highest = Math.max(0, ...piles.map(rows));
  const k = piles.findIndex((pile) => rows(pile) === highest);
  const pile = piles[k];
  if (!pile || piles.length >= most || highest < HIGH) return [...piles];
  const [only, ...others] = pile.groups;
  const half = Math.ceil((others.length ? pile.groups.length : highest) / 2);
  const parts = (from: number, to?: number): readonly Group[] =>
    only && others.length === 0 ? [{ ...only, deeds: only.deeds.slice(from, to) }] : pile.groups.slice(from, to);
  const divided: Pile[] = [
    { ...pile, groups: parts(0, half) },
    { groups: parts(half), joining: null, linked: others.length === 0 },
  ];
  return spread([...piles.slice(0, k), ...divided, ...piles.slice(k + 1)], most);
}

/** Px between two piles for what is being done to join them: its words, and a dotted line under them. */
export function joiningWidth({ name, words }: Deed, type: DeedType): number {
  return Math.max(textWidth(name, type.name), textWidth(words, type.words)) + type.name * 1.6;
}

/** The piles of one shelf in its room, standing on the room's lower edge. */
export function standPiles(piles: readonly Pile[], facts: readonly Fact[], room: Box, binding: Binding, air: number): Contents {
  const { type, width } = binding;
  const em = type.name;
  const apart = piles.map(({ joining }) => (joining ? joiningWidth(joining, type) : 0));
  const close = em * 0.4;
  const used = width * piles.length + apart.reduce((sum, each) => sum + each, 0) + close * piles.filter(({ linked }) => linked).length;
  const free = piles.filter(({ joining, linked }, k) => k > 0 && !joining && !linked).length;
  const gap = Math.min(em * 16, (room.width - used) / Math.max(1, free));
  const volumes: Volume[] = [];
  const joinings: Joining[] = [];
  const bodyOf = (deed: Deed | undefined): Box | undefined => volumes.find(({ id }) => id === deed?.id)?.bodies[0];
  let x = room.x;
  piles.forEach((pile, k) => {
    if (k > 0) x += pile.joining ? (apart[k] ?? 0) : pile.linked ? close : gap;
    let y = room.y + room.height - pileHeight(pile, facts, binding, air);
    pile.groups.forEach((group, g) => {
      if (g > 0) y += air;
      for (const deed of group.deeds) {
        const { volume, height } = lay(deed, facts, [x, y], binding);
        volumes.push(volume);
        y += height;
      }
    });
    const { joining } = pile;
    const before = piles[k - 1]?.groups;
    const from = joining && before ? bodyOf(joinedTo(before[before.length - 1] ?? { deeds: [], joining: null })) : undefined;
    const to = bodyOf(pile.groups[0]?.deeds[0]);
    if (joining && from && to) {
      const level = from.y + from.height / 2;
      const middle = (from.x + from.width + x) / 2;
      joinings.push({
        line: [
          [from.x + from.width, level],
          [x, clamp(level, to.y + to.height / 2, room.y + room.height - to.height / 2)],
        ],
        id: joining.id,
        name: textBlock(joining.name, [middle, level - em * 1.55], em, Infinity, 'middle', 1.3),
        words: joining.words ? textBlock(joining.words, [middle, level + em * 0.25], type.words, Infinity, 'middle', 1.3) : null,
      });
    }
    x += width;
  });
  return { volumes, joinings, height: room.height };
}
