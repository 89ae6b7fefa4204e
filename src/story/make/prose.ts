/** Prose with facts in it: {fact:id} stands for the fact's exact wording. What else may stand there is judged by check/numbers. */
import type { Fact, Inline } from '../types';

/** What prose needs to know of a fact. */
export type Wording = Pick<Fact, 'id' | 'display'>;

/** A fact in prose. */
export const TOKEN = /\{fact:([a-z0-9-]+)\}/g;

/** Text → runs of plain text and facts, in order; empty runs are dropped. */
export function inline(prose: string): Inline[] {
  return prose
    .split(TOKEN)
    .map((part, index): Inline => (index % 2 === 1 ? { fact: part } : { text: part }))
    .filter((run) => !('text' in run) || run.text !== '');
}

/** Text with each token replaced by its fact's wording. A token without a fact stays as it is. */
export function spellOut(prose: string, facts: readonly Wording[]): string {
  return prose.replace(TOKEN, (token, id: string) => facts.find((fact) => fact.id === id)?.display ?? token);
}
