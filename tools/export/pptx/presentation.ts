/** The story as a slide show that PowerPoint and WPS can edit: shapes of their own, no pictures, nothing embedded. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss from 'postcss';
import { sheetStyle } from '../../../build/sheet-style';
import { must } from '../../../src/tables/must';
import type { Story } from '../../../src/story/types';
import { markOf } from '../../../src/tables/words';
import type { SlideDrawings } from '../../../src/take/slides/prerender';
import { studio } from './drawing';
import { markedSlides } from './fictional';
import { namesOf } from './names';
import { partsOf, zipped } from './pack';
import { FOOT, slidesOf, STAGE } from './slides';
import { paletteOf } from './theme';

/** The module that draws the slides' pictures, as Vite loads it. */
export interface SlideModule {
  slideDrawings(story: Story, size: typeof STAGE, foot: number): SlideDrawings;
}

/** A variable of the page's own colours. */
function pigments(root: string): (name: string) => string {
  const all = new Map<string, string>();
  for (const node of postcss.parse(readFileSync(join(root, 'src/ui/tokens.css'), 'utf8')).nodes)
    if (node.type === 'rule' && node.selector === ':root') node.walkDecls(({ prop, value }) => void all.set(prop, value));
  return (name) => must(all.get(name), `pigment "${name}"`);
}

/** The parts of the slide show by their names. */
export function presentationParts(root: string, story: Story, module: SlideModule): Map<string, string> {
  const drawings = module.slideDrawings(story, STAGE, FOOT);
  const palette = paletteOf(pigments(root));
  const own = studio(sheetStyle(root, drawings.style), drawings.defs, namesOf(story.stage));
  return partsOf(story, markedSlides(slidesOf(story, drawings, own, palette), markOf(story.site), palette), palette);
}

/** The slide show as a file. */
export const presentation = (root: string, story: Story, module: SlideModule): Uint8Array => zipped(presentationParts(root, story, module));
