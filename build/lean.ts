/** What of the story travels to the browser. */
import { isArea, isBridge } from '../src/scene/layout/map';
import { basisKind } from '../src/scene/layout/mapNames';
import { everyStep } from '../src/scene/find';
import type { Rest } from '../src/scene/whole';
import type { StageStory } from '../src/story/types';

/** Names and cameras need the waters to some ten metres; the drawing has its own paths. */
const coarse = (degrees: number): number => Number(degrees.toFixed(4));

/**
 * The stage's story without the words that only prerendered text says, without the deeds and leads that only charts show, without what stands at the foot of the page, without the places that no step shows, and
 * without the outlines of brush strokes, which only the map engine draws.
 */
export function leanStage(stage: StageStory): StageStory {
  const shown = new Set(everyStep(stage).flatMap(({ step: { scene } }) => [...scene.places, ...scene.focus]));
  return {
    ...stage,
    chapters: stage.chapters.map((chapter) => ({
      ...chapter,
      heading: '',
      result: '',
      leads: [],
      steps: chapter.steps.map((step) => ({ ...step, title: '' })),
    })),
    figures: stage.figures.map((figure) => ({ ...figure, title: '' })),
    facts: stage.facts.map((fact) => ({ ...fact, section: 0, lead: 0, unit: '', phrase: '', counts: '', not: '' })),
    streets: stage.streets.map((street) => ({ ...street, name: '', nearestWaterway: '' })),
    platforms: stage.platforms.map((platform) => ({ ...platform, basis: basisKind(platform.basis) })),
    places: stage.places
      .filter(({ id }) => shown.has(id))
      .map((place) => ({ ...place, kind: isBridge(place) || isArea(place) ? place.kind : '', section: null })),
    deeds: [],
    foot: [],
    waterways: stage.waterways.map((water) => ({
      ...water,
      line: water.line.map(([lon, lat]) => [coarse(lon), coarse(lat)] as const),
      brush: [],
      lengthM: 0,
    })),
  };
}

/** What the stage's story leaves behind and what draws charts brings along. */
export const restOf = ({ chapters, deeds, foot }: StageStory): Rest => ({ deeds, foot, leads: chapters.map(({ leads }) => leads) });
