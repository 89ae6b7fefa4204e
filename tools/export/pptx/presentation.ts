/** The story as a slide show that PowerPoint and WPS can edit: shapes of their own, no pictures, nothing embedded. */
import { sheetStyle } from '../../../build/sheet-style';
import type { Story } from '../../../src/story/types';
import type { Drawings } from '../../../src/take/drawings';
import { pigmentsOf } from '../drawing/pigments';
import { markOf } from '../../../src/tables/words';
import { studio } from './drawing';
import { markedSlides } from './fictional';
import { namesOf } from './names';
import { partsOf, zipped } from './pack';
import { FOOT, slidesOf, STAGE } from './slides';
import { paletteOf } from './theme';

/** The module that draws the slides' pictures, as Vite loads it. */
export interface SlideModule {
  slideDrawings(story: Story, size: typeof STAGE, foot: number): Drawings;
}

/** The parts of the slide show by their names. */
export function presentationParts(root: string, story: Story, module: SlideModule): Map<string, string> {
  const drawings = module.slideDrawings(story, STAGE, FOOT);
  const palette = paletteOf(pigmentsOf(root));
  const own = studio(sheetStyle(root, drawings.style), drawings.defs, namesOf(story.stage));
  return partsOf(story, markedSlides(slidesOf(story, drawings, own, palette), markOf(story.site), palette), palette);
}

/** The slide show as a file. */
export const presentation = (root: string, story: Story, module: SlideModule): Uint8Array => zipped(presentationParts(root, story, module));
