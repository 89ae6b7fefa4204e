/** Text of a drawing as text boxes: one for each text, its lines pinned; what is set upright stays one text, read downward. */
import { textWidth, type Box } from '../../../src/scene/box';
import type { Point } from '../../../src/scene/camera';
import { growth, moved, type Matrix } from '../drawing/matrix';
import { colourOf } from '../drawing/paint';
import type { Run, Shape, TextShape } from './shapes';
import { styleWithin, type Declared, type Style } from '../drawing/styles';

/** From the middle of a character's square down to the baseline, em. */
const MIDDLE = 0.38;
/** Room of a line, em. */
const LINE = 1.25;

interface Line {
  readonly at: Point;
  readonly runs: Run[];
}

/** What a text is drawn with. */
export interface Lettering {
  readonly matrix: Matrix;
  readonly style: Style;
  readonly declared: ReadonlyMap<Element, Declared>;
  readonly link: string | null;
  readonly halo: string | null;
}

const numbersIn = (element: Element, name: string): number[] =>
  (element.getAttribute(name) ?? '').trim().split(/\s+/).filter(Boolean).map(Number);

function runOf(text: string, style: Style, { matrix }: Lettering): Run {
  return {
    text,
    size: style.fontSize * growth(matrix),
    // What the page sets in the reader's own sans has a font of its own in a drawing that stands by itself (build/sheet-style.ts).
    family: /Yunhe Text|sans-serif/.test(style.family) ? 'sans' : 'serif',
    bold: style.bold,
    paint: { colour: colourOf(style.fill, style) ?? '#000000', alpha: style.fillOpacity * style.opacity },
    underline: style.underline,
    spacing: 0,
  };
}

function linesOf(text: Element, own: Style, lettering: Lettering): Line[] {
  const lines: Line[] = [];
  const start: Point = [numbersIn(text, 'x')[0] ?? 0, numbersIn(text, 'y')[0] ?? 0];
  const add = (said: string, style: Style, at: Point | null): void => {
    const line = lines[lines.length - 1];
    const run = runOf(said.replace(/[ \t\n\r]+/g, ' '), style, lettering);
    if (at || !line) lines.push({ at: moved(lettering.matrix, at ?? start), runs: [run] });
    else line.runs.push(run);
  };
  for (const node of text.childNodes) {
    // Spaces between elements are the markup's, those inside them are the text's.
    if (node.nodeType === 3 && node.textContent?.trim()) add(node.textContent, own, null);
    if (node.nodeType !== 1) continue;
    const part = node as Element;
    const style = styleWithin(own, lettering.declared.get(part));
    const [y] = numbersIn(part, 'y');
    add(part.textContent, style, y === undefined ? null : [numbersIn(part, 'x')[0] ?? start[0], y]);
  }
  return lines;
}

const widthOf = (runs: readonly Run[]): number => runs.reduce((sum, { text, size }) => sum + textWidth(text, size), 0);
const sizeOf = (runs: readonly Run[]): number => Math.max(...runs.map(({ size }) => size));
const plain = (lines: readonly (readonly Run[])[]): string => lines.map((runs) => runs.map(({ text }) => text).join('')).join('');

/** A text box around lines that stand one below the other at the same distance. */
function block(lines: readonly Line[], anchor: string, { link, halo }: Lettering): TextShape | null {
  const [first, second] = lines;
  if (!first) return null;
  const size = sizeOf(first.runs);
  const pitch = second ? second.at[1] - first.at[1] : size * LINE;
  const width = Math.max(...lines.map(({ runs }) => widthOf(runs))) + size * 0.1;
  const share = anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0;
  // An opening mark hangs to the left of its line's place.
  const box: Box = {
    x: Math.max(...lines.map(({ at }) => at[0])) - width * share,
    y: first.at[1] - size * MIDDLE - pitch / 2,
    width,
    height: pitch * lines.length,
  };
  return {
    kind: 'text',
    name: plain(lines.map(({ runs }) => runs)),
    link,
    box,
    align: share === 0 ? 'l' : share === 1 ? 'r' : 'ctr',
    lines: lines.map(({ runs }) => runs),
    pitch,
    downward: false,
    halo,
    role: null,
  };
}

/** Lines in boxes: those of one type size together. */
function blocks(lines: readonly Line[], anchor: string, lettering: Lettering): TextShape[] {
  const together: Line[][] = [];
  for (const line of lines) {
    const last = together[together.length - 1];
    const before = last?.[last.length - 1];
    if (last && before && sizeOf(before.runs) === sizeOf(line.runs)) last.push(line);
    else together.push([line]);
  }
  return together.flatMap((each) => block(each, anchor, lettering) ?? []);
}

/** Characters that have a place each: a column, where they stand in one, or a word that follows its water. */
function placed(text: Element, own: Style, lettering: Lettering): Shape[] {
  const said = text.textContent;
  const [xs, ys] = [numbersIn(text, 'x'), numbersIn(text, 'y')];
  let unit = 0;
  const characters = [...said].map((character): Line => {
    const at = moved(lettering.matrix, [xs[unit] ?? 0, ys[unit] ?? 0]);
    unit += character.length;
    return { at, runs: [runOf(character, own, lettering)] };
  });
  const [first, second] = characters;
  if (!first || !second) return blocks(characters, own.anchor, lettering);
  const size = sizeOf(first.runs);
  const pitch = second.at[1] - first.at[1];
  const inColumn =
    pitch > 0 &&
    characters.every(({ at }, k) => Math.abs(at[0] - first.at[0]) < size * 0.6 && Math.abs(at[1] - first.at[1] - pitch * k) < size * 0.6);
  if (!inColumn) {
    const children = characters.flatMap((character) => block([character], own.anchor, lettering) ?? []);
    return [{ kind: 'group', name: said, alt: '', children }];
  }
  // Letters and digits would lie on their side.
  if (/[\w]/.test(said))
    return blocks(
      characters.map((each, k) => ({ ...each, at: [first.at[0], first.at[1] + pitch * k] })),
      own.anchor,
      lettering,
    );
  const whole = block([{ at: first.at, runs: [{ ...runOf(said, own, lettering), spacing: pitch - size }] }], 'middle', lettering);
  const box = {
    x: first.at[0] - (size * LINE) / 2,
    y: first.at[1] - size * MIDDLE - pitch / 2,
    width: size * LINE,
    height: pitch * characters.length,
  };
  return whole ? [{ ...whole, box, align: 'l', downward: true }] : [];
}

/** The shapes of a `<text>`. */
export function lettered(text: Element, lettering: Lettering): Shape[] {
  const own = lettering.style;
  if (numbersIn(text, 'x').length > 1) return placed(text, own, lettering);
  return blocks(linesOf(text, own, lettering), own.anchor, lettering);
}
