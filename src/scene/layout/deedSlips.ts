/** Lead phrases set downward on their slips, all of a picture in one size. */
import type { Box } from '../box';
import type { Point } from '../camera';
import type { Fold } from '../deedCharts';
import { LEAST } from '../typeScale';
import { breakLines, splitAtComma } from '../typeset';

/** From one character to the next below it, and from a column to the next, em. */
const ADVANCE = 1.13;
const COLUMN = 1.3;
/** Air around the columns, em. */
const PAD = 0.55;

export interface Slips {
  readonly fontSize: number;
  /** Of each lead. */
  readonly columns: readonly (readonly string[])[];
}

/** A lead in columns of so many characters: one if it goes, else parted at its comma, else wherever it must be. */
function columnsOf(lead: string, most: number): string[] {
  return [...lead].length <= most ? [lead] : splitAtComma(lead).flatMap((part) => breakLines(part, most));
}

/**
 * Leads in the largest type in which each has one column in a height; in more columns of the least type where none has.
 * @param height px that a slip may take, its air included
 */
export function slipsOf(leads: readonly string[], height: number, largest: number): Slips {
  const set = (fontSize: number): Slips => {
    const most = Math.max(4, Math.floor((height / fontSize - PAD * 2) / ADVANCE));
    return { fontSize, columns: leads.map((lead) => columnsOf(lead, most)) };
  };
  for (let fontSize = largest; fontSize > LEAST; fontSize -= 0.5) {
    const tried = set(fontSize);
    if (tried.columns.every(({ length }) => length === 1)) return tried;
  }
  return set(LEAST);
}

/** Width in px that the widest of the slips needs. */
export const slipWidth = ({ columns, fontSize }: Slips): number =>
  fontSize * (Math.max(...columns.map(({ length }) => length), 1) * COLUMN + PAD);

/** Height in px that the longest of the slips needs. */
export const slipHeight = ({ columns, fontSize }: Slips): number =>
  fontSize * (Math.max(...columns.flat().map((text) => [...text].length), 1) * ADVANCE + PAD * 2);

/** The slip of one lead, its text in the middle of a box's width, from its top. */
export function slipIn(box: Box, slips: Slips, k: number): NonNullable<Fold['slip']> {
  const { fontSize } = slips;
  const columns = slips.columns[k] ?? [];
  return {
    box,
    fontSize,
    columns: columns.map((text, c) => ({
      text,
      at: [box.x + box.width / 2 + ((columns.length - 1) / 2 - c) * fontSize * COLUMN, box.y + fontSize * (PAD + 0.9)] as Point,
    })),
  };
}
