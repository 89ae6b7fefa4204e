/** What happens to a table between two Saturdays: rows, columns, headers, quotes, separators. */
import { csvFormatRows, csvParseRows } from 'd3-dsv';
import { changedOnce, spliced, withAt } from './lists';
import { oneOf, pick, upTo, type Random } from './random';
import { inserted, SLIPS, type Slip } from './words';

type Rows = string[][];
type Change = (rows: Rows, random: Random) => Rows;

const BOM = /^\uFEFF/;

/** A change of rows and cells, as a change of the file's text. */
function asText(change: Change): Slip {
  return (text, random) => {
    const before = csvParseRows(text.replace(BOM, ''));
    const after = csvFormatRows(
      change(
        before.map((cells) => [...cells]),
        random,
      ),
    );
    return after === csvFormatRows(before) ? text : after;
  };
}

/** Index of some row below the header. */
const bodyRow = (rows: Rows, random: Random): number => 1 + upTo(random, Math.max(1, rows.length - 1));

function inCell(slip: Slip): Change {
  return (rows, random) => {
    const [header = [], ...body] = rows;
    const cells = body.flat();
    // Half of the slips fall on numbers, where they do most harm.
    const numbers = random() < 0.5;
    const changed = changedOnce(cells, upTo(random, cells.length), (cell) =>
      !numbers || /^[\d.]+$/.test(cell) ? slip(cell, random) : cell,
    );
    let taken = 0;
    return [header, ...body.map(({ length }) => changed.slice(taken, (taken += length)))];
  };
}

const inHeader =
  (change: (names: string[], random: Random) => string[]): Change =>
  ([header = [], ...rest], random) => [change(header, random), ...rest];

function swapped(cells: readonly string[], a: number, b: number): string[] {
  return cells.map((cell, column) => (column === a ? cells[b] : column === b ? cells[a] : cell) ?? '');
}

