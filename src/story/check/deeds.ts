/** The ledger of deeds, row by row: where each stands, what it says, and what joins it to others. */
import { brief, type Fault } from '../intake/faults';
import { deedRow } from '../intake/schema/tables';
import type { Sources } from '../intake/sources';
import type { Row, Table } from '../intake/table';
import { OTHER_PARTS } from '../kinds';
import { RESULT_KINDS } from '../../tables/deeds';
import { idsSaid, knownIn, textsAt } from './ids';
import { wordings } from './ledger';
import { bareProblems, statementProblem } from './numbers';
import { leadProblem, SECTION, sectionProblem, sectionsOf, type Sections } from './sections';

const FILE = 'deeds.csv';
const STUDY = '学习';
const REMEDY_WORDS = '这一列不写数目：报告里的数字在 fact 这一列写上编号，专有名词里的数字请先登记到 story.yaml 的 names';
const REMEDY_NAME = '报告里的数字请在 fact 这一列写上它的编号，专有名词里的数字请先登记到 story.yaml 的 names';
const [OPENING, CAPTIONS] = OTHER_PARTS;

type Cells = Row['cells'];

const fault = ({ row, cells }: Row, field: string, message: string): Fault => ({
  file: FILE,
  row,
  field,
  found: cells[field] ?? '',
  message,
});
const isOther = (section = ''): boolean => OTHER_PARTS.some((part) => part === section);
const isResult = ({ kind }: Cells): boolean => RESULT_KINDS.some((result) => result === kind);

/** The ledger, if it has all its columns; of one that lacks some, nothing can be said but that. */
export const ledgerOf = ({ deeds }: Sources): Table | null =>
  deeds && Object.keys(deedRow.entries).every((column) => deeds.columns.includes(column)) ? deeds : null;

/** All faults of the rows of deeds.csv, and of what joins them; none for a folder without it. */
export function deedFaults(sources: Sources): Fault[] {
  const rows = ledgerOf(sources)?.rows ?? [];
  const sections = sectionsOf(sources.story);
  return [
    ...rows.flatMap((row) => [...placeFaults(row, sections), ...referenceFaults(row, sources), ...kindFaults(row)]),
    ...(sources.story ? rows.flatMap((row) => wordFaults(row, sources)) : []),
    ...orderFaults(rows),
    ...strandFaults(rows),
    ...themeFaults(rows),
  ];
}

function placeFaults(row: Row, sections: Sections | null): Fault[] {
  const { section = '', lead = '' } = row.cells;
  if (isOther(section)) return lead === '' ? [] : [fault(row, 'lead', `${section}没有提领句，这一格要空着`)];
  if (!SECTION.test(section)) return [];
  const noSection = sectionProblem(section, sections);
  if (noSection !== null) return [fault(row, 'section', `${noSection}；不在各部分里的写 ${OTHER_PARTS.join(' 或 ')}`)];
  if (lead === '') return [fault(row, 'lead', '报告各部分里的一行，要写明是第几条提领句')];
  const noLead = leadProblem(section, lead, sections);
  return noLead === null ? [] : [fault(row, 'lead', noLead)];
}

function referenceFaults(row: Row, { places, facts }: Sources): Fault[] {
  const { section = '', lead = '', place = '', fact = '' } = row.cells;
  const [knownPlaces, knownFacts] = [knownIn(places), knownIn(facts)];
  const faults: Fault[] = [];
  if (place !== '' && knownPlaces?.lacks(place))
    faults.push(fault(row, 'place', `places.csv 里没有这个编号；可用的有 ${idsSaid(knownPlaces.ids)}`));
  if (fact === '' || !knownFacts) return faults;
  if (knownFacts.lacks(fact)) return [...faults, fault(row, 'fact', `facts.csv 里没有这个编号；可用的有 ${idsSaid(knownFacts.ids)}`)];
  const own = facts?.rows.find(({ cells }) => cells.id === fact);
  const differs = own && (own.cells.section !== section || own.cells.lead !== lead);
  if (differs)
    faults.push(
      fault(
        row,
        'fact',
        `facts.csv 第${own.row}行把这个数字放在第 ${brief(own.cells.section ?? '')} 部分第 ${brief(own.cells.lead ?? '')} 条提领句，这一行的 section、lead 要和它相同`,
      ),
    );
  return faults;
}

