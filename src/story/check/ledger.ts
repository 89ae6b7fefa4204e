/** The ledger of figures: its wording, and what must agree with it. */
import type { Fault } from '../intake/faults';
import type { Wording } from '../make/prose';
import type { Sources } from '../intake/sources';
import type { Row } from '../intake/table';
import { select, textOf } from '../intake/tree';
import { idsSaid, knownIn, textsAt } from './ids';
import { ledgerProblems, statementProblem } from './numbers';
import { leadProblem, sectionProblem, sectionsOf, type Sections } from './sections';

const FILE = 'facts.csv';
/** A number, 余 or not, and what is counted. */
const WORDING = /^([1-9]\d*)(余?)([^\d余]+)$/;

/** Id and wording of every fact that can be read; null if the table cannot. */
export function wordings({ facts }: Sources): Wording[] | null {
  if (!facts || !['id', 'display'].every((column) => facts.columns.includes(column))) return null;
  return facts.rows.map(({ cells }) => ({ id: cells.id ?? '', display: cells.display ?? '' })).filter(({ id }) => id !== '');
}

/** 余 exactly where the fact is a lower bound, wording and phrase in accord, no strange digits in what is (not) counted. */
export function factFaults(sources: Sources): Fault[] {
  const names = textsAt(sources.story, 'names.*').map(({ id }) => id);
  // What a row should say may be quoted as well: a wrong display is said once.
  const quotable = (sources.facts?.rows ?? []).flatMap(({ cells }) =>
    [cells.display, wordingOf(cells)].map((display) => ({ id: cells.id ?? '', display: display ?? '' })),
  );
  // Without the names, or a wording that could be quoted, numbers would seem wrong that are right.
  const readable =
    sources.story !== null &&
    (sources.facts?.rows ?? []).every(({ cells }) => WORDING.test(cells.display ?? '') || wordingOf(cells) !== null);
  const sections = sectionsOf(sources.story);
  return (sources.facts?.rows ?? []).flatMap((row) => [
    ...wordingFaults(row),
    ...(readable ? ['counts', 'not'] : []).flatMap((field) =>
      ledgerProblems(row.cells[field] ?? '', quotable, names).map((message): Fault => ({
        file: FILE,
        row: row.row,
        field,
        found: row.cells[field] ?? '',
        message,
      })),
    ),
    ...placeFaults(row, sections),
  ]);
}

/** A fact stands in a section of the story, at one of its leads. */
function placeFaults({ row, cells }: Row, sections: Sections | null): Fault[] {
  const { section = '', lead = '' } = cells;
  const [noSection, noLead] = [sectionProblem(section, sections), leadProblem(section, lead, sections)];
  return [
    ...(noSection === null ? [] : [{ file: FILE, row, field: 'section', found: section, message: noSection }]),
    ...(noLead === null ? [] : [{ file: FILE, row, field: 'lead', found: lead, message: noLead }]),
  ];
}

/** What the display must be by the other cells, or null while those are at fault themselves. */
function wordingOf({ value = '', unit = '', exactness = '' }: Row['cells']): string | null {
  if (!/^[1-9]\d*$/.test(value) || unit === '' || /[\d余]/.test(unit) || !['exact', 'atLeast'].includes(exactness)) return null;
  return `${value}${exactness === 'atLeast' ? '余' : ''}${unit}`;
}

function wordingFaults({ row, cells }: Row): Fault[] {
  const { unit = '', display = '', exactness = '', phrase = '' } = cells;
  const faults: Fault[] = [];
  const add = (field: string, found: string, message: string): void => void faults.push({ file: FILE, row, field, found, message });
  const wording = wordingOf(cells) ?? display;
  if (/[\d余]/.test(unit)) add('unit', unit, '单位里不能有数字和“余”；数字写在 value，有没有“余”由 exactness 决定');
  else if (display !== '' && display !== wording && WORDING.test(display) && statementProblem(phrase, display) === null)
    return partFaults(row, cells);
  else if (display !== '' && display !== wording) {
    const why = exactness === 'atLeast' ? 'exactness 是 atLeast（下限），“余”不能省' : 'exactness 是 exact（准确数），不能带“余”';
    add('display', display, `按 value、unit 和 exactness，应写成“${wording}”；${why}`);
  }
  // A display that is no wording says nothing of the phrase.
  const problem = phrase === '' || !WORDING.test(wording) ? null : statementProblem(phrase, wording);
  if (problem !== null) add('phrase', phrase, problem);
  return faults;
}

/** Where display and phrase agree, what contradicts both is wrong: the value, the unit, or the exactness. */
function partFaults(row: number, { display = '', value = '', unit = '', exactness = '' }: Row['cells']): Fault[] {
  const [, number = '', more = '', counted = ''] = WORDING.exec(display) ?? [];
  const parts = [
    ['value', value, number],
    ['unit', unit, counted],
    ['exactness', exactness, more ? 'atLeast' : 'exact'],
  ] as const;
  return parts
    .filter(([, found, right]) => found !== right)
    .map(([field, found, right]) => ({
      file: FILE,
      row,
      field,
      found,
      message: `按 display 和 phrase 的“${display}”，应写成“${right}”；若数字真的改了，display 和 phrase 也要一起改`,
    }));
}

/** Whether the marks of a figure, as its file has it, are all the streets: what it counts, it counts by the street. */
export const isOfStreets = (figure: unknown): boolean =>
  textOf(figure, 'kind') === 'tiles' || (textOf(figure, 'kind') === 'map' && textOf(figure, 'rows') === 'streets');

/** As many streets as the facts say that are drawn with one mark a street. */
export function streetCountFaults({ facts, streets, story }: Sources): Fault[] {
  if (!facts?.columns.includes('id') || !streets || !story) return [];
  // A row that stands there twice was reported, and may be one too many or in another's place.
  const distinct = new Set(streets.rows.map(({ row, cells }) => cells.id || row)).size;
  const count = streets.rows.length;
  const counted = new Set(
    select(story.value, 'figures.*')
      .filter(({ value }) => isOfStreets(value))
      .map(({ value }) => textOf(value, 'fact')),
  );
  const found = [...counted].flatMap((id) => facts.rows.find(({ cells }) => cells.id === id && id !== '') ?? []);
  const other = found.flatMap(({ row, cells: { id = '', value = '', display = '' } }) => {
    const contradicted = WORDING.exec(display)?.[1] !== value;
    return !contradicted && ![count, distinct].includes(Number(value)) ? [`第${row}行（${id}）写的是“${display}”`] : [];
  });
  return other.length === 0
    ? []
    : [{ file: streets.file, message: `表里有 ${count} 个街道，而 facts.csv ${other.join('，')}，必须一致；画它们的图，一个街道画一个` }];
}

/** Each platform lies in a street of the table, and an unsure link carries a caution. */
export function platformFaults({ platforms, streets }: Sources): Fault[] {
  const known = knownIn(streets);
  return (platforms?.rows ?? []).flatMap(({ row, cells }): Fault[] => {
    const { street = '', certainty = '', status = '' } = cells;
    const file = platforms?.file ?? '';
    const faults: Fault[] = [];
    if (known?.lacks(street) && street !== '') {
      faults.push({ file, row, field: 'street', found: street, message: `streets.csv 里没有这个编号；可用的有 ${idsSaid(known.ids)}` });
    }
    if (certainty === 'medium' && status === '') {
      faults.push({ file, row, field: 'status', found: status, message: 'certainty 是 medium（把握不大）时必须写明，例如“待核实”' });
    }
    return faults;
  });
}
