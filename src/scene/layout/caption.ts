/**
 * What a map says of itself: legend, duties and scale, in a band along one edge where the map ends; and the button that
 * opens it. The one source of where these stand: the stage puts its button where the scene says.
 */
import { metresPerPixel, type Camera, type Point, type Size } from '../camera';
import { textWidth, type Box } from '../box';
import type { Caption, Env, MapPicture } from '../types';
import { NARROW, typeScale } from '../typeScale';
import type { SceneSpec, StageStory } from '../../story/types';
import { reviewOf, UNPLACED } from '../../tables/words';
import { evenLines } from '../typeset';
import * as words from '../words';

/** The caption's lines before they have a place. */
export interface CaptionBlock {
  readonly rows: readonly string[];
  readonly fontSize: number;
  /** So many rows, from the top, name places without a position; air below them, rows. */
  readonly wanting: number;
  readonly air: number;
  /** The first row after these explains the glow, and begins with a picture of it. */
  readonly glow: boolean;
  /** Of the whole band, from the stage's edge. */
  readonly height: number;
}

/** Everything that stands on a map besides the map. */
export interface Furniture {
  readonly caption: Caption;
  readonly scaleBar: MapPicture['scaleBar'];
  readonly button: Box | null;
  /** What no lantern and no name may lie under. */
  readonly boxes: readonly Box[];
  /** What is left to the map. */
  readonly field: Box;
}

const INSET = 12;
const LEADING = 1.45;
/** The button keeps a finger's size; on a wide stage its words stand beside its drawing. */
const BUTTON = { side: 44, named: 132, inset: 8 } as const;
/** Buttons that lie below it while the map is in the reader's own hands, and the gap above each. */
const TOOLS = { count: 2, gap: 8 } as const;
const GAP = '　';
/** Room for the picture of the glow. */
const GLOW_EM = 1.8;

/** Most width of the scale bar, px. */
const barWidth = (size: Size): number => Math.min(110, size.width * 0.16);
/** A list of places without a position takes at most this part of the stage's height: a longer one is left to the table. */
const MOST_LIST = 0.2;

/** The scale bar stands at the end of the first row, after its text. */
const barRoom = (size: Size, small: number): number => barWidth(size) + small * 4.6;

/** Sets texts one after the other, each in one piece where it fits on a line; the first line is of `first` em, the others of `other`. */
function fill(texts: readonly string[], first: number, other: number): string[] {
  const rows: string[] = [];
  const room = (): number => (rows.length === 0 ? first : other);
  let row = '';
  for (const text of texts) {
    const longer = row ? row + GAP + text : text;
    if (textWidth(longer, 1) <= room()) {
      row = longer;
      continue;
    }
    // What does not fit on the first line goes on over the whole of the next.
    const begun = row || rows.length > 0 ? '' : (evenLines(text, first)[0] ?? '');
    if (row || begun) rows.push(row || begun);
    const lines = evenLines(text.slice(begun.length), other);
    row = lines.pop() ?? '';
    rows.push(...lines);
  }
  return [...rows, row];
}

/**
 * What the glow means, that places are approximate, whose map it is, its number.
 * @param unnamed some platforms found no room for their names: it says where these are
 */
export function captionBlock(story: StageStory, spec: SceneSpec, size: Size, unnamed = false): CaptionBlock {
  const { small } = typeScale(size);
  const { duties } = story;
  const date = duties.dataDate && words.dataDate(duties.dataDate);
  const places = story.places.filter(({ id }) => spec.places.includes(id));
  const glow = [...story.streets, ...places].some(({ spreadM }) => spreadM > 0);
  const width = size.width - INSET * 2;
  const first = (width - barRoom(size, small)) / small - (glow ? GLOW_EM : 0);
  const unplaced = places.flatMap(({ name, at }) => (at ? [] : [name]));
  const named = unplaced.length > 0 ? fill(`${UNPLACED}：${unplaced.join(GAP)}`.split(GAP), width / small, width / small) : [];
  const list = named.length * small * LEADING > size.height * MOST_LIST ? [] : named;
  const texts = [
    glow ? (textWidth(words.glow, 1) > first ? words.glowShort : words.glow) : '',
    spec.note,
    list === named ? '' : `${UNPLACED}：${words.inTable}`,
    duties.positionNote,
    textWidth(duties.source, small) > width ? duties.sourceShort : duties.source,
    duties.basemapSource,
    reviewOf(duties),
    date,
    unnamed ? words.unnamed : '',
  ].filter(Boolean);
  const rows = fill(texts, first, width / small);
  const air = list.length > 0 ? 0.5 : 0;
  rows.unshift(...list);
  return { rows, wanting: list.length, air, glow, fontSize: small, height: (rows.length + air) * small * LEADING + small };
}

/** Where the button stands that opens the map: at the upper right. */
export function buttonBox(size: Size): Box {
  const width = size.width < NARROW ? BUTTON.side : BUTTON.named;
  return { x: size.width - BUTTON.inset - width, y: BUTTON.inset, width, height: BUTTON.side };
}

/**
 * Furnishes a map.
 * @param foot px at the lower edge that belong to the cover painting; then the band lies along the upper edge
 * @param env whether there is a button, and, where the camera is the reader's own, her tools below it
 */
export function furnish(block: CaptionBlock, camera: Camera, size: Size, foot: number, env: Pick<Env, 'button' | 'camera'>): Furniture {
  const { fontSize: small, height, rows, glow, wanting, air } = block;
  const edge = foot > 0 ? 'top' : 'bottom';
  const band: Box = { x: 0, y: edge === 'top' ? 0 : size.height - height, width: size.width, height };
  const lineHeight = small * LEADING;
  const top = band.y + small * 0.5;
  const baseline = (row: number): number => top + (row + 0.8 + (row < wanting ? 0 : air)) * lineHeight;
  const caption: Caption = {
    lines: rows.map((text, k) => ({ text, at: [INSET + (glow && k === wanting ? small * GLOW_EM : 0), baseline(k)] as Point })),
    wanting,
    glow: glow ? { at: [INSET + small * 0.7, baseline(wanting) - 0.3 * lineHeight], radius: small * 0.7 } : null,
    fontSize: small,
    box: band,
    edge,
  };
  const { width, text } = roundLength(camera, size);
  const scaleBar = { at: [size.width - INSET - width, baseline(wanting)] as Point, width, text };
  const button = env.button ? buttonBox(size) : null;
  const tools = button && env.camera ? { ...button, height: button.height + TOOLS.count * (BUTTON.side + TOOLS.gap) } : button;
  const painting: Box = { x: 0, y: size.height - foot, width: size.width, height: foot };
  return {
    caption,
    scaleBar,
    button,
    boxes: [band, ...(tools ? [tools] : []), ...(foot > 0 ? [painting] : [])],
    field: { x: 0, y: edge === 'top' ? height : 0, width: size.width, height: size.height - height - foot },
  };
}

/** A round ground length of at most a sixth of the stage, and its width on it. */
function roundLength(camera: Camera, size: Size): { width: number; text: string } {
  const mpp = metresPerPixel(camera);
  const most = barWidth(size) * mpp;
  const metres = [20_000, 10_000, 5000, 2000, 1000, 500, 200, 100, 50].find((m) => m <= most) ?? 50;
  return { width: metres / mpp, text: words.metres(metres) };
}
