/** The drawings of articles: each figure's and each step's scene as a phone shows it; build time only. */
import { clamp } from '../../scene/box';
import type { Size } from '../../scene/camera';
import { stepOf, stepsOf } from '../../scene/find';
import { alone, figureSize, sceneFor } from '../../scene/scene';
import type { Scene } from '../../scene/types';
import type { StageStory, Story } from '../../story/types';
import { drawingsOf, type Drawings } from '../drawings';

/** Width of a map in an article, how high it is at least and at most, and what its caption takes of that, px. */
const MAP = { width: 360, least: 340, most: 500, caption: 130 } as const;

/** A map is as tall as its main water makes it. */
function mapSize({ canalBounds: [west, south, east, north] }: StageStory): Size {
  const tall = (north - south) / Math.max(1e-9, (east - west) * Math.cos((((north + south) / 2) * Math.PI) / 180));
  return { width: MAP.width, height: Math.round(clamp(MAP.width * tall + MAP.caption, MAP.least, MAP.most)) };
}

/** A picture, and the scene that it shows. */
export interface Drawn {
  readonly markup: string;
  readonly scene: Scene;
}

/** What articles show. */
export interface ArticleDrawings extends Omit<Drawings, 'pictures'> {
  readonly figures: ReadonlyMap<string, Drawn>;
  /** Of the steps that show no figure. */
  readonly steps: ReadonlyMap<string, Drawn>;
}

/** A step and a figure may have one id. */
const ofStep = (id: string): string => `#${id}`;

/** Draws every figure, and every step that shows none. */
export function articleDrawings(story: Story): ArticleDrawings {
  const { stage } = story;
  const map = mapSize(stage);
  const figures = stage.figures.map((figure) => {
    const size = figure.kind === 'map' ? map : figureSize(stage, figure);
    return [figure.id, sceneFor(stage, stepOf(stage, figure.id), alone(size))] as const;
  });
  const steps = stepsOf(stage)
    .filter(({ step }) => step.figure === null)
    .map(({ step }) => [step.id, sceneFor(stage, step.id, alone(map))] as const);
  const { pictures, ...rest } = drawingsOf(
    story,
    new Map([...figures, ...steps.map(([id, scene]) => [ofStep(id), scene] as const)]),
    false,
  );
  // Some rules hold for what stands in a figure: here it is the picture itself.
  const drawn = (name: string, scene: Scene): Drawn => ({
    markup: (pictures.get(name) ?? '').replace('class="picture"', 'class="picture graphic"'),
    scene,
  });
  return {
    ...rest,
    figures: new Map(figures.map(([id, scene]) => [id, drawn(id, scene)])),
    steps: new Map(steps.map(([id, scene]) => [id, drawn(ofStep(id), scene)])),
  };
}
