/** What a speaker is told at each step; put together at build time. */
import { exactnessOf } from '../../tables/figures';
import { stepsOf } from '../../scene/find';
import { must } from '../../tables/must';
import type { Story } from '../../story/types';
import { spoken } from '../../take/sheet/words';

export interface NoteText {
  readonly title: string;
  readonly notes: string;
  /** Every figure that the step's words or drawing state: exact wording, the report's phrase, whether it is exact, the caution. */
  readonly facts: readonly { readonly display: string; readonly phrase: string; readonly exactness: string; readonly not: string }[];
}

/** Step id → its notes. */
export function noteTexts(story: Story): Record<string, NoteText> {
  const { stage } = story;
  return Object.fromEntries(
    stepsOf(stage).map(({ step }) => {
      const text = must(story.steps[step.id], `step "${step.id}"`);
      const figure = stage.figures.find(({ id }) => id === step.figure);
      const named = [figure?.fact, ...[...text.prose, ...text.notes].map((run) => ('fact' in run ? run.fact : null))];
      const facts = stage.facts.filter(({ id }) => named.includes(id) || figure?.kind === 'wall');
      return [
        step.id,
        {
          title: step.title,
          notes: spoken(story, text.notes),
          facts: facts.map((fact) => ({ display: fact.display, phrase: fact.phrase, exactness: exactnessOf(fact), not: fact.not })),
        },
      ];
    }),
  );
}
