/** A data folder to be changed. */
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSources } from '../src/story/intake/sources';
import { WORKBOOK } from '../src/story/intake/workbook';
import { csvFile } from '../src/tables/csv';
import { readDataFolder } from './read-data';

/** Copies the data folder `from` to `to`. Tables that came out of a workbook are CSV files in the copy, which can be changed as text. */
export async function copyData(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  const files = readDataFolder(from);
  if (!files[WORKBOOK]) return;
  await rm(join(to, WORKBOOK));
  const { facts, streets, platforms, places, deeds } = readSources(files).sources;
  for (const table of [facts, streets, platforms, places, deeds]) {
    if (!table) continue;
    const columns = table.columns.filter((name) => name !== '');
    const rows = table.rows.map(({ cells }) => columns.map((column) => cells[column] ?? ''));
    await writeFile(join(to, table.file), csvFile([columns, ...rows]));
  }
}
