/** The parts of the report in the directory: their folds, and their titles over them. */
import { textWidth, type Box } from '../box';
import type { ScrollChart } from '../deedCharts';
import type { Chapter, StageStory } from '../../story/types';
import { must } from '../../tables/must';
import { breakLines } from '../typeset';
import { blockHeight, textBlock } from './blocks';
import { foldsOf, type Content } from './deedFold';

/** A section of the report, and its folds with ids of their own in the whole report. */
export interface Part {
  readonly chapter: Chapter;
  readonly folds: readonly Content[];
}

/** The sections that have leads, in the order of the report. */
export const partsOf = (story: StageStory): Part[] =>
  story.chapters.flatMap((chapter) =>
    chapter.section === null || chapter.leads.length === 0
      ? []
      : [
          {
            chapter,
            folds: foldsOf(story, chapter.section).map((fold) => ({ ...fold, id: `fold-${chapter.section}-${fold.id.slice(5)}` })),
          },
        ],
  );

export type Head = ScrollChart['heads'][number];

/** Numeral and title of a part over its folds; the title only where it has room. */
export function headOf({ chapter }: Part, box: Box, type: number): Head {
  const middle = box.x + box.width / 2;
  const numeral = textBlock(chapter.numeral, [middle, box.y + type * 0.2], type * 1.3, Infinity, 'middle', 1.2);
  const lines = breakLines(chapter.title, (box.width - 4) / type);
  const even = breakLines(chapter.title, Math.ceil(textWidth(chapter.title, 1) / 2));
  const at = [middle, box.y + type * 0.2 + blockHeight(numeral)] as const;
  const title = {
    lines: lines.length === 2 && even.length === 2 ? even : lines,
    at,
    fontSize: type,
    anchor: 'middle' as const,
    lineHeight: type * 1.2,
  };
  return { step: must(chapter.steps[0], 'step').id, box, numeral, title: lines.length > 2 ? null : title };
}

/** Height of numeral and title over folds, px. */
export const headHeight = (type: number): number => type * 4.4;

/** Numeral and title on one line. */
export function lineHead({ chapter }: Part, box: Box, type: number): Head {
  const left = box.x + type * 0.6;
  const large = type * 1.15;
  // Both on one baseline, off the folds below.
  const top = box.y + type * 0.12;
  return {
    step: must(chapter.steps[0], 'step').id,
    box,
    numeral: textBlock(chapter.numeral, [left, top + type - large], large, Infinity, 'start', 1.25),
    title: textBlock(chapter.title, [left + textWidth(chapter.numeral, large) + type * 0.6, top], type, Infinity, 'start', 1.25),
  };
}
