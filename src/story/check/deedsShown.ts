/** Between the ledger of deeds and the story: every lead has its rows, every row is shown, every figure finds what it draws. */
import { brief, rowList, type Fault } from '../intake/faults';
import type { Sources } from '../intake/sources';
import { childOf, faultAt as at, select, textOf, type Tree } from '../intake/tree';
import { LEDGER_KINDS, PART_KINDS, WHOLE_KINDS } from '../kinds';
import { sectionName } from '../../tables/words';
import { ledgerOf } from './deeds';
import { isPlaced, SECTION, sectionsOf } from './sections';

/** So many rows are named in a sentence that speaks of more. */
const NAMED = 3;

const partName = (part: string): string => (SECTION.test(part) ? sectionName(Number(part)) : part);
const isPartKind = (kind: string): boolean => PART_KINDS.some((known) => known === kind);

/** Faults of leads without a row, of rows that nothing shows, and of figures and steps that ask for what the ledger has not. */
export function shownFaults(sources: Sources): Fault[] {
  const { story } = sources;
  if (!story) return [];
  return [...leadFaults(sources), ...unshownRows(sources, story), ...figureFaults(sources, story), ...foldFaults(story)];
}

/** Whether every row of the ledger says where it stands: else what seems to be missing may be there. */
function allPlaced(sources: Sources): boolean {
  const sections = sectionsOf(sources.story);
  return sections !== null && (ledgerOf(sources)?.rows ?? []).every(({ cells }) => isPlaced(cells, sections));
}

function leadFaults(sources: Sources): Fault[] {
  const deeds = ledgerOf(sources);
  const sections = sectionsOf(sources.story);
  if (!deeds || !sections || !allPlaced(sources)) return [];
  return [...sections].flatMap(([section, leads]) =>
    leads.flatMap((lead, index): Fault[] => {
      const has = deeds.rows.some(({ cells }) => cells.section === section && cells.lead === String(index + 1));
      return has
        ? []
        : [{ file: deeds.file, message: `${partName(section)}第 ${index + 1} 条提领句“${String(lead)}”一行也没有；请至少写一行` }];
    }),
  );
}

/** A figure that no step uses was reported: it shows nothing, but it is there. */
function unshownRows(sources: Sources, story: Tree): Fault[] {
  const deeds = ledgerOf(sources);
  if (!deeds || !allPlaced(sources) || !Array.isArray(childOf(story.value, 'figures'))) return [];
  const shown = new Set(
    select(story.value, 'figures.*')
      .filter(({ value }) => WHOLE_KINDS.some((kind) => kind === textOf(value, 'kind')))
      .map(({ value }) => textOf(value, 'part')),
  );
  // A figure whose part is misspelt may be the one that is missed.
  if ([...shown].some((part) => part === '')) return [];
  const missed = deeds.rows.filter(({ cells }) => !shown.has(cells.section ?? ''));
  return [...new Set(missed.map(({ cells }) => cells.section ?? ''))].map((part): Fault => {
    const rows = missed.filter(({ cells }) => cells.section === part);
    const names = rows.slice(0, NAMED).map(({ cells }) => `“${brief(cells.name ?? '')}”`);
    const whose = `${names.join('、')}${rows.length > NAMED ? '等' : ''}`;
    return {
      file: deeds.file,
      message: `没有一幅图画出${rowList(rows.map(({ row }) => row))}（${whose}）；story.yaml 的 figures 里要有一幅图，kind 写 ${WHOLE_KINDS.join(' 或 ')}，part 写 ${part}，并有一步用到它`,
    };
  });
}

function figureFaults(sources: Sources, story: Tree): Fault[] {
  const deeds = ledgerOf(sources);
  return select(story.value, 'figures.*').flatMap(({ path, value }): Fault[] => {
    const [kind, part, strand] = [textOf(value, 'kind'), textOf(value, 'part'), textOf(value, 'strand')];
    if (kind !== '' && !isPartKind(kind)) {
      const useless = (['part', 'strand'] as const).filter((key) => textOf(value, key) !== '');
      if (useless.length > 0)
        return useless.map((key) => at(story, [...path, key], `kind 是 ${kind} 的图用不上这一项；请删去`, textOf(value, key)));
    }
    if (!LEDGER_KINDS.some((known) => known === kind)) return [];
    // A file that is there and could not be read was reported.
    if (!deeds)
      return sources.hasDeeds ? [] : [at(story, [...path, 'kind'], '这种图画的是 deeds.csv 里的条目，数据文件夹里要有这张表', kind)];
    const rows = deeds.rows.filter(({ cells }) => !isPartKind(kind) || cells.section === part);
    if (isPartKind(kind) && part === '') return [at(story, [...path, 'part'], `kind 是 ${kind} 的图必须写这一项：画报告的哪一部分`)];
    if (isPartKind(kind) && rows.length === 0 && allPlaced(sources))
      return [at(story, [...path, 'part'], 'deeds.csv 里这一部分一行也没有，没有可画的', part)];
    const strands = new Set(rows.map(({ cells }) => cells.strand ?? '').filter(Boolean));
    if (kind === 'strands' && strands.size === 0)
      return [at(story, [...path, 'kind'], 'deeds.csv 里没有一行写了 strand，没有可连的', kind)];
    return strand === '' || strands.has(strand)
      ? []
      : [at(story, [...path, 'strand'], `deeds.csv 里这一部分没有这条 strand；有的是 ${[...strands].join('、') || '（无）'}`, strand)];
  });
}

/** A fold is one of the leads of the part that the step's figure draws. */
function foldFaults(story: Tree): Fault[] {
  const sections = sectionsOf(story);
  return select(story.value, 'chapters.*.steps.*').flatMap(({ path, value }): Fault[] => {
    const scene = childOf(value, 'scene');
    const [fold, layout] = [textOf(scene, 'fold'), textOf(scene, 'layout')];
    const foldPath = [...path, 'scene', 'fold'];
    if (fold === '') return [];
    if (!isPartKind(layout)) return [at(story, foldPath, `画面是 ${layout}，没有折可以指；请删去`, fold)];
    const figure = select(story.value, 'figures.*').find((each) => textOf(each.value, 'id') === textOf(value, 'figure'));
    const part = textOf(figure?.value, 'part');
    const count = sections?.get(part)?.length;
    if (part === '' || !sections || (SECTION.test(part) && count === undefined)) return [];
    if (count === undefined) return [at(story, foldPath, `${part}没有提领句，没有折可以指；请删去`, fold)];
    return Number(fold) > count ? [at(story, foldPath, `这一部分有 ${count} 条提领句，只能写 1 到 ${count} 的整数`, fold)] : [];
  });
}
