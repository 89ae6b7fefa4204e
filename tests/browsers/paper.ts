/** What is on a printed handout, read back with Poppler. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findPoppler } from '../../tools/browser.mjs';

export interface Handout {
  readonly pages: number;
  /** How many of the tables stand there with every cell. */
  readonly tables: number;
}

const escape = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');

/**
 * A cell as it may be read from the paper: fonts give some characters back as radicals that look the same (门 as ⻔), or
 * not at all.
 */
const patternOf = (cell: string): RegExp => new RegExp([...cell.normalize('NFKC').replace(/\s/g, '')].map((character) => `[${escape(character)}\u2E80-\u2EFF\uFFFD]`).join(''), 'u');

/**
 * Counts pages and whole tables.
 * @param tables the cells of each table as the page has them
 */
export function readHandout(pdf: Buffer, tables: readonly (readonly string[])[]): Handout {
  const folder = mkdtempSync(join(tmpdir(), 'yunhe-handout-'));
  try {
    writeFileSync(join(folder, 'handout.pdf'), pdf);
    const text = execFileSync(join(dirname(findPoppler() ?? ''), 'pdftotext'), [join(folder, 'handout.pdf'), '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
    const flat = text.normalize('NFKC').replaceAll('\u2E3A', '——').replace(/\s/g, '');
    return {
      pages: text.split('\f').length - 1,
      tables: tables.filter((cells) => cells.every((cell) => patternOf(cell).test(flat))).length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
