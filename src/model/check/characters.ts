/** Broken characters: said where they stand, and nothing else of that place. */
import { firstBroken, visible } from '../characters';
import { rowList, type Fault } from '../faults';
import type { Sources } from '../sources';
import type { Table } from '../table';
import { nameOfPath, type Path, type Tree } from '../tree';

/** So many places of a file are named one by one; of more, the file is broken as a whole. */
const MOST = 3;

/** One fault for each text with a broken character; of a file that holds many, one for all of them. */
export function brokenFaults(places: readonly Fault[]): Fault[] {
  const files = new Map<string, Fault[]>();
  for (const fault of places) files.set(fault.file, [...(files.get(fault.file) ?? []), fault]);
  return [...files.values()].flatMap((faults) => {
    const [first, ...more] = faults;
    if (!first || faults.length <= MOST) return faults;
    const rows = [...new Set(more.flatMap(({ row }) => (row === undefined ? [] : [row])))];
    const where = rows.length === 0 ? '' : `，在${rowList(rows)}`;
    return [{ ...first, message: `${first.message}；这样的还有 ${more.length} 处${where}。整个文件多半是用错了编码另存的，请换回好的那一份` }];
  });
}

/** Leaves out faults about rows of files of which so much is broken that nothing else can be said. */
export function inSound(places: readonly Fault[]): (faults: readonly Fault[]) => Fault[] {
  const counts = new Map<string, number>();
  for (const { file } of places) counts.set(file, (counts.get(file) ?? 0) + 1);
  return (faults) => faults.filter(({ file, row }) => row === undefined || (counts.get(file) ?? 0) <= MOST);
}

/** Every place with a broken character, in the order of the files. */
export function brokenPlaces(sources: Sources): Fault[] {
  const { facts, streets, platforms, places, waterways, boundary, story, site } = sources;
  return [...[facts, streets, platforms, places].flatMap(inTable), ...[waterways, boundary, story, site].flatMap(inTree)];
}

function problem(text: string): string | null {
  const found = firstBroken(text);
  if (!found) return null;
  return `第${found.place}个字坏了，写不出来（${visible(found.character)}）；多半是从 Word 或 PDF 粘贴来的，请把这个字删去，重新打一遍`;
}

function inTable(table: Table | null): Fault[] {
  return (table?.rows ?? []).flatMap(({ row, cells }) => Object.entries(cells).flatMap(([field, found]): Fault[] => {
    const message = problem(found);
    return message === null ? [] : [{ file: table?.file ?? '', row, field, found, message }];
  }));
}

function inTree(tree: Tree | null): Fault[] {
  if (!tree) return [];
  const search = (value: unknown, path: Path): Fault[] => {
    if (typeof value === 'string') {
      const message = problem(value);
      const row = message === null ? undefined : tree.rowOf(path);
      return message === null ? [] : [{ file: tree.file, ...(row === undefined ? {} : { row }), field: nameOfPath(tree, path), found: value, message }];
    }
    if (Array.isArray(value)) return value.flatMap((item: unknown, index) => (typeof item === 'number' ? [] : search(item, [...path, index])));
    return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, item]) => search(item, [...path, key])) : [];
  };
  return search(tree.value, []);
}
