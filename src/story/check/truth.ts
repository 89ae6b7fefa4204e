/** The data must not contradict themselves: what one cell says, no drawing and no sentence may take back. */
import { brief, type Fault } from '../intake/faults';
import type { Sources } from '../intake/sources';
import type { Row } from '../intake/table';
import { childOf, nameOfPath, select, textOf, type Path, type Tree } from '../intake/tree';
import { EACH_KINDS, OPEN_KINDS } from '../kinds';

/** Words that speak of an open end. The 余 of another number, such as “100余次”, is none. */
const BOUND_WORDS = /[“「]余[”」]|下限|飞白|没有画完|没有给出确数/;
const OPEN_LIST_WORDS = /[“「]等[”」]|（等）|没有列完|没有列全|未完/;
/** Each unit is drawn one by one, and the page carries them all. */
const MOST_UNITS = 2000;

/** Faults of everything that two places of the data say differently. */
export function truthFaults(sources: Sources): Fault[] {
  return [...exactFaults(sources), ...drawnFaults(sources), ...openListFaults(sources)];
}

function at(tree: Tree, path: Path, found: string, message: string): Fault {
  const row = tree.rowOf(path);
  return { file: tree.file, ...(row === undefined ? {} : { row }), field: nameOfPath(tree, path), found, message };
}

const factRow = ({ facts }: Sources, id: string): Row | undefined =>
  id === '' ? undefined : facts?.rows.find(({ cells }) => cells.id === id);

/** Said to be exact, and written so: a row in which these disagree was reported, and nothing follows from it. */
function isExact({ cells: { exactness, value = '', unit = '', display } }: Row): boolean {
  return exactness === 'exact' && !unit.includes('余') && display === `${value}${unit}`;
}

/** An exact number has no open end: neither its row, nor its figure, nor a step that shows it may say so. */
function exactFaults(sources: Sources): Fault[] {
  const { facts, story } = sources;
  const exact = (facts?.rows ?? []).filter(isExact);
  const bounds = (facts?.rows ?? [])
    .filter(({ cells }) => cells.exactness === 'atLeast')
    .map(({ cells }) => `{fact:${brief(cells.id ?? '')}}`);
  const message = (word: string, { row, cells }: Row): string =>
    `facts.csv 第${row}行的 ${brief(cells.id ?? '')} 是 exact（准确数），这里不能说“${word.replace(/[“”「」]/g, '')}”`;
  const inRows = exact.flatMap((fact) =>
    ['counts', 'not'].flatMap((field): Fault[] => {
      const found = fact.cells[field] ?? '';
      const word = BOUND_WORDS.exec(found)?.[0];
      return word ? [{ file: facts?.file ?? '', row: fact.row, field, found, message: message(word, fact) }] : [];
    }),
  );
  if (!story) return inRows;
  const said = (fact: Row, path: Path, node: unknown, keys: readonly string[]): Fault[] =>
    keys.flatMap((key) => {
      const found = textOf(node, key);
      const word = bounds.some((token) => found.includes(token)) ? undefined : BOUND_WORDS.exec(found)?.[0];
      return word ? [at(story, [...path, key], found, message(word, fact))] : [];
    });
  const inStory = select(story.value, 'figures.*').flatMap(({ path, value }) => {
    const fact = exact.find(({ cells }) => cells.id === textOf(value, 'fact') && cells.id !== '');
    if (!fact) return [];
    const steps = select(story.value, 'chapters.*.steps.*').filter((step) => textOf(step.value, 'figure') === textOf(value, 'id'));
    return [
      ...said(fact, path, value, ['title', 'summary', 'unit_label', 'noun', 'counts', 'not']),
      ...steps.flatMap((step) => said(fact, step.path, step.value, ['title', 'prose', 'notes'])),
    ];
  });
  return [...inRows, ...inStory];
}

const isOneOf = (kinds: readonly string[], kind: string): boolean => kinds.includes(kind);

/** Figures whose marks are counted, or that need something to draw. */
function drawnFaults(sources: Sources): Fault[] {
  const { story, streets } = sources;
  if (!story) return [];
  const formers = new Set((streets?.rows ?? []).map(({ cells }) => cells.former).filter(Boolean));
  const hasLeads = select(story.value, 'chapters.*.leads.*').length > 0;
  return select(story.value, 'figures.*').flatMap(({ path, value }): Fault[] => {
    const [kind, id] = [textOf(value, 'kind'), textOf(value, 'fact')];
    const fact = factRow(sources, id);
    const count = Number(fact?.cells.value ?? NaN);
    if (fact?.cells.exactness === 'atLeast' && kind !== '' && !isOneOf(OPEN_KINDS, kind))
      return [
        at(
          story,
          [...path, 'kind'],
          kind,
          `“${brief(fact.cells.display ?? '')}”是下限，只有 ${OPEN_KINDS.join(' 和 ')} 画得出“余”；请换一种图`,
        ),
      ];
    if (isOneOf(EACH_KINDS, kind) && count > MOST_UNITS)
      return [
        at(
          story,
          [...path, 'kind'],
          kind,
          `${kind} 图一个一个地画，最多 ${MOST_UNITS} 个；“${brief(fact?.cells.display ?? '')}”请改用 sum`,
        ),
      ];
    if (kind === 'merger' && streets?.columns.includes('former') && streets.rows.length > 0 && formers.size < 2)
      return [
        at(
          story,
          [...path, 'kind'],
          kind,
          `合并图要有至少两个原来的区；streets.csv 的 former 都${formers.size === 0 ? '空着' : '相同'}，请改正，或删去这幅图`,
        ),
      ];
    if (kind === 'directory' && !hasLeads)
      return [at(story, [...path, 'kind'], kind, '没有一章写了提领句（leads），目录没有可列的；请先写提领句，或删去这幅图')];
    return [];
  });
}

/** A list that is said to be complete cannot end in 等. */
function openListFaults({ site, story }: Sources): Fault[] {
  if (!story || textOf(childOf(site?.value, 'report'), 'platforms_open') !== 'false') return [];
  return select(story.value, 'figures.*')
    .filter(({ value }) => textOf(value, 'rows') === 'platforms')
    .flatMap(({ path, value }) =>
      ['title', 'summary', 'counts', 'not'].flatMap((key): Fault[] => {
        const found = textOf(value, key);
        const word = OPEN_LIST_WORDS.exec(found)?.[0];
        return word
          ? [
              at(
                story,
                [...path, key],
                found,
                `site.yaml 的 report.platforms_open 是 false（名单完整），这里不能说“${word.replace(/[“”「」]/g, '')}”`,
              ),
            ]
          : [];
      }),
    );
}
