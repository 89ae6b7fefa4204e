/** The figures that draw single deeds: which rows of the ledger each of them is given. */
import type { DaysChart, ShelvesChart, TogetherChart } from '../deedCharts';
import type { Env } from '../types';
import type { Deed, Figure, SceneSpec, StageStory } from '../../story/types';
import { daysLayout } from './days';
import type { Stock } from './shelfGroups';
import { heightOfShelves, shelvesLayout } from './shelves';
import { togetherLayout } from './together';

const deedsOf = ({ deeds }: StageStory, { part, strand }: Figure): Deed[] =>
  deeds.filter((deed) => deed.section === part && (strand === '' || deed.strand === strand));

const leadsOf = ({ chapters }: StageStory, { part }: Figure): readonly string[] =>
  chapters.find(({ section }) => section !== null && section === part)?.leads ?? [];

/** The strand of a figure as days. @param head px that hang at the top of the stage */
export function daysOf(story: StageStory, figure: Figure, { size }: Env, head: number): DaysChart {
  return daysLayout(deedsOf(story, figure), story.facts, size, head);
}

const stockOf = (story: StageStory, figure: Figure): Stock => ({
  leads: leadsOf(story, figure),
  deeds: deedsOf(story, figure),
  facts: story.facts,
});

/** The leads of a figure's part as shelves. @param head px that hang at the top of the stage */
export function shelvesOf(story: StageStory, figure: Figure, { fold }: SceneSpec, env: Env, head: number): ShelvesChart {
  return shelvesLayout(stockOf(story, figure), env, fold || 1, head);
}

/** Height in px at which a figure of shelves that stands by itself shows all of them open. */
export function shelvesHeight(story: StageStory, figure: Figure, width: number): number {
  return heightOfShelves(stockOf(story, figure), width);
}

/** The partners of a lead: that of the step, or the first of the figure's part. @param head px that hang at the top of the stage */
export function togetherOf(story: StageStory, figure: Figure, { fold }: SceneSpec, { size }: Env, head: number): TogetherChart {
  const lead = fold || 1;
  const deeds = deedsOf(story, figure).filter((deed) => deed.lead === lead);
  return togetherLayout(deeds, leadsOf(story, figure)[lead - 1] ?? '', story.facts, size, head);
}
