/** The story's cover as a picture: title, map with its lanterns, the painting along the foot. */
import { encode } from 'uqr';
import type { Box } from '../../scene/box';
import type { Size } from '../../scene/camera';
import { textBlock } from '../../scene/layout/blocks';
import { firstStep } from '../../scene/find';
import { alone, sceneFor } from '../../scene/scene';
import type { StageStory } from '../../story/types';
import { CARD, type Sheet, type SheetBlock } from './layout';
import { labels, type SheetWords } from './words';

export interface CoverShape {
  readonly id: string;
  readonly size: Size;
  /** Type size of the title, px. */
  readonly title: number;
}

/** A cover with room for the painting, and, where it is a poster, with a code that leads to the page. */
export interface Cover extends Sheet {
  readonly painting: Box;
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

/** On wide covers the painting takes the foot of the map, whose caption then stands above it; scene px. */
const FOOT = 4;

/** Where the poster's code stands. */
const CODE: Box = { x: 72, y: 1140, width: 228, height: 228 };

/** Proportion of the painting (see HeroPainting.svelte). */
const PAINTING = 400 / 1440;

/** An address as a QR code (ISO/IEC 18004, level M: readable with 15 % of it lost), with the quiet zone of four modules. */
function codeOf(address: string): Cover['code'] {
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { box: CODE, units: size, path };
}

/** Lays out a cover: wide ones with the words beside the map, tall ones with the words above it. */
export function coverSheet(stage: StageStory, { site }: SheetWords, { id, size, title }: CoverShape): Cover {
  const { width, height } = size;
  const wide = width > height * 1.5;
  const first = firstStep(stage);
  const margin = Math.round(width * (wide ? 0.045 : 0.067));
  const painted = Math.round(width * PAINTING * (wide ? 0.8 : 1));
  const top = wide ? Math.round(height * 0.09) : margin;
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
    ...(id === 'poster'
      ? [
          {
            tone: 'sheet-text' as const,
            block: textBlock(site.address, [CODE.x + CODE.width + 36, CODE.y + 76], 27, width - CODE.x - CODE.width - 36 - margin),
          },
        ]
      : []),
  ];
  const foot = id === 'poster' ? CODE.y - 20 : height - painted * (wide ? 0.6 : 0.78);
  const mapTop = wide ? 0 : source + small * 2;
  const left = wide ? Math.round(width * 0.49) : margin - 20;
  const box = { x: left, y: mapTop, width: width - left - (wide ? 0 : left), height: foot - mapTop };
  const scale = wide ? 1.2 : 1.7;
  const scene = sceneFor(stage, first, {
    ...alone({ width: Math.round(box.width / scale), height: Math.round(box.height / scale) }),
    foot: wide ? FOOT : 0,
  });
  return {
    size,
    alt: `${site.title}：${site.subtitle}`,
    blocks,
    number: null,
    picture: { box, scene },
    seal,
    rules: [],
    painting: { x: 0, y: height - painted, width, height: painted },
    code: id === 'poster' && site.address ? codeOf(site.address) : null,
  };
}
