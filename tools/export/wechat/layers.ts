/** What of a picture comes with which tap: its meaning in steps, told by the classes of what is drawn. */
import type { FigureKind } from '../../../src/story/kinds';
import type { NameOf } from '../drawing/walk';

interface Step {
  /** What comes, as CSS selects it. */
  readonly what: string;
  /** It comes in so many steps, one after the other as it is drawn; 1 if not said. */
  readonly parts?: number;
}

interface Plan {
  /** What comes after the ground, which is all that nothing here selects. What two steps select comes with the later one. */
  readonly steps: readonly Step[];
  /** What stays though it stands in something that comes: headings, a single boat that says what a boat is. */
  readonly stays?: string;
}

/**
 * Kind of picture → how it unfolds. Rows are halved and quartered only to come calmly: no part has a meaning of its own. What the report
 * gives no order comes all at once.
 */
const PLANS: Readonly<Record<FigureKind, Plan>> = {
  // The water alone; then lanterns and all that is said of the map; then bridges; then names.
  map: {
    steps: [{ what: '.map > :not(.ground), .marks' }, { what: '.places' }, { what: '.marks .label, .marks .leader, .marks .plate' }],
  },
  strip: { steps: [{ what: '.marks' }, { what: '.marks .label, .marks .leader' }] },
  tiles: { steps: [{ what: '.marks' }, { what: '.marks .label' }] },
  units: {
    steps: [{ what: '.unit-row', parts: 3 }, { what: '.open-end' }],
    stays: '.unit-row:first-child > [data-unit]:first-child',
  },
  sum: { steps: [{ what: '.stream', parts: 3 }, { what: '.open-end' }] },
  merger: { steps: [{ what: '.marks' }, { what: '.marks .label' }, { what: '.arm-meet' }] },
  // What is counted; then how much.
  wall: { steps: [{ what: '.wall-number', parts: 4 }] },
  // The leads; then what was done, fold by fold, or row by row where there is one fold.
  deeds: {
    steps: [
      { what: '.hand-scroll:has(.fold ~ .fold) .fold', parts: 4 },
      { what: '.hand-scroll:not(:has(.fold ~ .fold)) .deed', parts: 3 },
    ],
    stays: '.fold-edge, .fold-head, .slip-mount, .slip, .slip-text',
  },
  directory: { steps: [{ what: '.fold', parts: 5 }] },
  strands: { steps: [{ what: '.threads' }, { what: '.strands > .glow, .strands > use, .far-light' }] },
  days: { steps: [{ what: '.day > use, .day-cord' }, { what: '.day > :not(use):not(.day-cord)' }, { what: '.deed-result' }] },
  shelves: { steps: [{ what: '.shelf', parts: 3 }], stays: '.lead-board, .lead-slip, .shelf-lead' },
  together: { steps: [{ what: '.partner' }, { what: '.deed-result' }] },
};

/** Name of what is always there. */
export const GROUND = '0';

/** Layers of a kind of picture: their names from below, and which of them an element begins. */
export function layersOf(kind: FigureKind): { readonly names: readonly string[]; readonly nameOf: NameOf } {
  const names = [GROUND];
  const { steps: plan, stays } = PLANS[kind];
  const steps = plan.map(({ what, parts = 1 }) => {
    const own = Array.from({ length: parts }, () => {
      names.push(String(names.length));
      return names[names.length - 1] ?? '';
    });
    return { what, own, all: new WeakMap<Element, Element[]>() };
  });
  const nameOf: NameOf = (element) => {
    if (stays !== undefined && element.matches(stays)) return GROUND;
    const step = [...steps].reverse().find(({ what }) => element.matches(what));
    if (!step) return null;
    const [first = null] = step.own;
    if (step.own.length === 1) return first;
    const root = element.ownerDocument.documentElement;
    const all = step.all.get(root) ?? [...root.querySelectorAll(step.what)];
    step.all.set(root, all);
    return step.own[Math.floor((all.indexOf(element) * step.own.length) / all.length)] ?? first;
  };
  return { names, nameOf };
}
