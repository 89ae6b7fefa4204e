/** The stories on which rules are tested that hold for any story, and their drawings. */
import { figureSize } from '../../src/scene/scene';
import type { Env } from '../../src/scene/types';
import type { DataFiles } from '../../src/story/load';
import type { Story } from '../../src/story/types';
import { readDataFolder } from '../../build/read-data';
import { fixture } from '../fixtures/overlay';
import { edited, storyOf } from '../fixtures/variant';
import { DESK, drawing, FROZEN, PHONE, SMALL, type Draw } from './pictures';
import { elementOf, type Drawn } from './svg';
import { told, type Told } from './told';

export interface Tale {
  readonly name: string;
  readonly story: Story;
  readonly told: Told;
}

/** The district in a mirror: east is where west was. A rule that holds by chance on one map does not hold on both. */
function mirrored(files: DataFiles): DataFiles {
  const turn = (lon: string): string => (2 * 120.13 - Number(lon)).toFixed(5);
  const column = (text: string): string =>
    text.replace(/,(120\.\d+),(30\.\d+),WGS84/g, (_, lon: string, lat: string) => `,${turn(lon)},${lat},WGS84`);
  return edited(
    {
      'streets.csv': column,
      'places.csv': column,
      'waterways.geojson': (text) => text.replace(/\[(120\.\d+),/g, (_, lon: string) => `[${turn(lon)},`),
    },
    files,
  );
}

/** A story under a name, with what its files say. */
export const tale = (name: string, files: DataFiles): Tale => ({ name, story: storyOf(files), told: told(files) });

/** The frozen story, the second data set, and the second in a mirror. */
export function tales(): Tale[] {
  return [tale('frozen', readDataFolder(FROZEN)), tale('base', fixture('base')), tale('mirror', mirrored(fixture('base')))];
}

/** A drawn stage. */
export interface View {
  /** Names the story, the step and the size, for messages. */
  readonly where: string;
  readonly tale: Tale;
  readonly step: Told['story']['chapters'][number]['steps'][number];
  readonly chapter: Told['story']['chapters'][number];
  readonly env: Env;
  readonly picture: Drawn;
}

/** Where a step is drawn: on every stage, but at the foot of the page only as a figure by itself, as large as it needs. */
function envsOf({ stage }: Story, foot: boolean, figureId: string | undefined): readonly Env[] {
  const figure = stage.figures.find(({ id }) => id === figureId);
  const envs = [PHONE, DESK, ...SMALL].map((env) => (figure && isAlone(env) ? { ...env, size: figureSize(stage, figure) } : env));
  return foot ? envs.filter(isAlone) : envs;
}
const isAlone = (env: Env): boolean => !env.garland;

/**
 * Every step of every story at every size.
 * @param layouts draws only steps of these layouts
 */
export async function views(layouts: (layout: string) => boolean, stories: readonly Tale[] = tales(), draw?: Draw): Promise<View[]> {
  const drawn = draw ?? (await drawing());
  return stories.flatMap((each) =>
    each.told.story.chapters.flatMap((chapter) =>
      chapter.steps
        .filter(({ scene }) => layouts(scene.layout))
        .flatMap((step) =>
          envsOf(each.story, chapter.foot ?? false, step.figure).map((env): View => {
            const picture = elementOf(drawn.stageMarkup(each.story, step.id, env)).querySelector('svg.picture');
            if (!picture) throw new Error(`no picture of ${step.id}`);
            return { where: `${each.name} ${step.id} ${env.size.width}×${env.size.height}`, tale: each, chapter, step, env, picture };
          }),
        ),
    ),
  );
}
