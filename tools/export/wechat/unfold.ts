/**
 * A picture that unfolds on tap. It is whole as it stands: nothing covers it, and where nothing moves it stays whole. The first
 * tap lays aside all but its ground, each further one brings back what comes next.
 *
 * An article has no ids, so a tap moves only what it lands in, and that only once. Every stage k of the picture is a group
 * `shift` (one step to the right when it is tapped) that holds a group `layer` (k steps to the left) and all later stages. The
 * plate that takes the k-th tap stands k - 1 steps to the left, inside its layer: as many steps as have been made by then.
 * So it comes into view when it is its turn, over everything else, and leaves with its tap; what it brings back has gone as
 * far to the right as it now goes to the left.
 */
import type { Size } from '../../../src/scene/camera';
import { element } from './markup';
import { FACES } from './writing';

/** A step is wider than any picture. */
const STEP = 2000;
/** What is laid aside fades, moves unseen, and comes back: a third of the time each. */
const LASTS = '0.9s';
const ONCE = { dur: LASTS, begin: 'click', fill: 'freeze', restart: 'never' } as const;

const fades = element('animate', { attributeName: 'opacity', values: '1;0;0;1', ...ONCE });
const goes = (steps: number): string => {
  const to = `${steps * STEP} 0`;
  return element('animateTransform', { attributeName: 'transform', type: 'translate', values: `0 0;0 0;${to};${to}`, ...ONCE });
};
const plate = ({ width, height }: Size, steps: number): string =>
  element('rect', { x: -steps * STEP, y: 0, width, height, fill: '#ffffff', opacity: 0 });

/** How the plate for the next tap is marked, in colours of the page. */
export interface Sign {
  readonly text: string;
  readonly ink: string;
  readonly rest: string;
}

/** Height of the band below a picture in which a sign stands, units. */
export const BAND = 72;
const DOT = { radius: 9, apart: 36, letters: 38 } as const;

/** How far it has come, and that there is more. */
function signed({ text, ink, rest }: Sign, { width, height }: Size, turn: number, turns: number): string {
  const y = height - BAND / 2 + 14;
  const from = -(turn - 1) * STEP + width / 2;
  const dots = Array.from({ length: turns }, (_, k) =>
    element('circle', { cx: from + 24 + k * DOT.apart, cy: y - 13, r: DOT.radius, fill: k < turn - 1 ? ink : rest }),
  );
  const words = { x: from - 12, y, fill: ink, 'font-size': DOT.letters, 'font-family': FACES.sans, 'text-anchor': 'end' };
  return element('text', words, text) + dots.join('');
}

/**
 * Layers as markup that unfolds, in as many taps as there are layers.
 * @param layers markup from below: the first is the ground and stays
 */
export function unfolding(layers: readonly string[], size: Size, sign: Sign): string {
  const [ground = ''] = layers;
  const turns = layers.length;
  if (turns < 2) return ground;
  const stage = (turn: number): string => {
    const own = (layers[turn - 1] ?? '') + plate(size, turn - 1) + signed(sign, size, turn, turns);
    if (turn === turns) return element('g', {}, fades, goes(1 - turn), own);
    return element('g', {}, fades, goes(1), element('g', {}, goes(-turn), own), stage(turn + 1));
  };
  return ground + element('g', {}, fades, goes(1), stage(2), plate(size, 0));
}
