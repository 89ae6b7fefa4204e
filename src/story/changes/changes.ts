/** Every change of a data folder between two states that have passed the check. Pure. */
import { storyChanges } from './chapters';
import { linesOf } from './lines';
import { SITE } from './names';
import { fromTo } from './pieces';
import { comings, pairs, titled, type Kind } from './rows';
import { ofStep, ofWater, onCover, onMaps, stepsIn } from './seen';
import type { Snapshot } from './snapshot';
import { tablesChanges } from './tables';
import type { Change, Line } from './types';

/** Settings that the cover shows, and those that stand at every map. */
const ON_COVER: readonly string[] = ['title', 'subtitle', 'report', 'local'];
const ON_MAPS: readonly string[] = ['map'];

/** Settings of the site, each a change of its own: they have nothing to do with each other. */
function settings({ site: before }: Snapshot, { site, story }: Snapshot): Change[] {
  return Object.entries(SITE).flatMap(([field, label]) => {
    const seen = ON_COVER.includes(field) ? onCover(story) : ON_MAPS.includes(field) ? onMaps(story) : [];
    return linesOf({ [field]: label }, before, site).map(({ label: title, pieces }): Change => ({
      kind: 'setting',
      title,
      lines: [{ label: '', pieces }],
      seen,
    }));
  });
}

function waters({ waterways: before }: Snapshot, { waterways: after, story }: Snapshot): Change[] {
  const kind: Kind<Snapshot['waterways'][number]> = { noun: '水系', nameOf: ({ name }) => name, seen: ({ id }) => ofWater(story, id) };
  const changed = pairs(before, after).flatMap(([old, water]): Change[] => {
    const words = linesOf({ name: '名称', crs: '坐标系', credit: '来源' }, old, water);
    const drawn: Line[] =
      old.print === water.print ? [] : [{ label: '线重新画了', pieces: fromTo(`${old.points} 个点`, `${water.points} 个点`) }];
    const lines = [...drawn, ...words];
    return lines.length === 0 ? [] : [{ kind: 'place', title: titled('水系', water.name), lines, seen: kind.seen(water) }];
  });
  return [...changed, ...comings(kind, before, after)];
}

function boundary({ boundary: before }: Snapshot, { boundary: after, story }: Snapshot): Change[] {
  if (before === after) return [];
  const text = before === '' ? '加上了区界' : after === '' ? '撤去了区界' : '区界换过了';
  return [{ kind: 'place', title: '区界', lines: [{ label: '', pieces: [{ kind: 'same', text }] }], seen: onMaps(story) }];
}

function recordings({ voice: before }: Snapshot, { voice: after, story }: Snapshot): Change[] {
  return stepsIn(story).flatMap(({ id, title }): Change[] => {
    const [old, now] = [before[id], after[id]];
    if (old === now) return [];
    const text = old === undefined ? '有录音了' : now === undefined ? '录音撤去了' : '录音换过了';
    return [
      { kind: 'sound', title: titled('步骤', title), lines: [{ label: '', pieces: [{ kind: 'same', text }] }], seen: ofStep(story, id) },
    ];
  });
}

/** What the kinds of changes are called, in the order in which they are told. */
const KINDS = {
  number: '数字',
  words: '文字',
  place: '位置',
  rows: '增加和撤去',
  order: '次序',
  picture: '画面',
  setting: '网站设置',
  sound: '录音',
} as const satisfies Readonly<Record<Change['kind'], string>>;

/** Changes of one kind. */
export interface ChangeGroup {
  readonly name: string;
  readonly changes: readonly Change[];
}

/** What changed from one state to another, kind by kind; kinds of which there is nothing are left out. */
export function changesBetween(before: Snapshot, after: Snapshot): ChangeGroup[] {
  const all = [tablesChanges, storyChanges, waters, boundary, settings, recordings].flatMap((changes) => changes(before, after));
  return Object.entries(KINDS)
    .map(([kind, name]) => ({ name, changes: all.filter((change) => change.kind === kind) }))
    .filter(({ changes }) => changes.length > 0);
}
