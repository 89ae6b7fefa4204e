/** What a map says of itself at its edge: legend, duties, scale. */
import { metresPerPixel, type Camera, type Point, type Size } from '../camera';
import { textWidth, type Box } from '../labels';
import type { Caption, MapPicture } from '../scene';
import { NARROW, typeScale } from '../typeScale';
import type { SceneSpec, StageStory } from '../types';
import { breakLines } from '../typeset';

export type Corner = 'bottom-left' | 'bottom-right' | 'top-left' | 'top-right';
export type BarSide = 'left' | 'right';

/** The caption's lines before it has a place. */
export interface CaptionBlock {
  readonly rows: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  /** The first row explains the glow, and begins with a picture of it. */
  readonly glow: boolean;
}

/** Everything that stands on a map besides the map. */
export interface Furniture {
  readonly caption: Caption;
  readonly scaleBar: MapPicture['scaleBar'];
  /** What no lantern and no name may lie under: caption, scale bar, the button that opens the map. */
  readonly boxes: readonly Box[];
}

/** Side of the button at the stage's upper right edge, px; its label makes it wider on a wide stage. */
const BUTTON = { height: 44, narrow: 44, wide: 132, inset: 8 } as const;

/** Corners that a caption may take, best first. On the cover the lower edge is the painting's. */
export function cornersOf(cover: boolean): readonly Corner[] {
  return cover ? ['top-right'] : ['bottom-left', 'bottom-right', 'top-left', 'top-right'];
}

/** Lower corners that the scale bar may take, best first: not the caption's own. */
export function barSidesOf(corner: Corner): readonly BarSide[] {
  return corner === 'bottom-left' ? ['right'] : corner === 'bottom-right' ? ['left'] : ['right', 'left'];
}

/** What the glow means, that places are approximate, whose map it is, its number. */
export function captionBlock(story: StageStory, spec: SceneSpec, size: Size): CaptionBlock {
  const { small } = typeScale(size);
  const { duties } = story;
  const perLine = Math.max(12, Math.floor((size.width - 24) / small) - 2);
  const review = duties.reviewNumber ? `审图号：${duties.reviewNumber}` : duties.reviewPending ? '审图号待补' : '';
  const date = duties.dataDate && `数据截至：${duties.dataDate}`;
  const texts = [spec.note, duties.positionNote, duties.source, duties.basemapSource, review, date].filter(Boolean);
  const glow = story.streets.some(({ spreadM }) => spreadM > 0);
  const rows = [...(glow ? ['光晕越大，位置越不确定'] : []), ...texts.flatMap((text) => (textWidth(text, small) < size.width - 24 ? [text] : breakLines(text, perLine)))];
  const width = Math.max(...rows.map((text, k) => textWidth(text, small) + (glow && k === 0 ? small * 1.8 : 0))) + 12;
  return { rows, width, height: rows.length * small * 1.45, fontSize: small, glow };
}

/**
 * Puts the caption into a corner and the scale bar into a lower one.
 * @param cover true on the cover, whose map is not opened and whose lower edge is the painting's
 */
export function furnish(block: CaptionBlock, corner: Corner, bar: BarSide, camera: Camera, size: Size, cover: boolean): Furniture {
  const { small } = typeScale(size);
  const button: Box = {
    x: size.width - BUTTON.inset - (size.width < NARROW ? BUTTON.narrow : BUTTON.wide), y: BUTTON.inset,
    width: size.width < NARROW ? BUTTON.narrow : BUTTON.wide, height: BUTTON.height,
  };
  const [atTop, atRight] = [corner.startsWith('top'), corner.endsWith('right')];
  const top = atTop ? 12 + (atRight && !cover ? button.y + button.height : 0) : size.height - 10 - block.height;
  const x = atRight ? size.width - block.width - 8 : 12;
  const lineHeight = block.height / block.rows.length;
  const caption: Caption = {
    lines: block.rows.map((text, k) => ({ text, at: [x + (block.glow && k === 0 ? small * 1.8 : 0), top + (k + 0.8) * lineHeight] as Point })),
    glow: block.glow ? { at: [x + small * 0.7, top + lineHeight * 0.5], radius: small * 0.7 } : null, fontSize: small,
    box: { x: x - 4, y: top - 2, width: block.width + 8, height: block.height + 8 },
  };
  const scaleBar = scaleBarFor(camera, size, small, caption.box, bar, cover);
  const barBox: Box = { x: scaleBar.at[0] - 4, y: scaleBar.at[1] - small * 1.7, width: scaleBar.width + 8, height: small * 2.2 };
  return { caption, scaleBar, boxes: cover ? [caption.box, barBox] : [caption.box, barBox, button] };
}

/** A round ground length of at most a fifth of the stage: in a lower corner, above a caption that is too wide to stand beside; on the cover below the caption. */
function scaleBarFor(camera: Camera, size: Size, small: number, caption: Box, bar: BarSide, cover: boolean): MapPicture['scaleBar'] {
  const mpp = metresPerPixel(camera);
  const most = Math.min(140, size.width * 0.2) * mpp;
  const metres = [20_000, 10_000, 5000, 2000, 1000, 500, 200, 100, 50].find((m) => m <= most) ?? 50;
  const width = metres / mpp;
  const text = metres >= 1000 ? `${metres / 1000} 公里` : `${metres} 米`;
  const x = bar === 'left' ? 14 : size.width - width - 14;
  if (cover) return { at: [x, caption.y + caption.height + small * 2], width, text };
  const beside = caption.y < size.height / 2 || caption.x + caption.width < x - 12 || caption.x > x + width + 12;
  return { at: [x, beside ? size.height - 14 - small * 0.2 : caption.y - 4], width, text };
}
