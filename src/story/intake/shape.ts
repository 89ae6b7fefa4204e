/** Runs a schema over a table or a tree and says each issue as a fault. */
import * as v from 'valibot';
import { alike } from './alike';
import { spreadsheetDamage } from './damage';
import type { Fault } from './faults';
import { SHIFTED_RIGHT, type Table } from './table';
import { nameOfPath, type Path, type Tree } from './tree';

type Schema = v.GenericSchema<unknown, unknown>;

export interface Shaped<T> {
  /** The parsed value, or null if anything in it is amiss. */
  readonly value: T | null;
  readonly faults: Fault[];
}

/** Checks every row of a table; columns that the file lacks were reported with the header and are not repeated for each row. */
export function shapeTable<S extends Schema>(table: Table, schema: S): Shaped<v.InferOutput<S>[]> {
  const results = table.rows.map(({ row, cells }) => ({ row, cells, result: v.safeParse(schema, cells) }));
  const faults = results.flatMap(({ row, cells, result }) => {
    const shift = (result.issues?.length ?? 0) >= MANY ? shiftOf(table, cells, schema) : null;
    if (shift) return [{ file: table.file, row, message: shift }];
    const damaged = Object.entries(cells).flatMap(([field, found]): Fault[] => {
      const message = spreadsheetDamage(found);
      return message === null ? [] : [{ file: table.file, row, field, found, message }];
    });
    const others = (result.issues ?? []).flatMap((issue): Fault[] => {
      const field = String(pathOf(issue)[0] ?? '');
      const found = cells[field];
      const said = issue.type === 'strict_object' || found === undefined || damaged.some((fault) => fault.field === field);
      return said ? [] : [{ file: table.file, row, field, found, message: issue.message }];
    });
    return [...damaged, ...others];
  });
  const complete = faults.length === 0 && results.every(({ result }) => result.success);
  return { value: complete ? results.map(({ result }) => result.output as v.InferOutput<S>) : null, faults: gathered(table, faults) };
}

const SHIFTED_LEFT = '这一行整行往左错了一格；请往右移一格，与表头对齐，再补上第一格';
/** So many cells of a row that are wrong at once have one cause. */
const MANY = 3;

/** That a row would be right if it began one cell further on, or one cell earlier, with the remedy; null if it would not. */
function shiftOf(table: Table, cells: Readonly<Record<string, string>>, schema: Schema): string | null {
  // Of a row that is longer than the header only the first cells are known.
  if (table.columns.some((column) => column !== '' && cells[column] === undefined)) return null;
  const values = table.columns.map((column) => cells[column] ?? '');
  const wrongIn = (moved: readonly string[]): string[] =>
    (v.safeParse(schema, Object.fromEntries(table.columns.map((column, index) => [column, moved[index] ?? '']))).issues ?? []).map(
      (issue) => String(pathOf(issue)[0] ?? ''),
    );
  if (values.at(-1) === '' && wrongIn(['', ...values]).every((column) => column === table.columns[0])) return SHIFTED_LEFT;
  return values[0] === '' && wrongIn(values.slice(1)).length === 0 ? SHIFTED_RIGHT : null;
}

/** Cells of a column that are empty one below the other are one fault: in the spreadsheet they were merged. */
function gathered(table: Table, faults: readonly Fault[]): Fault[] {
  const order = new Map(table.rows.map(({ row }, index) => [row, index]));
  const runs: { fault: Fault; rows: number[] }[] = [];
  for (const fault of faults) {
    const row = fault.row ?? 0;
    const above =
      fault.found === ''
        ? runs.find(
            ({ fault: first, rows }) =>
              first.found === '' && first.field === fault.field && order.get(rows.at(-1) ?? 0) === (order.get(row) ?? 0) - 1,
          )
        : undefined;
    if (above) above.rows.push(row);
    else runs.push({ fault, rows: [row] });
  }
  return runs.map(({ fault, rows: [, ...more] }) =>
    more.length === 0
      ? fault
      : { ...fault, message: `${fault.message}；第${more.join('、')}行也空着。若合并过单元格，请取消合并，每一行都填上` },
  );
}

/** Checks a whole YAML or GeoJSON tree. */
export function shapeTree<S extends Schema>(tree: Tree, schema: S): Shaped<v.InferOutput<S>> {
  const result = v.safeParse(schema, tree.value);
  // What the coordinates should be is known once the kind of geometry is.
  const typed = (result.issues ?? [])
    .map((issue) => pathOf(issue))
    .filter((path) => path.at(-1) === 'type')
    .map((path) => [...path.slice(0, -1), 'coordinates'].join('\0'));
  const issues = (result.issues ?? []).filter((issue) => !typed.includes(pathOf(issue).join('\0')));
  const misspelt = misspellings(issues);
  const faults = issues
    .filter((issue) => ![...misspelt.values()].includes(issue))
    .map((issue): Fault => {
      const path = pathOf(issue);
      const meant = misspelt.get(issue);
      const row = tree.rowOf(path);
      const found = typeof issue.input === 'string' || typeof issue.input === 'number' ? String(issue.input) : undefined;
      return {
        file: tree.file,
        ...(row === undefined ? {} : { row }),
        ...(path.length === 0 ? {} : { field: nameOfPath(tree, path) }),
        ...(found === undefined || isUnknownKey(issue) ? {} : { found }),
        message: meant ? `应写成 ${String(pathOf(meant).at(-1))}` : messageOf(issue),
      };
    });
  return { value: result.success ? result.output : null, faults };
}

/**
 * Unknown → missing: an unknown entry beside a missing one of nearly the same name is that one, misspelt; and so are the only
 * unknown and the only missing entry of a group.
 */
function misspellings<Issue extends v.BaseIssue<unknown>>(issues: readonly Issue[]): Map<Issue, Issue> {
  const pairs = new Map<Issue, Issue>();
  const groupOf = (issue: Issue): string => pathOf(issue).slice(0, -1).join('\0');
  const nameOf = (issue: Issue): string => String(pathOf(issue).at(-1));
  for (const unknown of issues.filter(isUnknownKey)) {
    const beside = issues.filter((issue) => groupOf(issue) === groupOf(unknown));
    const missing = beside.filter(
      (issue) => issue.received === 'undefined' && !isUnknownKey(issue) && ![...pairs.values()].includes(issue),
    );
    const alone = missing.length === 1 && beside.filter(isUnknownKey).length === 1;
    const meant = missing.find((issue) => alone || alike(nameOf(unknown), nameOf(issue)));
    if (meant) pairs.set(unknown, meant);
  }
  return pairs;
}

function pathOf(issue: v.BaseIssue<unknown>): Path {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

const isUnknownKey = (issue: v.BaseIssue<unknown>): boolean => issue.expected === 'never';

function messageOf(issue: v.BaseIssue<unknown>): string {
  if (isUnknownKey(issue)) return '不认识这一项，请检查拼写，或删去它';
  if (issue.received === 'undefined') return '缺这一项，必须填写';
  // What begins like this is the library's own, whatever it quotes.
  if (!issue.message.startsWith('Invalid ')) return issue.message;
  return /object/.test(issue.type) ? '这里应是几项内容，一项一行，往里缩进；不能只写一个值' : '这里的写法不对，请对照 data/README.md';
}
