/** Tables of the figures that draw the deeds of the report: its own order, one row a deed or a strand, and nothing counted. */
import type { DeedKind, Part } from '../story/kinds';
import type { Deed, Figure, StageStory } from '../story/types';
import type { Cell, FigureTable } from './table';

/** Deeds with which a strand ends: what the report says came of it. */
export const RESULT_KINDS: readonly DeedKind[] = ['回音', '成效'];

/** The name as a list has it: one with which the report's own list does not end says so. */
const deedName = ({ name, open }: Pick<Deed, 'name' | 'open'>): string => (open ? `${name}（等）` : name);

/** The deeds that a figure draws, in the order of the report: those of its part, or all; of its strand, if it has one. */
function deedsOf({ deeds }: Pick<StageStory, 'deeds'>, { kind, part, strand }: Pick<Figure, 'kind' | 'part' | 'strand'>): readonly Deed[] {
  const own = deeds.filter((deed) => (part === null || deed.section === part) && (strand === '' || deed.strand === strand));
  // Who is asked in stands in one lead, the first.
  return kind === 'together' ? own.filter(({ lead }) => lead === 1) : own;
}

/** The deeds of one part, each beside its lead; numbers have a column of their own where the part has any. */
export function deedsTable(stage: StageStory, figure: Figure): FigureTable {
  const deeds = deedsOf(stage, figure);
  const numbers = deeds.some(({ fact }) => fact !== '');
  return {
    columns: ['提领句', '类别', '名称', '说明', ...(numbers ? ['数字'] : [])],
    rows: deeds.map((deed): Cell[] => [
      leadOf(stage, deed),
      deed.kind,
      deedName(deed),
      deed.words,
      ...(numbers ? [deed.fact === '' ? '' : { fact: deed.fact }] : []),
    ]),
  };
}

/** The leads of all sections: what the folds say while they are closed. */
export function directoryTable({ chapters }: StageStory): FigureTable {
  return { columns: ['部分', '提领句'], rows: chapters.flatMap(({ title, leads }) => leads.map((lead) => [title, lead])) };
}

/** One row a strand: the topics, the ways of working, and what the report says came of them, as far as it says it. */
export function strandsTable(stage: StageStory): FigureTable {
  const strands = new Map<string, readonly Deed[]>();
  for (const deed of stage.deeds) if (deed.strand !== '') strands.set(deed.strand, [...(strands.get(deed.strand) ?? []), deed]);
  const column = (deeds: readonly Deed[], of: (deed: Deed) => boolean): string => deeds.filter(of).map(deedName).join('、') || '—';
  const isTopic = ({ kind }: Deed): boolean => kind === '题目';
  const isResult = ({ kind }: Deed): boolean => RESULT_KINDS.includes(kind);
  return {
    columns: ['部分', '题目', '做法', '回音'],
    rows: [...strands.values()].map((deeds) => [
      partTitle(stage, deeds[0]?.section ?? 0),
      column(deeds, isTopic),
      column(deeds, (deed) => !isTopic(deed) && !isResult(deed)),
      column(deeds, isResult),
    ]),
  };
}

/** What the chapter of a section is called; another part by its own name. */
const partTitle = ({ chapters }: StageStory, part: Part): string => chapters.find(({ section }) => section === part)?.title ?? String(part);

const leadOf = ({ chapters }: StageStory, { section, lead }: Deed): string =>
  chapters.find((chapter) => chapter.section === section)?.leads[lead - 1] ?? String(section);
