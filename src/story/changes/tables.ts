/** What changed in the tables: numbers, streets, platforms, places and deeds. */
import type { DeedRow, FactRow, PlaceRow, PlatformRow, StreetRow } from '../intake/schema/tables';
import { sectionName } from '../../tables/words';
import { linesOf, without, type Say } from './lines';
import { DEED, FACT, PLACE, PLATFORM, STREET } from './names';
import { placeLines } from './place';
import { fromTo } from './pieces';
import { comings, moves, pairs, titled, type Kind } from './rows';
import * as seen from './seen';
import type { Snapshot } from './snapshot';
import type { Change, Line, Seen } from './types';

/** One of the values that the data has in English, in Chinese. */
const VALUES: Readonly<Record<string, string>> = {
  exact: '准确数',
  atLeast: '下限（余）',
  high: '把握大',
  'medium-high': '把握较大',
  medium: '把握一般',
};
const inChinese: Say = (_field, value) => VALUES[value] ?? value;

/** A name by its id, as the states have it. */
const lookup = (...lists: readonly (readonly { readonly id: string; readonly name: string }[])[]) => {
  const names = new Map(lists.flat().map(({ id, name }) => [id, name]));
  return (id: string): string => names.get(id) ?? id;
};

/** All rows of one table. */
function tableChanges<Row extends { readonly id: string }>(
  kind: Kind<Row>,
  [before, after]: readonly [readonly Row[], readonly Row[]],
  told: (before: Row, after: Row) => { readonly kind: Change['kind']; readonly lines: readonly Line[] },
): Change[] {
  const changed = pairs(before, after).flatMap(([old, row]): Change[] => {
    const { kind: how, lines } = told(old, row);
    return lines.length === 0 ? [] : [{ kind: how, title: titled(kind.noun, kind.nameOf(row)), lines, seen: kind.seen(row) }];
  });
  return [...changed, ...comings(kind, before, after)];
}

/** Numbers: the wording first, and of the columns that make it up only what it does not say itself. */
function facts({ facts: before }: Snapshot, { facts: after, story }: Snapshot): Change[] {
  const kind: Kind<FactRow> = {
    noun: '数字',
    nameOf: ({ id, phrase }) => story.figures.find(({ fact }) => fact === id)?.noun || phrase,
    seen: ({ id }) => seen.ofFact(story, id),
    gist: ({ display, phrase }) => `${display}：${phrase}`,
  };
  const rest = without(FACT, 'id', 'display', 'value', 'unit', 'exactness');
  return [
    ...tableChanges(kind, [before, after], (old, row) => {
      const wording: Line[] = old.display === row.display ? [] : [{ label: '', pieces: fromTo(old.display, row.display) }];
      // A number that is only spelled anew is one and the same.
      const sentence = old.phrase.replace(old.display, row.display) === row.phrase ? without(rest, 'phrase') : rest;
      const lines = linesOf(sentence, old, row, (field, value) => (field === 'section' ? sectionName(Number(value)) : value));
      return wording.length > 0 ? { kind: 'number', lines: [...wording, ...lines] } : { kind: 'words', lines };
    }),
    ...moves(kind, before, after, '数字的先后'),
  ];
}

function streets({ streets: before }: Snapshot, { streets: after, story, site }: Snapshot): Change[] {
  const kind: Kind<StreetRow> = {
    noun: site.local.unit,
    nameOf: ({ name }) => name,
    seen: ({ id }) => seen.ofStreet(story, id),
    gist: ({ name, lon, lat, crs }) => `${name}：${lon}，${lat}（${crs}）`,
  };
  return tableChanges(kind, [before, after], (old, row) =>
    placed(placeLines(old, row), linesOf(without(STREET, 'id', 'lon', 'lat', 'crs'), old, row)),
  );
}

function platforms({ platforms: before, streets: old }: Snapshot, { platforms: after, streets: now, story }: Snapshot): Change[] {
  const streetName = lookup(old, now);
  const kind: Kind<PlatformRow> = {
    noun: '平台',
    nameOf: ({ name }) => name,
    seen: () => seen.ofPlatforms(story),
    gist: ({ name, street }) => `${name}，在${streetName(street)}`,
  };
  const say: Say = (field, value) => (field === 'street' ? streetName(value) : inChinese(field, value));
  return [
    ...tableChanges(kind, [before, after], (a, b) => ({
      kind: a.street === b.street ? 'words' : 'place',
      lines: linesOf(without(PLATFORM, 'id'), a, b, say),
    })),
    ...moves(kind, before, after, '平台的先后'),
  ];
}

function places({ places: before }: Snapshot, { places: after, story }: Snapshot): Change[] {
  const kind: Kind<PlaceRow> = {
    noun: '地点',
    nameOf: ({ name }) => name,
    seen: (row) => seen.ofPlace(story, row),
    gist: ({ name, kind: what }) => `${name}（${what}）`,
  };
  return [
    ...tableChanges(kind, [before, after], (old, row) =>
      placed(placeLines(old, row), linesOf(without(PLACE, 'id', 'lon', 'lat', 'crs'), old, row, inChinese)),
    ),
    ...moves(kind, before, after, '地点的先后'),
  ];
}

function deeds(before: Snapshot, { deeds: after, places: now, facts: numbers, story }: Snapshot): Change[] {
  const placeName = lookup(before.places, now);
  const factName = lookup([...before.facts, ...numbers].map(({ id, display }) => ({ id, name: display })));
  const kind: Kind<DeedRow> = {
    noun: '报告点到的事',
    nameOf: ({ name }) => name,
    seen: ({ section, lead }): Seen[] => seen.ofDeed(story, section, lead),
    gist: ({ kind: what, name }) => `${what}：${name}`,
  };
  const say: Say = (field, value) => (field === 'place' ? placeName(value) : field === 'fact' ? factName(value) : value);
  return [
    ...tableChanges(kind, [before.deeds, after], (old, row) => ({ kind: 'words', lines: linesOf(without(DEED, 'id'), old, row, say) })),
    ...moves(kind, before.deeds, after, '报告点到的事的先后'),
  ];
}

/** A row with a position: where it moved comes first. */
const placed = (moved: readonly Line[], rest: readonly Line[]): { readonly kind: Change['kind']; readonly lines: readonly Line[] } => ({
  kind: moved.length > 0 ? 'place' : 'words',
  lines: [...moved, ...rest],
});

/** Every change of the tables. */
export const tablesChanges = (before: Snapshot, after: Snapshot): Change[] =>
  [facts, streets, platforms, places, deeds].flatMap((table) => table(before, after));
