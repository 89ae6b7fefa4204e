/**
 * Holds the reader's place: whatever changes heights (a turned phone, another window, fonts, tables, the finder, a
 * keyboard), the words on the reading line stay on it, and what the reader has under her finger stays there.
 */
import { put, standing } from '../surface';
import { READING_LINE } from './observe';

type Edge = readonly [element: Element, side: 'top' | 'bottom'];
/** A point between two edges of the text, as a share of the way from one to the other. */
interface Point {
  readonly from: Edge;
  readonly to: Edge;
  readonly share: number;
}

/** What is written in lines: inside it the share of its height finds the line again, however it wraps. */
const LINES = 'p, h1, h2, h3, h4, li, dt, dd, summary, figcaption, tr, svg';
const LEAVES = `${LINES}, details:not([open])`;
/** On a screen that low the stage makes room for a field that is typed into, px. */
const LOW_PX = 560;
const MARGIN_PX = 8;
const FIELD = 'input, textarea, select';

const y = ([element, side]: Edge): number => element.getBoundingClientRect()[side];
const drawn = ({ from, to }: Point): boolean => [from, to].every(([element]) => element.getClientRects().length > 0);

/** The point of the text on a line across the window: the same point several times, from the whole text down to its words. */
function pointsOn(line: number, text: Element): Point[] {
  const points: Point[] = [];
  const note = (from: Edge, to: Edge): number => {
    const [a, b] = [y(from), y(to)];
    const share = b > a ? (line - a) / (b - a) : 0;
    points.push({ from, to, share });
    return share;
  };
  for (let inside: Element | undefined = text; inside;) {
    const whole: Element = inside;
    inside = undefined;
    // Above or below the text there are no words to hold; what is folded away has no place, and to ask for it lays it out.
    if (note([whole, 'top'], [whole, 'bottom']) > 1 || whole.matches(LEAVES)) break;
    let above: Edge = [whole, 'top'];
    let below: Edge = [whole, 'bottom'];
    for (const child of whole.children) {
      const { top, bottom, height } = child.getBoundingClientRect();
      // One pixel high is what only a screen reader is told.
      if (height < 2) continue;
      if (top > line) {
        below = [child, 'top'];
        break;
      }
      if (bottom > line) inside = child;
      else above = [child, 'bottom'];
    }
    if (!inside) note(above, below);
  }
  return points;
}

/**
 * Starts to hold the reader's place.
 * @param text what is read, laid out in one column
 * @returns puts the place right at once, for those who change heights and cannot wait for the next frame
 */
export function holdPlace(text: HTMLElement): () => void {
  const view = window.visualViewport;
  // Asked for at every frame: a list that the browser keeps, not a search through the page.
  const dialogs = document.getElementsByTagName('dialog');
  const dialogOpen = (): boolean => [...dialogs].some(({ open }) => open);
  let points: Point[] = [];
  /** What was last pressed or focused, and where it stood; until the reader scrolls on. */
  let pin: { readonly element: Element; readonly top: number } | null = null;
  let [width, height, length, scrolled] = [0, 0, 0, 0];

  const measure = (): void => {
    [width, height, length, scrolled] = [innerWidth, innerHeight, text.offsetHeight, scrollY];
  };
  const keep = (): void => {
    measure();
    points = scrolled > 0 ? pointsOn(innerHeight * READING_LINE, text) : [];
  };
  const moveBy = (by: number): void => {
    if (Math.abs(by) >= 1) window.scrollBy(0, by);
  };
  const field = (): Element | null => (standing('typing') === undefined ? null : document.activeElement);

  const settle = (): void => {
    const resized = innerWidth !== width || innerHeight !== height;
    if (!resized && text.offsetHeight === length) {
      // The reader scrolls; what the last correction did is not her doing.
      if (scrollY === scrolled) return;
      // Behind a dialog the page does not move (see ui/stayPut.ts; a scroll bar can be dragged all the same).
      if (dialogOpen()) return window.scrollTo(scrollX, scrolled);
      keep();
      return pinField();
    }
    // A bar of the browser that goes while one scrolls: the text stands where it stood.
    if (innerWidth === width && text.offsetHeight === length && !field()) return keep();
    // What she has scrolled in this very moment; a browser that has run out of page has scrolled by itself.
    const since = resized || scrolled > document.documentElement.scrollHeight - innerHeight ? 0 : scrollY - scrolled;
    const point = points.filter(drawn).pop();
    const held = pin && (!resized || pin.element === field()) && pin.element.getClientRects().length > 0 ? pin : null;
    if (held) moveBy(held.element.getBoundingClientRect().top - held.top + since);
    else if (!point) window.scrollTo(0, since);
    else moveBy(y(point.from) + (y(point.to) - y(point.from)) * point.share - innerHeight * READING_LINE + since);
    if (resized) {
      // A window that gets its old size back gets the old place back, to the pixel.
      measure();
      return inSight();
    }
    keep();
    if (since) pinField();
  };

  /** Whoever scrolls lets go, but for a field that she types into and still sees. */
  function pinField(): void {
    const typed = field();
    const box = typed?.getBoundingClientRect();
    pin = typed && box && box.bottom > 0 && box.top < innerHeight ? { element: typed, top: box.top } : null;
  }

  /** A field that is typed into lies neither behind the stage nor under a keyboard. */
  function inSight(): void {
    const typed = field();
    if (!typed) return;
    const top = view?.offsetTop ?? 0;
    const high = view?.height ?? innerHeight;
    put('typing', high < LOW_PX ? 'low' : '');
    if (pin?.element !== typed) return;
    const box = typed.getBoundingClientRect();
    const stage = document.getElementById('stage')?.getBoundingClientRect();
    const covered = stage && stage.left < box.right && stage.right > box.left ? Math.max(top, stage.bottom) : top;
    const bar = document.querySelector('.progress')?.getBoundingClientRect();
    const end = Math.min(top + high, bar && bar.width > bar.height ? bar.top : Infinity);
    const room = box.top - covered - MARGIN_PX;
    moveBy(room < 0 ? room : Math.max(0, Math.min(room, box.bottom - end + MARGIN_PX)));
    scrolled = scrollY;
    pinField();
  }

  const onTouch = ({ type, target }: Event): void => {
    if (!(target instanceof Element) || !text.contains(target)) return;
    pin = { element: target, top: target.getBoundingClientRect().top };
    if (type !== 'focusin' || !target.matches(FIELD)) return;
    put('typing', '');
    inSight();
  };
  addEventListener('pointerdown', onTouch, true);
  addEventListener('focusin', onTouch, true);
  addEventListener('focusout', () => put('typing', null));
  for (const change of ['resize', 'scroll', 'afterprint', 'pageshow']) addEventListener(change, settle);
  view?.addEventListener('resize', inSight);
  new ResizeObserver(settle).observe(text);
  keep();
  return settle;
}
