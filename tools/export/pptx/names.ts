/** What the parts of a drawing are called in a slide show's list of objects. */
import type { StageStory } from '../../../src/story/types';
import type { NameOf } from '../drawing/walk';

/** Class of a drawn group → its name. */
const GROUPS: Readonly<Record<string, string>> = {
  map: '地图',
  chart: '图',
  marks: '灯',
  ground: '水系',
  wash: '底色的晕染',
  glows: '光晕：位置的不确定',
  glow: '光晕',
  'caption-ground': '落款的底',
  'water-names': '水名',
  places: '地点',
  caption: '落款',
  pointer: '指向',
  units: '计数图形',
  'unit-row': '一排',
  'open-end': '余',
  'goes-on': '等',
  threads: '线',
  day: '一天',
  mount: '卷',
  'hero-boat': '船',
  'far-boats': '远处的船',
  brush: '笔触',
  ripple: '波纹',
};

/** Names from the story for what stands for something of it. */
export function namesOf({ streets, places, waterways, deeds }: StageStory): NameOf {
  const byId = (list: readonly { readonly id: string; readonly name: string }[]): Map<string, string> =>
    new Map(list.map(({ id, name }) => [id, name]));
  const named = Object.entries({ mark: byId(streets), place: byId(places), water: byId(waterways), deed: byId(deeds) });
  return (drawn) => {
    for (const [kind, names] of named) {
      const own = names.get(drawn.getAttribute(`data-${kind}`) ?? '');
      if (own !== undefined) return own;
    }
    if (drawn.hasAttribute('data-unit')) return '一个';
    const known = (drawn.getAttribute('class') ?? '').split(/\s+/).find((each) => GROUPS[each] !== undefined);
    return known === undefined ? null : (GROUPS[known] ?? null);
  };
}
