/** The words of a strand, broken into lines that keep names and facts whole where there is room. */
import { textWidth } from '../box';
import type { Run } from '../deedCharts';
import { evenLines } from '../typeset';
import type { Deed, Fact } from '../../story/types';
import { calledIn } from './deedText';

/** Between two names, em wide; between a name and what is said of it, half as wide. */
const APART = '　';
const NEAR = '\u2002';

/** What is broken only if it is longer than a line, and what stands between it and the one before. */
interface Piece {
  readonly runs: readonly Run[];
  readonly after: string;
}

/** A fact stands behind what it counts; words that neighbours share are said once, after the last of them. */
function piecesOf(rows: readonly Deed[], facts: readonly Fact[], theme: string | null): Piece[] {
  return rows.flatMap((row, k): Piece[] => {
    const fact = facts.find(({ id }) => id === row.fact);
    const shared = row.words !== '' && row.words === rows[k - 1]?.words && row.words !== rows[k + 1]?.words;
    const more: Run[] = [
      ...(fact || shared ? [{ text: row.words, tone: 'own' as const }] : []),
      ...(fact ? [{ text: fact.display, tone: 'fact' as const }] : []),
    ];
    return [
      { runs: [{ text: calledIn(row), tone: theme !== null && row.theme === theme ? 'theme' : 'plain' }], after: APART },
      ...(more.length > 0 ? [{ runs: more.filter(({ text }) => text !== ''), after: NEAR }] : []),
    ];
  });
}

const widthOf = (line: readonly Run[]): number => line.reduce((sum, { text }) => sum + textWidth(text, 1), 0);

/** Width in px of the longest line. */
export function linesWidth(lines: readonly (readonly Run[])[], fontSize: number): number {
  return Math.max(0, ...lines.map(widthOf)) * fontSize;
}

/**
 * Lines of at most `ems` em.
 * @param theme rows of it are told apart; null = of none
 */
export function runLines(rows: readonly Deed[], facts: readonly Fact[], theme: string | null, ems: number): Run[][] {
  const lines: Run[][] = [];
  const put = (runs: readonly Run[], after: string): boolean => {
    const line = lines[lines.length - 1];
    if (!line || widthOf(line) + textWidth(after, 1) + widthOf(runs) > ems) return false;
    line.push(...(after ? [{ text: after, tone: 'plain' as const }] : []), ...runs);
    return true;
  };
  for (const { runs, after } of piecesOf(rows, facts, theme)) {
    if (put(runs, after)) continue;
    if (widthOf(runs) <= ems) lines.push([...runs]);
    else
      runs.forEach((run, k) => {
        if (k > 0 && put([run], '')) return;
        // A fact stands in one piece.
        for (const text of run.tone === 'fact' ? [run.text] : evenLines(run.text, ems)) lines.push([{ ...run, text }]);
      });
  }
  return lines;
}
