/** Ids: each stands for one thing, and places on the map share one namespace. */
import * as v from 'valibot';
import { alike } from '../intake/alike';
import { brief, type Fault } from '../intake/faults';
import { id as idOf } from '../intake/schema/cells';
import type { Sources } from '../intake/sources';
import type { Table } from '../intake/table';
import { childOf, nameOfPath, select, textOf, type Tree } from '../intake/tree';

export interface Named {
  readonly id: string;
  readonly file: string;
  readonly row?: number;
  readonly field: string;
}

/** The non-empty values of a column, with their rows. */
export function columnOf(table: Table | null, column: string): Named[] {
  return (table?.rows ?? []).flatMap(({ row, cells }) => {
    const id = cells[column] ?? '';
    return id === '' || !table ? [] : [{ id, file: table.file, row, field: column }];
  });
}

/** The ids that a file gives out. */
export interface Known {
  readonly ids: readonly string[];
  /** Whether something that is an id is missing for sure: no malformed one that was reported may be it. */
  readonly lacks: (id: string) => boolean;
}

/** Whether a text is an id at all; what is none was reported with its file. */
export const isId = (id: string): boolean => v.is(idOf, id);

const letters = (id: string): string => id.toLowerCase().replace(/[^a-z]/g, '');

const MANY_TWICE = 4;

/** Ids as they stand in a file, malformed ones among them. */
function knownOf(all: readonly string[]): Known {
  const ids = [...new Set(all)];
  const malformed = ids.filter((id) => !isId(id)).map(letters);
  return {
    ids,
    lacks: (id) =>
      isId(id) &&
      !ids.includes(id) &&
      !malformed.some((other) => other === '' || alike(other, letters(id)) || other.startsWith(letters(id))),
  };
}

const MOST_SAID = 20;

/** Ids as a fault's sentence names them: all of a few; of many the first ones and how many there are, for nobody reads a page of ids. */
export function idsSaid(ids: readonly string[]): string {
  const said = ids.slice(0, MOST_SAID).map(brief).join('、');
  return ids.length <= MOST_SAID ? said : `${said} 等 ${ids.length} 个`;
}

/** The ids of a table; null if it could not be read or lacks the column, so that nothing can be said about references to it. */
export function knownIn(table: Table | null): Known | null {
  if (!table?.columns.includes('id')) return null;
  const known = knownOf(table.rows.map(({ cells }) => cells.id ?? ''));
  // A column that was filled down has lost its ids; that was said.
  return table.rows.length - known.ids.length >= MANY_TWICE ? { ...known, lacks: () => false } : known;
}

/** The non-empty texts at a pattern of a tree, with their lines. */
export function textsAt(tree: Tree | null, pattern: string): Named[] {
  if (!tree) return [];
  return select(tree.value, pattern).flatMap(({ path, value }) => {
    if (typeof value !== 'string' || value.trim() === '') return [];
    const row = tree.rowOf(path);
    return [{ id: value.trim(), file: tree.file, ...(row === undefined ? {} : { row }), field: nameOfPath(tree, path) }];
  });
}

/** All ids that a camera can be pointed at; null if one of their files could not be read. */
export function mapIds(sources: Sources): Readonly<Record<'streets' | 'places' | 'waterways', Known>> | null {
  const streets = knownIn(sources.streets);
  const places = knownIn(sources.places);
  const waterways = knownWaters(sources);
  return streets && places && waterways && { streets, places, waterways };
}

const WATERWAY_IDS = 'features.*.properties.id';

/** The ids of the waters; null if the file has no list of them, which was reported. */
export function knownWaters({ waterways }: Sources): Known | null {
  return waterways && Array.isArray(childOf(waterways.value, 'features'))
    ? knownOf(select(waterways.value, 'features.*').map(({ value }) => textOf(childOf(value, 'properties'), 'id')))
    : null;
}

/** The ids that the members of a list give at a key; what is no text there is a malformed one. */
export const idsAt = (tree: Tree, pattern: string, key: string): Known =>
  knownOf(select(tree.value, pattern).flatMap(({ value }) => (childOf(value, key) === undefined ? [] : [textOf(value, key)])));

/** Its address among those of the figures is the stepper's. */
const WHOLE_STORY = 'story';

/** One fault for each value that stands there a second time. */
export function idFaults({ facts, streets, platforms, places, deeds, waterways, story }: Sources): Fault[] {
  return [
    ...repeated(columnOf(facts, 'id')),
    ...repeated(columnOf(platforms, 'id')),
    ...repeated(columnOf(deeds, 'id')),
    ...repeated(
      [...columnOf(streets, 'id'), ...columnOf(places, 'id'), ...textsAt(waterways, WATERWAY_IDS)],
      '街道、地点和水系的编号都不能相同',
    ),
    ...repeated(columnOf(once(streets), 'name')),
    ...repeated(columnOf(once(streets), 'code')),
    ...repeated(textsAt(story, 'chapters.*.id')),
    ...repeated(textsAt(story, 'chapters.*.steps.*.id')),
    ...repeated(textsAt(story, 'figures.*.id')),
    ...movedFaults(story, 'chapters.*.steps.*'),
    ...movedFaults(story, 'figures.*'),
    ...[...textsAt(story, 'figures.*.id'), ...textsAt(story, 'figures.*.was.*')]
      .filter(({ id }) => id === WHOLE_STORY)
      .map(({ id: found, ...place }) => ({ ...place, found, message: `embed/${WHOLE_STORY}/ 是整卷故事的地址；图请用别的编号` })),
  ];
}

/** An id that went stands in one place, and nothing else has taken it. */
function movedFaults(story: Tree | null, members: string): Fault[] {
  const old = textsAt(story, `${members}.was.*`);
  const living = textsAt(story, `${members}.id`);
  return old.flatMap(({ id: found, ...place }, index): Fault[] => {
    const taken = living.find(({ id }) => id === found);
    if (taken) return [{ ...place, found, message: `第${taken.row ?? ''}行正用着这个编号；was 里只写不再用的编号` }];
    const earlier = old.slice(0, index).find(({ id }) => id === found);
    return earlier ? [{ ...place, found, message: `第${earlier.row ?? ''}行已经写了它；一个旧编号只能有一个接替的` }] : [];
  });
}

/** Without the rows whose id stands there before: a row that is there twice is one fault. */
function once(table: Table | null): Table | null {
  return (
    table && {
      ...table,
      rows: table.rows.filter(({ cells }, index) => !cells.id || table.rows.findIndex((other) => other.cells.id === cells.id) === index),
    }
  );
}

function repeated(named: readonly Named[], rule = '每一个都必须不同'): Fault[] {
  const first = new Map<string, Named>();
  return named
    .filter(({ id, field }) => !/(^|\.)id$/.test(field) || isId(id))
    .flatMap((item) => {
      const earlier = first.get(item.id);
      if (!earlier) {
        first.set(item.id, item);
        return [];
      }
      const { id, ...place } = item;
      const file = earlier.file === item.file ? '' : ` ${earlier.file} `;
      const where = earlier.row === undefined ? `${file}前面的` : `${file}第${earlier.row}行`;
      return [{ ...place, found: id, message: `与${where}重复；${rule}` }];
    });
}
