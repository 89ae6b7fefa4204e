/** The wall of figures. */
import type { Size } from '../camera';
import type { Chart } from '../charts';
import { stepOf } from '../find';
import { must } from '../../tables/must';
import { LEAST, typeScale } from '../typeScale';
import { textWidth } from '../box';
import type { StageStory } from '../../story/types';
import { textBlock } from './blocks';

/** Of a noun, em. */
const LEADING = { tight: 1.2, wide: 1.5 };
/** Between the words and the rule below them. */
const RULE_AIR_PX = 2;

/** Every fact in its exact wording, one a cell, unsorted, with nothing that compares them. */
export function wallLayout(story: StageStory, size: Size, head: number): Chart {
  const { small, label } = typeScale(size);
  const top = head + small * 0.5;
  const columns = 2;
  const rows = Math.ceil(story.facts.length / columns);
  const side = Math.max(12, size.width * 0.05);
  const width = (size.width - side * 2) / columns;
  const longest = Math.max(...story.figures.map(({ fact, noun }) => (fact ? textWidth(noun, 1) : 0)));
  // On the narrowest surface a noun takes two lines, and the number makes room for them.
  const wraps = LEAST * longest > width;
  const height = Math.min((size.height - top - small) / rows, width * (wraps ? 0.64 : 0.52));
  const above = wraps ? 0 : height * 0.14;
  const y0 = top + (size.height - top - small - height * rows) / 2;
  const below = wraps ? 1.22 : 1.35;
  const widest = Math.max(...story.facts.map(({ display }) => textWidth(display, 1)));
  // A noun keeps to one line, if need be from edge to edge.
  const inset = Math.max(0, Math.min(width * 0.06, width - LEAST * longest));
  const cells = story.facts.map((fact, k) => {
    const box = { x: side + (k % columns) * width, y: y0 + Math.floor(k / columns) * height, width, height };
    const figure = must(
      story.figures.find(({ id }) => id === fact.id),
      `figure "${fact.id}"`,
    );
    const nounSize = Math.max(LEAST, Math.min(label, height * 0.16, (width * 0.9) / longest));
    const room = height - above - nounSize * (wraps ? 2 * LEADING.tight : LEADING.wide) - RULE_AIR_PX;
    const numberSize = Math.min(height * (wraps ? 0.3 : 0.42), (width * 0.88) / widest, room / below);
    const pad = box.x + inset;
    return {
      step: stepOf(story, fact.id),
      box,
      fact: fact.id,
      number: textBlock(fact.display, [pad, box.y + above], numberSize, Infinity, 'start', 1.2),
      noun: textBlock(
        figure.noun,
        [pad, box.y + above + numberSize * below],
        nounSize,
        wraps ? width - nounSize : width - inset,
        'start',
        wraps ? LEADING.tight : LEADING.wide,
      ),
    };
  });
  return { kind: 'wall', cells };
}