const CHANGES: Readonly<Record<string, Change>> = {
  'columns swapped': (rows, random) => {
    const width = rows[0]?.length ?? 0;
    const [a, b] = [upTo(random, width), upTo(random, width)];
    return rows.map((cells, row) => (row === 0 && random() < 0.7 ? cells : swapped(cells, a, b)));
  },
  'cells swapped': (rows, random) => {
    const at = bodyRow(rows, random);
    const width = rows[0]?.length ?? 0;
    const [a, b] =
      random() < 0.5 ? [rows[0]?.indexOf('lon') ?? 0, rows[0]?.indexOf('lat') ?? 1] : [upTo(random, width), upTo(random, width)];
    return rows.map((cells, row) => (row === at ? swapped(cells, a, b) : cells));
  },
  'cell of another row': (rows, random) => {
    const column = upTo(random, rows[0]?.length ?? 1);
    const row = rows[bodyRow(rows, random)];
    if (row) row[column] = rows[bodyRow(rows, random)]?.[column] ?? '';
    return rows;
  },
  'row deleted': (rows, random) => spliced(rows, bodyRow(rows, random), 1),
  'row doubled': (rows, random) => {
    const at = bodyRow(rows, random);
    return spliced(rows, at, 0, [...(rows[at] ?? [])]);
  },
  'blank row': (rows, random) => spliced(rows, bodyRow(rows, random), 0, random() < 0.5 ? [] : (rows[0] ?? []).map(() => ' ')),
  'row shifted': (rows, random) => {
    const at = bodyRow(rows, random);
    return rows.map((cells, row) => (row === at ? (random() < 0.5 ? ['', ...cells] : cells.slice(1)) : cells));
  },
  'column shifted down': (rows, random) => {
    const column = upTo(random, rows[0]?.length ?? 1);
    return rows.map((cells, row) =>
      cells.map((cell, k) => (k === column && row > 0 ? (row === 1 ? '' : (rows[row - 1]?.[column] ?? '')) : cell)),
    );
  },
  'rows sorted': (rows, random) => {
    const column = upTo(random, rows[0]?.length ?? 1);
    return [rows[0] ?? [], ...rows.slice(1).sort((a, b) => ((a[column] ?? '') < (b[column] ?? '') ? -1 : 1))];
  },
  'only a few rows': (rows, random) => rows.slice(0, 1 + upTo(random, 3)),
  'header renamed': inHeader((names, random) =>
    withAt(
      names,
      upTo(random, names.length),
      oneOf(random, ['名称', 'ID', 'Name', ' lon', 'ｉｄ', '经度', 'id2', '', '__proto__', 'constructor']),
    ),
  ),
  'header doubled': inHeader((names, random) => withAt(names, upTo(random, names.length), pick(random, names) ?? '')),
  'header missing': (rows) => rows.slice(1),
  'header once more': (rows, random) => spliced(rows, bodyRow(rows, random), 0, [...(rows[0] ?? [])]),
  'title above': (rows, random) => [
    ...oneOf<Rows>(random, [[['拱墅区民生议事堂一览表']], [['一览表'], [], ['填表人：王某', '', '日期']]]),
    ...rows,
  ],
  'remark below': (rows, random) => [...rows, oneOf<string[]>(random, [['合计', '18'], ['注：以上为全部'], ['', '', '合计']])],
  'column deleted': (rows, random) => {
    const column = upTo(random, rows[0]?.length ?? 1);
    return rows.map((cells) => spliced(cells, column, 1));
  },
  'column added': (rows, random) => {
    const column = upTo(random, (rows[0]?.length ?? 0) + 1);
    return rows.map((cells, row) =>
      spliced(cells, column, 0, row === 0 ? oneOf(random, ['', '备注', '序号']) : random() < 0.5 ? '' : String(row)),
    );
  },
  'merged cells': (rows, random) => {
    const [at, column] = [bodyRow(rows, random), upTo(random, rows[0]?.length ?? 1)];
    return rows.map((cells, row) => (row > at && row < at + 4 ? cells.map((cell, k) => (k === column ? '' : cell)) : cells));
  },
  'filled down': (rows, random) => {
    const [at, column] = [bodyRow(rows, random), upTo(random, rows[0]?.length ?? 1)];
    return rows.map((cells, row) => (row > at ? cells.map((cell, k) => (k === column ? (rows[at]?.[column] ?? '') : cell)) : cells));
  },
  'another word of a list': (rows, random) => {
    const words: Readonly<Record<string, readonly [string, ...string[]]>> = {
      crs: ['GCJ02', 'BD09', 'CGCS2000', 'wgs84', 'WGS 84', 'EPSG:4326'],
      exactness: ['exact', 'atLeast', '余', 'atleast'],
      certainty: ['high', 'medium', 'low', '高'],
      confidence: ['high', 'medium', '中'],
    };
    const columns = (rows[0] ?? []).flatMap((name, column) => (words[name] ? [{ name, column }] : []));
    const { name = '', column = 0 } = pick(random, columns) ?? {};
    const row = rows[bodyRow(rows, random)];
    if (row && words[name]) row[column] = oneOf(random, words[name]);
    return rows;
  },
};

/** Changes of the raw text that no table program could undo. */
const RAW: Readonly<Record<string, Slip>> = {
  'quotes unbalanced': (text, random) => inserted(text, '"', random),
  'quote at a cell’s start': (text, random) => text.replace(new RegExp(`(^(?:.*\n){${upTo(random, 5)}}[^,\n]*,)`), '$1"'),
  'other separators': (text, random) => text.replaceAll(',', oneOf(random, [';', '\t', '，', '|'])),
  'a comma less or more': (text, random) => (random() < 0.5 ? inserted(text, ',', random) : text.replace(/,(?=[^,\n]*\n)/, '')),
  'two lines joined': (text, random) =>
    text.split('\n').reduce((all, line, k) => all + (k > 0 && (k !== 3 || random() < 0.3) ? '\n' : '') + line, ''),
};

/** All ways to damage a table, as changes of its text. */
export const TABLE_SLIPS: Readonly<Record<string, Slip>> = {
  ...Object.fromEntries(Object.entries(SLIPS).map(([kind, slip]) => [`cell: ${kind}`, asText(inCell(slip))])),
  ...Object.fromEntries(Object.entries(CHANGES).map(([kind, change]) => [`table: ${kind}`, asText(change)])),
  ...Object.fromEntries(Object.entries(RAW).map(([kind, slip]) => [`table: ${kind}`, slip])),
};
