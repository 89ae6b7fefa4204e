/** A deed with a place points at it. */
import { stepsOf } from '../find';
import type { ScrollChart } from '../deedCharts';
import type { StageStory } from '../../story/types';

/** The scroll, each deed whose place stands on a map of the road with the first step that shows it. */
export function pointing(story: StageStory, chart: ScrollChart): ScrollChart {
  const maps = stepsOf(story).filter(({ step }) => step.scene.layout === 'map');
  const showing = new Map(
    story.deeds.flatMap(({ id, place }) => {
      const found = place && maps.find(({ step }) => step.scene.places.includes(place));
      return found ? [[id, found.step.id] as const] : [];
    }),
  );
  const folds = chart.folds.map((fold) => ({ ...fold, rows: fold.rows.map((row) => ({ ...row, step: showing.get(row.id) ?? null })) }));
  return { ...chart, folds };
}
