/** How the steps are printed: what only repeats is left out, and what says more as words is set as words. */
import type { NumberKind } from '../story/kinds';
import type { Figure, StageStory } from '../story/types';

/**
 * `list`: the figure's table set as a list in columns, no picture; `rows`: its table, no picture; `beside`: its picture beside
 * the words, no table; `large`, `small`: that, the picture larger or smaller; `short`: that, and its table as a short list below; `both`: that, and its
 * table under the words; `words`: the step's words alone.
 */
export type PaperForm = 'list' | 'rows' | 'beside' | 'large' | 'small' | 'short' | 'both' | 'words';

/** True for what draws, and so lists, every deed of its part. */
const isWhole = ({ kind, strand }: Figure): boolean => (kind === 'deeds' || kind === 'shelves') && strand === '';

function formOf({ figures }: Pick<StageStory, 'figures'>, figure: Figure): PaperForm {
  const { kind, rows, part, fact } = figure;
  switch (kind) {
    case 'deeds':
    case 'shelves':
    case 'directory':
      return 'list';
    case 'strands':
    case 'wall':
      return 'rows';
    case 'merger':
    case 'strip':
      return 'short';
    case 'days':
    case 'together':
      // What they draw stands in the list of their part, where there is one.
      return figures.some((other) => other.part === part && isWhole(other)) ? 'beside' : 'both';
    case 'map':
      if (rows === 'positions') return 'rows';
      if (rows !== 'streets') return 'both';
      // The map itself; one that counts something is smaller.
      return fact === null ? 'large' : 'beside';
    case 'tiles':
      return 'small';
    default:
      // What is left draws one number.
      kind satisfies NumberKind;
      return 'small';
  }
}

/** How each step is printed, by its id: a figure that several steps show is printed with the last of them. */
export function paperForms(story: Pick<StageStory, 'chapters' | 'foot' | 'figures'>): ReadonlyMap<string, PaperForm> {
  const steps = [...story.chapters, ...story.foot].flatMap((chapter) => chapter.steps);
  return new Map(
    steps.map(({ id, figure }, k) => {
      const shown = story.figures.find((each) => each.id === figure);
      const again = steps.slice(k + 1).some((later) => later.figure === figure);
      return [id, shown && !again ? formOf(story, shown) : 'words'];
    }),
  );
}
