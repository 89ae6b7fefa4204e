/** A place has a whole position with its source, or none; the report has the part that is said to name it; no camera seeks what has no position. */
import type { Fault } from '../intake/faults';
import type { Sources } from '../intake/sources';
import type { Row, Table } from '../intake/table';
import { childOf, select, textOf } from '../intake/tree';
import { textsAt } from './ids';

/** The cells of a position, which are filled together. */
const POSITION = ['lon', 'lat', 'crs', 'confidence'] as const;

/** All faults of rows of places.csv that no cell shows by itself, and cameras that are to seek a place without a position. */
export function placeFaults(sources: Sources): Fault[] {
  const { places } = sources;
  if (!places) return [];
  return [
    ...places.rows.flatMap((row) => positionFault(places, row)),
    ...sectionFaults(sources, places),
    ...focusFaults(sources, places),
    ...emptyTables(sources, places),
  ];
}

/** One fault a row: half a position, or one without a source. */
function positionFault({ file, columns }: Table, { row, cells }: Row): Fault[] {
  if (![...POSITION, 'spread_m', 'source'].every((column) => columns.includes(column))) return [];
  const missing = POSITION.filter((column) => cells[column] === '');
  if (missing.length === 0)
    return cells.source === ''
      ? [{ file, row, field: 'source', found: '', message: '有位置就要写明位置从哪里来；没有来源的，请把这一行的位置也空着（位置待提供）' }]
      : [];
  const begun = missing.length < POSITION.length || cells.spread_m !== '' || cells.source !== '';
  const [field] = missing;
  return begun && field !== undefined
    ? [
        {
          file,
          row,
          field,
          found: '',
          message: `位置只写了一半，还缺 ${missing.join('、')}；${[...POSITION, 'source'].join('、')} 要么都写，要么都空着（位置待提供）`,
        },
      ]
    : [];
}

function sectionFaults({ story }: Sources, { file, rows }: Table): Fault[] {
  const known = select(story?.value, 'chapters.*.section').map(({ value }) => String(value));
  if (known.length === 0) return [];
  return rows
    .filter(({ cells: { section = '' } }) => /^[1-9]\d*$/.test(section) && !known.includes(section))
    .map(({ row, cells }) => ({
      file,
      row,
      field: 'section',
      found: cells.section ?? '',
      message: `story.yaml 里没有报告的这一部分；有的是 ${known.join('、')}`,
    }));
}

function focusFaults({ story }: Sources, { rows }: Table): Fault[] {
  const unplaced = new Set(rows.filter(({ cells }) => POSITION.every((column) => cells[column] === '')).map(({ cells }) => cells.id));
  return textsAt(story, 'chapters.*.steps.*.scene.focus.*')
    .filter(({ id }) => unplaced.has(id))
    .map(({ id: found, ...place }) => ({
      ...place,
      found,
      message: '这个地点在 places.csv 里还没有位置，镜头对不准它；请从 focus 里删去，或先填上它的位置（places 里可以写它）',
    }));
}

/** A table of the report's places, of which there is none. */
function emptyTables({ story }: Sources, { columns, rows }: Table): Fault[] {
  if (!story || !columns.includes('section') || rows.some(({ cells }) => cells.section !== '')) return [];
  return select(story.value, 'figures.*')
    .filter(({ value }) => textOf(value, 'rows') === 'places' && childOf(value, 'id') !== undefined)
    .map(({ path, value }) => {
      const row = story.rowOf([...path, 'rows']);
      return {
        file: story.file,
        ...(row === undefined ? {} : { row }),
        field: `${textOf(value, 'id')}.rows`,
        found: 'places',
        message: 'places.csv 里没有一个地点写了 section（报告哪里提到），这幅图的表是空的；请先填 section',
      };
    });
}
