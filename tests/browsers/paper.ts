/** What is on a printed handout, read back with Poppler. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findPoppler } from '../../tools/browser.mjs';

export interface Handout {
  readonly pages: number;
  /** How many of the tables stand there with every cell. */
  readonly tables: number;
  /** The pages as they are drawn, PNG, 72 px an inch. */
  readonly pictures: readonly Buffer[];
}

/**
 * A cell as it may be read from the paper: fonts give some characters back as others that look the same (门 as ⻔, · as ・),
 * or not at all.
 */
const patternOf = (cell: string): RegExp =>
  new RegExp(
    [...cell.normalize('NFKC').replace(/\s/g, '')]
      .map((character) => (/[\p{L}\p{N}]/u.test(character) ? `[${character}\u2E80-\u2EFF\uFFFD]` : '[^\\p{L}\\p{N}]'))
      .join(''),
    'u',
  );

/**
 * Counts pages and whole tables.
 * @param tables the cells of each table as the page has them
 */
export function readHandout(pdf: Buffer, tables: readonly (readonly string[])[]): Handout {
  const folder = mkdtempSync(join(tmpdir(), 'yunhe-handout-'));
  try {
    writeFileSync(join(folder, 'handout.pdf'), pdf);
    const poppler = (name: string, ...args: readonly string[]): string =>
      execFileSync(join(dirname(findPoppler() ?? ''), name), args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
    // As it was written: a cell that goes on in a second line stays whole.
    const text = poppler('pdftotext', '-raw', join(folder, 'handout.pdf'), '-');
    poppler('pdftoppm', '-r', '72', '-png', join(folder, 'handout.pdf'), join(folder, 'page'));
    const flat = text.normalize('NFKC').replaceAll('\u2E3A', '——').replace(/\s/g, '');
    return {
      pages: text.split('\f').length - 1,
      pictures: readdirSync(folder)
        .filter((name) => name.endsWith('.png'))
        .sort()
        .map((name) => readFileSync(join(folder, name))),
      tables: tables.filter((cells) => cells.every((cell) => patternOf(cell).test(flat))).length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
