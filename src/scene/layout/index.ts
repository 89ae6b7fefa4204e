import type { Chart } from '../charts';
import type { Env, MarkState } from '../types';
import type { StageStory, Step } from '../../story/types';
import { daysOf, shelvesOf, togetherOf } from './deedFigures';
import { directoryLayout } from './deedDirectory';
import { pointing } from './deedPlaces';
import { deedsLayout } from './deeds';
import { garland, garlandHeight } from './garland';
import { sumLayout } from './shapes';
import { strandsLayout } from './strands';
import { mergerLayout, stripLayout, tilesLayout } from './streets';
import { unitsLayout } from './units';
import { wallLayout } from './words';

/** Where the actors stand and what the chart shows at a step whose layout is not the map. */
export function chartLayout(story: StageStory, step: Step, env: Env): { marks: readonly MarkState[]; chart: Chart } {
  const figure = story.figures.find(({ id }) => id === step.figure);
  const fact = story.facts.find(({ id }) => id === figure?.fact);
  const { size } = env;
  const chosen = env.chosen ?? null;
  const top = env.garland ? garlandHeight(story.streets.length, size, chosen) : 0;
  const along = (chart: Chart): { marks: readonly MarkState[]; chart: Chart } => ({
    marks: env.garland ? garland(story.streets, size, chosen) : [],
    chart,
  });
  switch (step.scene.layout) {
    case 'strip':
      return stripLayout(story, size, chosen);
    case 'tiles':
      return tilesLayout(story, size, chosen);
    case 'merger':
      return mergerLayout(story, size, chosen);
    case 'wall':
      return along(wallLayout(story, size, top));
    case 'strands':
      return along(strandsLayout(story, size, top, env.opened ?? null, env.garland));
    case 'units':
      if (figure && fact) return along(unitsLayout(figure, fact, size, top));
      break;
    case 'sum':
      if (fact) return along(sumLayout(fact, size, top));
      break;
    case 'days':
      if (figure) return along(daysOf(story, figure, env, top));
      break;
    case 'shelves':
      if (figure) return along(shelvesOf(story, figure, step.scene, env, top));
      break;
    case 'together':
      if (figure) return along(togetherOf(story, figure, step.scene, env, top));
      break;
    case 'deeds':
      if (figure && figure.part !== null) return along(pointing(story, deedsLayout(story, figure.part, step.scene.fold, env, top)));
      break;
    case 'directory':
      return along(pointing(story, directoryLayout(story, env, top)));
    case 'map':
      break;
    default:
      step.scene.layout satisfies never;
  }
  throw new Error(`step "${step.id}" has no figure for its layout "${step.scene.layout}"`);
}