function kindFaults(row: Row): Fault[] {
  const { kind, words = '', strand = '' } = row.cells;
  if (kind === STUDY)
    return [
      ...(words === '' ? [] : [fault(row, 'words', `${STUDY}只照录原文的名称，这一格要空着`)]),
      ...(strand === '' ? [] : [fault(row, 'strand', `${STUDY}不和别的行相连，这一格要空着`)]),
    ];
  return isResult(row.cells) && strand === ''
    ? [fault(row, 'strand', `${RESULT_KINDS.join('、')}要接在别的行后面，请写上与它们相同的 strand`)]
    : [];
}

/** Numbers stand in a name only as a registered one or as the row's own fact has them, and in the words nowhere. */
function wordFaults(row: Row, sources: Sources): Fault[] {
  const { name = '', words = '', fact = '' } = row.cells;
  const names = textsAt(sources.story, 'names.*').map(({ id }) => id);
  const display = wordings(sources)?.find(({ id }) => id === fact && id !== '')?.display ?? '';
  const changed = display !== '' && name.includes(display) ? statementProblem(name, display) : null;
  const inName = changed === null ? bareProblems(name, [...names, display], REMEDY_NAME) : [changed];
  return [
    ...inName.map((message) => fault(row, 'name', message)),
    ...bareProblems(words, names, REMEDY_WORDS).map((message) => fault(row, 'words', message)),
  ];
}

/** Place of a row in the report; null where its cells do not say it. */
function rankOf({ section = '', lead = '' }: Cells): number | null {
  if (section === OPENING) return 0;
  if (section === CAPTIONS) return Infinity;
  return SECTION.test(section) && SECTION.test(lead) ? Number(section) * 10 + Number(lead) : null;
}

function orderFaults(rows: readonly Row[]): Fault[] {
  const placed = rows.flatMap((row) => {
    const rank = rankOf(row.cells);
    return rank === null ? [] : [{ row, rank }];
  });
  return placed.flatMap(({ row, rank }, index) => {
    const above = placed[index - 1];
    return above && rank < above.rank
      ? [fault(row, 'section', `与第${above.row.row}行的次序颠倒了；各行按报告的次序排：${OPENING}、各部分（再按提领句）、${CAPTIONS}`)]
      : [];
  });
}

/** Strand → its rows, in the order of the file. */
function groupsBy(rows: readonly Row[], column: 'strand' | 'theme'): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.cells[column] ?? '';
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function strandFaults(rows: readonly Row[]): Fault[] {
  return groupsBy(rows, 'strand').flatMap(([first, ...others]) => {
    if (!first) return [];
    if (others.length === 0) return [fault(first, 'strand', '只有这一行写了它；strand 连起报告同一句话里的几行，至少两行，不然就空着')];
    return others.flatMap((row, index): Fault[] => {
      const above = others[index - 1] ?? first;
      if (row.cells.section !== first.cells.section || row.cells.lead !== first.cells.lead)
        return [fault(row, 'strand', `第${first.row}行也是它，却在另一条提领句里；一条 strand 只连同一条提领句的几行`)];
      if (rows[rows.indexOf(row) - 1] !== above)
        return [fault(row, 'strand', `与第${above.row}行之间隔着别的行；同一条 strand 的几行要挨着写`)];
      return isResult(above.cells) && !isResult(row.cells)
        ? [
            fault(
              row,
              'kind',
              `第${above.row}行的${brief(above.cells.kind ?? '')}排在它前面；${RESULT_KINDS.join('、')}要排在一条 strand 的最后`,
            ),
          ]
        : [];
    });
  });
}

function themeFaults(rows: readonly Row[]): Fault[] {
  return groupsBy(rows, 'theme').flatMap(([first, ...others]) =>
    first && others.length === 0 ? [fault(first, 'theme', '只有这一行写了它；theme 把几处连成一条线索，至少两行，不然就空着')] : [],
  );
}
