/** The story's cover as a picture: the title, and the canal with its lanterns across it; on the poster the map over the painting. */
import { encode } from 'uqr';
import { textWidth, type Box } from '../../scene/box';
import type { Size } from '../../scene/camera';
import { textBlock } from '../../scene/layout/blocks';
import { firstStep } from '../../scene/find';
import { alone, sceneFor } from '../../scene/scene';
import type { StageStory } from '../../story/types';
import { coverCanal, type CoverCanal } from './coverCanal';
import { CARD, type Sheet, type SheetBlock } from './layout';
import { labels, type SheetWords } from './words';

export interface CoverShape {
  readonly id: string;
  readonly size: Size;
  /** Type size of the title, px. */
  readonly title: number;
}

/** A cover has the canal; one that is a poster the map, the painting below it, and a code that leads to the page. */
export interface Cover extends Omit<Sheet, 'picture'> {
  readonly picture: Sheet['picture'] | null;
  readonly canal: CoverCanal | null;
  readonly painting: Box | null;
  /** Dark modules of a QR code as path data, one unit a module; `units` of them make its side. */
  readonly code: { readonly box: Box; readonly units: number; readonly path: string } | null;
}

/** WeChat's two covers, the card of the story's page, and the poster. */
export const COVERS: readonly CoverShape[] = [
  { id: 'cover-wide', size: { width: 1410, height: 600 }, title: 122 },
  { id: 'cover-square', size: { width: 1080, height: 1080 }, title: 148 },
  { id: 'card', size: CARD, title: 112 },
  { id: 'poster', size: { width: 1080, height: 1620 }, title: 150 },
];

/** Where the poster's code stands. */
const CODE: Box = { x: 72, y: 1140, width: 228, height: 228 };

/** Proportion of the painting (see draw/painting/Frame.svelte). */
const PAINTING = 400 / 1440;

/** An address as a QR code (ISO/IEC 18004, level M: readable with 15 % of it lost), with the quiet zone of four modules. */
function codeOf(address: string): Cover['code'] {
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { box: CODE, units: size, path };
}

/** Lays out a cover: the title on quiet paper, the canal beside and below it, or the poster's map below. */
export function coverSheet(stage: StageStory, { site }: SheetWords, { id, size, title }: CoverShape): Cover {
  const { width, height } = size;
  const wide = width > height * 1.5;
  const margin = Math.round(width * (wide ? 0.045 : 0.067));
  const top = wide ? Math.round(height * 0.1) : margin;
  const small = Math.round(title * 0.25);
  const set = (tone: SheetBlock['tone'], text: string, x: number, y: number, fontSize: number): SheetBlock => ({
    tone,
    block: textBlock(text, [x, y], fontSize, Infinity),
  });
  const under = top + title * 1.24;
  const source = under + small * 1.9;
  const seal = { x: margin, y: source, width: small * 1.5, height: small * 1.5 };
  const blocks = [
    set('sheet-title', site.title, margin, top, title),
    set('sheet-noun', site.subtitle, margin, under, small),
    set('sheet-kicker', labels.of(site.report), margin + small * 1.9, source + small * 0.32, small * 0.72),
  ];
  const sheet = { size, alt: `${site.title}：${site.subtitle}`, number: null, seal, local: site.local, rules: [] };
  if (id !== 'poster') {
    const note = small * 0.62;
    // In the corner that the canal leaves free.
    const x = wide ? width - margin - textWidth(site.lanterns, note) : margin;
    const line = set('sheet-small', site.lanterns, x, height - note * 2.6, note);
    return {
      ...sheet,
      blocks: [...blocks, line],
      picture: null,
      painting: null,
      code: null,
      canal: coverCanal(size, stage.streets.length, note * 3.4),
    };
  }
  const painted = Math.round(width * PAINTING);
  const mapTop = source + small * 2;
  const box = { x: margin - 20, y: mapTop, width: width - (margin - 20) * 2, height: CODE.y - 20 - mapTop };
  const scene = sceneFor(stage, firstStep(stage), alone({ width: Math.round(box.width / 1.7), height: Math.round(box.height / 1.7) }));
  const beside = CODE.x + CODE.width + 36;
  return {
    ...sheet,
    blocks: [...blocks, { tone: 'sheet-text', block: textBlock(site.address, [beside, CODE.y + 76], 27, width - beside - margin) }],
    picture: { box, scene },
    painting: { x: 0, y: height - painted, width, height: painted },
    code: site.address ? codeOf(site.address) : null,
    canal: null,
  };
}
