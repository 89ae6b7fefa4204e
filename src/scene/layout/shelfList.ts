/** A shelf set as one column: volume upon volume from the top down, our words beside the names where they fit. */
import type { Point } from '../camera';
import type { Joining, Volume } from '../deedCharts';
import type { Deed, Fact } from '../../story/types';
import { textWidth } from '../box';
import { textBlock } from './blocks';
import { joinedTo, groupsOf } from './shelfGroups';
import { BACK, lay, type Binding } from './shelfVolumes';

/** What lies on one shelf. */
export interface Contents {
  readonly volumes: readonly Volume[];
  readonly joinings: readonly Joining[];
  readonly height: number;
}

/** The deeds of a shelf from a top left corner down. @param air px between groups */
export function listOf(deeds: readonly Deed[], facts: readonly Fact[], [x, y]: Point, binding: Binding, air: number): Contents {
  const em = binding.type.name;
  // The dotted line runs down in the margin.
  const margin = em * 0.9;
  const set = { ...binding, width: binding.width - margin };
  const volumes: Volume[] = [];
  const joinings: Joining[] = [];
  const bodyOf = (deed: Deed | undefined): Volume['bodies'][number] | undefined => volumes.find(({ id }) => id === deed?.id)?.bodies[0];
  let top = y;
  groupsOf(deeds).forEach((group, k, all) => {
    if (k > 0) top += air;
    const { joining } = group;
    const before = all[k - 1];
    const from = joining && before ? bodyOf(joinedTo(before)) : undefined;
    const said = joining ? { at: [x + margin + em * (BACK + 0.5), top + binding.pad * 0.5] as const } : null;
    if (joining) top += em * 1.34 + binding.pad;
    for (const deed of group.deeds) {
      const { volume, height } = lay(deed, facts, [x + margin, top], set);
      volumes.push(volume);
      top += height;
    }
    const to = bodyOf(group.deeds[0]);
    if (joining && said && from && to) {
      const [a, b] = [from.y + from.height / 2, to.y + to.height / 2];
      const left = x + margin * 0.3;
      joinings.push({
        line: [
          [from.x, a],
          [left, a],
          [left, b],
          [to.x, b],
        ],
        id: joining.id,
        name: textBlock(joining.name, said.at, em, Infinity, 'start', 1.34),
        words: joining.words
          ? textBlock(
              joining.words,
              [said.at[0] + textWidth(joining.name, em) + em * 0.7, said.at[1] + (em - binding.type.words) * 1.02],
              binding.type.words,
              Infinity,
              'start',
              1.34,
            )
          : null,
      });
    }
  });
  return { volumes, joinings, height: top - y };
}
