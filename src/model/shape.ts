/** Runs a schema over a table or a tree and says each issue as a fault. */
import * as v from 'valibot';
import type { Fault } from './faults';
import type { Table } from './table';
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
  const faults = results.flatMap(({ row, cells, result }) =>
    (result.issues ?? []).flatMap((issue): Fault[] => {
      const field = String(pathOf(issue)[0] ?? '');
      const found = cells[field];
      return issue.type === 'strict_object' || found === undefined ? [] : [{ file: table.file, row, field, found, message: issue.message }];
    }),
  );
  const complete = results.every(({ result }) => result.success);
  return { value: complete ? results.map(({ result }) => result.output as v.InferOutput<S>) : null, faults };
}

/** Checks a whole YAML or GeoJSON tree. */
export function shapeTree<S extends Schema>(tree: Tree, schema: S): Shaped<v.InferOutput<S>> {
  const result = v.safeParse(schema, tree.value);
  const faults = (result.issues ?? []).map((issue): Fault => {
    const path = pathOf(issue);
    const row = tree.rowOf(path);
    const found = typeof issue.input === 'string' || typeof issue.input === 'number' ? String(issue.input) : undefined;
    return {
      file: tree.file,
      ...(row === undefined ? {} : { row }),
      ...(path.length === 0 ? {} : { field: nameOfPath(tree, path) }),
      ...(found === undefined || isUnknownKey(issue) ? {} : { found }),
      message: messageOf(issue),
    };
  });
  return { value: result.success ? result.output : null, faults };
}

function pathOf(issue: v.BaseIssue<unknown>): Path {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

const isUnknownKey = (issue: v.BaseIssue<unknown>): boolean => issue.expected === 'never';

function messageOf(issue: v.BaseIssue<unknown>): string {
  if (isUnknownKey(issue)) return '不认识这一项，请检查拼写，或删去它';
  if (issue.received === 'undefined') return '缺这一项，必须填写';
  return /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '这里的写法不对，请对照 README';
}
